use actix_web::{App, Responder, get};
use cors_runtime::cors;

#[cors(origins = ["http://localhost:3000", "http://localhost:*"])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
