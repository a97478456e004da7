//! Requests that a page cannot send, whatever the policy says.

use actix_web::{Responder, route, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Body, Mode, Row, Why, row},
    server::Ran,
};

#[cors(origins = any, headers = any)]
#[route("/unsent", method = "GET", method = "PUT")]
async fn open(_: Ran) -> impl Responder {
    "open"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(open);
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("a GET with a body is never sent")
            .get("/unsent")
            .body(Body::Text("a".into()))
            .never_sent(Why::Request),
        row("a header whose name is no token is never sent")
            .get("/unsent")
            .header("X Request", "1")
            .never_sent(Why::Request),
        row("a header with a line break is never sent")
            .get("/unsent")
            .header("X-Request-Id", "1\r\nX-Other: 2")
            .never_sent(Why::Request),
        row("the mode same-origin is never sent to another origin")
            .get("/unsent")
            .mode(Mode::SameOrigin)
            .never_sent(Why::CrossOrigin),
        row("a PUT with the mode same-origin is never sent to another origin, without a preflight")
            .put("/unsent")
            .mode(Mode::SameOrigin)
            .never_sent(Why::CrossOrigin),
    ]
}
