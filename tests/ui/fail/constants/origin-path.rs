use actix_web::{App, Responder, get};
use cors_runtime::cors;

mod config {
    pub const APP: &str = "app.example.com";
}

#[cors(origins = ["https://a.example", config::APP])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
