#![allow(dead_code, unused_imports)]

use actix_web::{Responder, get};
use cors_runtime::cors;

mod dev_origin {
    use super::*;

    const LOCAL: &str = "localhost:5173";

    #[cors(origins = ["https://app.example.com"], dev_origins = [LOCAL])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod dev_origins_beside_any {
    use super::*;

    const ANYONE: &str = "*";

    #[cors(origins = [ANYONE], dev_origins = ["http://localhost:5173"])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod dev_origins_need_no_danger {
    use super::*;

    const PHONES: &[&str] = &["http://192.168.1.20:5173"];

    #[cors(origins = ["https://app.example.com"], dev_origins = PHONES, credentials, dangerously = [insecure_origins])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

fn main() {}
