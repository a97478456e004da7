//! A thousand routes, each with a handler of its own.

use actix_cors::Cors;
use actix_web::{
    HttpResponse, get,
    web::{self, ServiceConfig},
};
use cors_runtime::cors;

use super::handlers::answer;

include!(concat!(env!("OUT_DIR"), "/thousand_paths.rs"));

macro_rules! define_routes {
    ($($path:literal)*) => {
        /// Registers the routes with the route attribute alone.
        pub(super) fn plain(config: &mut ServiceConfig) {
            $({
                #[get($path)]
                async fn handler() -> HttpResponse {
                    answer().await
                }
                config.service(handler);
            })*
        }

        /// Registers the routes with `#[cors]`.
        pub(super) fn annotated(config: &mut ServiceConfig) {
            $({
                #[cors(
                    origins = ["https://app.example.com"],
                    headers = ["X-Request-Id"],
                    credentials,
                    max_age = 600
                )]
                #[get($path)]
                async fn handler() -> HttpResponse {
                    answer().await
                }
                config.service(handler);
            })*
        }

        /// Their paths, in the order of registration.
        pub(crate) const PATHS: &[&str] = &[$($path),*];
    };
}
thousand_paths!(define_routes);

/// Registers the routes with actix-cors around each resource.
pub(super) fn wrapped(config: &mut ServiceConfig, middleware: impl Fn() -> Cors) {
    for path in PATHS {
        config.service(web::resource(*path).wrap(middleware()).route(web::get().to(answer)));
    }
}
