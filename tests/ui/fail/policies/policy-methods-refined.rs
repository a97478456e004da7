#![allow(dead_code)]

use cors_runtime::{Policy, policy};

const FRONTEND: Policy = policy!(origins = ["https://app.example.com"]);
const NONE: &[&str] = &[];
const TRACE: &str = "TRACE";

const WRITE: Policy = policy!(FRONTEND, methods = NONE);
const DEBUG: Policy = policy!(FRONTEND, methods = ["GET", TRACE]);

fn main() {}
