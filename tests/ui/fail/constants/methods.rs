#![allow(dead_code, unused_imports)]

use actix_web::{Responder, get};
use cors_runtime::cors;

mod method_slice {
    use super::*;

    const METHODS: &[&str] = &["GET", "get"];

    #[cors(origins = ["https://app.example.com"], methods = METHODS)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod method {
    use super::*;

    const METHOD: &str = "PUT";

    #[cors(origins = ["https://app.example.com"], methods = [METHOD])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

fn main() {}
