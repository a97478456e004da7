use actix_web::{App, Responder, get};
use cors_runtime::cors;

#[cors(
    origins = ["https://a.example/", "b.example", *, "https://c.example/x"],
    methods = ["DELETE"],
    orgins = ["https://d.example"],
    max_age = "10 minutes",
    headers = ["Cookie"]
    credentials,
)]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
