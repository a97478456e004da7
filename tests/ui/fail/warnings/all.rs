#![deny(deprecated)]

use actix_web::{App, Responder, get};
use cors_runtime::{Policy, cors, policy};

const APP: &str = "https://app.example.com";
const ETAG: &str = "ETag";

#[cors(origins = [APP, "https://app.example.com"], expose = ["Content-Type", "cache-control", ETAG, "etag"], max_age = 5)]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

#[allow(deprecated)]
#[cors(origins = [APP, "https://app.example.com"], expose = ["Content-Type", "cache-control", ETAG, "etag"], max_age = 5)]
#[get("/")]
async fn silenced() -> impl Responder {
    "shared"
}

const PUT: &str = "PUT";
pub const SHARED: Policy = policy!(origins = any, methods = ["PUT", PUT]);

fn main() {
    let _ = App::new().service((handler, silenced));
}
