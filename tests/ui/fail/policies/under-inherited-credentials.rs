#![allow(dead_code, unused_imports)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

mod any_under_inherited_credentials {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);

    #[cors(FRONTEND, origins = any)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod dev_suffix_under_inherited_credentials {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);

    #[cors(FRONTEND, dev_origins = ["https://*.github.io"])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod expose_any_under_inherited_credentials {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);

    #[cors(FRONTEND, expose = ["*"])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod headers_any_under_inherited_credentials {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);

    #[cors(FRONTEND, headers = any)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod insecure_under_inherited_credentials {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);

    #[cors(FRONTEND, origins = ["http://a.example"])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod null_under_inherited_credentials {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://*.github.io"], credentials, dangerously = [public_suffixes]);

    // Whether `null` takes a danger or is never right depends on the shared policy: one error says which.
    #[cors(FRONTEND, dev_origins = ["null"], dangerously = [public_suffixes])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod star_constant_under_inherited_credentials {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);
    const STAR: &str = "*";

    #[cors(FRONTEND, origins = [STAR])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod star_under_inherited_credentials {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);

    #[cors(FRONTEND, origins = ["*"])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod suffix_under_inherited_credentials {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials);

    #[cors(FRONTEND, origins = ["https://*.github.io"])]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

fn main() {}
