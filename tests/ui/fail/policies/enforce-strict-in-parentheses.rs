#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

#[cors(origins = ["https://a.example"], enforce(strict))]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {}
