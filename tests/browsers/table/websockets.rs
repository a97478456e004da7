//! Websockets: any page opens one, whatever a policy says, and `enforce` is what guards them.

use actix_web::{HttpRequest, HttpResponse, get, rt, web, web::ServiceConfig};
use cors_runtime::{Cors, Policy, cors, policy};

use crate::{
    row::{API, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

const API_TLS: &str = "https://api.localhost:{tls_api}";
const REBOUND: &str = "http://rebound.localhost:{api}";

const PLAIN: Policy = policy!(origins = ["http://app.localhost:*"], credentials);
const ENFORCED: Policy = policy!(PLAIN, enforce);
const STRICT: Policy = policy!(origins = ["http://api.localhost:*"], enforce = strict);

fn open(request: &HttpRequest, body: web::Payload) -> actix_web::Result<HttpResponse> {
    let (response, session, _) = actix_ws::handle(request, body)?;
    rt::spawn(session.close(None));
    Ok(response)
}

#[cors(PLAIN)]
#[get("/websockets/plain")]
async fn plain_socket(_: Ran, request: HttpRequest, body: web::Payload) -> actix_web::Result<HttpResponse> {
    open(&request, body)
}

#[cors(ENFORCED)]
#[get("/websockets/enforced")]
async fn enforced_socket(_: Ran, request: HttpRequest, body: web::Payload) -> actix_web::Result<HttpResponse> {
    open(&request, body)
}

#[cors(STRICT)]
#[get("/websockets/strict")]
async fn strict_socket(_: Ran, request: HttpRequest, body: web::Payload) -> actix_web::Result<HttpResponse> {
    open(&request, body)
}

async fn by_hand(_: Ran, request: HttpRequest, body: web::Payload) -> actix_web::Result<HttpResponse> {
    open(&request, body)
}

pub(super) fn configure(config: &mut ServiceConfig) {
    let route = || web::get().to(by_hand);
    config
        .service(plain_socket)
        .service(enforced_socket)
        .service(strict_socket)
        .service(web::resource("/websockets/middleware/plain").wrap(Cors::new(PLAIN)).route(route()))
        .service(web::resource("/websockets/middleware/enforced").wrap(Cors::new(ENFORCED)).route(route()));
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    let routes = [
        ("a route", "/websockets/plain", "/websockets/enforced"),
        ("`Cors`", "/websockets/middleware/plain", "/websockets/middleware/enforced"),
    ];
    for (about, plain, enforced) in routes {
        let row = |name: &str| row(format!("{name}, on {about}").leak());
        rows.extend([
            row("another origin's websocket opens under a plain policy").page(PARTNER).websocket(plain).loads(),
            row("another origin's websocket does not open under enforce")
                .page(PARTNER)
                .websocket(enforced)
                .refused_at_response(Why::Handshake)
                .arrives(&["GET"]),
            row("an allowed page's websocket opens under enforce").websocket(enforced).loads(),
            row("a websocket of the same origin opens under enforce").page(API).websocket(enforced).loads(),
        ]);
    }
    rows.extend([
        row("a websocket of the same origin opens under enforce over TLS")
            .page(API_TLS)
            .websocket("/websockets/enforced")
            .to(API_TLS)
            .loads(),
        row("a rebound page's websocket opens under enforce alone")
            .page(REBOUND)
            .websocket("/websockets/enforced")
            .to(REBOUND)
            .loads(),
        row("a rebound page's websocket does not open under enforce = strict")
            .page(REBOUND)
            .websocket("/websockets/strict")
            .to(REBOUND)
            .refused_at_response(Why::Handshake)
            .arrives(&["GET"]),
        row("a websocket of the same origin opens under enforce = strict")
            .page(API)
            .websocket("/websockets/strict")
            .loads(),
    ]);
    rows
}
