//! `enforce`: what a page of another origin sends is refused before the handler runs, not only kept from being read.

use actix_web::{Responder, route, web, web::ServiceConfig};
use cors_runtime::{Cors, Policy, cors, policy};

use crate::{
    row::{API, Body, Credentials, Frame, How, Mode, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

/// The service's own origin is among those that a strict policy allows.
const STRICT: Policy = policy!(
    origins = ["http://app.localhost:*", "http://api.localhost:*", "https://api.localhost:*"],
    enforce = strict
);

/// A foreign name that resolves to this machine after its page was loaded (DNS rebinding): to a browser the service is of
/// the same origin as that page.
const REBOUND: &str = "http://rebound.localhost:{api}";

const REBOUND_TLS: &str = "https://rebound.localhost:{tls_api}";

#[cors(origins = ["http://app.localhost:*"], credentials, enforce)]
#[route("/enforce", method = "GET", method = "POST", method = "PUT")]
async fn enforced(_: Ran) -> impl Responder {
    "enforced"
}

#[cors(STRICT)]
#[route("/enforce/strict", method = "GET", method = "POST", method = "PUT")]
async fn strict(_: Ran) -> impl Responder {
    "strict"
}

async fn by_middleware(_: Ran) -> impl Responder {
    "strict"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    let inside = web::resource("/enforce/middleware")
        .wrap(Cors::new(STRICT))
        .route(web::get().to(by_middleware))
        .route(web::post().to(by_middleware));
    config.service(enforced).service(strict).service(inside);
}

pub(super) fn rows() -> Vec<Row> {
    let form = |name| row(name).post("/enforce").body(Body::Form("a=b"));
    vec![
        form("an allowed page's form runs").sees("enforced"),
        form("an allowed page's form runs with credentials").credentials(Credentials::Include).sees("enforced"),
        row("an allowed page's PUT runs").put("/enforce").preflighted().sees("enforced"),
        form("another origin's form does not run")
            .page(PARTNER)
            .refused_at_response(Why::NoAllowOrigin)
            .arrives(&["POST"]),
        form("another origin's form with the mode no-cors does not run")
            .page(PARTNER)
            .mode(Mode::NoCors)
            .credentials(Credentials::Include)
            .learns_nothing()
            .arrives(&["POST"]),
        row("another origin's GET does not run")
            .page(PARTNER)
            .get("/enforce")
            .refused_at_response(Why::NoAllowOrigin)
            .arrives(&["GET"]),
        row("another origin's PUT is refused at the preflight")
            .page(PARTNER)
            .put("/enforce")
            .refused_at_preflight(Why::NoAllowOrigin),
        form("a sandboxed frame's form does not run")
            .frame(Frame::Sandboxed)
            .refused_at_response(Why::NoAllowOrigin)
            .arrives(&["POST"]),
        row("another origin's GET with the mode no-cors does not run, although it has no Origin")
            .page(PARTNER)
            .get("/enforce")
            .mode(Mode::NoCors)
            .learns_nothing()
            .arrives(&["GET"]),
        row("a link of another origin runs").page(PARTNER).by(How::Navigation, "/enforce").mode(Mode::NoCors).learns_nothing(),
        row("a GET of the same origin runs, although it has no Origin").page(API).get("/enforce").sees("enforced"),
        form("a form of the same origin runs").page(API).sees("enforced"),
        row("a PUT of the same origin runs").page(API).put("/enforce").sees("enforced"),
        row("a form of the same origin runs by XMLHttpRequest").page(API).post("/enforce").how(How::Xhr).sees("enforced"),
        form("a form of the same origin runs over TLS")
            .page("https://api.localhost:{tls_api}")
            .to("https://api.localhost:{tls_api}")
            .sees("enforced"),
    ]
    .into_iter()
    .chain(strict_rows())
    .collect()
}

fn strict_rows() -> Vec<Row> {
    let mut rows = vec![
        row("enforce alone takes a rebound page for its own").page(REBOUND).get("/enforce").to(REBOUND).sees("enforced"),
        row("enforce = strict approves no preflight at a rebound name")
            .put("/enforce/strict")
            .to(REBOUND)
            .refused_at_preflight(Why::NoAllowOrigin),
        row("enforce = strict approves a preflight at its own name").put("/enforce/strict").preflighted().sees("strict"),
        row("enforce = strict refuses a rebound page over TLS")
            .page(REBOUND_TLS)
            .get("/enforce/strict")
            .to(REBOUND_TLS)
            .sees_status(403, "")
            .arrives(&["GET"]),
        row("enforce = strict lets its own page over TLS pass")
            .page("https://api.localhost:{tls_api}")
            .post("/enforce/strict")
            .to("https://api.localhost:{tls_api}")
            .sees("strict"),
    ];
    for (about, path) in [("a route", "/enforce/strict"), ("`Cors`", "/enforce/middleware")] {
        let row = |name: &str| row(format!("enforce = strict {name}, on {about}").leak());
        rows.extend([
            row("refuses a rebound page's GET")
                .page(REBOUND)
                .get(path)
                .to(REBOUND)
                .sees_status(403, "")
                .arrives(&["GET"]),
            row("refuses a rebound page's POST")
                .page(REBOUND)
                .post(path)
                .to(REBOUND)
                .sees_status(403, "")
                .arrives(&["POST"]),
            row("refuses what an allowed page asks of a rebound name")
                .get(path)
                .to(REBOUND)
                .refused_at_response(Why::NoAllowOrigin)
                .arrives(&["GET"]),
            row("lets its own page's GET pass").page(API).get(path).sees("strict"),
            row("lets its own page's POST pass").page(API).post(path).sees("strict"),
            row("lets an allowed page's GET pass").get(path).sees("strict"),
            row("refuses another origin's GET")
                .page(PARTNER)
                .get(path)
                .refused_at_response(Why::NoAllowOrigin)
                .arrives(&["GET"]),
        ]);
    }
    rows
}
