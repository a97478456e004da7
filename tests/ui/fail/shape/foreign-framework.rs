use actix_web::{App, Responder};
use cors_runtime::cors;

mod rocket {
    pub use actix_web::get;
}

#[cors(origins = ["https://app.example.com"])]
#[rocket::get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
