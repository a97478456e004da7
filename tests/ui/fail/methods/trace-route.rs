use actix_web::{App, Responder, trace};
use cors_runtime::cors;

#[cors(origins = ["https://app.example.com"])]
#[trace("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
