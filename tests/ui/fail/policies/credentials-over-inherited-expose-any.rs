#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

const ANY_HEADER: Policy = policy!(origins = ["https://a.example"], expose = any);

#[cors(ANY_HEADER, credentials)]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {}
