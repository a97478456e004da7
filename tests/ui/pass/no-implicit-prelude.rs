#![no_implicit_prelude]

const APP: &str = "https://app.example.com";

#[::cors_runtime::cors(
    origins = [APP, "http://localhost:*"],
    dev_origins = ["http://127.0.0.1:*"],
    methods = ["GET"],
    headers = any,
    expose = ["ETag"],
    max_age = "1h"
)]
#[::actix_web::route("/", method = "GET", method = "HEAD")]
async fn handler() -> &'static str {
    "shared"
}

#[::cors_runtime::cors(deny)]
#[::actix_web::get("/denied")]
async fn denied() -> &'static str {
    "denied"
}

fn main() {
    let _ = ::actix_web::App::new().service((handler, denied));
}
