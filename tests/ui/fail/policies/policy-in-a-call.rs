#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

fn app() -> cors_runtime::Cors {
    cors_runtime::Cors::new(policy!(origins = ["https://a.example/"]))
}

fn main() {}
