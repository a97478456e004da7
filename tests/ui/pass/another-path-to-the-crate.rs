//! `crate = …` names where `cors_runtime` is.
use actix_web::{App, Responder, get};

mod facade {
    pub use cors_runtime as inner;
}

const APP: &str = "https://app.example.com";

#[facade::inner::cors(origins = [APP, "https://a.example"], expose = ["ETag"], crate = crate::facade::inner)]
#[allow(clippy::unused_async)]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service(handler);
}
