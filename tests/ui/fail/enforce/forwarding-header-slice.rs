use actix_web::{App, Responder, get};
use cors_runtime::{cors};

static NAMES: &[&str] = &["Content-Type", "X-Forwarded-For"];

#[cors(origins = ["https://app.example.com"], headers = NAMES, enforce)]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
