//! A constant of another type is one error, at the constant.

use actix_web::{
    Responder, get,
    http::{Method, header},
    put,
};
use cors_runtime::{OriginSet, cors};

static ORIGINS: OriginSet = OriginSet::new();

#[cors(origins = any, headers = [header::CONTENT_TYPE], expose = [header::ETAG])]
#[put("/headers")]
async fn headers() -> impl Responder {
    ""
}

#[cors(origins = any, methods = [Method::GET])]
#[get("/methods")]
async fn methods() -> impl Responder {
    ""
}

#[cors(origins = ORIGINS)]
#[get("/origins")]
async fn origins() -> impl Responder {
    ""
}

fn main() {}
