#![allow(dead_code, unused_imports)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

mod policy_constant {
    use super::*;

    const APP: &str = "https://app.example.com/";
    const WRONG: Policy = policy!(origins = [APP]);

    #[cors(WRONG)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod refined_policy {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);
    const WIDER: Policy = policy!(FRONTEND, origins = any);
}

mod refined_in_two_steps {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);
    const WIDER: Policy = policy!(FRONTEND, max_age = "1h");

    #[cors(WIDER, origins = any)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

fn main() {}
