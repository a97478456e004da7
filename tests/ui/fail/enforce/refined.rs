#![allow(dead_code, unused_imports)]

use actix_web::{Responder, get};
use cors_runtime::{Policy, cors, policy};

mod forwarding_header_constant {
    use super::*;

    const PROTO: &str = "X-Forwarded-Proto";

    #[cors(origins = ["https://app.example.com"], headers = ["Content-Type", PROTO], enforce)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod forwarding_header_slice {
    use super::*;

    static NAMES: &[&str] = &["Content-Type", "X-Forwarded-For"];

    #[cors(origins = ["https://app.example.com"], headers = NAMES, enforce)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod in_two_steps {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], headers = any);
    const WIDER: Policy = policy!(FRONTEND, max_age = "1h");

    const ENFORCED: Policy = policy!(WIDER, enforce);
}

mod inherited_any {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], enforce);

    #[cors(FRONTEND, headers = any)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod inherited_constant {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], enforce);
    const NAMES: &[&str] = &["*"];

    #[cors(FRONTEND, headers = NAMES)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod inherited {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], enforce);

    #[cors(FRONTEND, headers = ["X-Forwarded-Port"])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod over_inherited_any {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], headers = any);

    #[cors(FRONTEND, enforce)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod over_inherited_headers {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], headers = ["X-Forwarded-Host"]);

    #[cors(FRONTEND, enforce)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

fn main() {}
