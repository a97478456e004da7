//! `#[protect]` of actix-web-grants, which adds an argument to the handler and an early return.

use actix_web::{
    App, HttpResponse, Responder, get,
    web::{Path, ServiceConfig},
};
use actix_web_grants::{GrantsMiddleware, protect};
use cors_runtime::cors;

use super::{check_with, roles::roles};
use support::{Request, Server};

#[protect("ADMIN")]
#[cors(origins = ["https://app.example.com"])]
#[get("/above/{id}")]
async fn above(id: Path<u32>) -> impl Responder {
    format!("admin {id}")
}

#[cors(origins = ["https://app.example.com"])]
#[protect("ADMIN")]
#[get("/between/{id}")]
async fn between(id: Path<u32>) -> impl Responder {
    format!("admin {id}")
}

#[cors(origins = ["https://app.example.com"])]
#[get("/below/{id}")]
#[protect("ADMIN")]
async fn below(id: Path<u32>) -> impl Responder {
    format!("admin {id}")
}

fn denied() -> HttpResponse {
    HttpResponse::Forbidden().body("no")
}

#[cors(origins = ["https://app.example.com"])]
#[actix_web_grants::protect(any("ADMIN", expr = "*id == 2"), error = "denied")]
#[get("/expression/{id}")]
async fn expression(id: Path<u32>) -> HttpResponse {
    HttpResponse::Ok().body(format!("admin {id}"))
}

fn routes(config: &mut ServiceConfig) {
    config.service((above, between, below, expression));
}

#[test]
fn a_protected_route_refuses_in_every_order_and_shares_the_refusal() {
    let server =
        Server::start_app(1, || App::new().wrap(GrantsMiddleware::with_extractor(roles)).configure(routes));
    for (path, refusal) in [("/above/1", ""), ("/between/1", ""), ("/below/1", ""), ("/expression/1", "no")] {
        check_with(&server, &Request::new("GET", path), 403, refusal);
        check_with(&server, &Request::new("GET", path).header("role", "USER"), 403, refusal);
        check_with(&server, &Request::new("GET", path).header("role", "ADMIN"), 200, "admin 1");
    }
    check_with(&server, &Request::new("GET", "/expression/2"), 200, "admin 2");
}
