//! Pages of the API's own origin: CORS has no say.

use actix_web::{Responder, route, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{API, Credentials, Mode, Row, row},
    server::Ran,
};

#[cors(origins = ["http://app.localhost:*"])]
#[route("/same-origin", method = "GET", method = "POST", method = "PUT")]
async fn own(_: Ran) -> impl Responder {
    "own"
}

#[cors(deny)]
#[route("/same-origin/denied", method = "GET", method = "PUT")]
async fn denied(_: Ran) -> impl Responder {
    "denied to others"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(own).service(denied);
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("a page of the same origin reads").page(API).get("/same-origin").sees("own"),
        row("a page of the same origin sends no preflight before a PUT").page(API).put("/same-origin").sees("own"),
        row("a page of the same origin posts with an Origin, and reads").page(API).post("/same-origin").sees("own"),
        row("a page of the same origin sends any header")
            .page(API)
            .put("/same-origin")
            .header("X-Request-Id", "1")
            .header("Authorization", "Bearer 1")
            .sees("own"),
        row("a page of the same origin reads with credentials")
            .page(API)
            .get("/same-origin")
            .credentials(Credentials::Include)
            .sees("own"),
        row("a page of the same origin reads what is denied to others")
            .page(API)
            .put("/same-origin/denied")
            .sees("denied to others"),
        row("the mode same-origin is for pages of the same origin")
            .page(API)
            .get("/same-origin")
            .mode(Mode::SameOrigin)
            .sees("own"),
    ]
}
