use actix_web::{Responder, get};
use cors_runtime::{Policy, cors, policy};

const STAR: &[&str] = &["*"];
const SHARED: Policy = policy!(origins = ["https://a.example"], dev_origins = STAR);

#[cors(origins = ["https://a.example"], dev_origins = STAR)]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

#[cors(SHARED, expose = ["ETag"])]
#[get("/shared")]
async fn shared() -> impl Responder {
    ""
}

fn main() {
    let _ = actix_web::App::new().service(handler).service(shared);
}
