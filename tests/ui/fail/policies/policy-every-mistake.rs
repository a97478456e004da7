#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

const WRONG: Policy = policy!(
    origins = ["https://a.example/", "http://b.example"],
    credentials,
    methods = ["get"],
    headers = ["Cookie"],
    max_age = 100000,
    exposed = ["ETag"],
);

#[cors(WRONG, credentials)]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {}
