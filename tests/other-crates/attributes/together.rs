//! Several of them at once, on either side of `#[cors]`.

use actix_web::{
    App, Responder, get, post,
    web::{Path, ServiceConfig},
};
use actix_web_grants::{GrantsMiddleware, protect};
use cors_runtime::cors;
use tracing::instrument;
use utoipa::OpenApi;

use super::{check_with, opened_spans, roles::roles};
use support::{Request, Server};

/// All above.
#[utoipa::path(responses((status = 200, description = "text")))]
#[protect("ADMIN")]
#[instrument(name = "together_above", skip_all)]
#[cors(origins = ["https://app.example.com"])]
#[get("/above/{id}")]
async fn above(id: Path<u32>) -> impl Responder {
    format!("admin {id}")
}

/// All between.
#[cors(origins = ["https://app.example.com"])]
#[utoipa::path(responses((status = 200, description = "text")))]
#[instrument(name = "together_between", skip_all)]
#[protect("ADMIN")]
#[allow(clippy::unused_async)]
#[get("/between/{id}")]
async fn between(id: Path<u32>) -> impl Responder {
    format!("admin {id}")
}

/// One at each place.
#[utoipa::path(responses((status = 200, description = "text")))]
#[cors(origins = ["https://app.example.com"])]
#[instrument(name = "together_one_each", skip_all)]
#[post("/one-each/{id}")]
#[protect("ADMIN")]
async fn one_each(id: Path<u32>) -> impl Responder {
    format!("admin {id}")
}

/// The other way round.
#[protect("ADMIN")]
#[cors(origins = ["https://app.example.com"])]
#[utoipa::path(responses((status = 200, description = "text")))]
#[get("/other-way/{id}")]
#[instrument(name = "together_other_way", skip_all)]
async fn other_way(id: Path<u32>) -> impl Responder {
    format!("admin {id}")
}

/// Has attributes of the language among the others.
#[instrument(name = "together_language", skip_all)]
#[allow(clippy::unused_async)]
#[cors(origins = ["https://app.example.com"])]
/// More documentation.
#[must_use]
#[utoipa::path(responses((status = 200, description = "text")))]
#[expect(unused_variables)]
#[protect("ADMIN")]
#[get("/language/{id}")]
#[inline]
async fn language(id: Path<u32>) -> impl Responder {
    let unused = 1;
    format!("admin {id}")
}

fn routes(config: &mut ServiceConfig) {
    config.service((above, between, one_each, other_way, language));
}

#[derive(OpenApi)]
#[openapi(paths(above, between, one_each, other_way, language))]
struct Api;

#[test]
fn several_of_them_do_their_work_together_in_every_order() {
    opened_spans::note();
    let server =
        Server::start_app(1, || App::new().wrap(GrantsMiddleware::with_extractor(roles)).configure(routes));
    let document = Api::openapi();
    for (method, path, pattern, span) in [
        ("GET", "/above/1", "/above/{id}", "together_above"),
        ("GET", "/between/1", "/between/{id}", "together_between"),
        ("POST", "/one-each/1", "/one-each/{id}", "together_one_each"),
        ("GET", "/other-way/1", "/other-way/{id}", "together_other_way"),
        ("GET", "/language/1", "/language/{id}", "together_language"),
    ] {
        check_with(&server, &Request::new(method, path), 403, "");
        check_with(&server, &Request::new(method, path).header("role", "ADMIN"), 200, "admin 1");
        assert!(document.paths.paths.contains_key(pattern), "{pattern}");
        assert!(opened_spans::contains(span), "{span}");
    }
}
