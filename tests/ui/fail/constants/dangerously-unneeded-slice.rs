use actix_web::{App, Responder, get};
use cors_runtime::cors;

const APPS: &[&str] = &["https://app.example.com"];

#[cors(origins = APPS, dev_origins = ["https://b.example"], credentials, dangerously = [insecure_origins])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
