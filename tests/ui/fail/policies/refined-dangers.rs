#![allow(dead_code, unused_imports)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

mod danger_unneeded_by_inherited {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);

    #[cors(FRONTEND, dangerously = [insecure_origins])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod danger_unneeded_by_refined {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);

    #[cors(FRONTEND, origins = ["https://b.example"], dangerously = [insecure_origins])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod dangers_replaced {
    use super::*;

    const BOTH: Policy = policy!(origins = ["http://a.example"], credentials, dangerously = [insecure_origins]);

    #[cors(BOTH, dangerously = [public_suffixes])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod dropped_danger {
    use super::*;

    const INSECURE: Policy =
        policy!(origins = ["http://a.example"], credentials, dangerously = [insecure_origins]);
    // Needs no danger any more, and accepts none for what starts from it.
    const SECURE: Policy = policy!(INSECURE, origins = ["https://a.example"]);

    #[cors(SECURE, origins = ["http://b.example"])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod null_refined {
    use super::*;

    const PUBLIC: Policy = policy!(origins = any);

    #[cors(PUBLIC, origins = ["null"])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

fn main() {}
