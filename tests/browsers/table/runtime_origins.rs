//! Origins that only run time knows: sets from configuration, and predicates.

use actix_web::{Responder, dev::RequestHead, route, web::ServiceConfig};
use cors_runtime::{Origin, OriginSet, cors};

use crate::{
    row::{Credentials, Frame, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

static CONFIGURED: OriginSet = OriginSet::new();

/// Filled by nobody.
static EMPTY: OriginSet = OriginSet::new();

#[cors(origins = set(CONFIGURED), credentials)]
#[route("/dynamic/set", method = "GET", method = "PUT")]
async fn set(_: Ran) -> impl Responder {
    "set"
}

#[cors(origins = set(EMPTY))]
#[route("/dynamic/empty", method = "GET", method = "PUT")]
async fn empty(_: Ran) -> impl Responder {
    "empty"
}

/// Every tenant has a subdomain.
fn is_tenant(origin: &Origin, _: &RequestHead) -> bool {
    let tenant = origin.host().and_then(|host| host.strip_suffix(".tenants.localhost"));
    tenant.is_some_and(|tenant| tenant != "closed")
}

#[cors(origins = predicate(is_tenant), credentials)]
#[route("/dynamic/predicate", method = "GET", method = "PUT")]
async fn tenants(_: Ran) -> impl Responder {
    "tenants"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    CONFIGURED.replace(["http://app.localhost:*", "http://*.configured.localhost:*"]).expect("these are origins");
    config.service(set).service(empty).service(tenants);
}

/// Returns a page that is allowed: it reads, and passes a preflight.
fn allowed(name: &'static str, page: &'static str, path: &'static str, body: &'static str) -> Row {
    row(name)
        .page(page)
        .get(path)
        .credentials(Credentials::Include)
        .sees(body)
        .put(path)
        .credentials(Credentials::Include)
        .preflighted()
        .sees(body)
}

/// Returns a page that is not: it reads nothing, and passes no preflight.
fn refused(name: &'static str, page: &'static str, path: &'static str) -> Row {
    row(name)
        .page(page)
        .get(path)
        .refused_at_response(Why::NoAllowOrigin)
        .put(path)
        .refused_at_preflight(Why::NoAllowOrigin)
}

pub(super) fn rows() -> Vec<Row> {
    const APP: &str = crate::row::APP;
    vec![
        allowed("an origin of a set is allowed", APP, "/dynamic/set", "set"),
        allowed("a subdomain of a set's pattern is allowed", "http://a.configured.localhost:{web}", "/dynamic/set", "set"),
        refused("an origin that is not in a set is refused", PARTNER, "/dynamic/set"),
        refused("the apex of a set's pattern is refused", "http://configured.localhost:{web}", "/dynamic/set"),
        refused("an empty set refuses everybody", APP, "/dynamic/empty"),
        allowed("an origin that a predicate allows is allowed", "http://a.tenants.localhost:{web}", "/dynamic/predicate", "tenants"),
        refused("an origin that a predicate refuses is refused", "http://closed.tenants.localhost:{web}", "/dynamic/predicate"),
        refused("an origin that a predicate does not know is refused", APP, "/dynamic/predicate"),
        row("a sandboxed frame is no tenant")
            .page("http://a.tenants.localhost:{web}")
            .frame(Frame::Sandboxed)
            .get("/dynamic/predicate")
            .refused_at_response(Why::NoAllowOrigin),
    ]
}
