use actix_web::{App, Responder, get};
use cors_runtime::cors;

const HEADER: &str = "Set-Cookie";

#[cors(origins = ["https://app.example.com"], expose = [HEADER])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
