#![allow(dead_code)]

use cors_runtime::{Policy, policy};

static PATCH: &str = "patch";
static NONE: &[&str] = &[];

const ELEMENT: Policy = policy!(origins = ["https://app.example.com"], methods = [PATCH]);
const SLICE: Policy = policy!(origins = ["https://app.example.com"], methods = NONE);

fn main() {}
