//! The builder around an application, and its twin, the middleware `Cors`.

use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::{
    App, Error, HttpResponse,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    error::ErrorUnauthorized,
    http::Method,
    middleware::{Next, from_fn},
    test::init_service,
    web,
};
use cors_runtime::{Cors, Policy, SkipPreflight, policy};
use support::{APP, EVIL, Request};

use crate::{
    exchange::assert_twins,
    guide::{
        Difference, INWARDS, METHODS, NOTHING, OWN_ROUTE, named, no_content, refusal, told_everything, vary,
    },
    sharing::builder,
};

const FRONTEND: Policy = policy!(
    origins = ["https://app.example.com"],
    methods = ["GET", "PUT"],
    headers = ["Content-Type"],
    expose = ["ETag"],
    credentials,
    max_age = 600
);

fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/items", web::get().to(|| async { "items" }))
        .route("/items", web::delete().to(|| async { "removed" }));
}

/// Lets nobody in.
async fn authenticate<B: MessageBody>(_: ServiceRequest, _: Next<B>) -> Result<ServiceResponse<B>, Error> {
    Err(ErrorUnauthorized("who?"))
}

#[actix_web::test]
async fn cors_around_an_application_answers_like_the_builder_except_for_documented_differences() {
    let theirs = init_service(App::new().configure(routes).wrap(builder())).await;
    let ours = init_service(App::new().configure(routes).wrap(Cors::new(FRONTEND))).await;
    for path in ["/items", "/nowhere"] {
        assert_twins(&theirs, &ours, Request::new("GET", path).from(APP), &[vary()]).await;
        let ask = Request::preflight("PUT", path, APP).asks_for("content-type");
        assert_twins(&theirs, &ours, ask, &[no_content()]).await;
        let told = told_everything("Requested method is not allowed", "get, put");
        assert_twins(&theirs, &ours, Request::preflight("DELETE", path, APP), &[told]).await;
        let refused = refusal("Requested method is not allowed");
        assert_twins(&theirs, &ours, Request::preflight("POST", path, APP), &[refused]).await;
        let refused = refusal("Origin is not allowed to make this request");
        assert_twins(&theirs, &ours, Request::preflight("PUT", path, EVIL), &[refused]).await;
    }
    let credentials = "- access-control-allow-credentials: true";
    let exposed = "- access-control-expose-headers: etag";
    let nothing = named(NOTHING, &[credentials, exposed]);
    assert_twins(&theirs, &ours, Request::new("GET", "/items").from(EVIL), &[vary(), nothing]).await;
    let shared = "- access-control-allow-origin: https://app.example.com";
    let methods = named(METHODS, &[shared, credentials, exposed]);
    assert_twins(&theirs, &ours, Request::new("DELETE", "/items").from(APP), &[vary(), methods]).await;
}

#[actix_web::test]
async fn authentication_inside_has_to_let_preflights_around_it() {
    let theirs = App::new().configure(routes).wrap(from_fn(authenticate)).wrap(builder());
    let theirs = init_service(theirs).await;
    let bare = App::new().configure(routes).wrap(from_fn(authenticate)).wrap(Cors::new(FRONTEND));
    let bare = init_service(bare).await;
    let skipped = App::new().configure(routes).wrap(SkipPreflight::new(from_fn(authenticate)));
    let skipped = init_service(skipped.wrap(Cors::new(FRONTEND))).await;

    let ask = || Request::preflight("PUT", "/items", APP);
    assert_twins(&theirs, &bare, ask(), &[refused_inwards()]).await;
    assert_twins(&theirs, &skipped, ask(), &[no_content()]).await;
    // The 401 can be read in all of them.
    assert_twins(&theirs, &bare, Request::new("GET", "/items").from(APP), &[vary()]).await;
    assert_twins(&theirs, &skipped, Request::new("GET", "/items").from(APP), &[vary()]).await;
}

#[actix_web::test]
async fn preflights_that_the_builder_leaves_to_the_application() {
    let by_hand = || async {
        HttpResponse::Ok().insert_header(("Access-Control-Allow-Methods", "GET")).body("answered by hand")
    };
    let app = || App::new().configure(routes).route("/items", web::method(Method::OPTIONS).to(by_hand));
    let theirs = init_service(app().wrap(builder().disable_preflight())).await;
    let ours = init_service(app().wrap(Cors::new(FRONTEND))).await;
    let answered = named(
        OWN_ROUTE,
        &[
            "- body: answered by hand",
            "- access-control-allow-methods: get",
            "- access-control-expose-headers: etag",
            "+ access-control-allow-methods: get, put",
            "+ access-control-allow-headers: content-type",
            "+ access-control-max-age: 600",
        ],
    );
    assert_twins(&theirs, &ours, Request::preflight("GET", "/items", APP), &[answered, no_content()]).await;
    // OPTIONS that asks for no method reaches the application in both, and is none of the shared methods.
    let methods = named(
        METHODS,
        &[
            "- access-control-allow-origin: https://app.example.com",
            "- access-control-allow-credentials: true",
            "- access-control-expose-headers: etag",
        ],
    );
    let own = named(NOTHING, &["- access-control-allow-methods: get"]);
    assert_twins(&theirs, &ours, Request::new("OPTIONS", "/items").from(APP), &[methods, own, vary()]).await;
}

/// The headers that only actix-cors sends where the other refuses a preflight.
fn refused_inwards() -> Difference {
    named(
        INWARDS,
        &[
            "- status: 200",
            "- access-control-allow-origin: https://app.example.com",
            "- access-control-allow-credentials: true",
            "- access-control-allow-methods: get, put",
            "- access-control-allow-headers: content-type",
            "- access-control-max-age: 600",
            "+ status: 403",
        ],
    )
}

#[actix_web::test]
async fn a_handler_of_every_method_sees_preflights() {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let count = || async { RUNS.fetch_add(1, Ordering::SeqCst).to_string() };
    let wants_json = |item: web::Json<u32>| async move { item.to_string() };
    let app = || {
        App::new()
            .route("/count", web::to(count))
            .route("/json", web::to(wants_json))
            .route("/put-json", web::put().to(wants_json))
            .service(web::redirect("/old", "/json"))
    };
    let theirs = init_service(app().wrap(builder())).await;
    let ours = init_service(app().wrap(Cors::new(FRONTEND))).await;
    let ask = |path| Request::preflight("PUT", path, APP);
    assert_twins(&theirs, &ours, ask("/count"), &[no_content()]).await;
    assert_eq!(RUNS.load(Ordering::SeqCst), 1, "once, under `Cors`");
    assert_twins(&theirs, &ours, ask("/json"), &[refused_inwards()]).await;
    assert_twins(&theirs, &ours, ask("/old"), &[refused_inwards()]).await;
    assert_twins(&theirs, &ours, ask("/put-json"), &[no_content()]).await;
}
