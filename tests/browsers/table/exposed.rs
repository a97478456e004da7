//! The response headers that a page reads.

use actix_web::{
    HttpResponse, Responder, get,
    http::header::{
        CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, ETAG, EXPIRES, LAST_MODIFIED, PRAGMA, RETRY_AFTER, SET_COOKIE,
    },
    web::ServiceConfig,
};
use cors_runtime::cors;

use crate::{
    row::{Credentials, How, Row, row},
    server::Ran,
};

const OWN: &str = "http://api.localhost:{api}";
const EPOCH: &str = "Thu, 01 Jan 1970 00:00:00 GMT";

/// A response with many headers.
fn response() -> impl Responder {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((CONTENT_LANGUAGE, "de"))
        .insert_header((CONTENT_TYPE, "text/plain"))
        .insert_header((EXPIRES, EPOCH))
        .insert_header((LAST_MODIFIED, EPOCH))
        .insert_header((PRAGMA, "no-cache"))
        .insert_header((ETAG, "\"1\""))
        .insert_header((RETRY_AFTER, "1"))
        .insert_header(("X-Total", "7"))
        .append_header(("X-Two", "a"))
        .append_header(("X-Two", "b"))
        .insert_header((SET_COOKIE, "exposed=1"))
        .body("headers")
}

#[cors(origins = ["http://app.localhost:*"])]
#[get("/exposed/none")]
async fn none(_: Ran) -> impl Responder {
    response()
}

#[cors(origins = ["http://app.localhost:*"], expose = ["ETag", "X-Total", "X-Two", "X-Missing"])]
#[get("/exposed/some")]
async fn some(_: Ran) -> impl Responder {
    response()
}

#[cors(origins = ["http://app.localhost:*"], expose = ["ETag"], credentials)]
#[get("/exposed/credentials")]
async fn credentials(_: Ran) -> impl Responder {
    response()
}

#[cors(origins = any, expose = any)]
#[get("/exposed/any")]
async fn any(_: Ran) -> impl Responder {
    response()
}

#[cors(origins = ["http://app.localhost:*"], expose = any)]
#[get("/exposed/any-to-one")]
async fn any_to_one(_: Ran) -> impl Responder {
    response()
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(none).service(some).service(credentials).service(any).service(any_to_one);
}

/// Returns a GET that reads the body of [`response`].
fn get(name: &'static str, path: &'static str) -> Row {
    row(name).get(path).sees("headers")
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        get("safelisted response-headers are always read", "/exposed/none")
            .reads("cache-control", "no-store")
            .reads("content-language", "de")
            .reads("content-type", "text/plain")
            .reads("expires", EPOCH)
            .reads("last-modified", EPOCH)
            .reads("pragma", "no-cache"),
        get("no other header is read by default", "/exposed/none")
            .hides("etag")
            .hides("retry-after")
            .hides("x-total")
            .hides("x-two")
            .hides("vary")
            .hides("access-control-allow-origin"),
        get("no other header is read by default by XMLHttpRequest", "/exposed/none")
            .how(How::Xhr)
            .reads("content-language", "de")
            .hides("etag")
            .hides("x-total"),
        get("an exposed header is read", "/exposed/some").reads("etag", "\"1\"").reads("x-total", "7"),
        get("an exposed header is read by XMLHttpRequest", "/exposed/some")
            .how(How::Xhr)
            .reads("etag", "\"1\"")
            .reads("x-total", "7")
            .hides("retry-after"),
        get("an exposed header of two lines is read as one", "/exposed/some").reads("x-two", "a, b"),
        get("an exposed header that is not there is not read", "/exposed/some").hides("x-missing"),
        get("what is not exposed is not read beside what is", "/exposed/some").hides("retry-after"),
        get("an exposed header is read with credentials", "/exposed/credentials")
            .credentials(Credentials::Include)
            .reads("etag", "\"1\"")
            .hides("x-total"),
        get("expose = any shows every header", "/exposed/any")
            .reads("etag", "\"1\"")
            .reads("retry-after", "1")
            .reads("x-total", "7")
            .reads("x-two", "a, b"),
        get("expose = any shows every header to one origin too", "/exposed/any-to-one").reads("x-total", "7"),
        get("Set-Cookie is never read", "/exposed/none").hides("set-cookie"),
        get("Set-Cookie is not read beside what is exposed", "/exposed/some").hides("set-cookie"),
        get("Set-Cookie is not read with expose = any", "/exposed/any").hides("set-cookie"),
        get("Set-Cookie is not read by XMLHttpRequest", "/exposed/any").how(How::Xhr).hides("set-cookie"),
        get("a page of the same origin reads every header but Set-Cookie", "/exposed/none")
            .page(OWN)
            .reads("etag", "\"1\"")
            .reads("x-total", "7")
            .hides("set-cookie"),
    ]
}
