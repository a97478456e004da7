//! Attributes between `#[cors]` and the route attribute, and the ways to write the route attribute.

use actix_web::{Responder, get, web::ServiceConfig};
use cors_runtime::cors;
use support::{APP, Server};

#[cors(origins = ["https://app.example.com"])]
#[cfg(not(test))]
#[get("/cfg")]
async fn cfg() -> impl Responder {
    "not this one"
}

#[cors(origins = ["https://app.example.com"])]
#[cfg(test)]
#[get("/cfg")]
async fn cfg() -> impl Responder {
    "this one"
}

/// Documentation above `#[cors]`.
#[cors(origins = ["https://app.example.com"])]
/// Documentation below it.
#[allow(clippy::unused_async)]
#[actix_web::get("/documented")]
async fn documented() -> impl Responder {
    "documented"
}

#[actix_web::scope("/scoped")]
mod scoped {
    use super::{APP, Responder, cors, get};

    #[cors(origins = ["https://app.example.com"])]
    #[get("/inner")]
    pub(super) async fn inner() -> impl Responder {
        APP
    }
}

fn routes(config: &mut ServiceConfig) {
    config.service((cfg, documented, scoped::inner));
}

#[test]
fn the_attribute_steps_below_others_and_leaves_documentation_alone() {
    let server = Server::start(routes);
    for (path, body) in [("/cfg", "this one"), ("/documented", "documented"), ("/scoped/inner", APP)] {
        let response = server.actual("GET", path, APP);
        assert_eq!((response.status, response.text()), (200, body), "{path}");
        assert_eq!(response.lines("access-control-allow-origin"), [APP], "{path}");
        assert_eq!(server.preflight("GET", path, APP).status, 204, "{path}");
    }
}
