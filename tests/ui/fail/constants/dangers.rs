#![allow(dead_code, unused_imports)]

use actix_web::{Responder, get};
use cors_runtime::cors;

mod dangerously_unneeded_slice {
    use super::*;

    const APPS: &[&str] = &["https://app.example.com"];

    #[cors(origins = APPS, dev_origins = ["https://b.example"], credentials, dangerously = [insecure_origins])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod dangerously_unneeded {
    use super::*;

    const APP: &str = "https://app.example.com";

    #[cors(origins = [APP], dangerously = [null_origin])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

fn main() {}
