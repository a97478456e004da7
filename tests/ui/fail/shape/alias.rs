use actix_web::{Responder, get as fetch};
use cors_runtime::cors;

#[cors(origins = ["https://app.example.com"])]
#[fetch("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {}
