use actix_web::{Responder, get};
use cors_runtime::{Policy, cors, policy};

const FRONTEND: Policy = policy!(origins = ["https://*.github.io"], credentials, dangerously = [public_suffixes]);

// Whether `null` takes a danger or is never right depends on the shared policy: one error says which.
#[cors(FRONTEND, dev_origins = ["null"], dangerously = [public_suffixes])]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {
    let _ = actix_web::App::new().service(handler);
}
