use actix_web::{App, Responder, get};
use cors_runtime::cors;

#[cors(origins = any, credentials)]
#[get("/me")]
async fn me() -> impl Responder { "you" }

#[cors(origins = ["https://app.example.com/"], methods = ["PUT"])]
#[get("/me")]
async fn me2() -> impl Responder { "you" }

fn main() { App::new().service(me).service(me2); }
