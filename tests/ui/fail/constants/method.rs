use actix_web::{App, Responder, get};
use cors_runtime::cors;

const METHOD: &str = "PUT";

#[cors(origins = ["https://app.example.com"], methods = [METHOD])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
