//! `#[utoipa::path]`, which reads the route attribute and implements a trait for what the route attribute makes.

use actix_web::{App, Responder, get, routes, web::Path, web::ServiceConfig};
use cors_runtime::cors;
use utoipa::{
    OpenApi,
    openapi::{HttpMethod, PathItem},
};
use utoipa_actix_web::AppExt;

use super::check;
use support::Server;

/// Above.
#[utoipa::path(responses((status = 200, description = "above it")))]
#[cors(origins = ["https://app.example.com"])]
#[get("/above/{id}")]
async fn above(id: Path<u32>) -> impl Responder {
    format!("above {id}")
}

/// Between.
#[cors(origins = ["https://app.example.com"])]
#[utoipa::path(responses((status = 200, description = "between")))]
#[get("/between/{id}")]
async fn between(id: Path<u32>) -> impl Responder {
    format!("between {id}")
}

#[cors(origins = ["https://app.example.com"])]
/// Conditional.
#[cfg_attr(all(), utoipa::path(responses((status = 200, description = "between"))))]
#[get("/conditional/{id}")]
async fn conditional(id: Path<u32>) -> impl Responder {
    format!("conditional {id}")
}

/// In full.
#[cors(origins = ["https://app.example.com"])]
#[utoipa::path(get, path = "/in-full", tag = "full", operation_id = "full")]
#[get("/in-full")]
async fn in_full() -> impl Responder {
    "in full"
}

/// Several.
#[cors(origins = ["https://app.example.com"], methods = ["GET"])]
#[utoipa::path(method(get, post), path = "/several")]
#[routes]
#[get("/several")]
#[post("/several")]
async fn several() -> impl Responder {
    "several"
}

/// Below, where utoipa's items are local to a function: no document can name them, with `#[cors]` and without.
#[cors(origins = ["https://app.example.com"])]
#[get("/below")]
#[utoipa::path(get, path = "/below")]
async fn below() -> impl Responder {
    "below"
}

fn routes(config: &mut ServiceConfig) {
    config.service((above, between, conditional, in_full, several, below));
}

#[derive(OpenApi)]
#[openapi(paths(above, between, conditional, in_full, several))]
struct Api;

const SERVED: [(&str, &str); 6] = [
    ("/above/1", "above 1"),
    ("/between/1", "between 1"),
    ("/conditional/1", "conditional 1"),
    ("/in-full", "in full"),
    ("/several", "several"),
    ("/below", "below"),
];

const DOCUMENTED: [(&str, &str); 5] = [
    ("/above/{id}", "Above."),
    ("/between/{id}", "Between."),
    ("/conditional/{id}", "Conditional."),
    ("/in-full", "In full."),
    ("/several", "Several."),
];

fn summaries(document: &utoipa::openapi::OpenApi) -> Vec<(String, String)> {
    let summary = |item: &PathItem| item.get.clone().and_then(|get| get.summary).unwrap_or_default();
    document.paths.paths.iter().map(|(path, item)| (path.clone(), summary(item))).collect()
}

#[test]
fn a_documented_route_is_shared_in_every_order() {
    let server = Server::start(routes);
    for (path, body) in SERVED {
        check(&server, "GET", path, 200, body);
    }
}

#[test]
fn every_route_is_in_the_document_in_every_order() {
    let mut found = summaries(&Api::openapi());
    found.sort();
    assert_eq!(found, DOCUMENTED.map(|(path, summary)| (path.to_owned(), summary.to_owned())));
    let paths = Api::openapi().paths;
    assert!(paths.get_path_operation("/several", HttpMethod::Post).is_some());
    assert_eq!(
        paths
            .get_path_operation("/between/{id}", HttpMethod::Get)
            .unwrap()
            .parameters
            .iter()
            .flatten()
            .count(),
        1
    );
}

#[test]
fn an_application_of_utoipa_collects_and_serves_them() {
    let app = || {
        App::new()
            .into_utoipa_app()
            .service(above)
            .service(utoipa_actix_web::scope("/scope").service(between))
            .configure(|config| {
                config.service(conditional).service(several);
            })
            .split_for_parts()
    };
    let mut found: Vec<String> = summaries(&app().1).into_iter().map(|(path, _)| path).collect();
    found.sort();
    assert_eq!(found, ["/above/{id}", "/conditional/{id}", "/scope/between/{id}", "/several"]);
    let server = Server::start_app(1, move || app().0);
    check(&server, "GET", "/above/1", 200, "above 1");
    check(&server, "GET", "/scope/between/1", 200, "between 1");
    check(&server, "GET", "/conditional/1", 200, "conditional 1");
}
