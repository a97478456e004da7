#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

static ORIGINS: &str = "https://a.example";

#[cors(origins = set(ORIGINS))]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {}
