//! The text of the lists in headers, which `exchange` does not compare.

use actix_web::{App, Responder, put, test::init_service};
use cors_runtime::cors;
use support::{
    APP,
    in_process::{actual, preflight},
};

use crate::guide::{self, ORDER};

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
    let response = preflight(&app, "PUT", "/", APP).await;
    assert_eq!(response.lines("access-control-allow-headers"), ["X-C, X-A, X-B"]);
    let response = actual(&app, "PUT", "/", APP).await;
    assert_eq!(response.lines("access-control-expose-headers"), ["ETag, X-D"]);

    let builder = actix_cors::Cors::default()
        .allowed_origin(APP)
        .allowed_methods(["PUT"])
        .allowed_headers(["X-C", "X-A", "X-B"]);
    let app = init_service(App::new().service(write).wrap(builder)).await;
    let response = preflight(&app, "PUT", "/", APP).await;
    let [value] = response.lines("access-control-allow-headers")[..] else {
        panic!("one list: {response:?}")
    };
    let mut names: Vec<&str> = value.split(", ").collect();
    names.sort_unstable();
    assert_eq!(names, ["x-a", "x-b", "x-c"]);
}
