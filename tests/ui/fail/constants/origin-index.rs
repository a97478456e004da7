use actix_web::{App, Responder, get};
use cors_runtime::cors;

const ORIGINS: &[&str] = &["https://a.example", "https://*"];

#[cors(origins = [ORIGINS[1]])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
