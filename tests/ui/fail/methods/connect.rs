use actix_web::{App, Responder, route};
use cors_runtime::cors;

#[cors(origins = ["https://app.example.com"], methods = ["CONNECT"])]
#[route("/", method = "GET", method = "PATCH", method = "PURGE")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
