//! The places of a route: scopes of the application, scopes of modules, and both.

use actix_web::{
    Error, HttpRequest, HttpResponse, Responder,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    get, guard,
    http::header::{HeaderName, HeaderValue},
    middleware::{Next, from_fn},
    post, put, scope, services,
    web::{self, ServiceConfig},
};
use cors_runtime::cors;

use crate::ask::ask;

async fn note<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let mut response = next.call(request).await?;
    response.headers_mut().append(HeaderName::from_static("x-scope"), HeaderValue::from_static("1"));
    Ok(response)
}

twice! {
    fn where_am_i(request: &HttpRequest) -> String {
        format!(
            "{:?} {:?} {:?} {:?}",
            request.match_pattern(),
            request.match_name(),
            request.match_info().iter().collect::<Vec<_>>(),
            request.url_for("item", ["1", "2"]).map(String::from),
        )
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/item/{id}")]
    async fn item(request: HttpRequest) -> impl Responder {
        where_am_i(&request)
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("")]
    async fn empty(request: HttpRequest) -> impl Responder {
        where_am_i(&request)
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/")]
    async fn slash(request: HttpRequest) -> impl Responder {
        where_am_i(&request)
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("bare/{x}")]
    async fn bare(request: HttpRequest) -> impl Responder {
        where_am_i(&request)
    }

    #[cors(origins = ["https://app.example.com"])]
    #[put("/item/{id}")]
    async fn put_item(path: web::Path<(String, u32)>) -> impl Responder {
        format!("{path:?}")
    }

    #[scope("/module")]
    mod module {
        use super::*;

        #[cors(origins = ["https://app.example.com"])]
        #[get("/get")]
        pub(super) async fn getter(request: HttpRequest) -> impl Responder {
            where_am_i(&request)
        }

        #[cors(origins = ["https://app.example.com"])]
        #[post("", name = "module-root")]
        pub async fn root(request: HttpRequest) -> impl Responder {
            where_am_i(&request)
        }

        #[cors(origins = ["https://app.example.com"])]
        #[actix_web::route("/{tail:.*}", method = "PUT", method = "PATCH")]
        async fn unprefixed(request: HttpRequest) -> impl Responder {
            where_am_i(&request)
        }

        #[cors(origins = ["https://app.example.com"])]
        #[actix_web::routes]
        #[get("/r1")]
        #[post("/r2/{id}")]
        pub async fn several(request: HttpRequest) -> impl Responder {
            where_am_i(&request)
        }

        #[scope("/inner")]
        pub mod inner {
            use super::*;

            #[cors(origins = ["https://app.example.com"])]
            #[get("/deep")]
            pub async fn deep(request: HttpRequest) -> impl Responder {
                where_am_i(&request)
            }

            pub fn not_a_handler() -> u8 {
                1
            }
        }

        pub(super) fn configure(config: &mut ServiceConfig) {
            config.service(services![getter, root, several, inner::deep, unprefixed]);
        }
    }

    pub(super) fn app(config: &mut ServiceConfig) {
        let _: u8 = module::inner::not_a_handler();
        config
            .service(
                web::scope("/a/{tenant}")
                    .wrap(from_fn(note))
                    .service(item)
                    .service(empty)
                    .service(slash)
                    .service(bare)
                    .service(web::scope("/b").service(put_item).service(web::scope("").service(bare))),
            )
            .service(
                web::scope("/guarded")
                    .guard(guard::Header("x-tenant", "1"))
                    .service(item)
                    .service(empty)
                    .default_service(web::to(|| async { "the scope's default" })),
            )
            .service(web::scope("/slash/").service(bare).service(empty))
            .service(web::scope("/modules").configure(module::configure))
            .service(web::scope("/empty").service(slash))
            .configure(module::configure)
            .service(empty)
            .service(bare)
            .default_service(web::to(|| async { HttpResponse::NotFound().body("the default") }));
    }
}

#[test]
fn a_route_is_found_in_every_scope_that_it_is_mounted_in() {
    twins!()
        .shared([
            ask("GET /a/me/item/7", 200),
            ask("GET /a/me", 200),
            ask("GET /a/me/", 200),
            ask("GET /a/me/bare/1", 200),
            ask("GET /a/me/b/bare/1", 200),
            ask("PUT /a/me/b/item/7", 200),
            ask("PUT /a/me/b/item/x", 404),
            ask("GET /bare/1", 200),
        ])
        .unshared([
            ask("GET /a/me/item", 404),
            ask("POST /a/me/item/7", 404),
            ask("GET /a/me/b", 404),
            ask("GET /a", 404),
            ask("GET /empty", 404),
        ]);
}

#[test]
fn an_empty_path_is_the_root_or_the_scope_itself() {
    twins!().shared([ask("GET /empty/", 200), ask("GET /slash/", 200)]).unshared([
        ask("GET /slash", 404),
        ask("GET //", 404),
        ask("POST /", 404),
    ]);
}

#[test]
fn guards_of_a_scope_stay_as_they_are() {
    twins!()
        .shared([
            ask("GET /guarded/item/1", 200).header("X-Tenant: 1"),
            ask("GET /guarded", 200).header("X-Tenant: 1"),
        ])
        .unshared([
            ask("GET /guarded/item/1", 404),
            ask("GET /guarded", 404).header("X-Tenant: 2"),
            ask("PUT /guarded/item/1", 200).header("X-Tenant: 1"),
            ask("GET /guarded/nothing", 200).header("X-Tenant: 1"),
        ]);
}

#[test]
fn modules_with_a_prefix_keep_it() {
    twins!()
        .shared([
            ask("GET /module/get", 200),
            ask("POST /module", 200),
            ask("GET /module/r1", 200),
            ask("POST /module/r2/5", 200),
            ask("GET /inner/deep", 200),
            ask("GET /modules/module/get", 200),
            ask("POST /modules/module/r2/5", 200),
            ask("GET /modules/inner/deep", 200),
            ask("PUT /anything/at/all", 200),
            ask("PATCH /module/x", 200),
        ])
        .unshared([ask("GET /module/inner/deep", 404), ask("GET /module/r2/5", 404)]);
}
