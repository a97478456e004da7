//! Request headers that need a preflight, and a policy that lists them.

use actix_web::{HttpRequest, Responder, put, route, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{How, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

#[cors(
    origins = ["http://app.localhost:*"],
    headers = ["Content-Type", "X-Request-Id", "X-Trace", "Authorization", "If-Match"]
)]
#[route("/headers", method = "GET", method = "PUT")]
async fn listed(_: Ran, request: HttpRequest) -> impl Responder {
    let names = ["authorization", "cookie", "if-match", "x-request-id", "x-trace", "x-http-method-override"];
    let sent = names.iter().filter(|name| request.headers().contains_key(**name));
    sent.copied().collect::<Vec<_>>().join(" ")
}

#[cors(origins = ["http://app.localhost:*"])]
#[put("/headers/none")]
async fn none(_: Ran) -> impl Responder {
    "none"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(listed).service(none);
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = allowed();
    rows.extend(refused());
    rows.extend(left_out());
    rows
}

fn allowed() -> Vec<Row> {
    vec![
        row("a header that the policy lists passes")
            .get("/headers")
            .header("X-Request-Id", "1")
            .preflighted()
            .sees("x-request-id"),
        row("a header that the policy lists passes in any letter case")
            .get("/headers")
            .header("x-REQUEST-id", "1")
            .preflighted()
            .sees("x-request-id"),
        row("several headers that the policy lists pass")
            .put("/headers")
            .header("X-Trace", "1")
            .header("If-Match", "\"1\"")
            .header("X-Request-Id", "1")
            .preflighted()
            .sees("if-match x-request-id x-trace"),
        row("all headers that the policy lists pass")
            .put("/headers")
            .header("Authorization", "Bearer 1")
            .header("Content-Type", "application/json")
            .header("If-Match", "\"1\"")
            .header("X-Request-Id", "1")
            .header("X-Trace", "1")
            .preflighted()
            .sees("authorization if-match x-request-id x-trace"),
        row("Authorization passes where the policy lists it")
            .get("/headers")
            .header("Authorization", "Bearer 1")
            .preflighted()
            .sees("authorization"),
        row("a header passes by XMLHttpRequest")
            .get("/headers")
            .how(How::Xhr)
            .header("X-Request-Id", "1")
            .preflighted()
            .sees("x-request-id"),
        row("a long value passes where the policy lists the name")
            .get("/headers")
            .header("X-Request-Id", "1".repeat(1000))
            .preflighted()
            .sees("x-request-id"),
        row("a header with an empty value needs a preflight too")
            .get("/headers")
            .header("X-Request-Id", "")
            .preflighted()
            .sees("x-request-id"),
        row("a method that needs a preflight passes without headers").put("/headers").preflighted().sees(""),
    ]
}

fn refused() -> Vec<Row> {
    vec![
        row("a header that the policy does not list is refused")
            .get("/headers")
            .header("X-Other", "1")
            .refused_at_preflight(Why::Header)
            .console("Request header field x-other is not allowed by Access-Control-Allow-Headers in preflight"),
        row("one header too many refuses the request")
            .get("/headers")
            .header("X-Request-Id", "1")
            .header("X-Other", "1")
            .refused_at_preflight(Why::Header),
        row("a header whose name only begins like one of the policy is refused")
            .get("/headers")
            .header("X-Request-Id-2", "1")
            .refused_at_preflight(Why::Header),
        row("a header is refused by XMLHttpRequest too")
            .get("/headers")
            .how(How::Xhr)
            .header("X-Other", "1")
            .refused_at_preflight(Why::Header),
        row("a header is refused where the policy lists none")
            .put("/headers/none")
            .header("X-Request-Id", "1")
            .refused_at_preflight(Why::Header),
        row("a header that the policy lists is refused from another origin")
            .page(PARTNER)
            .get("/headers")
            .header("X-Request-Id", "1")
            .refused_at_preflight(Why::NoAllowOrigin),
    ]
}

/// Forbidden request-headers: a page may write them, and they are not sent.
/// <https://fetch.spec.whatwg.org/#forbidden-request-header>
fn left_out() -> Vec<Row> {
    let left_out = |name, header, value: &str| row(name).get("/headers").header(header, value).sees("");
    vec![
        left_out("Cookie is left out, and nothing is asked", "Cookie", "a=b"),
        left_out("Origin is left out, and nothing is asked", "Origin", "http://other.localhost"),
        left_out("Host is left out, and nothing is asked", "Host", "other.localhost"),
        left_out("Accept-Encoding is left out, and nothing is asked", "Accept-Encoding", "identity"),
        left_out("Sec-* is left out, and nothing is asked", "Sec-Fetch-Site", "none"),
        left_out("Proxy-* is left out, and nothing is asked", "Proxy-Authorization", "Basic 1"),
        left_out(
            "Access-Control-Request-Method is left out, and nothing is asked",
            "Access-Control-Request-Method",
            "PUT",
        ),
        left_out("Referer is left out, and nothing is asked", "Referer", "http://other.localhost/"),
        left_out("Date is left out, and nothing is asked", "Date", "Thu, 01 Jan 1970 00:00:00 GMT"),
        left_out(
            "a header that overrides the method by a forbidden one is left out",
            "X-HTTP-Method-Override",
            "TRACE",
        ),
        left_out("Via is left out, and nothing is asked", "Via", "1.1 other"),
    ]
}
