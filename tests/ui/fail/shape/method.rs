use actix_web::Responder;
use cors_runtime::cors;

struct Items;

impl Items {
    #[cors(origins = ["https://app.example.com"])]
    async fn read(&self) -> impl Responder {
        "shared"
    }
}

fn main() {
    let _ = Items.read();
}
