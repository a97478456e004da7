//! Every route macro: one method, several, custom ones, several paths.

use actix_web::{
    HttpRequest, HttpResponse, Responder, delete, get, head, options, patch, post, put, query, route, routes,
    web::{self, ServiceConfig},
};
use cors_runtime::cors;

use crate::ask::ask;

twice! {
    macro_rules! serves {
        ($($method:ident $name:ident)*) => {$(
            #[cors(origins = ["https://app.example.com"])]
            #[$method("/each")]
            async fn $name(request: HttpRequest, body: String) -> impl Responder {
                format!("{} {} {body}", stringify!($name), request.method())
            }
        )*};
    }
    serves! {
        delete with_delete get with_get head with_head options with_options patch with_patch post with_post
        put with_put query with_query
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/one")]
    async fn one() -> impl Responder {
        "one"
    }

    // No page can send these two, so that they are served and not shared.
    #[cors(origins = ["https://app.example.com"])]
    #[route("/some", method = "GET", method = "TRACE", method = "CONNECT")]
    async fn some_shared(request: HttpRequest) -> impl Responder {
        request.method().to_string()
    }

    #[cors(origins = ["https://app.example.com"])]
    #[route("/several", method = "GET", method = "POST", method = "HEAD", method = "PURGE")]
    async fn several(request: HttpRequest) -> impl Responder {
        request.method().to_string()
    }

    #[cors(origins = ["https://app.example.com"])]
    #[route("/custom", method = "HELLO")]
    async fn custom() -> impl Responder {
        HttpResponse::Ok()
    }

    #[cors(origins = ["https://app.example.com"])]
    #[route("/trailing-comma", method = "QUERY", name = "comma",)]
    async fn trailing_comma(request: HttpRequest) -> impl Responder {
        format!("{:?}", request.match_name())
    }

    #[cors(origins = ["https://app.example.com"])]
    #[routes]
    #[get("/routes")]
    #[get("/routes/second", name = "other")]
    #[post("/routes")]
    #[query("/routes/{segment}")]
    async fn on_paths(request: HttpRequest) -> impl Responder {
        format!("{:?} {:?}", request.match_pattern(), request.match_info().get("segment"))
    }

    #[cors(origins = ["https://app.example.com"])]
    #[routes]
    #[get("/overlap/{foo}")]
    #[get("/overlap/test")]
    async fn overlapping(request: HttpRequest) -> impl Responder {
        format!("{:?} {:?}", request.match_pattern(), request.match_info().get("foo"))
    }

    // A handler may be called like anything around it.
    #[cors(origins = ["https://app.example.com"])]
    #[get("/config")]
    async fn config() -> impl Responder {
        "config"
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/named-get")]
    async fn r#type(request: HttpRequest) -> impl Responder {
        format!("{:?}", request.match_name())
    }

    pub(super) fn app(services: &mut ServiceConfig) {
        services
            .service((with_delete, with_get, with_head, with_options, with_patch, with_post))
            .service((with_put, with_query, one, some_shared, several, custom))
            .service((trailing_comma, on_paths, overlapping, config, r#type))
            .service(web::resource("/one").route(web::put().to(HttpResponse::Created)));
    }
}

#[test]
fn every_method_macro_serves_its_method_and_no_other() {
    twins!()
        .shared([
            ask("DELETE /each", 200).body("x"),
            ask("GET /each", 200),
            ask("HEAD /each", 200),
            ask("OPTIONS /each", 200),
            ask("PATCH /each", 200).body("patched"),
            ask("POST /each", 200).body("posted"),
            ask("PUT /each", 200).body("put"),
            ask("QUERY /each", 200).body("asked"),
        ])
        .unshared([
            ask("PURGE /each", 404),
            ask("get /each", 404),
            ask("TRACE /each", 404),
            ask("HEAD /one", 405),
            ask("OPTIONS /one", 405),
            ask("DELETE /one", 405),
            ask("PUT /one", 201),
        ]);
}

#[test]
fn one_route_serves_several_methods_and_custom_ones() {
    twins!()
        .shared([
            ask("GET /several", 200),
            ask("POST /several", 200),
            ask("HEAD /several", 200),
            ask("PURGE /several", 200),
            ask("HELLO /custom", 200),
            ask("QUERY /trailing-comma", 200),
            ask("GET /some", 200),
        ])
        .unshared([
            ask("TRACE /some", 200),
            ask("PUT /several", 404),
            ask("hello /custom", 404),
            ask("OPTIONS /custom", 404),
        ]);
}

#[test]
fn one_handler_serves_several_paths() {
    twins!()
        .shared([
            ask("GET /routes", 200),
            ask("POST /routes", 200),
            ask("GET /routes/second", 200),
            ask("QUERY /routes/second", 200),
            ask("QUERY /routes/third", 200),
            ask("GET /overlap/test", 200),
        ])
        .unshared([ask("PUT /routes", 404), ask("GET /routes/third", 404)]);
}

#[test]
fn a_handler_may_have_any_name() {
    twins!().shared([ask("GET /config", 200), ask("GET /named-get", 200)]);
}
