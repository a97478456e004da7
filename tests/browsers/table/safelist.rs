//! Safelisted request-headers, each at its limits: what is beyond needs a preflight, and this policy allows no header.
//! <https://fetch.spec.whatwg.org/#cors-safelisted-request-header>

use actix_web::{HttpRequest, Responder, get, http::header::CONTENT_TYPE, post, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Body, Mode, Row, Why, row},
    server::Ran,
};

/// The longest safelisted value.
const LIMIT: usize = 128;

#[cors(origins = ["http://app.localhost:*"])]
#[get("/safelist")]
async fn read(_: Ran) -> impl Responder {
    "read"
}

/// Answers with the type of the body.
#[cors(origins = ["http://app.localhost:*"])]
#[post("/safelist")]
async fn posted(_: Ran, request: HttpRequest) -> impl Responder {
    let value = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("no type");
    value.split(';').next().unwrap_or_default().to_owned()
}

#[cors(origins = ["http://app.localhost:*"], headers = ["Accept", "Content-Type", "Range"])]
#[post("/safelist/listed")]
async fn listed(_: Ran) -> impl Responder {
    "listed"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(read).service(posted).service(listed);
}

/// Returns a GET with this header, for which nothing is asked.
fn simple(name: &'static str, header: &'static str, value: impl Into<String>) -> Row {
    row(name).get("/safelist").header(header, value).sees("read")
}

/// Returns a GET with this header, for which a preflight asks in vain.
fn refused(name: &'static str, header: &'static str, value: impl Into<String>) -> Row {
    row(name).get("/safelist").header(header, value).refused_at_preflight(Why::Header)
}

/// Returns a POST with a body of this type.
fn posts(name: &'static str, content_type: impl Into<String>) -> Row {
    row(name).post("/safelist").body(Body::Bytes("a=b".into())).header("Content-Type", content_type)
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = read_headers();
    rows.extend(content_types());
    rows.extend(ranges());
    rows
}

fn read_headers() -> Vec<Row> {
    let long = |length: usize| "a".repeat(length);
    vec![
        simple("Accept of 128 bytes is simple", "Accept", long(LIMIT)),
        refused("Accept of 129 bytes is not", "Accept", long(LIMIT + 1)),
        refused("Accept with a byte that is not safe is not", "Accept", "text/html(level=1)"),
        refused("Accept with a quotation mark is not", "Accept", "text/html;q=\"1\""),
        simple("Accept with everything that is safe is simple", "Accept", "text/html;q=0.9, */*;q=0.8"),
        simple("Accept-Language of 128 bytes is simple", "Accept-Language", long(LIMIT)),
        refused("Accept-Language of 129 bytes is not", "Accept-Language", long(LIMIT + 1)),
        simple("Accept-Language with weights is simple", "Accept-Language", "de-DE, de;q=0.9, *;q=0.1"),
        refused("Accept-Language with an underscore is not", "Accept-Language", "de_DE"),
        simple("Content-Language of 128 bytes is simple", "Content-Language", long(LIMIT)),
        refused("Content-Language of 129 bytes is not", "Content-Language", long(LIMIT + 1)),
        refused("Content-Language with a slash is not", "Content-Language", "de/DE"),
        refused("a header that is not safelisted is not simple", "X-Request-Id", "1"),
        refused("Authorization is not simple", "Authorization", "Bearer 1"),
        refused("Cache-Control is not simple", "Cache-Control", "no-cache"),
        refused("If-None-Match is not simple", "If-None-Match", "\"1\""),
        simple("a safelisted name is simple in any case", "aCCEPT-lANGUAGE", "de"),
        row("Accept of 129 bytes passes where the policy lists it")
            .post("/safelist/listed")
            .header("Accept", long(LIMIT + 1))
            .preflighted()
            .sees("listed"),
        row("a header that is not safelisted is left out of a request with the mode no-cors")
            .get("/safelist")
            .header("X-Request-Id", "1")
            .mode(Mode::NoCors)
            .learns_nothing(),
    ]
}

fn content_types() -> Vec<Row> {
    let parameter = |length: usize| {
        let start = "text/plain;charset=";
        format!("{start}{}", "a".repeat(length - start.len()))
    };
    vec![
        posts("text/plain is simple", "text/plain").sees("text/plain"),
        posts("a form's own type is simple", "application/x-www-form-urlencoded")
            .sees("application/x-www-form-urlencoded"),
        posts("a multipart form is simple", "multipart/form-data;boundary=x").sees("multipart/form-data"),
        posts("text/plain is simple in any case", "TEXT/Plain").sees("TEXT/Plain"),
        posts("text/plain of 128 bytes is simple", parameter(LIMIT)).sees("text/plain"),
        posts("text/plain of 129 bytes is not", parameter(LIMIT + 1)).refused_at_preflight(Why::Header),
        posts("text/plain with a quotation mark is not", "text/plain;charset=\"utf-8\"")
            .refused_at_preflight(Why::Header),
        posts("JSON is not simple", "application/json").refused_at_preflight(Why::Header),
        posts("XML is not simple", "text/xml").refused_at_preflight(Why::Header),
        posts("a type that only begins like a simple one is not", "text/plainer")
            .refused_at_preflight(Why::Header),
        row("JSON passes where the policy lists Content-Type")
            .post("/safelist/listed")
            .body(Body::Bytes("{}".into()))
            .header("Content-Type", "application/json")
            .preflighted()
            .sees("listed"),
        row("a string is text/plain").post("/safelist").body(Body::Text("a".into())).sees("text/plain"),
        row("URLSearchParams are a form")
            .post("/safelist")
            .body(Body::Form("a=b"))
            .sees("application/x-www-form-urlencoded"),
        row("FormData is a multipart form")
            .post("/safelist")
            .body(Body::Multipart("a"))
            .sees("multipart/form-data"),
        row("a Blob of a simple type is simple")
            .post("/safelist")
            .body(Body::Blob { value: "a", media_type: "text/plain" })
            .sees("text/plain"),
        row("a Blob of JSON is not")
            .post("/safelist")
            .body(Body::Blob { value: "{}", media_type: "application/json" })
            .refused_at_preflight(Why::Header),
    ]
}

fn ranges() -> Vec<Row> {
    vec![
        simple("a range with an end is simple", "Range", "bytes=0-99"),
        simple("a range without an end is simple", "Range", "bytes=100-"),
        refused("a range without a start is not", "Range", "bytes=-100"),
        refused("two ranges are not", "Range", "bytes=0-1,3-4"),
        refused("a range that ends before it starts is not", "Range", "bytes=5-3"),
        refused("a range in other units is not", "Range", "rows=0-9"),
        row("two ranges pass where the policy lists Range")
            .post("/safelist/listed")
            .header("Range", "bytes=0-1,3-4")
            .preflighted()
            .sees("listed"),
    ]
}
