use actix_web::{App, Responder, get};
use cors_runtime::cors;

const ANYONE: &str = "*";

#[cors(origins = [ANYONE], dev_origins = ["http://localhost:5173"])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
