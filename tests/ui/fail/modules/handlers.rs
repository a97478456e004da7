#![allow(dead_code)]

use cors_runtime::{Policy, cors, policy};

const FRONTEND: Policy = policy!(origins = ["https://app.example.com"]);
const METHODS: &[&str] = &["GET"];

#[cors(FRONTEND, methods = ["GET", "PATCH"])]
mod a_method_that_no_handler_serves {
    use actix_web::{Responder, get};

    #[get("/")]
    async fn read() -> impl Responder {
        ""
    }
}

#[cors(FRONTEND, methods = ["GET"])]
mod a_handler_that_keeps_no_method {
    use actix_web::{Responder, get, put};

    #[get("/")]
    async fn read() -> impl Responder {
        ""
    }

    #[put("/")]
    async fn write() -> impl Responder {
        ""
    }
}

#[cors(FRONTEND, methods = METHODS)]
mod a_handler_that_keeps_no_method_of_a_constant {
    use actix_web::{Responder, get, put};

    #[get("/")]
    async fn read() -> impl Responder {
        ""
    }

    #[put("/")]
    async fn write() -> impl Responder {
        ""
    }
}

#[cors(FRONTEND)]
mod no_handler {
    use cors_runtime::cors;

    #[cors(deny)]
    #[actix_web::get("/")]
    async fn own() -> &'static str {
        ""
    }
}

#[cors(origins = ["https://a.example/", "http://b.example"], credentials, metods = ["GET"])]
mod wrong_arguments {
    use actix_web::{Responder, get};

    #[get("/")]
    async fn read() -> impl Responder {
        ""
    }
}

fn main() {}
