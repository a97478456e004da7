//! Handlers that a macro writes: its fragments come in invisible groups.
use actix_web::{App, Responder, get, web};
use cors_runtime::cors;

macro_rules! shared {
    ($($name:ident at $path:literal for $($origin:literal),* with $age:literal;)*) => {
        $(
            #[cors(origins = [$($origin),*], headers = ["X-A"], max_age = $age)]
            #[get($path)]
            async fn $name() -> impl Responder {
                $path
            }
        )*

        fn services(config: &mut web::ServiceConfig) {
            $(config.service($name);)*
        }
    };
}

macro_rules! by_type {
    ($($name:ident: $constant:expr, $method:ident;)*) => {
        $(
            #[cors(origins = [$constant])]
            #[actix_web::$method("/")]
            async fn $name() -> impl Responder {
                "shared"
            }
        )*
    };
}

const APP: &str = "https://app.example.com";

shared! {
    first at "/1" for "https://a.example" with 5;
    second at "/2" for "https://a.example", "https://b.example" with "1m";
}

by_type! {
    third: APP, put;
    fourth: "https://literal.example", delete;
}

fn main() {
    let _ = App::new().configure(services).service(third).service(fourth);
}
