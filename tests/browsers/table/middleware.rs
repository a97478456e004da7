//! `Cors` around a scope, a policy of a route inside, and authentication around both.

use actix_web::{
    Error, Responder,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    error::ErrorUnauthorized,
    get,
    http::header::AUTHORIZATION,
    middleware::{Next, from_fn},
    put, route,
    web::{self, ServiceConfig},
};
use cors_runtime::{Cors, Policy, SkipPreflight, cors, policy};

use crate::{
    row::{Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

const SCOPE: Policy = policy!(
    origins = ["http://app.localhost:*"],
    headers = ["Authorization", "X-Request-Id"],
    expose = ["X-Total"]
);

/// Has no attribute, so the scope's policy applies.
#[route("/plain", method = "GET", method = "PUT")]
async fn plain(_: Ran) -> impl Responder {
    "plain"
}

/// Has another policy than the scope.
#[cors(origins = ["http://partner.localhost:*"])]
#[route("/own", method = "GET", method = "PUT")]
async fn own(_: Ran) -> impl Responder {
    "own"
}

#[cors(deny)]
#[get("/denied")]
async fn denied(_: Ran) -> impl Responder {
    "denied"
}

#[put("/guarded")]
async fn guarded(_: Ran) -> impl Responder {
    "guarded"
}

#[cors(origins = ["http://partner.localhost:*"], headers = ["Authorization"])]
#[put("/guarded-own")]
async fn guarded_own(_: Ran) -> impl Responder {
    "guarded, with a policy of its own"
}

/// Refuses requests without `Authorization`.
async fn authenticate(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    if request.headers().contains_key(AUTHORIZATION) {
        next.call(request).await
    } else {
        Err(ErrorUnauthorized("who are you"))
    }
}

pub(super) fn configure(config: &mut ServiceConfig) {
    let scope = web::scope("/middleware").service(plain).service(own).service(denied).wrap(Cors::new(SCOPE));
    let authenticated = web::scope("/authenticated")
        .service(guarded)
        .service(guarded_own)
        .wrap(SkipPreflight::new(from_fn(authenticate)))
        .wrap(Cors::new(SCOPE));
    let unskipped =
        web::scope("/unskipped").service(guarded).wrap(from_fn(authenticate)).wrap(Cors::new(SCOPE));
    config.service(scope).service(authenticated).service(unskipped);
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("a route of a scope is read by the scope's policy").get("/middleware/plain").sees("plain"),
        row("a route of a scope passes the scope's preflight")
            .put("/middleware/plain")
            .header("X-Request-Id", "1")
            .preflighted()
            .sees("plain"),
        row("a route of a scope is not read by others")
            .page(PARTNER)
            .get("/middleware/plain")
            .refused_at_response(Why::NoAllowOrigin),
        row("a route of a scope does not pass a preflight of others")
            .page(PARTNER)
            .put("/middleware/plain")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("the innermost policy wins").page(PARTNER).put("/middleware/own").preflighted().sees("own"),
        row("the innermost policy wins against the scope's page")
            .get("/middleware/own")
            .refused_at_response(Why::NoAllowOrigin)
            .put("/middleware/own")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("what is denied inside is not shared by the scope")
            .get("/middleware/denied")
            .refused_at_response(Why::NoAllowOrigin),
        row("a 404 of a scope is read")
            .get("/middleware/nothing")
            .sees_status(404, "")
            .arrives(&["GET"]),
        row("authentication does not see the preflight, and accepts a request with `Authorization`")
            .put("/authenticated/guarded")
            .header("Authorization", "Bearer 1")
            .preflighted()
            .sees("guarded"),
        row("a 401 of authentication is read")
            .put("/authenticated/guarded")
            .preflighted()
            .sees_status(401, "who are you")
            .arrives(&["OPTIONS", "PUT"]),
        row("authentication does not see the preflight of a policy inside")
            .page(PARTNER)
            .put("/authenticated/guarded-own")
            .header("Authorization", "Bearer 1")
            .preflighted()
            .sees("guarded, with a policy of its own"),
        row("authentication that sees the preflight refuses it")
            .put("/unskipped/guarded")
            .header("Authorization", "Bearer 1")
            .refused_at_preflight(Why::NoAllowOrigin),
    ]
}
