#![allow(dead_code)]

use cors_runtime::{Policy, policy};

const NONE: [&str; 0] = [];

const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], methods = NONE);

fn main() {}
