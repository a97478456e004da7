use actix_web::{App, Responder, get};
use cors_runtime::cors;

#[cors(origins = [""])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
