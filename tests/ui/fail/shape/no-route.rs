use actix_web::Responder;
use cors_runtime::cors;

#[cors(origins = ["https://app.example.com"])]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {
    let _ = handler();
}
