//! Every method, and its case: browsers write six methods in upper case and nothing else.
//! <https://fetch.spec.whatwg.org/#concept-method-normalize>

use actix_web::{HttpRequest, Responder, route, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Body, Mode, Row, Why, row},
    server::Ran,
};

#[cors(origins = ["http://app.localhost:*"])]
#[route(
    "/methods",
    method = "GET",
    method = "HEAD",
    method = "POST",
    method = "PUT",
    method = "DELETE",
    method = "PATCH",
    method = "PURGE",
    method = "QUERY"
)]
async fn served(_: Ran, request: HttpRequest) -> impl Responder {
    request.method().to_string()
}

/// A route that serves OPTIONS itself, beside answering preflights.
#[cors(origins = ["http://app.localhost:*"])]
#[route("/methods/options", method = "OPTIONS", method = "PUT")]
async fn options(_: Ran, request: HttpRequest) -> impl Responder {
    request.method().to_string()
}

/// A policy that shares fewer methods than the route serves.
#[cors(origins = ["http://app.localhost:*"], methods = ["PUT"])]
#[route("/methods/some", method = "GET", method = "PUT", method = "DELETE")]
async fn some(_: Ran, request: HttpRequest) -> impl Responder {
    request.method().to_string()
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(served).service(options).service(some);
}

/// Returns a row about a method that is sent without a preflight.
fn simple(name: &'static str, method: &'static str, sees: &'static str) -> Row {
    row(name).fetch(method, "/methods").sees(sees)
}

/// Returns a row about a method for which a preflight asks.
fn preflighted(name: &'static str, method: &'static str, sees: &'static str) -> Row {
    simple(name, method, sees).preflighted()
}

/// Returns a row about a method that a preflight asks for, and that nobody serves.
fn unknown(name: &'static str, method: &'static str) -> Row {
    row(name).fetch(method, "/methods").refused_at_preflight(Why::NoAllowOrigin)
}

fn never_sent(name: &'static str, method: &'static str) -> Row {
    row(name).fetch(method, "/methods").never_sent(Why::NoMethod)
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        simple("GET needs no preflight", "GET", "GET"),
        simple("get is GET", "get", "GET"),
        simple("HEAD needs no preflight", "HEAD", ""),
        simple("head is HEAD", "hEAD", ""),
        simple("POST needs no preflight", "POST", "POST"),
        simple("post is POST", "post", "POST"),
        preflighted("PUT needs a preflight", "PUT", "PUT"),
        preflighted("put is PUT", "put", "PUT"),
        preflighted("DELETE needs a preflight", "DELETE", "DELETE"),
        preflighted("delete is DELETE", "Delete", "DELETE"),
        preflighted("PATCH needs a preflight", "PATCH", "PATCH"),
        unknown("patch is not PATCH", "patch"),
        unknown("Patch is not PATCH", "Patch"),
        row("OPTIONS needs a preflight, and is served after it")
            .fetch("OPTIONS", "/methods/options")
            .preflighted()
            .sees("OPTIONS"),
        row("the method options is sent as OPTIONS").fetch("options", "/methods/options").preflighted().sees("OPTIONS"),
        row("a route of OPTIONS does not answer preflights for methods that it does not serve")
            .fetch("LOCK", "/methods/options")
            .refused_at_preflight(Why::NoAllowOrigin),
        preflighted("a method of one's own needs a preflight", "PURGE", "PURGE"),
        unknown("a method of one's own keeps its case", "purge"),
        preflighted("QUERY needs a preflight", "QUERY", "QUERY"),
        unknown("a method that the route does not serve is refused", "LOCK"),
        never_sent("CONNECT is never sent", "CONNECT"),
        never_sent("TRACE is never sent", "TRACE"),
        never_sent("track is never sent either", "track"),
        never_sent("what is no token is never sent", "GE T"),
        row("a PUT with a body runs").fetch("PUT", "/methods").body(Body::Text("a".into())).preflighted().sees("PUT"),
        row("a method that the policy shares passes").put("/methods/some").preflighted().sees("PUT"),
        row("a method that the route serves and the policy does not share is refused")
            .fetch("DELETE", "/methods/some")
            .refused_at_preflight(Why::Method)
            .console("Method DELETE is not allowed by Access-Control-Allow-Methods in preflight response"),
        row("a simple method that the policy does not share is refused with a header that it lists")
            .get("/methods/some")
            .header("X-Listed", "1")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("a simple method that the policy does not share runs and is not read")
            .get("/methods/some")
            .refused_at_response(Why::NoAllowOrigin),
        row("a method beyond GET, HEAD and POST is never sent with the mode no-cors")
            .put("/methods")
            .mode(Mode::NoCors)
            .never_sent(Why::Request),
    ]
}
