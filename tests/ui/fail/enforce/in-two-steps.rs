#![allow(dead_code)]

use cors_runtime::{Policy, policy};

const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], headers = any);
const WIDER: Policy = policy!(FRONTEND, max_age = "1h");

const ENFORCED: Policy = policy!(WIDER, enforce);

fn main() {}
