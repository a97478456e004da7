//! The route that an actual request reaches is the one that answers its preflight.

use actix_web::{
    Error, HttpResponse, Responder,
    body::MessageBody,
    delete,
    dev::{ServiceRequest, ServiceResponse},
    get,
    middleware::{Next, from_fn},
    put,
    web::{self, ServiceConfig},
};
use cors_runtime::{Cors, Policy, cors, policy};

use crate::{
    row::{Row, Why, row},
    server::Ran,
};

const APP: Policy = policy!(origins = ["http://app.localhost:*"], headers = ["X-A"], credentials);
const PARTNER: &str = "http://partner.localhost:{web}";

#[delete("/reached/items/all")]
async fn delete_all(_: Ran) -> impl Responder {
    "all"
}

#[cors(APP)]
#[delete("/reached/items/{id}")]
async fn delete_item(_: Ran) -> impl Responder {
    "one"
}

#[get("/reached/users/me")]
async fn me(_: Ran) -> impl Responder {
    "me"
}

#[cors(APP)]
#[put("/reached/users/{id}")]
async fn put_user(_: Ran) -> impl Responder {
    "put"
}

#[get("/me")]
async fn scoped_me(_: Ran) -> impl Responder {
    "me"
}

#[cors(deny)]
#[get("/{tail:.*}")]
async fn denied(_: Ran) -> impl Responder {
    "denied"
}

#[cors(origins = ["http://partner.localhost:*"])]
#[get("/slow")]
async fn slow(_: Ran) -> impl Responder {
    "at last"
}

#[get("/plain")]
async fn plain(_: Ran) -> impl Responder {
    "plain"
}

/// Answers in the place of whatever came out.
async fn replace<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse, Error> {
    let (request, _) = next.call(request).await?.into_parts();
    Ok(ServiceResponse::new(request, HttpResponse::GatewayTimeout().body("too late")))
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config
        .service(delete_all)
        .service(delete_item)
        .service(me)
        .service(put_user)
        .service(web::scope("/reached/scope").wrap(Cors::new(APP)).service(scoped_me).service(denied))
        .service(
            web::scope("/reached/replaced")
                .service(slow)
                .service(plain)
                .wrap(from_fn(replace))
                .wrap(Cors::new(APP)),
        );
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("a policy answers no preflight for a plain route registered before its own")
            .fetch("DELETE", "/reached/items/all")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("a policy answers no preflight for a plain route whose path is encoded")
            .fetch("DELETE", "/reached/items/%61ll")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("a policy answers preflights for every other path of its route")
            .fetch("DELETE", "/reached/items/7")
            .preflighted()
            .sees("one"),
        row("a plain route of another method is not in the way")
            .put("/reached/users/me")
            .preflighted()
            .sees("put"),
        row("a denied catch-all answers no preflight for a plain route registered before it")
            .get("/reached/scope/me")
            .header("X-A", "1")
            .preflighted()
            .sees("me"),
        row("a denied catch-all answers the preflights that reach it")
            .get("/reached/scope/other")
            .header("X-A", "1")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("a replaced response is shared as the innermost policy says")
            .page(PARTNER)
            .get("/reached/replaced/slow")
            .sees_status(504, "too late"),
        row("a replaced response is not shared with other origins")
            .get("/reached/replaced/slow")
            .refused_at_response(Why::NoAllowOrigin),
        row("a replaced response of a plain route is shared as the policy around it says")
            .get("/reached/replaced/plain")
            .sees_status(504, "too late"),
    ]
}
