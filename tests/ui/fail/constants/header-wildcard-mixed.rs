use actix_web::{App, Responder, get};
use cors_runtime::cors;

const ALL: &str = "*";

#[cors(origins = ["https://app.example.com"], headers = ["X-A", ALL])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
