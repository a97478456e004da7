#![deny(deprecated)]

use actix_web::{App, Responder, get};
use cors_runtime::cors;

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

fn main() {
    let _ = App::new().service((handler, silenced));
}
