use actix_web::{App, Responder, get};
use cors_runtime::cors;

const HEADERS: &[&str] = &["X-A", "*"];

#[cors(origins = ["https://app.example.com"], headers = HEADERS, credentials)]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
