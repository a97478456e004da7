#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

const APP: &str = "https://app.example.com/";
const WRONG: Policy = policy!(origins = [APP]);

#[cors(WRONG)]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {}
