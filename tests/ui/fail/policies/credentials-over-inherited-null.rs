#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

const NULL: Policy = policy!(origins = ["null"], dangerously = [null_origin]);

#[cors(NULL, credentials)]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {}
