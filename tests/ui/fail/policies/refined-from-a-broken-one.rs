use actix_web::{Responder, get};
use cors_runtime::{Policy, cors, policy};

const WRONG: Policy = policy!(origins = ["https://a.example/"], dangerously = [insecure_origins]);

// What the shared policy accepts is unknown, so that nothing is said about it here.
#[cors(WRONG, origins = ["http://b.example"], dev_origins = ["http://c.example"], credentials)]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

#[cors(WRONG, origins = ["null"])]
#[get("/null")]
async fn null() -> impl Responder {
    ""
}

fn main() {
    let _ = actix_web::App::new().service(handler).service(null);
}
