//! Cookies: which go along is a matter of the credentials mode, and of what the cookie says about other sites. CORS only
//! decides whether the page reads the answer. A preflight never has any: the log would say so.

use actix_web::{HttpRequest, Responder, http::header::COOKIE, route, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Credentials, How, Row, Why, row},
    server::{Ran, run_of},
};

const SECURE_APP: &str = "https://app.localhost:{tls}";
const SECURE_API: &str = "https://api.localhost:{tls_api}";
/// The page's own host on another port: another origin of the same site.
const SAME_HOST: &str = "http://app.localhost:{api}";
/// A host below the page's: another origin of the same site.
const SUBDOMAIN: &str = "http://api.app.localhost:{api}";

const NONE: &str = "Path=/; SameSite=None; Secure";
const LAX: &str = "Path=/; SameSite=Lax";
const STRICT: &str = "Path=/; SameSite=Strict";

/// Says whether the cookie of this run came along.
#[cors(origins = ["http://app.localhost:*", "https://app.localhost:*"], credentials)]
#[route("/cookies", method = "GET", method = "PUT")]
async fn who(_: Ran, request: HttpRequest) -> impl Responder {
    let cookie = format!("{}=1", run_of(request.query_string()).unwrap_or_default());
    // Over HTTP/2 each cookie may have a line of its own.
    let mut lines = request.headers().get_all(COOKIE).filter_map(|line| line.to_str().ok());
    if lines.any(|line| line.split("; ").any(|own| own == cookie)) { "known" } else { "unknown" }
}

#[cors(origins = ["https://app.localhost:*"])]
#[route("/cookies/unshared", method = "GET")]
async fn unshared(_: Ran) -> impl Responder {
    "for nobody with a cookie"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(who).service(unshared);
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = same_site();
    rows.extend(cross_site());
    rows
}

fn same_site() -> Vec<Row> {
    use Credentials::{Include, Omit, SameOrigin};
    let at = |name, site, attributes| row(name).cookie(site, attributes).get("/cookies").to(site);
    vec![
        at("another port of one host gets a Lax cookie with include", SAME_HOST, LAX).credentials(Include).sees("known"),
        at("another port of one host gets a Strict cookie with include", SAME_HOST, STRICT)
            .credentials(Include)
            .sees("known"),
        at("another port of one host gets no cookie by default", SAME_HOST, LAX)
            .credentials(SameOrigin)
            .sees("unknown"),
        at("another port of one host gets no cookie with omit", SAME_HOST, LAX).credentials(Omit).sees("unknown"),
        at("a subdomain gets a Lax cookie with include", SUBDOMAIN, LAX).credentials(Include).sees("known"),
        at("a subdomain gets a Strict cookie with include", SUBDOMAIN, STRICT).credentials(Include).sees("known"),
        at("a subdomain gets no cookie by default", SUBDOMAIN, LAX).credentials(SameOrigin).sees("unknown"),
        row("a preflight has no cookie, and the request after it has")
            .cookie(SAME_HOST, LAX)
            .put("/cookies")
            .to(SAME_HOST)
            .credentials(Include)
            .preflighted()
            .sees("known"),
        at("XMLHttpRequest sends a cookie with credentials", SAME_HOST, LAX)
            .how(How::Xhr)
            .credentials(Include)
            .sees("known"),
        at("XMLHttpRequest sends no cookie without", SAME_HOST, LAX).how(How::Xhr).sees("unknown"),
    ]
}

fn cross_site() -> Vec<Row> {
    use Credentials::{Include, Omit, SameOrigin};
    let at = |name, attributes| {
        row(name).page(SECURE_APP).cookie(SECURE_API, attributes).get("/cookies").to(SECURE_API)
    };
    vec![
        at("another site gets a cookie that says None with include", NONE).credentials(Include).sees("known"),
        at("another site gets no cookie that says None by default", NONE).credentials(SameOrigin).sees("unknown"),
        at("another site gets no cookie that says None with omit", NONE).credentials(Omit).sees("unknown"),
        at("another site gets no Lax cookie, and its answer is read", LAX).credentials(Include).sees("unknown"),
        at("another site gets no Strict cookie, and its answer is read", STRICT)
            .credentials(Include)
            .sees("unknown"),
        row("a preflight to another site has no cookie, and the request after it has")
            .page(SECURE_APP)
            .cookie(SECURE_API, NONE)
            .put("/cookies")
            .to(SECURE_API)
            .credentials(Include)
            .preflighted()
            .sees("known"),
        row("what a cookie opened is not read where the policy does not say credentials")
            .page(SECURE_APP)
            .cookie(SECURE_API, NONE)
            .get("/cookies/unshared")
            .to(SECURE_API)
            .credentials(Include)
            .refused_at_response(Why::NoCredentials),
    ]
}
