use actix_web::{Responder, get};
use cors_runtime::cors;

struct Items;

impl Items {
    #[cors(origins = ["https://app.example.com"])]
    async fn read(&self) -> impl Responder {
        "shared"
    }
}

trait Service {
    #[cors(origins = ["https://app.example.com"])]
    #[get("/")]
    async fn serve(&self) -> String;
}

fn main() {
    let _ = Items.read();
}
