#![allow(dead_code, unused_imports)]

use actix_web::{Responder, get};
use cors_runtime::cors;

mod header_slice_wildcard_mixed {
    use super::*;

    const HEADERS: &[&str] = &["Authorization", "*", "X-A"];

    #[cors(origins = ["https://app.example.com"], headers = HEADERS)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod header_slice {
    use super::*;

    const HEADERS: &[&str] = &["X-A", "*"];

    #[cors(origins = ["https://app.example.com"], headers = HEADERS, credentials)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod header_wildcard_mixed {
    use super::*;

    const ALL: &str = "*";

    #[cors(origins = ["https://app.example.com"], headers = ["X-A", ALL])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod header {
    use super::*;

    const HEADER: &str = "Cookie";

    #[cors(origins = ["https://app.example.com"], headers = [HEADER])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod expose_slice {
    use super::*;

    const HEADERS: &[&str] = &["ETag", "E Tag"];

    #[cors(origins = ["https://app.example.com"], expose = HEADERS)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod expose {
    use super::*;

    const HEADER: &str = "Set-Cookie";

    #[cors(origins = ["https://app.example.com"], expose = [HEADER])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

fn main() {}
