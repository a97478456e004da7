use actix_web::{App, Responder, get};
use cors_runtime::cors;

#[cors(origins = ["http://[fe80::1%25eth0]"])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
