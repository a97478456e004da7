//! Everything in the body of a function, imports too.

fn main() {
    use actix_web::{App, get};
    use cors_runtime::cors;

    const APP: &str = "https://app.example.com";

    #[cors(origins = [APP])]
    #[get("/")]
    async fn handler() -> &'static str {
        APP
    }

    let _ = App::new().service(handler);
}
