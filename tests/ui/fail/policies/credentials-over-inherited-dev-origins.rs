#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

const DEV: Policy = policy!(origins = ["https://a.example"], dev_origins = ["https://*.github.io", "http://dev.example"]);

#[cors(DEV, credentials)]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {}
