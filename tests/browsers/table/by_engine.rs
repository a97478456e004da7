//! Facts of the standard and of the Web Platform Tests that one engine does otherwise. `tests/facts` has all of it; here is a
//! row of each kind, so that a new version of an engine that follows the standard is noticed.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder, Responder, get,
    http::header::{CONTENT_TYPE, LOCATION},
    options, post, put,
    web::ServiceConfig,
};

use crate::{
    engines::Engine,
    row::{Body, Row, Why, row},
    server::Ran,
};

const APP: &str = "http://app.localhost:{web}";

/// Returns an answer to everybody.
fn open() -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response.append_header(("Access-Control-Allow-Origin", "*"));
    response
}

#[options("/by-engine/{any}")]
async fn allowed(_: Ran) -> impl Responder {
    open().append_header(("Access-Control-Allow-Headers", "*"))
        .append_header(("Access-Control-Allow-Methods", "PUT"))
        .append_header(("Access-Control-Max-Age", "60"))
        .finish()
}

#[get("/by-engine/read")]
async fn read(_: Ran) -> impl Responder {
    open().body("read")
}

/// Answers with the type of the body.
#[post("/by-engine/typed")]
async fn typed(_: Ran, request: HttpRequest) -> impl Responder {
    let value = request.headers().get(CONTENT_TYPE).map(|value| value.as_bytes().to_vec());
    open().body(value.unwrap_or_default())
}

/// A header with empty lines.
#[get("/by-engine/lines")]
async fn lines(_: Ran) -> impl Responder {
    let mut response = open();
    response.append_header(("Access-Control-Expose-Headers", "heya"));
    for line in ["", "1", "", "2"] {
        response.append_header(("heya", line));
    }
    response.body("lines")
}

/// Redirects to the same host, with a user name and a password.
#[get("/by-engine/user")]
async fn user(_: Ran, request: HttpRequest) -> impl Responder {
    let host = request.connection_info().host().to_owned();
    let location = format!("http://user:pass@{host}/by-engine/read?{}", request.query_string());
    HttpResponse::Found().append_header((LOCATION, location)).finish()
}


/// The preflight allows a request whose response is not shared.
#[put("/by-engine/refused")]
async fn refused(_: Ran) -> impl Responder {
    "refused"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(allowed).service(read).service(typed).service(lines).service(user).service(refused);
}

const READ: &[&str] = &["GET ran"];
const POSTED: &[&str] = &["POST ran"];
const ASKED: &[&str] = &["OPTIONS ran", "GET ran"];
const ASKED_TO_PUT: &[&str] = &["OPTIONS ran", "PUT ran"];
const ASKED_TO_POST: &[&str] = &["OPTIONS ran", "POST ran"];

pub(super) fn rows() -> Vec<Row> {
    let mut rows = request_headers();
    rows.extend(types());
    rows.extend(answers());
    rows
}

fn request_headers() -> Vec<Row> {
    let get = |name| row(name).get("/by-engine/read").sees("read");
    let long = |name, count: usize| (0..count).fold(get(name), |row, _| row.header("Accept", "a".repeat(128)));
    let only_ascii = "only ASCII is safe";
    let bits = "the numbers of a range have 64 bits";
    let one_value = "lines of one name are one value of up to 128 bytes";
    let asks: fn(Row) -> Row = |row| row.arrives(ASKED);
    let asks_not: fn(Row) -> Row = |row| row.arrives(READ);
    vec![
        get("a byte beyond ASCII in Accept is simple")
            .header("Accept", "a\u{E9}b")
            .arrives(READ)
            .differs(Engine::Firefox, only_ascii, asks),
        get("a range beyond 64 bits is simple")
            .header("Range", format!("bytes=1{zeros}-2{zeros}", zeros = "0".repeat(40)))
            .arrives(READ)
            .differs(Engine::Chromium, bits, asks)
            .differs(Engine::Firefox, bits, asks)
            .differs(Engine::WebKit, bits, asks),
        get("the unit of a range is in lower case")
            .header("Range", "BYTES=0-1")
            .arrives(ASKED)
            .differs(Engine::WebKit, "it has any case", asks_not),
        get("a client hint is not simple").header("DPR", "1").arrives(ASKED).differs(
            Engine::Chromium,
            "client hints that parse are safelisted",
            asks_not,
        ),
        get("User-Agent is not forbidden").header("User-Agent", "page").arrives(ASKED).differs(
            Engine::Chromium,
            "it stays the browser's own",
            asks_not,
        ),
        long("1024 bytes of safelisted values are simple", 8)
            .arrives(READ)
            .differs(Engine::Chromium, one_value, asks)
            .differs(Engine::WebKit, one_value, asks),
        long("1152 bytes of safelisted values are not", 9).arrives(ASKED).differs(
            Engine::Firefox,
            "each line counts alone",
            asks_not,
        ),
    ]
}

fn types() -> Vec<Row> {
    let post = |name| row(name).post("/by-engine/typed").body(Body::Bytes("a".into()));
    let asks: fn(Row) -> Row = |row| row.arrives(ASKED_TO_POST);
    vec![
        post("a comma in a parameter of Content-Type is simple")
            .header("Content-Type", "text/plain;a,b")
            .sees("text/plain;a,b")
            .arrives(POSTED)
            .differs(Engine::Firefox, "a comma ends the value of a parameter", asks),
        post("two lines of Content-Type are one")
            .header("Content-Type", "application/json")
            .header("Content-Type", "text/plain")
            .sees("application/json, text/plain")
            .arrives(ASKED_TO_POST)
            .differs(Engine::Firefox, "of several values the first one is sent", |row| {
                row.sees("application/json")
            }),
    ]
}

fn answers() -> Vec<Row> {
    let only_preflights = "only a refused preflight is forgotten";
    let remembers: fn(Row) -> Row = |row| row.arrives(&["PUT ran"]);
    vec![
        row("a response that is refused forgets what its preflight allowed")
            .put("/by-engine/refused")
            .refused_at_response(Why::NoAllowOrigin)
            .arrives(ASKED_TO_PUT)
            .again()
            .refused_at_response(Why::NoAllowOrigin)
            .arrives(ASKED_TO_PUT)
            .differs(Engine::Chromium, only_preflights, remembers)
            .differs(Engine::WebKit, only_preflights, remembers),
        row("empty lines of a header count")
            .get("/by-engine/lines")
            .sees("lines")
            .reads("heya", ", 1, , 2")
            .differs(Engine::Firefox, "empty lines of a header are dropped", |mut row| {
                row.visits[0].reads = vec![("heya", "1, 2")];
                row
            }),
        row("a redirect within the page's origin may have user information")
            .get("/by-engine/user")
            .to(APP)
            .sees("read")
            .arrives(&["GET ran", "GET ran"])
            .differs(
                Engine::Chromium,
                "no part of a page is loaded from a URL with user information",
                |row| row.refused_at_response(Why::LocationScheme).arrives(READ),
            ),
    ]
}
