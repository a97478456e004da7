use actix_web::{App, Responder, get};
use cors_runtime::{cors};

const PROTO: &str = "X-Forwarded-Proto";

#[cors(origins = ["https://app.example.com"], headers = ["Content-Type", PROTO], enforce)]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
