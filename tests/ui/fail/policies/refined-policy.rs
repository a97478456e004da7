#![allow(unused_imports, dead_code)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);
const WIDER: Policy = policy!(FRONTEND, origins = any);

fn main() {}
