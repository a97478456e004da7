use actix_web::{Responder, trace};
use cors_runtime::{Policy, cors, policy};

const PUBLIC: Policy = policy!(origins = any);

#[cors(PUBLIC)]
#[trace("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {
    let _ = actix_web::App::new().service(handler);
}
