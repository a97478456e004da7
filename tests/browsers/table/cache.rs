//! Preflights that a browser remembers, counted at the server.

use std::time::Duration;

use actix_web::{Responder, put, route, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    engines::Engine,
    row::{Credentials, How, Row, Why, row},
    server::Ran,
};

#[cors(origins = ["http://app.localhost:*"], headers = ["X-A", "X-B"], credentials, max_age = "10m")]
#[route("/cache/long", method = "GET", method = "PUT", method = "DELETE")]
async fn long(_: Ran) -> impl Responder {
    "long"
}

#[cors(origins = ["http://app.localhost:*"], headers = ["X-A", "X-B"])]
#[put("/cache/default")]
async fn default(_: Ran) -> impl Responder {
    "default"
}

#[cors(origins = ["http://app.localhost:*"], max_age = 0)]
#[put("/cache/never")]
async fn never(_: Ran) -> impl Responder {
    "never"
}

#[cors(origins = ["http://app.localhost:*"], max_age = 1)]
#[put("/cache/second")]
async fn second(_: Ran) -> impl Responder {
    "second"
}

#[cors(origins = any, headers = any, max_age = "10m")]
#[put("/cache/any")]
async fn any(_: Ran) -> impl Responder {
    "any"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(long).service(default).service(never).service(second).service(any);
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = ages();
    rows.extend(keys());
    rows
}

fn ages() -> Vec<Row> {
    let put = |name, path, body| row(name).put(path).preflighted().sees(body);
    vec![
        put("a preflight is asked once in ten minutes", "/cache/long", "long").again().again(),
        put("a preflight is remembered by default, for five seconds", "/cache/default", "default").again(),
        put("a preflight with max_age = 0 is never remembered", "/cache/never", "never").again().preflighted(),
        put("a preflight with max_age = 1 is asked again after a second", "/cache/second", "second")
            .again()
            .after(Duration::from_millis(2100))
            .preflighted(),
        put("a preflight of any is remembered", "/cache/any", "any").again(),
        put("a preflight by XMLHttpRequest is remembered", "/cache/long", "long")
            .how(How::Xhr)
            .again(),
        row("a refused preflight is not remembered")
            .page("http://partner.localhost:{web}")
            .put("/cache/long")
            .refused_at_preflight(Why::NoAllowOrigin)
            .again()
            .preflighted(),
    ]
}

fn keys() -> Vec<Row> {
    use Credentials::{Include, Omit};
    vec![
        row("one preflight is for all methods that it allows")
            .put("/cache/long")
            .preflighted()
            .sees("long")
            .fetch("DELETE", "/cache/long")
            .sees("long"),
        row("one preflight is for all headers that it allows")
            .put("/cache/long")
            .header("X-A", "1")
            .preflighted()
            .sees("long")
            .put("/cache/long")
            .header("X-B", "1")
            .sees("long"),
        row("one preflight for a method is for the headers too")
            .put("/cache/long")
            .preflighted()
            .sees("long")
            .get("/cache/long")
            .header("X-A", "1")
            .sees("long"),
        row("one preflight of any is for all headers")
            .put("/cache/any")
            .header("X-A", "1")
            .preflighted()
            .sees("any")
            .put("/cache/any")
            .header("X-Other", "1")
            .sees("any")
            .differs(Engine::Firefox, "it remembers the headers that it asked for, and no `*`", Row::preflighted),
        row("a header that a remembered preflight does not allow is asked for")
            .put("/cache/long")
            .preflighted()
            .sees("long")
            .put("/cache/long")
            .header("X-Other", "1")
            .refused_at_preflight(Why::Header),
        row("a preflight without credentials is not for requests with them")
            .put("/cache/long")
            .credentials(Omit)
            .preflighted()
            .sees("long")
            .again()
            .credentials(Include)
            .preflighted(),
        row("a preflight with credentials is for requests with them")
            .put("/cache/long")
            .credentials(Include)
            .preflighted()
            .sees("long")
            .again(),
        row("a preflight with credentials is for requests without them")
            .put("/cache/long")
            .credentials(Include)
            .preflighted()
            .sees("long")
            .again()
            .credentials(Omit)
            .differs(
                Engine::Firefox,
                "it remembers apart what was asked for with credentials and without",
                Row::preflighted,
            ),
        row("a preflight is for one URL")
            .put("/cache/long")
            .preflighted()
            .sees("long")
            .put("/cache/long?other")
            .preflighted()
            .sees("long"),
        row("a simple request asks for nothing, and nothing is remembered of it")
            .get("/cache/long")
            .sees("long")
            .put("/cache/long")
            .preflighted()
            .sees("long"),
    ]
}
