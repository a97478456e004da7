use actix_web::{Responder, get, web};
use cors_runtime::cors;

#[cors(origins = ["https://app.example.com"])]
#[get("/{id}")]
async fn read<'a, const N: usize, T: ToString>(id: web::Path<T>) -> impl Responder {
    id.to_string()
}

fn main() {}
