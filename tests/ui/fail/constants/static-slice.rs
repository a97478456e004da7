use actix_web::{App, Responder, get};
use cors_runtime::{cors};

static ORIGINS: [&str; 2] = ["https://a.example", "http://b.example"];

#[cors(origins = ORIGINS, credentials)]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
