use actix_web::{App, Responder, get};
use cors_runtime::{cors};

static APP: &str = "https://app.example.com/";

#[cors(origins = [APP, "https://a.example"])]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
