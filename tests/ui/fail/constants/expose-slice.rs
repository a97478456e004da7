use actix_web::{App, Responder, get};
use cors_runtime::cors;

const HEADERS: &[&str] = &["ETag", "E Tag"];

#[cors(origins = ["https://app.example.com"], expose = HEADERS)]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
