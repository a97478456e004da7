use actix_web::{App, Responder, get};
use cors_runtime::cors;

const APP: &str = "https://app.example.com";

#[cors(origins = [APP], dangerously = [null_origin])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
