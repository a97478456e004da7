//! Simple requests: no preflight, the handler runs, and the page reads what the policy lets it read.

use actix_web::{Responder, get, head, post, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Body, How, Mode, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

#[cors(origins = ["http://app.localhost:*"])]
#[get("/simple")]
async fn read(_: Ran) -> impl Responder {
    "read"
}

#[cors(origins = ["http://app.localhost:*"])]
#[head("/simple")]
async fn head(_: Ran) -> impl Responder {
    ""
}

#[cors(origins = ["http://app.localhost:*"])]
#[post("/simple")]
async fn posted(_: Ran, body: String) -> impl Responder {
    format!("posted {body}")
}

#[cors(deny)]
#[get("/simple/denied")]
async fn denied(_: Ran) -> impl Responder {
    "for nobody"
}

/// Has no attribute.
#[get("/simple/plain")]
async fn plain(_: Ran) -> impl Responder {
    "plain"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(read).service(head).service(posted).service(denied).service(plain);
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("a GET of an allowed origin is read").get("/simple").sees("read"),
        row("a HEAD of an allowed origin is read").fetch("HEAD", "/simple").sees(""),
        row("a POST of an allowed origin is read")
            .post("/simple")
            .body(Body::Text("text".into()))
            .sees("posted text"),
        row("a POST without a body is read").post("/simple").sees("posted "),
        row("a POST of bytes without a type is simple")
            .post("/simple")
            .body(Body::Bytes("bytes".into()))
            .sees("posted bytes"),
        row("a GET by XMLHttpRequest is read").get("/simple").how(How::Xhr).sees("read"),
        row("a POST by XMLHttpRequest is read")
            .post("/simple")
            .how(How::Xhr)
            .body(Body::Text("text".into()))
            .sees("posted text"),
        row("a GET of another origin runs and is not read")
            .page(PARTNER)
            .get("/simple")
            .refused_at_response(Why::NoAllowOrigin),
        row("a POST of another origin runs and is not read")
            .page(PARTNER)
            .post("/simple")
            .body(Body::Text("text".into()))
            .refused_at_response(Why::NoAllowOrigin),
        row("a GET by XMLHttpRequest of another origin is not read")
            .page(PARTNER)
            .get("/simple")
            .how(How::Xhr)
            .refused_at_response(Why::NoAllowOrigin),
        row("a denied route is read by nobody").get("/simple/denied").refused_at_response(Why::NoAllowOrigin),
        row("a route without the attribute is read by nobody")
            .get("/simple/plain")
            .refused_at_response(Why::NoAllowOrigin),
        row("a GET with the mode no-cors runs, and its page sees nothing of it")
            .get("/simple")
            .mode(Mode::NoCors)
            .learns_nothing(),
        row("a GET with the mode no-cors of another origin runs too")
            .page(PARTNER)
            .get("/simple")
            .mode(Mode::NoCors)
            .learns_nothing(),
        row("a POST with the mode no-cors of another origin runs too")
            .page(PARTNER)
            .post("/simple")
            .mode(Mode::NoCors)
            .learns_nothing(),
    ]
}
