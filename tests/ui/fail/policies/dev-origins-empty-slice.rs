use actix_web::{Responder, get};
use cors_runtime::cors;

const NONE: &[&str] = &[];

#[cors(origins = ["https://a.example"], dev_origins = NONE)]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {
    let _ = actix_web::App::new().service(handler);
}
