//! Simple requests: no preflight, and the page reads what the policy lets it read.

use actix_web::{Responder, get, post, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

#[cors(origins = ["http://app.localhost:*"])]
#[get("/simple")]
async fn read(_: Ran) -> impl Responder {
    "read"
}

#[cors(origins = ["http://app.localhost:*"])]
#[post("/simple")]
async fn posted(_: Ran, body: String) -> impl Responder {
    format!("posted {body}")
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(read).service(posted);
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("a GET of an allowed origin is read").get("/simple").sees("read"),
        row("a GET of another origin runs and is not read")
            .page(PARTNER)
            .get("/simple")
            .refused_at_response(Why::NoAllowOrigin),
        row("a PUT that no route serves is refused").put("/simple").refused_at_preflight(Why::NoAllowOrigin),
    ]
}
