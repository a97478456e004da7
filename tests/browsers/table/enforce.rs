//! `enforce`: what a page of another origin sends is refused before the handler runs, not only kept from being read.

use actix_web::{Responder, route, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{API, Body, Credentials, Frame, How, Mode, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

#[cors(origins = ["http://app.localhost:*"], credentials, enforce)]
#[route("/enforce", method = "GET", method = "POST", method = "PUT")]
async fn enforced(_: Ran) -> impl Responder {
    "enforced"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(enforced);
}

pub(super) fn rows() -> Vec<Row> {
    let form = |name| row(name).post("/enforce").body(Body::Form("a=b"));
    vec![
        form("an allowed page's form runs").sees("enforced"),
        form("an allowed page's form runs with credentials").credentials(Credentials::Include).sees("enforced"),
        row("an allowed page's PUT runs").put("/enforce").preflighted().sees("enforced"),
        form("a stranger's form does not run")
            .page(PARTNER)
            .refused_at_response(Why::NoAllowOrigin)
            .arrives(&["POST"]),
        form("a stranger's form with the mode no-cors does not run")
            .page(PARTNER)
            .mode(Mode::NoCors)
            .credentials(Credentials::Include)
            .learns_nothing()
            .arrives(&["POST"]),
        row("a stranger's GET does not run")
            .page(PARTNER)
            .get("/enforce")
            .refused_at_response(Why::NoAllowOrigin)
            .arrives(&["GET"]),
        row("a stranger's PUT does not pass the preflight")
            .page(PARTNER)
            .put("/enforce")
            .refused_at_preflight(Why::NoAllowOrigin),
        form("a sandboxed frame's form does not run")
            .frame(Frame::Sandboxed)
            .refused_at_response(Why::NoAllowOrigin)
            .arrives(&["POST"]),
        row("a GET that says no origin runs, and its page sees nothing")
            .page(PARTNER)
            .get("/enforce")
            .mode(Mode::NoCors)
            .learns_nothing(),
        form("a form of the same origin runs").page(API).sees("enforced"),
        row("a PUT of the same origin runs").page(API).put("/enforce").sees("enforced"),
        row("a form of the same origin runs by XMLHttpRequest").page(API).post("/enforce").how(How::Xhr).sees("enforced"),
        form("a form of the same origin runs over TLS")
            .page("https://api.localhost:{tls_api}")
            .to("https://api.localhost:{tls_api}")
            .sees("enforced"),
    ]
}
