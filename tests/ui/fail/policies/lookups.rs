#![allow(dead_code, unused_imports)]

use actix_web::{Responder, get};
use cors_runtime::{Origin, cors};

async fn says_a_text(_: Origin) -> String {
    String::new()
}

fn is_not_asynchronous(_: Origin) -> bool {
    true
}

async fn takes_no_extractor(_: u8) -> bool {
    true
}

async fn takes_a_reference(_: &Origin) -> bool {
    true
}

const NO_FUNCTION: &str = "is_tenant";

#[cors(origins = lookup(says_a_text))]
#[get("/")]
async fn text() -> impl Responder {
    ""
}

#[cors(origins = ["https://a.example", lookup(self::is_not_asynchronous)])]
#[get("/")]
async fn not_asynchronous() -> impl Responder {
    ""
}

#[cors(origins = lookup(takes_no_extractor))]
#[get("/")]
async fn no_extractor() -> impl Responder {
    ""
}

#[cors(origins = lookup(takes_a_reference))]
#[get("/")]
async fn reference() -> impl Responder {
    ""
}

#[cors(origins = lookup(NO_FUNCTION))]
#[get("/")]
async fn no_function() -> impl Responder {
    ""
}

fn main() {}
