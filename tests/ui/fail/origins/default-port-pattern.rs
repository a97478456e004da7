use actix_web::{App, Responder, get};
use cors_runtime::cors;

#[cors(origins = ["https://*.example.com:443"])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
