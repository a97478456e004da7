use actix_web::{App, Responder, get};
use cors_runtime::cors;

const HEADER: &str = "Cookie";

#[cors(origins = ["https://app.example.com"], headers = [HEADER])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
