//! The mistakes of all attributes arrive together, those of constants too.
use actix_web::{App, Responder, get, put};
use cors_runtime::cors;

const APP: &str = "https://app.example.com/";

#[cors(origins = ["https://a.example/", APP], expose = ["Set-Cookie"])]
#[get("/")]
async fn first() -> impl Responder {
    "shared"
}

#[cors(origins = any, credentials, headers = ["Cookie", "Content Type"], metods = ["PUT"])]
#[put("/")]
async fn second() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service((first, second));
}
