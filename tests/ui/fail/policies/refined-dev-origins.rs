#![allow(dead_code, unused_imports)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

mod any_beside_inherited_dev_origins {
    use super::*;

    const DEV: Policy = policy!(origins = ["https://a.example"], dev_origins = ["http://localhost:3000"]);

    #[cors(DEV, origins = any)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod any_constant_beside_inherited_dev_origins {
    use super::*;

    const DEV: Policy = policy!(origins = ["https://a.example"], dev_origins = ["http://localhost:3000"]);
    const ANY: &[&str] = &["*"];

    #[cors(DEV, origins = ANY)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod dev_origins_beside_inherited_any {
    use super::*;

    const PUBLIC: Policy = policy!(origins = any);

    #[cors(PUBLIC, dev_origins = ["http://localhost:3000"])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod dev_origins_empty_slice {
    use super::*;

    const NONE: &[&str] = &[];

    #[cors(origins = ["https://a.example"], dev_origins = NONE)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod dev_origins_need_no_danger {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);

    #[cors(FRONTEND, dev_origins = ["http://a.example"], dangerously = [insecure_origins])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod dev_origins_star_slice {
    use super::*;

    const STAR: &[&str] = &["*"];
    const SHARED: Policy = policy!(origins = ["https://a.example"], dev_origins = STAR);

    #[cors(origins = ["https://a.example"], dev_origins = STAR)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }

    #[cors(SHARED, expose = ["ETag"])]
    #[get("/shared")]
    async fn shared() -> impl Responder {
        ""
    }
}

fn main() {}
