//! `allowed_origin_fn` beside `predicate`, and `block_on_origin_mismatch` beside `enforce`.

use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::{
    App, Responder, dev::RequestHead, get, http::header::HeaderValue, post, test::init_service, web,
};
use cors_runtime::{Origin, cors};
use support::{APP, EVIL, Request};

use crate::{
    exchange::assert_twins,
    guide::{OWN_PAGES, named, no_content, refusal, vary},
};

const TENANT: &str = "https://a.tenants.example";

fn was_tenant(origin: &HeaderValue, _: &RequestHead) -> bool {
    origin.to_str().is_ok_and(|origin| origin.starts_with("https://") && origin.ends_with(".tenants.example"))
}

fn is_tenant(origin: &Origin, _: &RequestHead) -> bool {
    let is_host_of_tenant = origin.host().is_some_and(|host| host.ends_with(".tenants.example"));
    origin.scheme() == Some("https") && origin.port().is_none() && is_host_of_tenant
}

#[cors(origins = predicate(is_tenant))]
#[get("/")]
async fn of_tenants() -> impl Responder {
    "read"
}

#[actix_web::test]
async fn a_predicate_beside_an_origin_function() {
    let builder = actix_cors::Cors::default().allowed_origin_fn(was_tenant).allowed_methods(["GET"]);
    let app = App::new().route("/", web::get().to(|| async { "read" }));
    let theirs = init_service(app.wrap(builder)).await;
    let ours = init_service(App::new().service(of_tenants)).await;
    for origin in [TENANT, EVIL, "null", "https://tenants.example"] {
        assert_twins(&theirs, &ours, Request::new("GET", "/").from(origin), &[vary()]).await;
    }
    assert_twins(&theirs, &ours, Request::preflight("GET", "/", TENANT), &[no_content()]).await;
    let refused = refusal("Origin is not allowed to make this request");
    assert_twins(&theirs, &ours, Request::preflight("GET", "/", EVIL), &[refused]).await;
}

static RUNS: AtomicUsize = AtomicUsize::new(0);

#[cors(origins = ["https://app.example.com"], enforce)]
#[post("/")]
async fn enforced() -> impl Responder {
    RUNS.fetch_add(1, Ordering::SeqCst);
    "done"
}

#[actix_web::test]
async fn enforce_refuses_origins_that_are_not_allowed_before_the_handler_runs() {
    let builder = actix_cors::Cors::default()
        .allowed_origin(APP)
        .allowed_methods(["POST"])
        .block_on_origin_mismatch(true);
    let app = App::new().route("/", web::post().to(|| async { "done" }));
    let theirs = init_service(app.wrap(builder)).await;
    let ours = init_service(App::new().service(enforced)).await;
    for ask in [Request::new("POST", "/").from(APP), Request::new("POST", "/")] {
        assert_twins(&theirs, &ours, ask, &[vary()]).await;
    }
    assert_eq!(RUNS.load(Ordering::SeqCst), 2);

    let text = "- body: Origin is not allowed to make this request";
    let blocked = named(OWN_PAGES, &["- status: 400", text, "+ status: 403"]);
    assert_twins(&theirs, &ours, Request::new("POST", "/").from(EVIL), &[blocked, vary()]).await;
    assert_eq!(RUNS.load(Ordering::SeqCst), 2, "the handler did not run for a stranger");

    let own_page = || Request::new("POST", "/").from("https://api.example.com");
    for ask in
        [own_page().header("host", "api.example.com"), own_page().header("sec-fetch-site", "same-origin")]
    {
        let passes = named(OWN_PAGES, &["- status: 400", text, "+ status: 200", "+ body: done"]);
        assert_twins(&theirs, &ours, ask, &[passes, vary()]).await;
    }
    assert_eq!(RUNS.load(Ordering::SeqCst), 4);
}
