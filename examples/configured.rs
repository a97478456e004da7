//! Reads allowed origins from a file, at start and again while serving: a change needs neither code nor a restart.
//!
//! ```sh
//! ADMIN_TOKEN=secret cargo run --example configured
//!
//! # from an origin of `examples/configured/origins.toml`: `Access-Control-Allow-Origin` names it
//! curl -i http://localhost:8080/orders -H 'Origin: https://app.example.com'
//! # from any other origin: the same answer without that header, so no browser lets the page read it
//! curl -i http://localhost:8080/orders -H 'Origin: https://shop.example'
//!
//! # add "https://shop.example" to the file and reload it: now both origins are allowed
//! curl -i -X POST http://localhost:8080/admin/reload -H 'Authorization: Bearer secret'
//! # add "https://shop.example/" and "*" and reload: 422 explains what is wrong with each, and nothing changes
//! curl -i -X POST http://localhost:8080/admin/reload -H 'Authorization: Bearer secret'
//! ```
//!
//! `ORIGINS_FILE` sets another file, `PORT` another port (default: 8080). Without `ADMIN_TOKEN`, `/admin/reload` does not
//! exist: there is no default secret.

#[path = "configured/admin.rs"]
mod admin;
#[cfg(test)]
#[path = "shared/client.rs"]
mod client;
#[path = "configured/origins.rs"]
mod origins;
#[path = "shared/port.rs"]
mod port;
#[path = "configured/settings.rs"]
mod settings;
#[cfg(test)]
#[path = "configured/tests.rs"]
mod tests;

use std::process::ExitCode;

use actix_web::{App, HttpServer, Responder, get, put, web};
use cors_runtime::{OriginSet, Policy, cors, policy};

use crate::settings::Settings;

/// The one set that all workers read. An empty set allows no origin.
static ORIGINS: OriginSet = OriginSet::new();

const FRONTEND: Policy =
    policy!(origins = set(ORIGINS), headers = ["Content-Type"], credentials, max_age = "10m");

#[cors(FRONTEND)]
#[get("/orders")]
async fn orders() -> impl Responder {
    "3 prints"
}

#[cors(FRONTEND)]
#[put("/orders/{id}")]
async fn change_order(id: web::Path<u32>, amount: web::Json<u32>) -> impl Responder {
    format!("order {id}: {amount} prints")
}

/// Registers the routes, for `main` and for the tests.
fn routes(config: &mut web::ServiceConfig, settings: &Settings) {
    config.app_data(settings.file.clone()).service(orders).service(change_order);
    if let Some(token) = &settings.admin_token {
        config.app_data(token.clone()).service(admin::reload);
    }
}

#[actix_web::main]
async fn main() -> ExitCode {
    exit_code(start().await)
}

async fn start() -> Result<(), String> {
    serve(Settings::from_env()?).await
}

/// Serves until Ctrl-C. Does not start if the file has a mistake.
async fn serve(settings: Settings) -> Result<(), String> {
    let count = settings.file.load_into(&ORIGINS).map_err(|error| error.to_string())?;
    let port = settings.port;
    println!("{count} origins of {} may read http://localhost:{port}/orders", settings.file.path().display());
    if settings.admin_token.is_none() {
        println!("ADMIN_TOKEN is not set: there is no /admin/reload");
    }
    let server = HttpServer::new(move || App::new().configure(|config| routes(config, &settings)));
    let server = server
        .bind(("127.0.0.1", port))
        .map_err(|error| format!("cannot listen on port {port} ({error}): set PORT to a free one"))?;
    server.run().await.map_err(|error| format!("cannot serve: {error}"))
}

fn exit_code(outcome: Result<(), String>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
