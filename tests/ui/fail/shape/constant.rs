use cors_runtime::cors;

#[cors(origins = ["https://app.example.com"])]
const HANDLER: &str = "handler";

fn main() {
    let _ = HANDLER;
}
