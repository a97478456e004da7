#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);

#[cors(FRONTEND, dev_origins = ["http://a.example"], dangerously = [insecure_origins])]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {}
