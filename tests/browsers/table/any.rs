//! `any`: everybody reads, and nobody with credentials.

use actix_web::{Responder, put, route, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Credentials, Row, Why, row},
    server::Ran,
};

const ANYONE: &str = "http://anyone.localhost:{web}";

#[cors(origins = any)]
#[route("/any", method = "GET", method = "POST", method = "PUT")]
async fn origins(_: Ran) -> impl Responder {
    "any"
}

#[cors(origins = ["*"])]
#[put("/any/star")]
async fn star(_: Ran) -> impl Responder {
    "star"
}

#[cors(origins = any, headers = any)]
#[put("/any/headers")]
async fn headers(_: Ran) -> impl Responder {
    "headers"
}

#[cors(origins = any, headers = ["*", "Authorization"])]
#[put("/any/authorization")]
async fn authorization(_: Ran) -> impl Responder {
    "authorization"
}

#[cors(origins = ["http://app.localhost:*"], headers = any)]
#[put("/any/headers-of-one")]
async fn headers_of_one(_: Ran) -> impl Responder {
    "headers of one"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(origins).service(star).service(headers).service(authorization).service(headers_of_one);
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("any origin reads").page(ANYONE).get("/any").sees("any"),
        row("any other origin reads too").page("http://someone.else.localhost:{web}").get("/any").sees("any"),
        row("any origin reads with the credentials mode omit").page(ANYONE).get("/any").credentials(Credentials::Omit).sees("any"),
        row("any origin may ask for the methods of the route").page(ANYONE).put("/any").preflighted().sees("any"),
        row("any origin reads where the list is a star").page(ANYONE).put("/any/star").preflighted().sees("star"),
        row("any origin may not ask for other methods")
            .page(ANYONE)
            .fetch("DELETE", "/any")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("any origin may not send headers that the policy does not list")
            .page(ANYONE)
            .get("/any")
            .header("X-Request-Id", "1")
            .refused_at_preflight(Why::Header),
        row("nobody reads with credentials")
            .page(ANYONE)
            .get("/any")
            .credentials(Credentials::Include)
            .refused_at_response(Why::AnyWithCredentials),
        row("nobody passes the preflight with credentials")
            .page(ANYONE)
            .put("/any")
            .credentials(Credentials::Include)
            .refused_at_preflight(Why::AnyWithCredentials),
        row("headers = any lets any header pass")
            .page(ANYONE)
            .put("/any/headers")
            .header("X-Request-Id", "1")
            .header("X-Whatever", "2")
            .header("Content-Type", "application/json")
            .preflighted()
            .sees("headers"),
        row("headers = any does not cover Authorization")
            .page(ANYONE)
            .put("/any/headers")
            .header("Authorization", "Bearer 1")
            .refused_at_preflight(Why::Header),
        row("headers = any beside Authorization covers both")
            .page(ANYONE)
            .put("/any/authorization")
            .header("Authorization", "Bearer 1")
            .header("X-Request-Id", "1")
            .preflighted()
            .sees("authorization"),
        row("headers = any for one origin lets its headers pass")
            .put("/any/headers-of-one")
            .header("X-Request-Id", "1")
            .preflighted()
            .sees("headers of one"),
        row("headers = any for one origin is refused to another")
            .page(ANYONE)
            .put("/any/headers-of-one")
            .header("X-Request-Id", "1")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("headers = any with credentials is the name of a header")
            .put("/any/headers-of-one")
            .header("X-Request-Id", "1")
            .credentials(Credentials::Include)
            .refused_at_preflight(Why::NoCredentials),
    ]
}
