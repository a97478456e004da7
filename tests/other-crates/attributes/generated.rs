//! Handlers that a macro of the user's writes: its fragments arrive in invisible groups.

use actix_web::{Responder, get, web::ServiceConfig};
use cors_runtime::cors;

use super::check;
use support::Server;

macro_rules! from_fragments {
    ($(#[$attribute:meta])* $visibility:vis $name:ident, $path:literal, $origin:expr, $output:ty) => {
        $(#[$attribute])*
        #[cors(origins = [$origin])]
        #[get($path)]
        $visibility async fn $name() -> $output {
            $path
        }
    };
}

from_fragments! {
    /// Documented.
    #[allow(clippy::unused_async)]
    pub(crate) fragments, "/fragments", "https://app.example.com", impl Responder
}

macro_rules! from_an_item {
    ($handler:item) => {
        #[cors(origins = ["https://app.example.com"])]
        $handler
    };
}

from_an_item! {
    #[get("/item")]
    async fn item() -> &'static str {
        "/item"
    }
}

macro_rules! with_metas {
    ($(#[$attribute:meta])* fn $name:ident() -> $output:ty $body:block) => {
        $(#[$attribute])*
        async fn $name() -> $output $body
    };
}

with_metas! {
    #[cors(origins = ["https://app.example.com"])]
    #[tracing::instrument]
    #[get("/metas")]
    fn metas() -> &'static str {
        "/metas"
    }
}

macro_rules! with_a_policy {
    ($origins:tt, $path:expr) => {
        #[cors(origins = $origins)]
        #[get($path)]
        async fn policy() -> impl Responder {
            $path
        }
    };
}

with_a_policy!(["https://app.example.com"], "/policy");

fn routes(config: &mut ServiceConfig) {
    config.service((fragments, item, metas, policy));
}

#[test]
fn a_handler_that_a_macro_writes_is_shared() {
    let server = Server::start(routes);
    for path in ["/fragments", "/item", "/metas", "/policy"] {
        check(&server, "GET", path, 200, path);
    }
}
