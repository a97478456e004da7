//! Handlers that a macro of the application writes.

use actix_web::{HttpRequest, Responder, get, guard::GuardContext, post, web::ServiceConfig};
use cors_runtime::cors;

use crate::ask::ask;

fn has_json(context: &GuardContext<'_>) -> bool {
    context.head().headers().contains_key("x-json")
}

twice! {
    macro_rules! from_fragments {
        (
            $(#[$attribute:meta])* $visibility:vis $name:ident, $path:literal, $method:ident,
            ($argument:ident: $type:ty) -> $output:ty, $body:block
        ) => {
            #[cors(origins = ["https://app.example.com"])]
            $(#[$attribute])*
            #[$method($path, guard = "has_json", wrap = "web::to_nothing()")]
            $visibility async fn $name($argument: $type) -> $output $body
        };
    }

    mod web {
        pub(super) use actix_web::web::*;

        pub(super) fn to_nothing() -> actix_web::middleware::DefaultHeaders {
            actix_web::middleware::DefaultHeaders::new().add(("X-Wrap", "1"))
        }
    }

    from_fragments!(
        /// Documented.
        #[allow(unused)]
        pub(crate) with_visibility, "/fragments/{x}", get,
        (request: HttpRequest) -> impl Responder, { request.path().to_owned() }
    );
    from_fragments!(
        without, "/fragments/{x}", post,
        (path: web::Path<String>) -> String, { path.into_inner() }
    );

    macro_rules! hygienic {
        ($name:ident) => {
            #[cors(origins = ["https://app.example.com"])]
            #[get("/hygienic/{x}")]
            async fn $name(request: HttpRequest, path: web::Path<String>) -> String {
                let config = request.path();
                format!("{config} {path}")
            }
        };
    }
    hygienic!(hygiene);

    macro_rules! fixed {
        () => {
            #[cors(origins = ["https://app.example.com"])]
            #[get("/fixed")]
            async fn fixed(request: HttpRequest) -> String {
                request.path().to_owned()
            }
        };
    }
    fixed!();

    macro_rules! route_by_meta {
        ($name:ident $route:meta) => {
            #[cors(origins = ["https://app.example.com"])]
            #[$route]
            async fn $name() -> &'static str {
                "by meta"
            }
        };
    }
    route_by_meta!(by_meta get("/meta"));
    route_by_meta!(by_meta_path actix_web::get("/meta-path", name = "x"));

    macro_rules! route_by_path {
        ($name:ident $macro:path) => {
            #[cors(origins = ["https://app.example.com"])]
            #[$macro("/path")]
            async fn $name() -> &'static str {
                "by path"
            }
        };
    }
    route_by_path!(by_path actix_web::get);

    macro_rules! on_item {
        ($item:item) => {
            #[cors(origins = ["https://app.example.com"])]
            $item
        };
    }
    on_item! {
        /// Documented.
        #[get("/item")]
        pub(crate) async fn item() -> &'static str { "an item" }
    }

    macro_rules! items {
        ($($item:item)*) => { $($item)* };
    }
    items! {
        #[cors(origins = ["https://app.example.com"])]
        #[get("/items")]
        async fn of_items() -> &'static str { "of items" }

        mod deeper {
            use super::*;

            #[cors(origins = ["https://app.example.com"])]
            #[get("/deeper")]
            pub(super) async fn deeper() -> &'static str { "deeper" }
        }
    }

    pub(super) fn app(config: &mut ServiceConfig) {
        config
            .service((with_visibility, without, hygiene, fixed))
            .service((by_meta, by_meta_path, by_path, item, of_items, deeper::deeper));
    }
}

#[test]
fn fragments_of_every_kind_may_make_a_handler() {
    twins!()
        .shared([
            ask("GET /fragments/1", 200).header("X-Json: 1"),
            ask("POST /fragments/1", 200).header("X-Json: 1"),
            ask("GET /hygienic/1", 200),
            ask("GET /fixed", 200),
            ask("GET /meta", 200),
            ask("GET /meta-path", 200),
            ask("GET /path", 200),
            ask("GET /item", 200),
            ask("GET /items", 200),
            ask("GET /deeper", 200),
        ])
        .unshared([ask("GET /fragments/1", 404), ask("POST /fragments/1", 404)]);
}
