#![allow(dead_code, unused_imports)]

use actix_web::{Responder, get, put, route};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

mod credentials_over_inherited_any {
    use super::*;

    const PUBLIC: Policy = policy!(origins = any);

    #[cors(PUBLIC, credentials)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod credentials_over_inherited_dev_origins {
    use super::*;

    const DEV: Policy = policy!(origins = ["https://a.example"], dev_origins = ["https://*.github.io", "http://dev.example"]);

    #[cors(DEV, credentials)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod credentials_over_inherited_expose_any {
    use super::*;

    const ANY_HEADER: Policy = policy!(origins = ["https://a.example"], expose = any);

    #[cors(ANY_HEADER, credentials)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod credentials_over_inherited_headers_any {
    use super::*;

    const ANY_HEADER: Policy = policy!(origins = ["https://a.example"], headers = any);

    #[cors(ANY_HEADER, credentials)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod credentials_over_inherited_insecure {
    use super::*;

    const INSECURE: Policy = policy!(origins = ["http://a.example"]);

    #[cors(INSECURE, credentials)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod credentials_over_inherited_null {
    use super::*;

    const NULL: Policy = policy!(origins = ["null"], dangerously = [null_origin]);

    #[cors(NULL, credentials)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

mod credentials_over_inherited_suffix {
    use super::*;

    const PAGES: Policy = policy!(origins = ["https://*.github.io"]);

    #[cors(PAGES, credentials)]
    #[get("/")]
    async fn handler() -> impl Responder {
        ""
    }
}

fn main() {}
