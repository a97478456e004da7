//! The reasons that no test of a cause has: each has its words, and its line in the log where a browser shows the refusal.

use actix_web::{
    App, FromRequest, HttpRequest, Responder, dev::Payload, dev::RequestHead, error, get, post,
    test::init_service,
};
use cors_runtime::{ConfiguredPolicy, Origin, OriginSet, cors, test::Page};
use support::{Request, in_process::exchange};

use crate::lines::{keep, refused, shared, take};

static UNSET: ConfiguredPolicy = ConfiguredPolicy::new();
static SUFFIXES: OriginSet = OriginSet::new();
static ANY: OriginSet = OriginSet::new().allow_any();

fn is_ours(origin: &Origin, _: &RequestHead) -> bool {
    origin.host() == Some("ours.example")
}

struct Broken;

impl FromRequest for Broken {
    type Error = actix_web::Error;
    type Future = std::future::Ready<Result<Self, actix_web::Error>>;

    fn from_request(_: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(Err(error::ErrorInternalServerError("no database")))
    }
}

async fn is_tenant(origin: Origin) -> bool {
    origin == *"https://tenant.example"
}

async fn breaks(_: Origin, _: Broken) -> bool {
    true
}

macro_rules! handlers {
    ($($name:ident $cors:meta $route:meta)*) => {$(
        #[$cors]
        #[$route]
        async fn $name() -> impl Responder {
            ""
        }
    )*};
}
handlers! {
    unset cors(configured(UNSET)) get("/unset")
    null cors(origins = predicate(is_ours), credentials) get("/null")
    by_function cors(origins = ["https://a.example", predicate(is_ours), lookup(is_tenant)]) get("/by-function")
    suffix cors(origins = set(SUFFIXES), credentials) get("/suffix")
    any cors(origins = set(ANY), credentials) get("/any")
    broken cors(origins = lookup(breaks)) get("/broken")
    strict cors(origins = ["http://localhost:3001"], enforce = strict) get("/strict")
    enforced cors(origins = ["https://a.example"], enforce) post("/enforced")
}

#[actix_web::test]
async fn each_reason_has_its_words() {
    keep();
    SUFFIXES.replace(["https://*.github.io"]).expect("a pattern");
    ANY.replace(["*"]).expect("the code allows it");
    let app = App::new().service((unset, null, by_function, suffix, any, broken, strict, enforced));
    let app = init_service(app).await;
    let cases = [
        (
            Page::at("https://a.example").get("/unset"),
            ") is not set, so it shares nothing; help: call `set` of the `ConfiguredPolicy` in `main`, before the server starts",
        ),
        (
            Page::sandboxed().get("/null"),
            "has `credentials`, and any site can make a page whose origin is \"null\"; help: give the page an origin of its own",
        ),
        (
            Page::at("http://ours.example").get("/null"),
            "whoever is on the network can pose as an `http://` origin; help: serve the page over `https`",
        ),
        (
            Page::at("https://b.example").get("/by-function"),
            "allows \"https://a.example\", and its `predicate` does not allow this one, and its `lookup` does not allow this one; \
             help: add \"https://b.example\" to its origins",
        ),
        (
            Page::at("https://me.github.io").get("/suffix"),
            "anyone can register a host below a public suffix; help: put \"https://me.github.io\" itself into the set",
        ),
        (
            Page::at("https://a.example").get("/any"),
            "holds \"*\", which allows nobody under `credentials` and `enforce`; help: name the origins in its place",
        ),
        (
            Page::at("https://a.example").get("/broken"),
            "failed: it lacked an argument, or panicked; help: register what its arguments extract, such as `web::Data`",
        ),
        (
            Page::at("http://localhost:3001").get("/strict"),
            "has `enforce = strict` and allows \"http://localhost:3001\", none of them at the host \"localhost:8080\" that the request \
             names; help: if pages of that host may use the service, add \"http://localhost:8080\" to its origins",
        ),
    ];
    for (request, words) in cases {
        let said = refused(request, &app).await;
        assert!(said.page.contains(words), "{}", said.page);
        assert!(said.log.len() == 1 && said.log[0].ends_with(&said.page), "{:?}", said.log);
    }
    shared(Page::at("https://tenant.example").get("/by-function"), &app).await;
    shared(Page::at("https://ours.example").get("/by-function"), &app).await;
}

/// Requests that no browser sends, and one that a page cannot make by `fetch`.
#[actix_web::test]
async fn requests_without_an_origin_and_with_two() {
    keep();
    let app = init_service(App::new().service((enforced, by_function))).await;
    take();
    let image = Request::new("POST", "/enforced")
        .header("sec-fetch-site", "cross-site")
        .header("sec-fetch-mode", "no-cors");
    assert_eq!(exchange(&app, &image).await.status, 403);
    let lines = take();
    assert!(
        lines.len() == 1
            && lines[0].starts_with("refused: POST /enforced from \"\": the request has no `Origin`, a page of another site sent it"),
        "{lines:?}"
    );
    let twice =
        Request::actual("GET", "/by-function", "https://b.example").header("origin", "https://c.example");
    exchange(&app, &twice).await;
    let lines = take();
    assert!(
        lines.len() == 1 && lines[0].contains("has several `Origin` lines, which no browser sends"),
        "{lines:?}"
    );
}
