//! All mistakes of a constant slice are in the one error that const evaluation has.

use actix_web::{Responder, get};
use cors_runtime::{Policy, cors, policy};

const ORIGINS: &[&str] = &["https://a.example/", "https://b.example", "https://C.example", "d.example"];
const HEADERS: &[&str] = &["X-A", "Cookie", "X B"];
const METHODS: &[&str] = &["GET", "get", "PUT"];

#[cors(origins = ORIGINS, headers = HEADERS, methods = METHODS)]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

pub const SHARED: Policy = policy!(origins = ORIGINS, expose = HEADERS);

fn main() {}
