use actix_web::{App, Responder, get};
use cors_runtime::cors;

const METHODS: &[&str] = &["GET", "get"];

#[cors(origins = ["https://app.example.com"], methods = METHODS)]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
