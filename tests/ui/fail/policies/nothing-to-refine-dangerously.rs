use actix_web::{Responder, get};
use cors_runtime::{Policy, cors, policy};

const NOTHING: Policy = policy!(deny);

#[cors(NOTHING, dangerously = [insecure_origins])]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {
    let _ = actix_web::App::new().service(handler);
}
