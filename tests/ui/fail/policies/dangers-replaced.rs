#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

const BOTH: Policy = policy!(origins = ["http://a.example"], credentials, dangerously = [insecure_origins]);

#[cors(BOTH, dangerously = [public_suffixes])]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {}
