use actix_web::{App, Responder, get};
use cors_runtime::cors;

#[get("/")]
#[cors(origins = ["https://app.example.com"])]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
