use actix_web::{App, Responder, get};
use cors_runtime::cors;

const LOCAL: &str = "localhost:5173";

#[cors(origins = ["https://app.example.com"], dev_origins = [LOCAL])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
