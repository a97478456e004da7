//! Listed origins, with everything that a builder says about them.

use actix_web::{App, HttpResponse, Responder, delete, get, put, test::init_service, web::ServiceConfig};
use cors_runtime::{Policy, cors, policy};
use support::{APP, EVIL, Request};

use crate::{
    exchange::assert_twins,
    guide::{
        Difference, METHODS, NO_PREFLIGHT, NOT_FOUND, NOTHING, OWN_ROUTE, SEVERAL_ORIGINS, VARY, named,
        no_content, refusal, told_everything, vary,
    },
};

const FRONTEND: Policy = policy!(
    origins = ["https://app.example.com"],
    headers = ["Content-Type"],
    expose = ["ETag"],
    credentials,
    max_age = 600
);

pub(crate) fn builder() -> actix_cors::Cors {
    actix_cors::Cors::default()
        .allowed_origin(APP)
        .allowed_methods(["GET", "PUT"])
        .allowed_header("Content-Type")
        .expose_headers(["ETag"])
        .supports_credentials()
        .max_age(600)
}

/// The headers of CORS and caches that a handler sets itself.
fn own() -> HttpResponse {
    HttpResponse::Ok()
        .append_header(("Access-Control-Allow-Origin", "*"))
        .append_header(("Vary", "Accept-Language"))
        .append_header(("Vary", "Accept-Encoding"))
        .finish()
}

mod before {
    use super::*;

    #[get("/items")]
    async fn read() -> impl Responder {
        "items"
    }

    #[put("/items")]
    async fn write() -> impl Responder {
        "written"
    }

    #[get("/own")]
    async fn says_itself() -> impl Responder {
        own()
    }

    #[delete("/items")]
    async fn remove() -> impl Responder {
        "removed"
    }

    pub(super) fn routes(config: &mut ServiceConfig) {
        config.service(read).service(write).service(says_itself).service(remove);
    }
}

mod after {
    use super::*;

    #[cors(FRONTEND)]
    #[get("/items")]
    async fn read() -> impl Responder {
        "items"
    }

    #[cors(FRONTEND)]
    #[put("/items")]
    async fn write() -> impl Responder {
        "written"
    }

    #[cors(FRONTEND)]
    #[get("/own")]
    async fn says_itself() -> impl Responder {
        own()
    }

    #[delete("/items")]
    async fn remove() -> impl Responder {
        "removed"
    }

    pub(super) fn routes(config: &mut ServiceConfig) {
        config.service(read).service(write).service(says_itself).service(remove);
    }
}

macro_rules! start {
    ($theirs:ident, $ours:ident) => {
        let $theirs = init_service(App::new().configure(before::routes).wrap(builder())).await;
        let $ours = init_service(App::new().configure(after::routes)).await;
    };
}

/// Returns the headers of everything, that only actix-cors puts on what is not shared as well.
fn nothing() -> Difference {
    named(NOTHING, &["- access-control-allow-credentials: true", "- access-control-expose-headers: etag"])
}

#[actix_web::test]
async fn responses() {
    start!(theirs, ours);
    for method in ["GET", "PUT"] {
        assert_twins(&theirs, &ours, Request::new(method, "/items").from(APP), &[vary()]).await;
        assert_twins(&theirs, &ours, Request::new(method, "/items").from(EVIL), &[vary(), nothing()]).await;
        assert_twins(&theirs, &ours, Request::new(method, "/items"), &[vary(), nothing()]).await;
    }
}

#[actix_web::test]
async fn responses_of_what_is_not_shared_any_more() {
    let whole = [
        "- access-control-allow-origin: https://app.example.com",
        "- access-control-allow-credentials: true",
        "- access-control-expose-headers: etag",
        "- vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
    ];
    start!(theirs, ours);
    let removed = Request::new("DELETE", "/items").from(APP);
    assert_twins(&theirs, &ours, removed, &[named(METHODS, &whole)]).await;
    let nowhere = Request::new("GET", "/nowhere").from(APP);
    assert_twins(&theirs, &ours, nowhere, &[named(NOT_FOUND, &whole)]).await;
}

#[actix_web::test]
async fn headers_that_a_handler_sets_itself() {
    start!(theirs, ours);
    let lines = [
        "- vary: Accept-Language, Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
        "+ vary: Accept-Language",
        "+ vary: Accept-Encoding",
        "+ vary: Origin",
    ];
    let kept = || named(VARY, &lines);
    assert_twins(&theirs, &ours, Request::new("GET", "/own").from(APP), &[kept()]).await;
    let removed = named(NOTHING, &["- access-control-allow-origin: *"]);
    assert_twins(&theirs, &ours, Request::new("GET", "/own").from(EVIL), &[kept(), nothing(), removed]).await;
}

#[actix_web::test]
async fn preflights() {
    start!(theirs, ours);
    let ask = |method| Request::preflight(method, "/items", APP);
    let own_methods = |own: &str| {
        named(
            OWN_ROUTE,
            &["- access-control-allow-methods: get, put", &format!("+ access-control-allow-methods: {own}")],
        )
    };
    for headers in ["content-type", "Content-Type", "CONTENT-TYPE , content-type"] {
        assert_twins(&theirs, &ours, ask("PUT").asks_for(headers), &[no_content(), own_methods("put")]).await;
    }
    assert_twins(&theirs, &ours, ask("GET").asks_for("content-type"), &[no_content(), own_methods("get")])
        .await;
    let header = || told_everything("One or more request headers are not allowed", "put");
    assert_twins(&theirs, &ours, ask("PUT").asks_for("content-type,x-other"), &[header()]).await;
    let origin = refusal("Origin is not allowed to make this request");
    assert_twins(&theirs, &ours, Request::preflight("PUT", "/items", EVIL), &[origin]).await;
}

#[actix_web::test]
async fn preflights_of_what_has_no_policy() {
    start!(theirs, ours);
    let answered = named(
        OWN_ROUTE,
        &[
            "- status: 200",
            "- access-control-allow-origin: https://app.example.com",
            "- access-control-allow-credentials: true",
            "- access-control-allow-methods: get, put",
            "- access-control-allow-headers: content-type",
            "- access-control-max-age: 600",
            "- vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
            "+ status: 404",
        ],
    );
    assert_twins(&theirs, &ours, Request::preflight("PUT", "/nowhere", APP), &[answered]).await;
    let refused =
        named(OWN_ROUTE, &["- status: 400", "- body: Requested method is not allowed", "+ status: 404"]);
    assert_twins(&theirs, &ours, Request::preflight("DELETE", "/items", APP), &[refused]).await;
    let missing = "- body: Request header `Origin` is required but was not provided";
    let no_origin = named(NO_PREFLIGHT, &["- status: 400", missing, "+ status: 404"]);
    let ask = Request::new("OPTIONS", "/items").header("access-control-request-method", "PUT");
    assert_twins(&theirs, &ours, ask, &[no_origin]).await;
}

#[actix_web::test]
async fn several_lines_and_empty_elements() {
    start!(theirs, ours);
    // actix-cors reads the first line.
    let two_lines = Request::preflight("PUT", "/items", APP).asks_for("content-type").asks_for("x-other");
    let methods = named(
        OWN_ROUTE,
        &["- access-control-allow-methods: get, put", "+ access-control-allow-methods: put"],
    );
    assert_twins(&theirs, &ours, two_lines, &[no_content(), methods]).await;

    let origins = named(
        SEVERAL_ORIGINS,
        &[
            "- access-control-allow-origin: https://app.example.com",
            "- access-control-allow-credentials: true",
            "- access-control-expose-headers: etag",
        ],
    );
    let two_origins = Request::new("GET", "/items").from(APP).from(EVIL);
    assert_twins(&theirs, &ours, two_origins, &[origins, vary()]).await;

    for headers in ["content-type,,", ""] {
        let text = "Request header `Access-Control-Request-Headers` has an invalid value";
        let allowed = told_everything(text, "put");
        assert_twins(&theirs, &ours, Request::preflight("PUT", "/items", APP).asks_for(headers), &[allowed])
            .await;
    }
}
