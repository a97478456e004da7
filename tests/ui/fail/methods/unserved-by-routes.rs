use actix_web::{App, Responder, routes};
use cors_runtime::cors;

#[cors(origins = ["https://app.example.com"], methods = ["GET", "PUT"])]
#[routes]
#[get("/a")]
#[post("/b")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
