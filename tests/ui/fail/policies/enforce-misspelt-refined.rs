#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

const LOCAL: Policy = policy!(origins = ["http://localhost:3001"], enforce = strict);
const WRITE: Policy = policy!(LOCAL, methods = ["PUT"], enforce = strictly);

#[cors(LOCAL, enforce = STRICT)]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {}
