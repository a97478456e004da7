use actix_web::{App, Responder, delete, get, put, route, web};
use cors_runtime::cors;

#[cors(origins = ["https://app.example.com"], credentials)]
#[get("/me")]
async fn me() -> impl Responder {
    "you"
}

#[cors(origins = ["https://app.example.com", "https://*.preview.example.com"],
       headers = ["Content-Type", "X-Request-Id"], expose = ["ETag"], max_age = "10m")]
#[put("/items/{id}")]
async fn put_item(id: web::Path<u32>) -> impl Responder {
    format!("stored {id}")
}

#[cors(origins = any, headers = ["*", "Authorization"], expose = any)]
#[actix_web::post("/any")]
async fn any() -> impl Responder {
    "anyone"
}

#[cors(origins = ["*"], methods = ["PURGE"])]
#[route("/route", method = "GET", method = "PURGE")]
async fn purge() -> impl Responder {
    "purged"
}

#[cors(origins = ["http://localhost:*"], max_age = 0, credentials = false)]
#[delete("/items/{id}")]
async fn delete_item(id: web::Path<u32>) -> impl Responder {
    format!("deleted {id}")
}

fn main() {
    let _ = App::new().service((me, put_item, any, purge, delete_item));
}
