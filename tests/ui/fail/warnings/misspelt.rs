//! Names of headers that are one typo away from a known one.
#![deny(deprecated)]

use actix_web::{Responder, get};
use cors_runtime::cors;

const TYPO: &str = "Content_Type";
const TYPOS: &[&str] = &["X-A", "X-Requested-Wth"];

#[cors(origins = any, headers = ["Authorisation", "contet-type"], expose = ["Etga", "X-Totl-Count"])]
#[get("/literals")]
async fn literals() -> impl Responder {
    ""
}

#[cors(origins = any, headers = [TYPO], expose = TYPOS)]
#[get("/constants")]
async fn constants() -> impl Responder {
    ""
}

#[cors(origins = any, headers = ["X-Acme-Tenant", "Authorization"], expose = ["X-Acme-Count", "ETag"])]
#[get("/right")]
async fn right() -> impl Responder {
    ""
}

#[allow(deprecated)]
#[cors(origins = any, headers = ["Authorisation"])]
#[get("/allowed")]
async fn allowed() -> impl Responder {
    ""
}

fn main() {}
