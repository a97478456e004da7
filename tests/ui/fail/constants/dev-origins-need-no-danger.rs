use actix_web::{App, Responder, get};
use cors_runtime::cors;

const PHONES: &[&str] = &["http://192.168.1.20:5173"];

#[cors(origins = ["https://app.example.com"], dev_origins = PHONES, credentials, dangerously = [insecure_origins])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
