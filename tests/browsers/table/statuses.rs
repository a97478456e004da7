//! Errors: a page reads them like any other answer, and a preflight's status has to be a success.

use actix_web::{
    HttpResponse, Responder, error, get,
    http::{StatusCode, header::ETAG},
    options, put, route,
    web::{Path, ServiceConfig},
};
use cors_runtime::cors;

use crate::{
    row::{Credentials, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

#[cors(origins = ["http://app.localhost:*"], expose = ["ETag"], credentials)]
#[route("/statuses/{status}", method = "GET", method = "PUT")]
async fn chosen(_: Ran, status: Path<u16>) -> impl Responder {
    let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::IM_A_TEAPOT);
    HttpResponse::build(status).insert_header((ETAG, "\"1\"")).body("an answer")
}

/// Returns an error, which actix makes a response.
#[cors(origins = ["http://app.localhost:*"])]
#[get("/statuses/errors/handler")]
async fn failing(_: Ran) -> Result<&'static str, error::Error> {
    Err(error::ErrorConflict("a conflict"))
}

/// An argument fails before the handler runs.
#[cors(origins = ["http://app.localhost:*"])]
#[get("/statuses/errors/{number}/argument")]
async fn argument(_: Ran, _number: Path<u32>) -> impl Responder {
    "a number"
}

/// Preflights by hand, wrongly: the status is an error, and all headers say yes.
#[options("/statuses/by-hand")]
async fn by_hand_preflight(_: Ran) -> impl Responder {
    HttpResponse::NotFound()
        .insert_header(("Access-Control-Allow-Origin", "*"))
        .insert_header(("Access-Control-Allow-Methods", "PUT"))
        .finish()
}

#[put("/statuses/by-hand")]
async fn by_hand(_: Ran) -> impl Responder {
    "by hand"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(by_hand_preflight).service(by_hand).service(failing).service(argument).service(chosen);
}

pub(super) fn rows() -> Vec<Row> {
    let read = |name, path, status| row(name).get(path).sees_status(status, "an answer").reads("etag", "\"1\"");
    vec![
        read("a 201 is read", "/statuses/201", 201),
        read("a 400 is read", "/statuses/400", 400),
        read("a 401 is read", "/statuses/401", 401),
        read("a 403 is read", "/statuses/403", 403),
        read("a 404 is read", "/statuses/404", 404),
        read("a 429 is read", "/statuses/429", 429),
        read("a 500 is read", "/statuses/500", 500),
        read("a 503 is read", "/statuses/503", 503),
        row("a 204 is read").get("/statuses/204").sees_status(204, ""),
        row("a 401 is read with credentials")
            .get("/statuses/401")
            .credentials(Credentials::Include)
            .sees_status(401, "an answer"),
        row("a 500 after a preflight is read")
            .put("/statuses/500")
            .preflighted()
            .sees_status(500, "an answer"),
        row("a 404 of another origin is not read")
            .page(PARTNER)
            .get("/statuses/404")
            .refused_at_response(Why::NoAllowOrigin),
        row("a 500 of another origin is not read")
            .page(PARTNER)
            .get("/statuses/500")
            .refused_at_response(Why::NoAllowOrigin),
        row("the error of a handler is read").get("/statuses/errors/handler").sees_status(409, "a conflict"),
        row("the error of an argument is read")
            .get("/statuses/errors/x/argument")
            .sees_status(404, "can not parse \"x\" to a u32"),
        row("a path that nobody serves is not read")
            .get("/nobody")
            .refused_at_response(Why::NoAllowOrigin)
            .arrives(&["GET"]),
        row("a path that nobody serves passes no preflight").put("/nobody").refused_at_preflight(Why::NoAllowOrigin),
        row("a path in another case passes no preflight")
            .put("/Statuses/200")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("a preflight's status has to be a success, whatever its headers say")
            .put("/statuses/by-hand")
            .refused_at_preflight(Why::Status)
            .arrives(&["OPTIONS ran"]),
    ]
}
