//! The ways to name actix's macros and this crate's.

use actix_web::web::ServiceConfig;

use crate::ask::ask;

twice! {
    mod by_path {
        use actix_web as web_framework;
        use cors_runtime::cors;

        mod facade {
            pub(crate) use actix_web::{get, routes};
        }

        #[cors(origins = ["https://app.example.com"])]
        #[actix_web::get("/crate")]
        pub(super) async fn of_crate() -> &'static str {
            "crate"
        }

        #[cors(origins = ["https://app.example.com"])]
        #[::actix_web::post("/root")]
        pub(super) async fn of_root() -> &'static str {
            "root"
        }

        #[cors(origins = ["https://app.example.com"])]
        #[web_framework::route("/renamed", method = "GET", method = "PUT")]
        pub(super) async fn of_renamed() -> &'static str {
            "renamed"
        }

        #[cors(origins = ["https://app.example.com"])]
        #[self::facade::get("/facade")]
        pub(super) async fn of_facade() -> &'static str {
            "facade"
        }

        #[cors(origins = ["https://app.example.com"])]
        #[facade::routes]
        #[get("/facade/1")]
        #[get("/facade/2")]
        pub(super) async fn of_facades() -> &'static str {
            "facades"
        }

        #[cors_runtime::cors(origins = ["https://app.example.com"])]
        #[actix_web::get("/cors-by-path")]
        pub(super) async fn cors_by_path() -> &'static str {
            "cors by path"
        }
    }

    mod by_name {
        #[allow(clippy::wildcard_imports)]
        use actix_web::*;
        use cors_runtime::cors;

        #[cors(origins = ["https://app.example.com"])]
        #[get("/glob")]
        pub(super) async fn glob() -> impl Responder {
            "glob"
        }

        // A handler may be called like its macro, and beside it.
        #[cors(origins = ["https://app.example.com"])]
        #[get("/get")]
        pub(super) async fn get() -> impl Responder {
            "get"
        }

        #[cors(origins = ["https://app.example.com"])]
        #[actix_web::put("/cors")]
        pub(super) async fn cors() -> impl Responder {
            "cors"
        }
    }

    mod functions_of_the_same_name {
        use actix_web::web::{delete, patch};
        use cors_runtime::cors;

        #[cors(origins = ["https://app.example.com"])]
        #[actix_web::delete("/delete")]
        pub(super) async fn delete_it() -> &'static str {
            "delete"
        }

        #[cors(origins = ["https://app.example.com"])]
        #[actix_web::patch("/patch")]
        pub(super) async fn patch_it() -> String {
            (size_of_val(&patch) + size_of_val(&delete)).to_string()
        }
    }

    pub(super) fn app(config: &mut ServiceConfig) {
        config
            .service((by_path::of_crate, by_path::of_root, by_path::of_renamed, by_path::of_facade))
            .service((by_path::of_facades, by_path::cors_by_path, by_name::glob, by_name::get, by_name::cors))
            .service((functions_of_the_same_name::delete_it, functions_of_the_same_name::patch_it));
    }
}

#[test]
fn a_macro_may_be_named_by_any_path_to_it() {
    twins!()
        .shared([
            ask("GET /crate", 200),
            ask("POST /root", 200),
            ask("GET /renamed", 200),
            ask("PUT /renamed", 200),
            ask("GET /facade", 200),
            ask("GET /facade/1", 200),
            ask("GET /facade/2", 200),
            ask("GET /cors-by-path", 200),
        ])
        .unshared([ask("GET /root", 404)]);
}

#[test]
fn a_macro_may_come_from_a_glob_and_share_its_name_with_anything() {
    twins!().shared([
        ask("GET /glob", 200),
        ask("GET /get", 200),
        ask("PUT /cors", 200),
        ask("DELETE /delete", 200),
        ask("PATCH /patch", 200),
    ]);
}

mod raw_names {
    use actix_web::get;
    use cors_runtime::cors;

    use super::*;

    twice! {
        #[cors(origins = ["https://app.example.com"])]
        #[r#get("/raw")]
        async fn raw() -> &'static str {
            "raw"
        }

        #[cors(origins = ["https://app.example.com"])]
        #[actix_web::r#route("/raw-path", method = "PUT")]
        async fn raw_path() -> &'static str {
            "raw path"
        }

        pub(super) fn app(config: &mut ServiceConfig) {
            config.service((raw, raw_path));
        }
    }

    #[test]
    fn a_macro_may_be_named_by_its_raw_name() {
        twins!().shared([ask("GET /raw", 200), ask("PUT /raw-path", 200)]);
    }
}
