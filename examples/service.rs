//! The API of a print shop, like a real service: three front ends, a public API, uploads, static files, and authentication
//! where it is needed. The policies are in `policies.rs`, on the handlers, and on the three scopes below.
//!
//! | who | where | with |
//! |---|---|---|
//! | any page | `GET /prices`, `/assets` | nothing |
//! | the app, `https://app.example.com` | `/api` | a bearer token |
//! | its previews for partners, `https://*.preview.example.com` | `/api`, read-only | a bearer token |
//! | the administrators' page, `https://admin.example.com` | `/admin` | a session cookie |
//!
//! `cargo run --example service`, then for instance:
//!
//! ```sh
//! # without a token: 401, and the app may read that
//! curl -i http://localhost:8080/api/orders -H 'Origin: https://app.example.com'
//! # a preview can read orders but not place one: 200, then 403 for the preflight
//! curl -i http://localhost:8080/api/orders -H 'Origin: https://pr-7.preview.example.com' -H 'Authorization: Bearer ada'
//! curl -i -X OPTIONS http://localhost:8080/api/orders -H 'Origin: https://pr-7.preview.example.com' -H 'Access-Control-Request-Method: POST'
//! # another site with an administrator's cookie: 403 before any handler runs
//! curl -i -X PUT http://localhost:8080/admin/prices/poster -H 'Origin: https://evil.example' -H 'Cookie: session=grace' -H 'Content-Type: application/json' -d 1
//! ```
//!
//! `PORT` sets another port (default: 8080). Uploads go to the folder `print-shop-uploads` in the system's temporary folder.

#[path = "service/auth.rs"]
mod auth;
#[cfg(test)]
#[path = "shared/client.rs"]
mod client;
#[path = "service/orders.rs"]
mod orders;
#[path = "service/policies.rs"]
mod policies;
#[path = "shared/port.rs"]
mod port;
#[path = "service/prices.rs"]
mod prices;
#[cfg(test)]
#[path = "service/tests.rs"]
mod tests;
#[path = "service/uploads.rs"]
mod uploads;

use std::{env, io, path::PathBuf, process::ExitCode};

use actix_files::Files;
use actix_web::{App, HttpServer, dev::HttpServiceFactory, middleware::from_fn, web};
use cors_runtime::{Cors, SkipPreflight};

use crate::{
    auth::Tokens,
    orders::Orders,
    policies::{ADMIN, FILES, FRONTEND},
    prices::Prices,
    uploads::Uploads,
};

const ASSETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/service/assets");

/// The state that all workers share.
#[derive(Clone)]
struct Shop {
    tokens: web::Data<Tokens>,
    orders: web::Data<Orders>,
    prices: web::Data<Prices>,
    uploads: web::Data<Uploads>,
}

impl Shop {
    /// Returns a shop with sample data. Uploads go to this folder and have at most 10 MB each.
    fn sample(uploads: impl Into<PathBuf>) -> io::Result<Self> {
        Ok(Self {
            tokens: web::Data::new(Tokens::sample()),
            orders: web::Data::new(Orders::default()),
            prices: web::Data::new(Prices::sample()),
            uploads: web::Data::new(Uploads::new(uploads, 10_000_000)?),
        })
    }
}

/// Registers the routes, for `main` and for the tests.
fn routes(config: &mut web::ServiceConfig, shop: &Shop) {
    config
        .app_data(shop.tokens.clone())
        .app_data(shop.orders.clone())
        .app_data(shop.prices.clone())
        .app_data(shop.uploads.clone())
        .service(prices::read)
        .service(assets())
        .service(api())
        .service(admin());
}

/// Serves static files. They have no handler for an attribute, so `Cors` shares the whole scope.
fn assets() -> impl HttpServiceFactory {
    web::scope("/assets").wrap(Cors::new(FILES)).service(Files::new("", ASSETS))
}

/// Serves the customers. actix runs the last `wrap` first: `Cors` is outermost, so pages can read a 401. Preflights carry
/// no token, so `SkipPreflight` lets them pass the authentication. The attribute of each handler applies to that handler.
fn api() -> impl HttpServiceFactory {
    web::scope("/api")
        .wrap(SkipPreflight::new(from_fn(auth::customers)))
        .wrap(Cors::new(FRONTEND))
        .service(orders::of_user)
        .service(orders::place)
        .service(orders::place_many)
        .service(uploads::upload)
}

/// Serves the administrators, by cookie. The policy has `enforce` and is outermost: a request from another origin gets 403
/// before the authentication runs.
fn admin() -> impl HttpServiceFactory {
    web::scope("/admin")
        .wrap(SkipPreflight::new(from_fn(auth::administrators)))
        .wrap(Cors::new(ADMIN))
        .service(orders::all)
        .service(prices::change)
}

#[actix_web::main]
async fn main() -> ExitCode {
    // What is refused is said on the terminal, with the line to change.
    env_logger::init_from_env(env_logger::Env::default().default_filter_or("warn"));
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Serves until Ctrl-C.
async fn serve() -> Result<(), String> {
    let port = port::from_env()?;
    let folder = env::temp_dir().join("print-shop-uploads");
    let shop = Shop::sample(&folder)
        .map_err(|error| format!("cannot create the folder {}: {error}", folder.display()))?;
    let server = HttpServer::new(move || App::new().configure(|config| routes(config, &shop)));
    let server = server
        .bind(("127.0.0.1", port))
        .map_err(|error| format!("cannot listen on port {port} ({error}): set PORT to a free one"))?;
    println!("open http://localhost:{port}/prices, or try the commands at the top of examples/service.rs");
    server.run().await.map_err(|error| format!("cannot serve: {error}"))
}
