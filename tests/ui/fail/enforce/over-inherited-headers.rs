use actix_web::{App, Responder, get};
use cors_runtime::{Policy, cors, policy};

const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], headers = ["X-Forwarded-Host"]);

#[cors(FRONTEND, enforce)]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
