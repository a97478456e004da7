//! Redirects: every hop has to pass the CORS check, and after two foreign origins the request's own is `null`.
//! <https://fetch.spec.whatwg.org/#http-redirect-fetch>

use std::collections::HashMap;

use actix_web::{
    HttpRequest, HttpResponse, Responder,
    http::{
        StatusCode,
        header::{AUTHORIZATION, HeaderMap, LOCATION, ORIGIN},
    },
    route,
    web::{Query, ServiceConfig},
};
use cors_runtime::cors;

use crate::{
    engines::Engine,
    row::{Body, Credentials, Mode, Row, Why, row},
    server::{Ran, run_of},
};

type Hop = Query<HashMap<String, String>>;

/// Returns a redirect to what `to` says, with the status that `status` says; the run goes along.
fn redirect(request: &HttpRequest, hop: &Hop) -> HttpResponse {
    let status = hop.get("status").and_then(|status| status.parse().ok()).unwrap_or(StatusCode::FOUND);
    let to = hop.get("to").map_or("", String::as_str);
    let separator = if to.contains('?') { '&' } else { '?' };
    let run = run_of(request.query_string()).unwrap_or_default();
    HttpResponse::build(status).insert_header((LOCATION, format!("{to}{separator}run={run}"))).finish()
}

fn text(headers: &HeaderMap, name: impl actix_web::http::header::AsHeaderName) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("none").to_owned()
}

#[cors(origins = ["http://app.localhost:*"], headers = ["X-Request-Id", "Authorization"], credentials)]
#[route("/redirects/from", method = "GET", method = "POST", method = "PUT")]
async fn from(_: Ran, request: HttpRequest, hop: Hop) -> impl Responder {
    redirect(&request, &hop)
}

#[cors(origins = any)]
#[route("/redirects/from-any", method = "GET", method = "POST", method = "PUT")]
async fn from_any(_: Ran, request: HttpRequest, hop: Hop) -> impl Responder {
    redirect(&request, &hop)
}

/// A redirect that shares nothing.
#[route("/redirects/from-plain", method = "GET")]
async fn from_plain(_: Ran, request: HttpRequest, hop: Hop) -> impl Responder {
    redirect(&request, &hop)
}

/// A redirect of everything, preflights too, by hand.
#[route("/redirects/by-hand", method = "GET", method = "OPTIONS", method = "PUT")]
async fn by_hand(_: Ran, request: HttpRequest, hop: Hop) -> impl Responder {
    let mut response = redirect(&request, &hop);
    response.headers_mut().insert(
        actix_web::http::header::ACCESS_CONTROL_ALLOW_ORIGIN,
        actix_web::http::header::HeaderValue::from_static("*"),
    );
    response
}

/// Answers with the method and the origin.
fn arrived(request: &HttpRequest) -> String {
    format!("{} from {}", request.method(), text(request.headers(), ORIGIN).replace(|c: char| c.is_ascii_digit(), ""))
}

#[cors(origins = ["http://app.localhost:*"], headers = ["X-Request-Id"], credentials)]
#[route("/redirects/to", method = "GET", method = "POST", method = "PUT")]
async fn arrive(_: Ran, request: HttpRequest) -> impl Responder {
    arrived(&request)
}

#[cors(origins = ["null"], headers = ["X-Request-Id", "Authorization"], dangerously = [null_origin])]
#[route("/redirects/to-null", method = "GET", method = "POST", method = "PUT")]
async fn to_null(_: Ran, request: HttpRequest) -> impl Responder {
    arrived(&request)
}

#[cors(origins = any)]
#[route("/redirects/to-any", method = "GET", method = "POST", method = "PUT")]
async fn to_any(_: Ran, request: HttpRequest) -> impl Responder {
    arrived(&request)
}

#[cors(origins = any, headers = ["Authorization"])]
#[route("/redirects/authorization", method = "GET")]
async fn authorization(_: Ran, request: HttpRequest) -> impl Responder {
    text(request.headers(), AUTHORIZATION)
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(from).service(from_any).service(from_plain).service(by_hand);
    config.service(arrive).service(to_null).service(to_any).service(authorization);
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = hops();
    rows.extend(methods());
    rows.extend(headers());
    rows.extend(refused());
    rows
}

/// The standard asks after a redirect as for any request, with the origin that the request has by then.
const ASKS_AS_THE_PAGE: &str = "after a redirect it asks with the page's origin, and then sends null";

/// The standard asks after a redirect only if the request that is left needs leave.
const ASKS_AGAIN: &str = "a request that was asked for once is asked for after each redirect";

const TWICE: &[&str] = &["GET ran", "GET ran"];

fn hops() -> Vec<Row> {
    vec![
        row("a redirect within the API keeps the page's origin")
            .get("/redirects/from?to=/redirects/to")
            .sees("GET from http://app.localhost:")
            .arrives(TWICE),
        row("a redirect within the API is followed with credentials")
            .get("/redirects/from?to=/redirects/to")
            .credentials(Credentials::Include)
            .sees("GET from http://app.localhost:")
            .arrives(TWICE),
        row("a redirect to a third origin comes from null")
            .get("/redirects/from?to=http://third.localhost:{api}/redirects/to-null")
            .sees("GET from null")
            .arrives(TWICE),
        row("a redirect to another port of the API comes from null")
            .get("/redirects/from?to=http://api.localhost:{web}/redirects/to-null")
            .sees("GET from null")
            .arrives(TWICE),
        row("a redirect to a third origin is read where any may")
            .get("/redirects/from?to=http://third.localhost:{api}/redirects/to-any")
            .sees("GET from null")
            .arrives(TWICE),
        row("a redirect to a third origin that allows the page is not read")
            .get("/redirects/from?to=http://third.localhost:{api}/redirects/to")
            .refused_at_response(Why::NoAllowOrigin)
            .arrives(TWICE),
        row("a redirect from the page's own origin keeps it")
            .get("/redirects/from-plain?to=http://api.localhost:{api}/redirects/to")
            .to("http://app.localhost:{web}")
            .sees("GET from http://app.localhost:")
            .arrives(TWICE),
        row("a redirect back to the page's origin comes from null")
            .get("/redirects/from?to=http://app.localhost:{web}/redirects/to-null")
            .sees("GET from null")
            .arrives(TWICE),
        row("a redirect back to the page's origin is not read where null is not allowed")
            .get("/redirects/from?to=http://app.localhost:{web}/simple/plain")
            .refused_at_response(Why::NoAllowOrigin)
            .arrives(TWICE),
        row("two redirects within the API keep the page's origin")
            .get("/redirects/from?to=/redirects/from?to=/redirects/to")
            .sees("GET from http://app.localhost:")
            .arrives(&["GET ran", "GET ran", "GET ran"]),
        row("a redirect with the mode no-cors is followed")
            .get("/redirects/from-plain?to=http://third.localhost:{api}/redirects/to")
            .mode(Mode::NoCors)
            .learns_nothing()
            .arrives(TWICE),
    ]
}

fn methods() -> Vec<Row> {
    let post = |name, path| row(name).post(path).body(Body::Text("a".into()));
    vec![
        post("a POST becomes a GET at a 301", "/redirects/from?status=301&to=/redirects/to")
            .sees("GET from http://app.localhost:")
            .arrives(&["POST ran", "GET ran"]),
        post("a POST becomes a GET at a 302", "/redirects/from?status=302&to=/redirects/to")
            .sees("GET from http://app.localhost:")
            .arrives(&["POST ran", "GET ran"]),
        post("a POST becomes a GET at a 303", "/redirects/from?status=303&to=/redirects/to")
            .sees("GET from http://app.localhost:")
            .arrives(&["POST ran", "GET ran"]),
        post("a POST remains one at a 307", "/redirects/from?status=307&to=/redirects/to")
            .sees("POST from http://app.localhost:")
            .arrives(&["POST ran", "POST ran"]),
        post("a POST remains one at a 308", "/redirects/from?status=308&to=/redirects/to")
            .sees("POST from http://app.localhost:")
            .arrives(&["POST ran", "POST ran"]),
        row("a PUT that is redirected has two preflights")
            .put("/redirects/from?status=307&to=/redirects/to")
            .sees("PUT from http://app.localhost:")
            .arrives(&["OPTIONS", "PUT ran", "OPTIONS", "PUT ran"]),
        row("a PUT that is redirected to a third origin has a second preflight from null")
            .put("/redirects/from?status=307&to=http://third.localhost:{api}/redirects/to-null")
            .sees("PUT from null")
            .arrives(&["OPTIONS", "PUT ran", "OPTIONS", "PUT ran"])
            .differs(Engine::Firefox, ASKS_AS_THE_PAGE, |row| {
                row.refused_at_preflight(Why::NoAllowOrigin).arrives(&["OPTIONS", "PUT ran", "OPTIONS"])
            }),
        row("a PUT that is redirected to a third origin that does not allow it is refused at its second preflight")
            .put("/redirects/from?status=307&to=http://third.localhost:{api}/redirects/to")
            .refused_at_preflight(Why::NoAllowOrigin)
            .arrives(&["OPTIONS", "PUT ran", "OPTIONS"])
            .differs(Engine::Firefox, ASKS_AS_THE_PAGE, |row| {
                row.refused_at_response(Why::NoAllowOrigin)
                    .arrives(&["OPTIONS", "PUT ran", "OPTIONS", "PUT ran"])
            }),
        row("a PUT becomes a GET at a 303, which needs no preflight")
            .put("/redirects/from?status=303&to=/redirects/to")
            .sees("GET from http://app.localhost:")
            .arrives(&["OPTIONS", "PUT ran", "GET ran"])
            .differs(Engine::Firefox, ASKS_AGAIN, |row| {
                row.arrives(&["OPTIONS", "PUT ran", "OPTIONS", "GET ran"])
            })
            .differs(Engine::WebKit, ASKS_AGAIN, |row| {
                row.arrives(&["OPTIONS", "PUT ran", "OPTIONS", "GET ran"])
            }),
        row("a PUT remains one at a 302")
            .put("/redirects/from?status=302&to=/redirects/to")
            .sees("PUT from http://app.localhost:")
            .arrives(&["OPTIONS", "PUT ran", "OPTIONS", "PUT ran"]),
    ]
}

fn headers() -> Vec<Row> {
    vec![
        row("a header that needs a preflight needs another one after a redirect")
            .get("/redirects/from?to=/redirects/to")
            .header("X-Request-Id", "1")
            .sees("GET from http://app.localhost:")
            .arrives(&["OPTIONS", "GET ran", "OPTIONS", "GET ran"]),
        row("a header is refused after a redirect where the new policy does not list it")
            .get("/redirects/from?to=/redirects/to-any")
            .header("X-Request-Id", "1")
            .refused_at_preflight(Why::Header)
            .arrives(&["OPTIONS", "GET ran", "OPTIONS"]),
        row("Authorization goes along within the API")
            .get("/redirects/from?to=/redirects/authorization")
            .header("Authorization", "Bearer 1")
            .sees("Bearer 1")
            .arrives(&["OPTIONS", "GET ran", "OPTIONS", "GET ran"]),
        row("Authorization does not go along to a third origin")
            .get("/redirects/from?to=http://third.localhost:{api}/redirects/authorization")
            .header("Authorization", "Bearer 1")
            .sees("none")
            .arrives(&["OPTIONS", "GET ran", "GET ran"])
            .differs(Engine::Firefox, ASKS_AGAIN, |row| {
                row.arrives(&["OPTIONS", "GET ran", "OPTIONS", "GET ran"])
            })
            .differs(Engine::WebKit, ASKS_AGAIN, |row| {
                row.arrives(&["OPTIONS", "GET ran", "OPTIONS", "GET ran"])
            }),
    ]
}

fn refused() -> Vec<Row> {
    vec![
        row("a redirect that shares nothing is not followed")
            .get("/redirects/from-plain?to=/redirects/to")
            .refused_at_response(Why::NoAllowOrigin),
        row("a redirect that any origin may follow is not followed with credentials")
            .get("/redirects/from-any?to=/redirects/to")
            .credentials(Credentials::Include)
            .refused_at_response(Why::AnyWithCredentials),
        row("a redirect that any origin may follow is followed without credentials")
            .get("/redirects/from-any?to=/redirects/to")
            .sees("GET from http://app.localhost:")
            .arrives(TWICE),
        row("a redirect to a URL with a user name is not followed")
            .get("/redirects/from?to=http://user:secret@third.localhost:{api}/redirects/to-null")
            .refused_at_response(Why::Location),
        row("a redirect to a data: URL is not followed")
            .get("/redirects/from?to=data:text/plain,a")
            .refused_at_response(Why::LocationScheme),
        row("a preflight is never redirected")
            .put("/redirects/by-hand?status=307&to=/redirects/to")
            .refused_at_preflight(Why::Status)
            .arrives(&["OPTIONS ran"]),
        row("a redirect to another origin is refused with the mode same-origin")
            .get("/redirects/from-plain?to=http://api.localhost:{api}/redirects/to")
            .to("http://app.localhost:{web}")
            .mode(Mode::SameOrigin)
            .refused_at_response(Why::CrossOrigin),
    ]
}
