use actix_web::{App, Responder, get};
use cors_runtime::cors;

#[cors(origins = ["https://app.example.com"], headers = ["Content-Type", "X-Forwarded-Host", "forwarded"], enforce)]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
