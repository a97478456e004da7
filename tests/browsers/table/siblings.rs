//! Two policies on one path: each method has its own.

use actix_web::{HttpResponse, Responder, delete, get, options, post, put, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Credentials, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

/// Returns the partner reads.
#[cors(origins = ["http://partner.localhost:*"], headers = ["X-Reader"], expose = ["X-Version"])]
#[get("/siblings/{id}")]
async fn read(_: Ran) -> impl Responder {
    HttpResponse::Ok().insert_header(("X-Version", "1")).body("read")
}

/// Returns the application writes.
#[cors(origins = ["http://app.localhost:*"], headers = ["X-Writer"], credentials)]
#[put("/siblings/{id}")]
async fn write(_: Ran) -> impl Responder {
    HttpResponse::Ok().insert_header(("X-Version", "2")).body("written")
}

/// Anybody posts.
#[cors(origins = any)]
#[post("/siblings/{id}")]
async fn posted(_: Ran) -> impl Responder {
    "posted"
}

/// Nobody deletes from another origin.
#[delete("/siblings/{id}")]
async fn deleted(_: Ran) -> impl Responder {
    "deleted"
}

/// Returns the user's own answer to OPTIONS, for what is no preflight of an annotated route.
#[options("/siblings/{id}")]
async fn options(_: Ran) -> impl Responder {
    "options"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(read).service(write).service(posted).service(deleted).service(options);
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("the one may read").page(PARTNER).get("/siblings/1").sees("read").reads("x-version", "1"),
        row("the one may not write")
            .page(PARTNER)
            .put("/siblings/1")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("the other may write").put("/siblings/1").preflighted().sees("written").hides("x-version"),
        row("the other may not read").get("/siblings/1").refused_at_response(Why::NoAllowOrigin),
        row("the one's header is for reading").page(PARTNER).get("/siblings/1").header("X-Reader", "1").preflighted().sees("read"),
        row("the other's header is not for reading")
            .page(PARTNER)
            .get("/siblings/1")
            .header("X-Writer", "1")
            .refused_at_preflight(Why::Header),
        row("the other's header is for writing").put("/siblings/1").header("X-Writer", "1").preflighted().sees("written"),
        row("the one's header is not for writing")
            .put("/siblings/1")
            .header("X-Reader", "1")
            .refused_at_preflight(Why::Header),
        row("credentials are for writing").put("/siblings/1").credentials(Credentials::Include).preflighted().sees("written"),
        row("credentials are not for reading")
            .page(PARTNER)
            .get("/siblings/1")
            .credentials(Credentials::Include)
            .refused_at_response(Why::NoCredentials),
        row("anybody may post").page("http://anyone.localhost:{web}").post("/siblings/1").sees("posted"),
        row("a method without a policy is refused, by the user's own answer to OPTIONS")
            .fetch("DELETE", "/siblings/1")
            .refused_at_preflight(Why::NoAllowOrigin)
            .arrives(&["OPTIONS ran"]),
    ]
}
