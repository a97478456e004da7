//! Any origin: with `*`, with an echo, and the permissive builder.

use actix_web::{App, HttpResponse, Responder, get, test::init_service, web};
use cors_runtime::cors;
use support::{EVIL, Request};

use crate::{
    exchange::assert_twins,
    guide::{ANY, AUTHORIZATION, CREDENTIALS, Difference, EXPOSE_ANY, OWN_ROUTE, named, no_content},
};

const ALL_VARY: &str = "- vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

async fn handle() -> HttpResponse {
    HttpResponse::Ok().insert_header(("X-Own", "1")).body("read")
}

macro_rules! before {
    ($builder:expr) => {
        init_service(App::new().route("/", web::get().to(handle)).wrap($builder)).await
    };
}

#[cors(origins = any, headers = any, expose = any, max_age = 3600)]
#[get("/")]
async fn open() -> impl Responder {
    handle().await
}

#[cors(origins = any)]
#[get("/")]
async fn plain() -> impl Responder {
    handle().await
}

/// `*` and no `Vary`, also for whom nobody shared with before.
fn always() -> Difference {
    named(ANY, &[ALL_VARY, "+ access-control-allow-origin: *"])
}

#[actix_web::test]
async fn any_beside_the_builder_that_sends_a_wildcard() {
    let theirs = before!(
        actix_cors::Cors::default()
            .allow_any_origin()
            .send_wildcard()
            .allowed_methods(["GET"])
            .disable_vary_header()
    );
    let ours = init_service(App::new().service(plain)).await;
    assert_twins(&theirs, &ours, Request::new("GET", "/").from(EVIL), &[]).await;
    let star = named(ANY, &["+ access-control-allow-origin: *"]);
    assert_twins(&theirs, &ours, Request::new("GET", "/"), &[star]).await;

    let theirs =
        before!(actix_cors::Cors::default().allow_any_origin().send_wildcard().allowed_methods(["GET"]));
    assert_twins(&theirs, &ours, Request::new("GET", "/").from(EVIL), &[named(ANY, &[ALL_VARY])]).await;
    assert_twins(&theirs, &ours, Request::new("GET", "/"), &[always()]).await;
    assert_twins(&theirs, &ours, Request::preflight("GET", "/", EVIL), &[no_content()]).await;
}

#[actix_web::test]
async fn any_beside_the_builder_that_echoes_the_origin() {
    let theirs = before!(actix_cors::Cors::default().allow_any_origin().allowed_methods(["GET"]));
    let ours = init_service(App::new().service(plain)).await;
    let echo = || {
        named(
            ANY,
            &["- access-control-allow-origin: https://evil.example", "+ access-control-allow-origin: *"],
        )
    };
    let without_vary = named(ANY, &[ALL_VARY]);
    assert_twins(&theirs, &ours, Request::new("GET", "/").from(EVIL), &[echo(), without_vary]).await;
    assert_twins(&theirs, &ours, Request::preflight("GET", "/", EVIL), &[echo(), no_content()]).await;
}

#[actix_web::test]
async fn any_beside_the_permissive_builder() {
    let theirs = before!(actix_cors::Cors::permissive());
    let ours = init_service(App::new().service(open)).await;
    let star = || {
        named(
            ANY,
            &["- access-control-allow-origin: https://evil.example", "+ access-control-allow-origin: *"],
        )
    };
    let credentials = || named(CREDENTIALS, &["- access-control-allow-credentials: true"]);
    let without_vary = named(ANY, &[ALL_VARY]);
    let exposed = named(
        EXPOSE_ANY,
        &[
            "- access-control-expose-headers: access-control-allow-origin, x-own",
            "+ access-control-expose-headers: *",
        ],
    );
    let ask = Request::new("GET", "/").from(EVIL);
    assert_twins(&theirs, &ours, ask, &[star(), credentials(), without_vary, exposed]).await;

    let all = "- access-control-allow-methods: connect, delete, get, head, options, patch, post, put, trace";
    let own_route = named(OWN_ROUTE, &[all, "+ access-control-allow-methods: get"]);
    let preflight =
        named(AUTHORIZATION, &["- access-control-allow-headers: x-a", "+ access-control-allow-headers: *"]);
    let ask = Request::preflight("GET", "/", EVIL).asks_for("x-a");
    assert_twins(&theirs, &ours, ask, &[star(), credentials(), no_content(), own_route, preflight]).await;
}

#[actix_web::test]
async fn authorization_under_any_header() {
    let builder = || {
        actix_cors::Cors::default()
            .allow_any_origin()
            .send_wildcard()
            .allowed_methods(["GET"])
            .allow_any_header()
    };
    let theirs = before!(builder().max_age(3600));
    let ours = init_service(App::new().service(open)).await;
    let not_named = named(AUTHORIZATION, &["- access-control-allow-headers: authorization"]);
    let ask = Request::preflight("GET", "/", EVIL).asks_for("authorization");
    assert_twins(&theirs, &ours, ask, &[no_content(), not_named]).await;
}
