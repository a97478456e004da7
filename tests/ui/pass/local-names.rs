//! Local names that an expansion might trip over.
#![allow(dead_code, non_camel_case_types)]

mod actix_web {}
mod std {}
mod core {}
mod cors_runtime {}

struct Option;
struct Some;
struct None;
struct Vec;
struct Box;
struct HttpServiceFactory;
struct AppService;
struct Policy;
type str = ();

use ::actix_web::get;
use ::cors_runtime::cors;

#[cors(origins = ["https://app.example.com"], methods = ["GET"], headers = ["X-A"], credentials, max_age = 5)]
#[get("/get", name = "route", wrap = "config()")]
async fn route() -> &'static ::core::primitive::str {
    "shared"
}

fn config() -> ::actix_web::middleware::DefaultHeaders {
    ::actix_web::middleware::DefaultHeaders::new()
}

const POLICY: &::core::primitive::str = "https://app.example.com";
const CORS: &::core::primitive::str = "ETag";

#[::cors_runtime::cors(origins = [POLICY], expose = [CORS])]
#[::actix_web::put("/put")]
async fn policy() -> &'static ::core::primitive::str {
    POLICY
}

fn main() {
    let _ = ::actix_web::App::new().service(route).service(policy);
}
