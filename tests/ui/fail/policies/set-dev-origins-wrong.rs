#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

static ORIGINS: OriginSet = OriginSet::new();

#[cors(origins = set(ORIGINS), dev_origins = ["https://*.github.io"], credentials)]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {}
