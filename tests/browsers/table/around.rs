//! Policies and authentication around routes: `Cors`, `SkipPreflight`, `enforce`.

use actix_web::{
    Error, HttpResponse, Responder,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    middleware::{Next, from_fn},
    route,
    web::{self, ServiceConfig},
};
use cors_runtime::{Cors, Policy, SkipPreflight, cors, policy};

use crate::{
    row::{Credentials, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

const OUTER: Policy =
    policy!(origins = ["http://app.localhost:*"], headers = ["Authorization"], expose = ["X-Outer"], credentials);
const INNER: Policy = policy!(origins = ["http://partner.localhost:*"], headers = ["Authorization"]);

/// Lets in who has a token.
async fn authenticate(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody>>, Error> {
    if request.headers().contains_key("authorization") {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    let refused = HttpResponse::Unauthorized().insert_header(("X-Outer", "log in")).body("who?");
    Ok(request.into_response(refused).map_into_right_body())
}

async fn plain(_: Ran) -> impl Responder {
    "plain"
}

#[cors(INNER)]
#[route("/annotated", method = "GET", method = "PUT")]
async fn annotated(_: Ran) -> impl Responder {
    "annotated"
}

#[cors(deny)]
#[route("/denied", method = "GET", method = "PUT")]
async fn denied(_: Ran) -> impl Responder {
    "denied"
}

#[cors(origins = ["http://app.localhost:*"], enforce)]
#[route("/around/enforced", method = "GET", method = "POST", method = "PUT")]
async fn enforced(_: Ran) -> impl Responder {
    "enforced"
}

fn routes(config: &mut ServiceConfig) {
    config.service(annotated).service(denied);
    config.service(web::resource("/plain").route(web::get().to(plain)).route(web::put().to(plain)));
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(enforced);
    config.service(web::scope("/around/cors").configure(routes).wrap(Cors::new(OUTER)));
    let skips = web::scope("/around/skips").configure(routes);
    config.service(skips.wrap(SkipPreflight::new(from_fn(authenticate))).wrap(Cors::new(OUTER)));
    let blocks = web::scope("/around/blocks").configure(routes);
    config.service(blocks.wrap(from_fn(authenticate)).wrap(Cors::new(OUTER)));
    let unreadable = web::scope("/around/unreadable").configure(routes).wrap(Cors::new(OUTER));
    config.service(unreadable.wrap(SkipPreflight::new(from_fn(authenticate))));
}

const TOKEN: (&str, &str) = ("Authorization", "Bearer token");

pub(super) fn rows() -> Vec<Row> {
    let mut rows = cors();
    rows.extend(skip_preflight());
    rows.extend(enforce());
    rows
}

fn cors() -> Vec<Row> {
    vec![
        row("a policy around a route shares it")
            .get("/around/cors/plain")
            .credentials(Credentials::Include)
            .sees("plain")
            .put("/around/cors/plain")
            .credentials(Credentials::Include)
            .preflighted()
            .sees("plain"),
        row("and with its pages alone")
            .page(PARTNER)
            .get("/around/cors/plain")
            .refused_at_response(Why::NoAllowOrigin)
            .put("/around/cors/plain")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("a policy around an application shares its 404").get("/around/cors/nowhere").sees_status(404, "").arrives(&["GET"]),
        row("the policy of a route wins over the one around it")
            .page(PARTNER)
            .get("/around/cors/annotated")
            .sees("annotated")
            .put("/around/cors/annotated")
            .preflighted()
            .sees("annotated"),
        row("its refusals too")
            .get("/around/cors/annotated")
            .refused_at_response(Why::NoAllowOrigin)
            .put("/around/cors/annotated")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("a route that denies shares nothing under a policy around it")
            .get("/around/cors/denied")
            .refused_at_response(Why::NoAllowOrigin)
            .put("/around/cors/denied")
            .refused_at_preflight(Why::NoAllowOrigin),
    ]
}

fn skip_preflight() -> Vec<Row> {
    vec![
        row("a preflight goes around the authentication, and its request through")
            .put("/around/skips/plain")
            .header(TOKEN.0, TOKEN.1)
            .preflighted()
            .sees("plain"),
        row("to a route with a policy of its own too")
            .page(PARTNER)
            .put("/around/skips/annotated")
            .header(TOKEN.0, TOKEN.1)
            .preflighted()
            .sees("annotated"),
        row("a 401 of the authentication is readable under a policy around it")
            .get("/around/skips/plain")
            .sees_status(401, "who?")
            .reads("x-outer", "log in")
            .arrives(&["GET"])
            .put("/around/skips/plain")
            .preflighted()
            .sees_status(401, "who?")
            .arrives(&["OPTIONS", "PUT"]),
        row("authentication that a preflight does not go around refuses it")
            .put("/around/blocks/plain")
            .header(TOKEN.0, TOKEN.1)
            .refused_at_preflight(Why::NoAllowOrigin),
        row("a 401 from outside of the policy is not readable")
            .get("/around/unreadable/plain")
            .refused_at_response(Why::NoAllowOrigin)
            .arrives(&["GET"]),
    ]
}

fn enforce() -> Vec<Row> {
    vec![
        row("what is enforced lets its page through")
            .get("/around/enforced")
            .sees("enforced")
            .put("/around/enforced")
            .preflighted()
            .sees("enforced"),
        row("and keeps a stranger from the handler")
            .page(PARTNER)
            .get("/around/enforced")
            .refused_at_response(Why::NoAllowOrigin)
            .arrives(&["GET"]),
        row("also where the browser does not ask first")
            .page(PARTNER)
            .post("/around/enforced")
            .refused_at_response(Why::NoAllowOrigin)
            .arrives(&["POST"]),
        row("a page of the API itself is no stranger")
            .page("http://api.localhost:{api}")
            .post("/around/enforced")
            .sees("enforced"),
    ]
}
