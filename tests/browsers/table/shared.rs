//! Policies that routes share and refine, and origins that only run time knows.

use actix_web::{HttpResponse, Responder, dev::RequestHead, route, web::ServiceConfig};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

use crate::{
    row::{Credentials, Frame, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

const FRONTEND: Policy =
    policy!(origins = ["http://app.localhost:*"], headers = ["X-Shared"], expose = ["X-Version"], credentials);
const WIDER: Policy = policy!(FRONTEND, origins = ["http://*.localhost:*"], credentials = false);

static ORIGINS: OriginSet = OriginSet::new();
static EMPTY: OriginSet = OriginSet::new();

fn is_tenant(origin: &Origin, _: &RequestHead) -> bool {
    origin.scheme() == Some("http") && origin.host() == Some("app.localhost") && origin.port().is_some()
}

fn is_null(origin: &Origin, _: &RequestHead) -> bool {
    origin.is_null()
}

fn version(body: &'static str) -> HttpResponse {
    HttpResponse::Ok().insert_header(("X-Version", "1")).body(body)
}

#[cors(FRONTEND)]
#[route("/shared", method = "GET", method = "PUT")]
async fn shared(_: Ran) -> impl Responder {
    version("shared")
}

#[cors(FRONTEND, headers = ["X-Own"], expose = ["X-Other"])]
#[route("/shared/refined", method = "GET", method = "PUT")]
async fn refined(_: Ran) -> impl Responder {
    version("refined")
}

#[cors(WIDER)]
#[route("/shared/twice", method = "GET", method = "PUT")]
async fn refined_twice(_: Ran) -> impl Responder {
    version("refined twice")
}

#[cors(FRONTEND, methods = ["GET"])]
#[route("/shared/methods", method = "GET", method = "PUT")]
async fn methods(_: Ran) -> impl Responder {
    version("methods")
}

#[cors(FRONTEND, origins = set(ORIGINS))]
#[route("/shared/set", method = "GET", method = "PUT")]
async fn set(_: Ran) -> impl Responder {
    version("set")
}

#[cors(origins = set(EMPTY))]
#[route("/shared/empty-set", method = "GET", method = "PUT")]
async fn empty_set(_: Ran) -> impl Responder {
    version("empty set")
}

#[cors(FRONTEND, origins = predicate(is_tenant))]
#[route("/shared/predicate", method = "GET", method = "PUT")]
async fn predicate(_: Ran) -> impl Responder {
    version("predicate")
}

#[cors(origins = predicate(is_null))]
#[route("/shared/null", method = "GET", method = "PUT")]
async fn null(_: Ran) -> impl Responder {
    version("null")
}

#[cors(origins = predicate(is_null), credentials)]
#[route("/shared/null-with-credentials", method = "GET", method = "PUT")]
async fn null_with_credentials(_: Ran) -> impl Responder {
    version("null")
}

pub(super) fn configure(config: &mut ServiceConfig) {
    ORIGINS.replace(["http://app.localhost:*", "https://*.example.com"]).expect("right origins");
    config.service(shared).service(refined).service(refined_twice).service(methods);
    config.service(set).service(empty_set).service(predicate).service(null).service(null_with_credentials);
}

/// Both kinds of request, with credentials: allowed to the one page, refused to the other.
fn private(name: [&'static str; 2], path: &'static str, body: &'static str) -> [Row; 2] {
    let include = Credentials::Include;
    [
        row(name[0])
            .get(path)
            .credentials(include)
            .sees(body)
            .reads("x-version", "1")
            .put(path)
            .credentials(include)
            .header("X-Shared", "1")
            .preflighted()
            .sees(body),
        row(name[1])
            .page(PARTNER)
            .get(path)
            .credentials(include)
            .refused_at_response(Why::NoAllowOrigin)
            .put(path)
            .credentials(include)
            .refused_at_preflight(Why::NoAllowOrigin),
    ]
}

pub(super) fn rows() -> Vec<Row> {
    let private_rows = [
        private(["a shared policy allows its page", "a shared policy refuses another"], "/shared", "shared"),
        private(["an origin set allows what it holds", "an origin set refuses the rest"], "/shared/set", "set"),
        private(
            ["a predicate allows whom it allows", "a predicate refuses the rest"],
            "/shared/predicate",
            "predicate",
        ),
    ];
    let mut rows: Vec<Row> = private_rows.into_iter().flatten().collect();
    rows.extend([
        row("a refinement replaces the headers that a page may send")
            .put("/shared/refined")
            .header("X-Own", "1")
            .preflighted()
            .sees("refined"),
        row("and takes those of the shared policy away")
            .put("/shared/refined")
            .header("X-Shared", "1")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("a refinement replaces the headers that a page may read, and keeps the credentials")
            .get("/shared/refined")
            .credentials(Credentials::Include)
            .sees("refined")
            .hides("x-version"),
        row("a refinement of a refinement keeps what neither replaces")
            .page(PARTNER)
            .put("/shared/twice")
            .header("X-Shared", "1")
            .preflighted()
            .sees("refined twice")
            .reads("x-version", "1"),
        row("a refinement takes credentials back")
            .get("/shared/twice")
            .credentials(Credentials::Include)
            .refused_at_response(Why::NoCredentials),
        row("a refinement shares fewer methods").get("/shared/methods").sees("methods"),
        row("and refuses the others").put("/shared/methods").refused_at_preflight(Why::NoAllowOrigin),
        row("an empty origin set refuses everybody")
            .get("/shared/empty-set")
            .refused_at_response(Why::NoAllowOrigin)
            .put("/shared/empty-set")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("a predicate that allows `null` allows a sandboxed frame")
            .frame(Frame::Sandboxed)
            .get("/shared/null")
            .sees("null")
            .put("/shared/null")
            .preflighted()
            .sees("null"),
        row("a predicate that allows `null` allows no page").get("/shared/null").refused_at_response(Why::NoAllowOrigin),
        row("with credentials no predicate allows `null`")
            .frame(Frame::Sandboxed)
            .get("/shared/null-with-credentials")
            .refused_at_response(Why::NoAllowOrigin)
            .put("/shared/null-with-credentials")
            .refused_at_preflight(Why::NoAllowOrigin),
    ]);
    rows
}
