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

async fn is_looked_up(_: ::cors_runtime::Origin) -> bool {
    true
}

static ORIGINS: ::cors_runtime::OriginSet = ::cors_runtime::OriginSet::new();
static CONFIGURED: ::cors_runtime::ConfiguredPolicy = ::cors_runtime::ConfiguredPolicy::new();

#[::cors_runtime::cors(origins = [APP, set(ORIGINS), lookup(is_looked_up)])]
mod module {
    #[::actix_web::get("/module")]
    pub(crate) async fn handler() -> &'static str {
        "shared"
    }
}

#[::cors_runtime::cors(configured(CONFIGURED))]
#[::actix_web::get("/configured", wrap = "::actix_web::middleware::DefaultHeaders::new()")]
async fn configured() -> &'static str {
    "configured"
}

fn main() {
    let _ = ::actix_web::App::new().service((handler, denied, module::handler, configured));
}
