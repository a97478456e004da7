//! The claims of the guide about actix-cors itself.

use actix_cors::Cors;
use actix_web::{
    App, HttpResponse, Responder,
    dev::Transform,
    test::{init_service, ok_service},
    web,
};
use support::{APP, EVIL, Request};

use crate::exchange::answer;

const ANY_METHOD_AND_APP: fn() -> Cors = || Cors::default().allowed_origin(APP).allow_any_method();

macro_rules! start {
    ($($builder:expr),+) => {
        init_service(App::new().route("/", web::get().to(HttpResponse::Ok))$(.wrap($builder))+).await
    };
}

fn allows(origin: &str) -> String {
    format!("access-control-allow-origin: {origin}")
}

#[actix_web::test]
async fn origins_that_match_no_browser_are_accepted() {
    let wrong =
        Cors::default().allowed_origin("https://app.example.com/").allowed_origin("https://*.example.com");
    assert!(wrong.new_transform(ok_service()).await.is_ok(), "it starts");
    let app = start!(wrong);
    let lines = answer(&app, &Request::new("GET", "/").from(APP)).await;
    assert!(!lines.contains(&allows(APP)), "{lines:?}");
}

#[actix_web::test]
async fn only_credentials_with_an_origin_wildcard_do_not_start() {
    let starts = async |builder: Cors| builder.new_transform(ok_service()).await.is_ok();
    assert!(!starts(Cors::default().allow_any_origin().send_wildcard().supports_credentials()).await);
    assert!(!starts(Cors::default().allowed_origin("*")).await);
    assert!(starts(Cors::permissive()).await);
    assert!(starts(Cors::default().allowed_origin("http://app.example.com").supports_credentials()).await);
    assert!(starts(Cors::permissive().max_age(1_000_000)).await);
    assert!(starts(Cors::default().allowed_headers(["Cookie"])).await);
}

#[actix_web::test]
async fn the_permissive_builder_shares_with_any_origin_and_credentials() {
    let lines = answer(&start!(Cors::permissive()), &Request::new("GET", "/").from(EVIL)).await;
    assert!(lines.contains(&allows(EVIL)) && lines.contains("access-control-allow-credentials: true"));
}

#[actix_web::test]
async fn a_permissive_builder_around_the_application_overrides_every_attribute() {
    #[cors_runtime::cors(deny)]
    #[actix_web::get("/denied")]
    async fn denied() -> impl Responder {
        "denied"
    }
    #[cors_runtime::cors(origins = ["https://app.example.com"])]
    #[actix_web::put("/listed")]
    async fn listed() -> impl Responder {
        "listed"
    }
    let app = init_service(App::new().service((denied, listed)).wrap(Cors::permissive())).await;
    for request in [
        Request::new("GET", "/denied").from(EVIL),
        Request::preflight("GET", "/denied", EVIL),
        Request::new("PUT", "/listed").from(EVIL),
        Request::preflight("PUT", "/listed", EVIL),
    ] {
        let lines = answer(&app, &request).await;
        assert!(lines.contains(&allows(EVIL)), "{request:?}: {lines:?}");
        assert!(lines.contains("access-control-allow-credentials: true"), "{request:?}: {lines:?}");
    }
}

#[actix_web::test]
async fn allow_any_method_allows_nine_methods() {
    let app = start!(ANY_METHOD_AND_APP());
    for (method, status) in [("PATCH", "status: 200"), ("TRACE", "status: 200"), ("PROPFIND", "status: 400")]
    {
        let lines = answer(&app, &Request::preflight(method, "/", APP)).await;
        assert!(lines.contains(status), "{method}: {lines:?}");
    }
}

#[actix_web::test]
async fn by_default_no_method_is_allowed() {
    let app = start!(Cors::default().allowed_origin(APP));
    assert!(answer(&app, &Request::preflight("GET", "/", APP)).await.contains("status: 400"));
}

#[actix_web::test]
async fn the_origin_function_is_called_for_origins_that_the_list_lacks() {
    let app = start!(Cors::default().allowed_origin(APP).allowed_origin_fn(|origin, _| origin == EVIL));
    for origin in [APP, EVIL] {
        assert!(
            answer(&app, &Request::new("GET", "/").from(origin)).await.contains(&allows(origin)),
            "{origin}"
        );
    }
}

#[actix_web::test]
async fn of_two_builders_the_outer_one_answers_preflights_and_overwrites_headers() {
    let inner = || Cors::default().allowed_origin(APP).allow_any_method().expose_headers(["X-Inner"]);
    let outer = || Cors::default().allowed_origin(APP).allowed_methods(["GET"]).expose_headers(["X-Outer"]);
    let app = start!(inner(), outer());
    let lines = answer(&app, &Request::preflight("PUT", "/", APP)).await;
    assert!(lines.contains("status: 400"), "the inner one would allow it: {lines:?}");
    let lines = answer(&app, &Request::new("GET", "/").from(APP)).await;
    assert!(lines.contains("access-control-expose-headers: x-outer"), "{lines:?}");
}
