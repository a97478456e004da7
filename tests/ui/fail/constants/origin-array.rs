use actix_web::{App, Responder, get};
use cors_runtime::cors;

const ORIGINS: [&str; 2] = ["https://a.example", "*"];

#[cors(origins = ORIGINS)]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
