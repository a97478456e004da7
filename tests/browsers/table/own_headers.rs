//! CORS headers that a handler sets itself: the policy replaces them.

use actix_web::{HttpResponse, Responder, http::header::VARY, route, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Credentials, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

/// Says that everybody may read, twice.
#[cors(origins = ["http://app.localhost:*"])]
#[route("/own-headers", method = "GET", method = "PUT")]
async fn open(_: Ran) -> impl Responder {
    HttpResponse::Ok()
        .append_header(("Access-Control-Allow-Origin", "*"))
        .append_header(("Access-Control-Allow-Origin", "*"))
        .append_header(("Access-Control-Allow-Credentials", "true"))
        .append_header(("Access-Control-Expose-Headers", "X-Secret"))
        .append_header(("X-Secret", "1"))
        .append_header((VARY, "Accept"))
        .body("own")
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(open);
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("a handler's own headers do not stand beside the policy's").get("/own-headers").sees("own"),
        row("a handler's own headers do not let others read")
            .page(PARTNER)
            .get("/own-headers")
            .refused_at_response(Why::NoAllowOrigin),
        row("a handler's own headers do not let others write")
            .page(PARTNER)
            .put("/own-headers")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("a handler's own headers do not allow credentials")
            .get("/own-headers")
            .credentials(Credentials::Include)
            .refused_at_response(Why::NoCredentials),
        row("a handler's own headers expose nothing").get("/own-headers").sees("own").hides("x-secret"),
        row("a handler's own headers do not spoil what comes after a preflight")
            .put("/own-headers")
            .preflighted()
            .sees("own"),
    ]
}
