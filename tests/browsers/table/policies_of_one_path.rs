//! Two policies on one path: each method has its own.

use actix_web::{HttpResponse, Responder, delete, get, options, post, put, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Credentials, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

/// The partner reads.
#[cors(origins = ["http://partner.localhost:*"], headers = ["X-Reader"], expose = ["X-Version"])]
#[get("/one-path/{id}")]
async fn read(_: Ran) -> impl Responder {
    HttpResponse::Ok().insert_header(("X-Version", "1")).body("read")
}

/// The application writes.
#[cors(origins = ["http://app.localhost:*"], headers = ["X-Writer"], credentials)]
#[put("/one-path/{id}")]
async fn write(_: Ran) -> impl Responder {
    HttpResponse::Ok().insert_header(("X-Version", "2")).body("written")
}

/// Anybody posts.
#[cors(origins = any)]
#[post("/one-path/{id}")]
async fn posted(_: Ran) -> impl Responder {
    "posted"
}

/// Nobody deletes from another origin.
#[delete("/one-path/{id}")]
async fn deleted(_: Ran) -> impl Responder {
    "deleted"
}

/// The user's own answer to OPTIONS, for what is no preflight of an annotated route.
#[options("/one-path/{id}")]
async fn options(_: Ran) -> impl Responder {
    "options"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(read).service(write).service(posted).service(deleted).service(options);
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("GET of the path is shared with the partner of its policy").page(PARTNER).get("/one-path/1").sees("read").reads("x-version", "1"),
        row("PUT of the path is not shared with the partner of the GET policy")
            .page(PARTNER)
            .put("/one-path/1")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("PUT of the path is shared with the origin of its policy").put("/one-path/1").preflighted().sees("written").hides("x-version"),
        row("GET of the path is not shared with the origin of the PUT policy").get("/one-path/1").refused_at_response(Why::NoAllowOrigin),
        row("GET of the path accepts the request header of its policy").page(PARTNER).get("/one-path/1").header("X-Reader", "1").preflighted().sees("read"),
        row("GET of the path refuses the request header of the PUT policy")
            .page(PARTNER)
            .get("/one-path/1")
            .header("X-Writer", "1")
            .refused_at_preflight(Why::Header),
        row("PUT of the path accepts the request header of its policy").put("/one-path/1").header("X-Writer", "1").preflighted().sees("written"),
        row("PUT of the path refuses the request header of the GET policy")
            .put("/one-path/1")
            .header("X-Reader", "1")
            .refused_at_preflight(Why::Header),
        row("PUT of the path is shared with credentials").put("/one-path/1").credentials(Credentials::Include).preflighted().sees("written"),
        row("GET of the path is not shared with credentials")
            .page(PARTNER)
            .get("/one-path/1")
            .credentials(Credentials::Include)
            .refused_at_response(Why::NoCredentials),
        row("POST of the path is shared with any origin").page("http://anyone.localhost:{web}").post("/one-path/1").sees("posted"),
        row("a method without a policy is refused, by the user's own answer to OPTIONS")
            .fetch("DELETE", "/one-path/1")
            .refused_at_preflight(Why::NoAllowOrigin)
            .arrives(&["OPTIONS ran"]),
    ]
}
