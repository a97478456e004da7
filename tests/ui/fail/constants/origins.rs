#![allow(dead_code, unused_imports)]

use actix_web::{Responder, get};
use cors_runtime::cors;

mod origin_any_with_credentials {
    use super::*;

    const ANYONE: &str = "*";

    #[cors(origins = [ANYONE], credentials)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod origin_array {
    use super::*;

    const ORIGINS: [&str; 2] = ["https://a.example", "*"];

    #[cors(origins = ORIGINS)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod origin_expression {
    use super::*;

    #[cors(origins = [concat!("https://", "App.example.com")])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod origin_index {
    use super::*;

    const ORIGINS: &[&str] = &["https://a.example", "https://*"];

    #[cors(origins = [ORIGINS[1]])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod origin_insecure_with_credentials {
    use super::*;

    const APP: &str = "http://app.example.com";

    #[cors(origins = [APP], credentials)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod origin_null {
    use super::*;

    const NOBODY: &str = "null";

    #[cors(origins = [NOBODY])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod origin_path {
    use super::*;

    mod config {
        pub const APP: &str = "app.example.com";
    }

    #[cors(origins = ["https://a.example", config::APP])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod origin_slice_empty {
    use super::*;

    const ORIGINS: &[&str] = &[];

    #[cors(origins = ORIGINS)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod origin_slice {
    use super::*;

    const ORIGINS: &[&str] = &["https://a.example", "https://b.example:443"];

    #[cors(origins = ORIGINS)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod origin {
    use super::*;

    const APP: &str = "https://app.example.com/";

    #[cors(origins = [APP])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod static_slice {
    use super::*;

    static ORIGINS: [&str; 2] = ["https://a.example", "http://b.example"];

    #[cors(origins = ORIGINS, credentials)]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

mod a_static {
    use super::*;

    static APP: &str = "https://app.example.com/";

    #[cors(origins = [APP, "https://a.example"])]
    #[get("/")]
    async fn handler() -> impl Responder {
        "shared"
    }
}

fn main() {}
