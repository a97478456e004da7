//! Policies around policies: the one that decides is the one that explains, once.

use actix_web::{
    App, HttpMessage, Responder,
    dev::ServiceRequest,
    error::ErrorInternalServerError,
    get,
    middleware::{Next, from_fn},
    put,
    test::init_service,
    web,
};
use cors_runtime::{Cors, Policy, SkipPreflight, cors, policy, test::Page};

use crate::lines::{refused, shared};

const APP: &str = "https://app.example.com";
const WIDE: Policy =
    policy!(origins = ["https://app.example.com", "https://wide.example"], headers = ["X-A"]);
const NARROW: Policy = policy!(origins = ["https://app.example.com"]);

#[cors(NARROW)]
#[get("/narrow")]
async fn narrow() -> impl Responder {
    ""
}

#[cors(NARROW)]
#[put("/narrow")]
async fn put_narrow() -> impl Responder {
    ""
}

#[cors(WIDE)]
#[get("/wide")]
async fn wide() -> impl Responder {
    ""
}

#[cors(WIDE)]
#[put("/wide")]
async fn put_wide() -> impl Responder {
    ""
}

#[actix_web::test]
async fn the_policy_of_a_route_speaks_for_itself() {
    let app = App::new().service((narrow, put_narrow)).wrap(Cors::new(WIDE));
    let app = init_service(app).await;
    for request in [
        Page::at("https://wide.example").get("/narrow"),
        Page::at("https://wide.example").put("/narrow"),
        Page::at(APP).put("/narrow").header("X-A", "1"),
    ] {
        let said = refused(request, &app).await;
        assert!(said.page.contains("the policy of explained::around::"), "{}", said.page);
        assert_eq!(said.log.len(), 1, "{:?}", said.log);
        assert!(said.log[0].contains(&said.page), "{:?}", said.log);
    }

    let app = App::new().service((wide, put_wide)).wrap(Cors::new(NARROW));
    let app = init_service(app).await;
    let page = Page::at("https://wide.example");
    for request in [page.get("/wide"), page.put("/wide"), page.put("/wide").header("X-A", "1")] {
        shared(request, &app).await;
    }
}

#[actix_web::test]
async fn cors_speaks_for_what_has_no_policy() {
    let app = App::new()
        .route("/files", web::get().to(|| async { "a file" }))
        .route("/files", web::put().to(|| async { "stored" }))
        .wrap(Cors::new(NARROW));
    let app = init_service(app).await;
    let said = refused(Page::at("https://wide.example").get("/files"), &app).await;
    assert!(said.page.starts_with("the policy of `Cors` (tests/explained/around.rs:"), "{}", said.page);
    assert!(said.log.len() == 1 && said.log[0].starts_with("not shared: GET /files"), "{:?}", said.log);
    let said = refused(Page::at(APP).put("/files").header("X-A", "1"), &app).await;
    assert!(
        said.page.ends_with("allows no request header; help: add \"x-a\" to its headers"),
        "{}",
        said.page
    );
    assert!(
        said.log.len() == 1 && said.log[0].starts_with("refused at the preflight: PUT /files"),
        "{:?}",
        said.log
    );
    shared(Page::at(APP).put("/files"), &app).await;
}

#[actix_web::test]
async fn something_inside_clears_the_extensions() {
    let clear = || {
        from_fn(|request: ServiceRequest, next: Next<_>| async move {
            request.extensions_mut().clear();
            next.call(request).await
        })
    };
    let app = App::new().service((wide, put_wide)).wrap(clear()).wrap(Cors::new(WIDE));
    let app = init_service(app).await;
    for request in [Page::at(APP).get("/wide"), Page::at(APP).put("/wide")] {
        let said = refused(request, &app).await;
        assert!(
            said.page.contains("something inside of the policy of `Cors`")
                && said.page.contains("cleared the extensions"),
            "{}",
            said.page
        );
        assert!(
            said.log.last().is_some_and(|line| line.contains("cleared the extensions")),
            "{:?}",
            said.log
        );
    }
}

#[actix_web::test]
async fn a_preflight_that_goes_around_a_middleware_is_lost_inside() {
    let fail = || {
        from_fn(|request: ServiceRequest, next: Next<_>| async move {
            if request.method() == "OPTIONS" {
                return Err(ErrorInternalServerError("broken"));
            }
            next.call(request).await
        })
    };
    let authenticate =
        || from_fn(|request: ServiceRequest, next: Next<_>| async move { next.call(request).await });
    let app = App::new().service(put_wide).wrap(fail()).wrap(SkipPreflight::new(authenticate()));
    let said = refused(Page::at(APP).put("/wide"), &init_service(app).await).await;
    assert!(
        said.page.starts_with("it came to no route: something inside of `SkipPreflight` answered 500; help:"),
        "{}",
        said.page
    );
    assert_eq!(said.log.len(), 1, "{:?}", said.log);
}
