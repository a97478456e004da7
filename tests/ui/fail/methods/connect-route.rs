use actix_web::{App, Responder, connect};
use cors_runtime::cors;

#[cors(origins = ["https://app.example.com"])]
#[connect("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
