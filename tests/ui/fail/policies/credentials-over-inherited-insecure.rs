#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

const INSECURE: Policy = policy!(origins = ["http://a.example"]);

#[cors(INSECURE, credentials)]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {}
