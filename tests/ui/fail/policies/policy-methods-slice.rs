#![allow(dead_code)]

use cors_runtime::{Policy, policy};

const WRITE: &[&str] = &["PUT", "DLETE"];

const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], methods = WRITE);

fn main() {}
