#![allow(dead_code)]

use cors_runtime::{Policy, policy};

const TRACE: &str = "TRACE";
const PATCH: &str = "patch";
const TWO: &str = "GET, PUT";
const STAR: &str = "*";
const FORGED: &str = "PUT\r\nX: y";

const EACH: Policy = policy!(origins = ["https://app.example.com"], methods = [TRACE, PATCH, TWO, "PUT", STAR, FORGED]);

fn main() {}
