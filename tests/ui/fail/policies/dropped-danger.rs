use actix_web::{Responder, get};
use cors_runtime::{Policy, cors, policy};

const INSECURE: Policy =
    policy!(origins = ["http://a.example"], credentials, dangerously = [insecure_origins]);
// Needs no danger any more, and accepts none for what starts from it.
const SECURE: Policy = policy!(INSECURE, origins = ["https://a.example"]);

#[cors(SECURE, origins = ["http://b.example"])]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {
    let _ = actix_web::App::new().service(handler);
}
