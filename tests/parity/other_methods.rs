//! The other methods on the path of an annotated route, 404, and 405 with its `Allow`.

use actix_web::{
    HttpRequest, HttpResponse, Responder, delete, get,
    guard::{self, GuardContext},
    options, patch, post, put, route,
    web::{self, ServiceConfig},
};
use cors_runtime::cors;

use crate::ask::ask;

fn has_json(context: &GuardContext<'_>) -> bool {
    context.head().headers().contains_key("x-json")
}

async fn asked(request: HttpRequest) -> impl Responder {
    format!("{} {:?}", request.method(), request.match_pattern())
}

twice! {
    macro_rules! handlers {
        ($($name:ident $macro:ident ($($arguments:tt)*))*) => {
            $(
                #[cors(origins = ["https://app.example.com"])]
                #[$macro($($arguments)*)]
                async fn $name() -> impl Responder {
                    stringify!($name)
                }
            )*
        };
    }
    handlers! {
        alone get("/alone")
        before get("/before")
        before_post post("/before")
        after delete("/after")
        guarded put("/guarded", guard = "has_json")
        guarded_patch patch("/guarded", guard = "has_json")
        several route("/several", method = "GET", method = "POST", method = "HELLO")
        shadowed get("/shadowed/{x}")
        shadowing get("/shadowed/1")
        get_item get("/items/{id}")
        put_item put("/items/{id}")
    }

    #[delete("/items/{id}")]
    async fn delete_item() -> impl Responder {
        "deleted"
    }

    #[options("/items/{id}")]
    async fn own_options() -> impl Responder {
        "the application's own"
    }

    pub(super) fn app(config: &mut ServiceConfig) {
        config
            .service((alone, before, before_post))
            .service(web::resource("/before").route(web::put().to(asked)))
            .service(web::resource("/after").route(web::get().to(asked)).route(web::post().to(asked)))
            .service(after)
            .service((guarded, guarded_patch))
            .service(
                web::resource("/guarded")
                    .route(web::post().to(asked))
                    .route(web::get().guard(guard::Header("x-get", "1")).to(asked)),
            )
            .service(several)
            .service(web::resource("/several").route(web::put().to(asked)))
            .service((shadowing, shadowed))
            .service((get_item, put_item, delete_item, own_options))
            .service(web::resource("/items/{id}").route(web::patch().to(asked)).name("item"))
            .service(
                web::scope("/scope")
                    .service((get_item, delete_item))
                    .service(web::resource("/items/{id}").route(web::patch().to(HttpResponse::Ok))),
            );
    }

    pub(super) fn with_default(config: &mut ServiceConfig) {
        config
            .service((alone, guarded))
            .default_service(web::route().to(|| async { HttpResponse::ImATeapot().body("default") }));
    }
}

#[test]
fn a_path_without_a_resource_of_its_own_is_not_found_for_other_methods() {
    twins!()
        .shared([ask("GET /alone", 200), ask("GET /shadowed/1", 200), ask("GET /shadowed/2", 200)])
        .unshared([
            ask("HEAD /alone", 404),
            ask("POST /alone", 404).body("x"),
            ask("OPTIONS /alone", 404),
            ask("GET /alone/", 404),
            ask("POST /shadowed/1", 404),
        ]);
}

#[test]
fn a_405_allows_what_it_allows_without_the_attribute() {
    twins!().shared([ask("GET /before", 200), ask("POST /before", 200)]).unshared([
        ask("PUT /before", 200),
        ask("DELETE /before", 405),
        ask("HEAD /before", 405),
        ask("OPTIONS /before", 405),
        ask("HELLO /before", 405),
        ask("GET /after", 200),
        ask("DELETE /after", 405),
        ask("PATCH /after", 405),
    ]);
}

#[test]
fn a_guard_that_fails_leaves_the_method_to_the_next() {
    twins!()
        .shared([
            ask("PUT /guarded", 200).header("X-Json: 1"),
            ask("PATCH /guarded", 200).header("X-Json: 1"),
            ask("HELLO /several", 200),
        ])
        .unshared([
            ask("PUT /guarded", 405),
            ask("PATCH /guarded", 405),
            ask("POST /guarded", 200),
            ask("GET /guarded", 405),
            ask("GET /guarded", 200).header("X-Get: 1"),
            ask("DELETE /guarded", 405).header("X-Json: 1"),
            ask("PUT /several", 200),
            ask("DELETE /several", 405),
        ]);
}

#[test]
fn annotated_and_other_handlers_share_a_path() {
    twins!()
        .shared([ask("GET /items/1", 200), ask("PUT /items/1", 200), ask("GET /scope/items/1", 200)])
        .unshared([
            ask("DELETE /items/1", 200),
            ask("OPTIONS /items/1", 200),
            ask("OPTIONS /items/1", 200).header("Access-Control-Request-Headers: x"),
            ask("PATCH /items/1", 200),
            ask("POST /items/1", 405),
            ask("HEAD /items/1", 405),
            ask("DELETE /scope/items/1", 200),
            ask("PUT /scope/items/1", 405),
            ask("OPTIONS /scope/items/1", 405),
        ]);
}

#[test]
fn the_default_service_gets_requests_that_no_route_takes() {
    twins!(with_default)
        .shared([ask("GET /alone", 200), ask("PUT /guarded", 200).header("X-Json: 1")])
        .unshared([
            ask("POST /alone", 418),
            ask("HEAD /alone", 418),
            ask("OPTIONS /alone", 418),
            ask("PUT /guarded", 418),
            ask("GET /", 418),
        ]);
}
