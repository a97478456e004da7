#![allow(dead_code, unused_imports)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

mod nothing_to_refine_dangerously {
    use super::*;

    const NOTHING: Policy = policy!(deny);

    #[cors(NOTHING, dangerously = [insecure_origins])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod nothing_to_refine {
    use super::*;

    const NOTHING: Policy = policy!(deny);

    #[cors(NOTHING, expose = ["ETag"])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

fn main() {}
