//! Origins that look like an allowed one: each a bug that another library had.

use actix_web::{Responder, route, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Credentials, Row, Why, row},
    server::Ran,
};

#[cors(origins = ["http://foo.localhost:*", "http://bar.localhost:*", "http://a.dotted.localhost:*"], credentials)]
#[route("/lookalikes", method = "GET", method = "PUT")]
async fn exact(_: Ran) -> impl Responder {
    "exact"
}

#[cors(origins = ["http://*.foo.localhost:*", "http://*.bar.localhost:*"], credentials)]
#[route("/lookalikes/patterns", method = "GET", method = "PUT")]
async fn patterns(_: Ran) -> impl Responder {
    "patterns"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(exact).service(patterns);
}

fn refused(name: &'static str, page: &'static str, path: &'static str) -> Row {
    row(name)
        .page(page)
        .get(path)
        .credentials(Credentials::Include)
        .refused_at_response(Why::NoAllowOrigin)
        .put(path)
        .credentials(Credentials::Include)
        .refused_at_preflight(Why::NoAllowOrigin)
}

pub(super) fn rows() -> Vec<Row> {
    const EXACT: &str = "/lookalikes";
    const PATTERNS: &str = "/lookalikes/patterns";
    vec![
        row("the allowed origin reads").page("http://foo.localhost:{web}").get(EXACT).sees("exact"),
        row("the allowed pattern reads")
            .page("http://a.bar.localhost:{web}")
            .get(PATTERNS)
            .sees("patterns"),
        refused("a suffix without a dot is refused", "http://evilfoo.localhost:{web}", EXACT),
        refused("two origins spliced are refused", "http://barfoo.localhost:{web}", EXACT),
        refused("a longer host is refused", "http://foo.localhost.evil.localhost:{web}", EXACT),
        refused("a prefix is refused", "http://fo.localhost:{web}", EXACT),
        refused("a dot is no other character", "http://axdotted.localhost:{web}", EXACT),
        refused("a subdomain of an exact origin is refused", "http://sub.foo.localhost:{web}", EXACT),
        refused("two patterns spliced are refused", "http://a.barfoo.localhost:{web}", PATTERNS),
        refused("a suffix of a pattern without a dot is refused", "http://evilbar.localhost:{web}", PATTERNS),
        refused("a longer host than the pattern is refused", "http://a.foo.localhost.evil.localhost:{web}", PATTERNS),
    ]
}
