//! The text of the lists in headers, which `exchange` does not compare.

use actix_web::{
    App, Responder, put,
    test::{TestRequest, call_service, init_service},
};
use cors_runtime::cors;

use crate::{
    APP,
    guide::{self, ORDER},
};

#[cors(
    origins = ["https://app.example.com"],
    headers = ["X-C", "X-A", "X-B"],
    expose = ["ETag", "X-D"]
)]
#[put("/")]
async fn write() -> impl Responder {
    "written"
}

/// actix-cors has them in lower case, and in an order that differs from one process to the next.
#[actix_web::test]
async fn lists_stand_as_they_are_written() {
    assert!(guide::GUIDE.contains(ORDER));
    let app = init_service(App::new().service(write)).await;
    let preflight = TestRequest::default()
        .method(actix_web::http::Method::OPTIONS)
        .insert_header(("origin", APP))
        .insert_header(("access-control-request-method", "PUT"));
    let response = call_service(&app, preflight.to_request()).await;
    assert_eq!(response.headers().get("access-control-allow-headers").expect("the list"), "X-C, X-A, X-B");
    let response = call_service(&app, TestRequest::put().insert_header(("origin", APP)).to_request()).await;
    assert_eq!(response.headers().get("access-control-expose-headers").expect("the list"), "ETag, X-D");

    let builder = || {
        actix_cors::Cors::default()
            .allowed_origin(APP)
            .allowed_methods(["PUT"])
            .allowed_headers(["X-C", "X-A", "X-B"])
    };
    let app = init_service(App::new().service(write).wrap(builder())).await;
    let preflight = TestRequest::default()
        .method(actix_web::http::Method::OPTIONS)
        .insert_header(("origin", APP))
        .insert_header(("access-control-request-method", "PUT"));
    let response = call_service(&app, preflight.to_request()).await;
    let value = response.headers().get("access-control-allow-headers").expect("the list");
    let mut names: Vec<&str> = value.to_str().expect("a text").split(", ").collect();
    names.sort_unstable();
    assert_eq!(names, ["x-a", "x-b", "x-c"]);
}
