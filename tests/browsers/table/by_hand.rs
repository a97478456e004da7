//! Answers written by hand, without the attribute: what browsers make of them is why this crate answers as it does.

use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, Responder, get, options, put, web::ServiceConfig};

use crate::{
    engines::Engine,
    row::{Credentials, Row, Why, row},
    server::Ran,
};

const ORIGIN: &str = "Access-Control-Allow-Origin";
const CREDENTIALS: &str = "Access-Control-Allow-Credentials";
const METHODS: &str = "Access-Control-Allow-Methods";
const HEADERS: &str = "Access-Control-Allow-Headers";
const EXPOSE: &str = "Access-Control-Expose-Headers";

/// Returns an answer to everybody.
fn open() -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response.append_header((ORIGIN, "*"));
    response
}

/// Returns an answer to whoever asks, with credentials: what this crate never does.
fn echo(request: &HttpRequest) -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    if let Some(origin) = request.headers().get("Origin") {
        response.append_header((ORIGIN, origin.clone())).append_header((CREDENTIALS, "true"));
    }
    response
}

#[options("/by-hand/any")]
async fn any_preflight(_: Ran) -> impl Responder {
    open().append_header((METHODS, "*")).append_header((HEADERS, "*")).finish()
}

#[put("/by-hand/any")]
async fn any(_: Ran) -> impl Responder {
    open().append_header((EXPOSE, "*")).append_header(("X-Total", "7")).body("any")
}

#[options("/by-hand/any-with-credentials")]
async fn credentials_preflight(_: Ran, request: HttpRequest) -> impl Responder {
    echo(&request).append_header((METHODS, "PUT, *")).append_header((HEADERS, "*")).finish()
}

#[put("/by-hand/any-with-credentials")]
async fn credentials(_: Ran, request: HttpRequest) -> impl Responder {
    echo(&request).append_header((EXPOSE, "*")).append_header(("X-Total", "7")).body("credentials")
}

#[get("/by-hand/two-origins")]
async fn two_origins(_: Ran) -> impl Responder {
    open().append_header((ORIGIN, "*")).body("two")
}

#[get("/by-hand/list-of-origins")]
async fn list_of_origins(_: Ran) -> impl Responder {
    HttpResponse::Ok().append_header((ORIGIN, "http://a.example, http://b.example")).body("list")
}

#[options("/by-hand/syntax")]
async fn syntax_preflight(_: Ran) -> impl Responder {
    open().append_header((METHODS, "PUT")).append_header((HEADERS, "X Request")).finish()
}

#[put("/by-hand/syntax")]
async fn syntax(_: Ran) -> impl Responder {
    open().body("syntax")
}

#[options("/by-hand/lists")]
async fn lists_preflight(_: Ran) -> impl Responder {
    open()
        .append_header((METHODS, "DELETE ,, PUT"))
        .append_header((HEADERS, "X-A"))
        .append_header((HEADERS, "\tx-b,"))
        .finish()
}

#[put("/by-hand/lists")]
async fn lists(_: Ran) -> impl Responder {
    open().body("lists")
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(any_preflight).service(any).service(credentials_preflight).service(credentials);
    config.service(two_origins).service(list_of_origins).service(syntax_preflight).service(syntax);
    config.service(lists_preflight).service(lists);
}

const ASKED: &[&str] = &["OPTIONS ran", "PUT ran"];
const REFUSED: &[&str] = &["OPTIONS ran"];

/// <https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name>
const COVERS: &str = "`*` still covers Authorization";

pub(super) fn rows() -> Vec<Row> {
    let with_credentials =
        |name| row(name).put("/by-hand/any-with-credentials").credentials(Credentials::Include);
    vec![
        row("`*` covers methods, headers and exposed headers without credentials")
            .put("/by-hand/any")
            .header("X-Request-Id", "1")
            .sees("any")
            .reads("x-total", "7")
            .arrives(ASKED),
        row("`*` does not cover Authorization by the standard")
            .put("/by-hand/any")
            .header("Authorization", "Bearer 1")
            .refused_at_preflight(Why::Header)
            .arrives(REFUSED)
            .differs(Engine::Chromium, COVERS, |row| row.sees("any").arrives(ASKED))
            .differs(Engine::Firefox, COVERS, |row| row.sees("any").arrives(ASKED))
            .differs(Engine::WebKit, COVERS, |row| row.sees("any").arrives(ASKED)),
        with_credentials("a method beside `*` passes with credentials").sees("credentials").arrives(ASKED),
        row("`*` is the name of a method with credentials")
            .fetch("DELETE", "/by-hand/any-with-credentials")
            .credentials(Credentials::Include)
            .refused_at_preflight(Why::Method)
            .arrives(REFUSED),
        with_credentials("`*` is the name of a header with credentials")
            .header("X-Request-Id", "1")
            .refused_at_preflight(Why::Header)
            .arrives(REFUSED),
        with_credentials("`*` exposes nothing with credentials")
            .sees("credentials")
            .hides("x-total")
            .arrives(ASKED),
        row("two equal Access-Control-Allow-Origin are one too many")
            .get("/by-hand/two-origins")
            .refused_at_response(Why::SeveralOrigins),
        row("a list of origins in Access-Control-Allow-Origin allows none of them")
            .get("/by-hand/list-of-origins")
            .refused_at_response(Why::SeveralOrigins),
        row("headers that do not parse refuse a preflight that did not ask for any")
            .put("/by-hand/syntax")
            .refused_at_preflight(Why::Syntax)
            .arrives(REFUSED),
        row("lists may have blanks, empty elements and several lines")
            .put("/by-hand/lists")
            .header("X-A", "1")
            .header("X-B", "1")
            .sees("lists")
            .arrives(ASKED),
    ]
}
