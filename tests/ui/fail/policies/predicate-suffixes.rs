#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

fn is_tenant(_: &Origin, _: &actix_web::dev::RequestHead) -> bool {
    true
}

#[cors(origins = predicate(is_tenant), credentials, dangerously = [public_suffixes])]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {}
