//! What actix's macro refuses, it refuses in its own words, and nothing else is said.
use actix_web::{Responder, get, route};
use cors_runtime::cors;

#[cors(origins = ["https://app.example.com"])]
#[get("/{id")]
async fn pattern() -> impl Responder {
    "shared"
}

#[cors(origins = ["https://app.example.com"])]
#[route("/", method = "get")]
async fn lower_case() -> impl Responder {
    "shared"
}

#[cors(origins = ["https://app.example.com"])]
#[get("/", nam = "x")]
async fn option() -> impl Responder {
    "shared"
}

#[cors(origins = ["https://app.example.com"])]
#[get("/")]
async fn no_return_type() {}

fn main() {}
