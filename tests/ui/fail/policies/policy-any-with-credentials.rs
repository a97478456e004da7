#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

const WRONG: Policy = policy!(origins = any, credentials);

#[cors(WRONG, expose = ["ETag"])]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {}
