#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

const WRONG: Policy = policy!(origins = ["https://a.example"], dev_origins = ["localhost:3000"]);

fn main() {}
