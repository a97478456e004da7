//! A print shop's API as a service has it: three front ends, a public API, uploads, static files, and authentication
//! around what needs it. Who may do what stands in `policies.rs`, on the handlers, and on the three scopes below.
//!
//! | who | where | with |
//! |---|---|---|
//! | anybody's page | `GET /prices`, `/assets` | nothing |
//! | the app, `https://app.example.com` | `/api` | a bearer token |
//! | its previews at the partners', `https://*.preview.example.com` | `/api`, reading only | a bearer token |
//! | the administrators' page, `https://admin.example.com` | `/admin` | a session cookie |
//!
//! `cargo run --example service`, then for instance:
//!
//! ```sh
//! # without a token: 401, and the app may read that
//! curl -i http://localhost:8080/api/orders -H 'Origin: https://app.example.com'
//! # a preview reads its orders, and may not place one: 200, then 403 for the preflight
//! curl -i http://localhost:8080/api/orders -H 'Origin: https://pr-7.preview.example.com' -H 'Authorization: Bearer ada'
//! curl -i -X OPTIONS http://localhost:8080/api/orders -H 'Origin: https://pr-7.preview.example.com' -H 'Access-Control-Request-Method: POST'
//! # another site with an administrator's cookie: 403 before anything runs
//! curl -i -X PUT http://localhost:8080/admin/prices/poster -H 'Origin: https://evil.example' -H 'Cookie: session=grace' -H 'Content-Type: application/json' -d 1
//! ```
//!
//! `PORT` is another port. Uploads are in a folder `print-shop-uploads` where the system keeps temporary files.

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

/// What all workers share.
#[derive(Clone)]
struct Shop {
    tokens: web::Data<Tokens>,
    orders: web::Data<Orders>,
    prices: web::Data<Prices>,
    uploads: web::Data<Uploads>,
}

impl Shop {
    /// With sample data, and uploads of 10 MB at most in this folder.
    fn sample(uploads: impl Into<PathBuf>) -> io::Result<Self> {
        Ok(Self {
            tokens: web::Data::new(Tokens::sample()),
            orders: web::Data::new(Orders::default()),
            prices: web::Data::new(Prices::sample()),
            uploads: web::Data::new(Uploads::new(uploads, 10_000_000)?),
        })
    }
}

/// The routes; `main` and the tests serve the same ones.
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

/// Files have no handler for an attribute to stand on: `Cors` shares all of the scope.
fn assets() -> impl HttpServiceFactory {
    web::scope("/assets").wrap(Cors::new(FILES)).service(Files::new("", ASSETS))
}

/// actix runs the last `wrap` first. `Cors` is outermost, so that a 401 can be read; preflights carry no token, so they
/// go around the authentication. Each handler has its own attribute inside, and that one counts for it.
fn api() -> impl HttpServiceFactory {
    web::scope("/api")
        .wrap(SkipPreflight::new(from_fn(auth::customers)))
        .wrap(Cors::new(FRONTEND))
        .service(orders::of_user)
        .service(orders::place)
        .service(orders::place_many)
        .service(uploads::upload)
}

/// The same with cookies. The policy enforces, and stands outside: a stranger gets 403, and not even a 401.
fn admin() -> impl HttpServiceFactory {
    web::scope("/admin")
        .wrap(SkipPreflight::new(from_fn(auth::administrators)))
        .wrap(Cors::new(ADMIN))
        .service(orders::all)
        .service(prices::change)
}

#[actix_web::main]
async fn main() -> ExitCode {
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
    println!("http://localhost:{port}/prices, and what the head of examples/service.rs says");
    server.run().await.map_err(|error| format!("cannot serve: {error}"))
}
