#![allow(dead_code, unused_imports)]

use actix_web::{Responder, get, put, route, trace};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

mod methods_none_left_refined {
    use super::*;

    const WRITE: Policy = policy!(origins = any, methods = ["PUT", "DELETE"]);

    #[cors(WRITE, expose = ["ETag"])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod methods_none_left {
    use super::*;

    const WRITE: Policy = policy!(origins = any, methods = ["PUT", "DELETE"]);

    #[cors(WRITE)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod nothing_served_refined {
    use super::*;

    const PUBLIC: Policy = policy!(origins = any);

    #[cors(PUBLIC)]
    #[trace("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

fn main() {}
