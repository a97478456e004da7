//! Every list as constants: single ones, slices and arrays, by any path.
use actix_web::{App, Responder, get, route};
use cors_runtime::cors;

mod config {
    pub const APP: &str = "https://app.example.com";
    pub const PARTNERS: &[&str] = &["https://a.example", "https://*.b.example"];
    pub const HEADERS: [&str; 2] = ["Content-Type", "X-Request-Id"];
    pub const INSECURE: [&str; 1] = ["http://app.example.com"];
    pub const METHODS: &[&str] = &["GET", "PURGE"];
    pub const METHODS_ARRAY: [&str; 1] = ["GET"];

    pub const fn origin() -> &'static str {
        APP
    }

    pub struct Deployment;

    impl Deployment {
        pub const ORIGIN: &'static str = "https://deployed.example.com";
    }
}

#[cors(origins = [config::APP, config::Deployment::ORIGIN, config::PARTNERS[0], "http://localhost:*"], credentials)]
#[get("/elements")]
async fn elements() -> impl Responder {
    "shared"
}

#[cors(origins = [config::origin()], dev_origins = [concat!("http://", "localhost:5173")])]
#[get("/expressions")]
async fn expressions() -> impl Responder {
    "shared"
}

#[cors(origins = config::PARTNERS, methods = config::METHODS, headers = config::HEADERS, expose = config::HEADERS)]
#[route("/slices", method = "GET", method = "PURGE")]
async fn slices() -> impl Responder {
    "shared"
}

#[cors(origins = [config::APP], methods = config::METHODS_ARRAY, dev_origins = config::PARTNERS)]
#[route("/arrays", method = "GET", method = "PURGE")]
async fn arrays() -> impl Responder {
    "shared"
}

#[cors(origins = config::INSECURE, dev_origins = [config::APP], credentials, dangerously = [insecure_origins])]
#[get("/dangerous")]
async fn dangerous() -> impl Responder {
    "shared"
}

fn main() {
    let _ = App::new().service((elements, expressions, slices, arrays, dangerous));
}
