#![allow(dead_code)]

use cors_runtime::{Policy, policy};

const NONE: &[&str] = &[];

const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials, methods = NONE);

fn main() {}
