//! `lookup`: an asynchronous function with the application's own state is asked about an origin that nothing else allows.

use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::{
    App, HttpResponse, Responder, get,
    http::StatusCode,
    middleware::DefaultHeaders,
    post, put, rt,
    test::init_service,
    web::{self, ServiceConfig},
};
use cors_runtime::{Cors, Origin, OriginSet, Policy, cors, policy};
use support::{
    APP, EVIL, Request,
    in_process::{actual, exchange, preflight, send},
};

/// The origin of each tenant's pages, and the number of times that somebody asked.
struct Tenants {
    pages: &'static [(&'static str, &'static str)],
    asked: AtomicUsize,
}

const A: &str = "https://a.tenant.example";
const B: &str = "https://b.tenant.example";

fn tenants() -> web::Data<Tenants> {
    web::Data::new(Tenants { pages: &[("a", A), ("b", B)], asked: AtomicUsize::new(0) })
}

async fn is_tenant(origin: Origin, tenants: web::Data<Tenants>, tenant: web::Path<String>) -> bool {
    rt::task::yield_now().await;
    tenants.asked.fetch_add(1, Ordering::SeqCst);
    tenants.pages.contains(&(tenant.as_str(), origin.as_str()))
}

#[cors(origins = lookup(is_tenant), credentials, methods = ["GET"])]
#[actix_web::route("/t/{tenant}", method = "GET", method = "POST")]
async fn of_tenant(tenant: web::Path<String>) -> impl Responder {
    format!("of {tenant}")
}

const SHARED: Policy = policy!(origins = lookup(is_tenant), credentials);

#[cors(SHARED)]
#[put("/shared/{tenant}", guard = "any_guard", wrap = "DefaultHeaders::new().add((\"x-own\", \"1\"))")]
async fn of_shared_policy(body: String) -> impl Responder {
    body
}

fn any_guard(_: &actix_web::guard::GuardContext<'_>) -> bool {
    true
}

#[cors(SHARED, methods = ["GET"])]
#[get("/guarded/{tenant}", guard = "any_guard")]
async fn guarded() -> impl Responder {
    "guarded"
}

#[cors(SHARED, origins = ["https://app.example.com"])]
#[get("/replaced/{tenant}")]
async fn replaced() -> impl Responder {
    "replaced"
}

static RUNS: AtomicUsize = AtomicUsize::new(0);

#[cors(origins = lookup(is_tenant), enforce)]
#[post("/enforced/{tenant}")]
async fn enforced() -> impl Responder {
    RUNS.fetch_add(1, Ordering::SeqCst);
    "ran"
}

#[cors(SHARED)]
mod module {
    use actix_web::{Responder, get};

    #[get("/module/{tenant}")]
    pub(super) async fn in_module() -> impl Responder {
        "module"
    }
}

fn routes(config: &mut ServiceConfig) {
    config.service((of_tenant, of_shared_policy, guarded, replaced, enforced, module::in_module)).service((
        union,
        failing,
        panicking,
        panicking_late,
        never,
        in_order,
    ));
}

#[actix_web::test]
async fn a_lookup_decides_by_the_state_of_the_application_and_the_path_of_the_request() {
    let app = init_service(App::new().app_data(tenants()).configure(routes)).await;
    for path in ["/t", "/module", "/guarded"] {
        for (tenant, origin, allowed) in
            [("a", A, Some(A)), ("a", B, None), ("b", B, Some(B)), ("b", A, None), ("a", EVIL, None)]
        {
            let path = format!("{path}/{tenant}");
            let response = actual(&app, "GET", &path, origin).await;
            assert_eq!((response.status, response.allow_origin()), (200, allowed), "{path} {origin}");
            assert_eq!(response.lines("vary"), ["Origin"], "{path} {origin}");
            let status = if allowed.is_some() { 204 } else { 403 };
            let response = preflight(&app, "GET", &path, origin).await;
            assert_eq!((response.status, response.allow_origin()), (status, allowed), "{path} {origin}");
        }
    }
    // With middleware around the handler, and its body untouched.
    let request = Request::actual("PUT", "/shared/b", B).body("the body");
    let response = exchange(&app, &request).await;
    assert_eq!(
        (response.text(), response.allow_origin(), response.lines("x-own")),
        ("the body", Some(B), vec!["1"])
    );
    assert_eq!(preflight(&app, "PUT", "/shared/b", A).await.status, 403);
    // The other origins of a refinement replace the lookup.
    assert_eq!(actual(&app, "GET", "/replaced/a", A).await.allow_origin(), None);
    assert_eq!(actual(&app, "GET", "/replaced/a", APP).await.allow_origin(), Some(APP));
}

#[actix_web::test]
async fn nobody_asks_about_a_request_without_one_well_formed_origin() {
    let tenants = tenants();
    let app = init_service(App::new().app_data(tenants.clone()).configure(routes)).await;
    for lines in [
        &[][..],
        &[("origin", "null")],
        &[("origin", "")],
        &[("origin", "http://a.tenant.example")],
        &[("origin", "HTTPS://a.tenant.example")],
        &[("origin", A), ("origin", A)],
    ] {
        let response = send(&app, "GET", "/t/a", lines).await;
        assert_eq!((response.status, response.access_control()), (200, vec![]), "{lines:?}");
    }
    assert_eq!(tenants.asked.load(Ordering::SeqCst), 0);
    assert_eq!(actual(&app, "GET", "/t/a", A).await.allow_origin(), Some(A));
    assert_eq!(tenants.asked.load(Ordering::SeqCst), 1, "once for each request");
}

#[actix_web::test]
async fn enforce_refuses_what_a_lookup_does_not_allow_before_the_handler_runs() {
    let app = init_service(App::new().app_data(tenants()).configure(routes)).await;
    assert_eq!(actual(&app, "POST", "/enforced/a", B).await.status, 403);
    assert_eq!(RUNS.load(Ordering::SeqCst), 0);
    assert_eq!(actual(&app, "POST", "/enforced/a", A).await.allow_origin(), Some(A));
    assert_eq!(RUNS.load(Ordering::SeqCst), 1);
    // Without the state that the lookup needs, it fails, and nobody is allowed.
    let app = init_service(App::new().configure(routes)).await;
    assert_eq!(actual(&app, "POST", "/enforced/a", A).await.status, 403);
    assert_eq!(RUNS.load(Ordering::SeqCst), 1);
}

async fn fails(_: Origin, _: web::Data<String>) -> bool {
    true
}

#[cors(origins = lookup(fails))]
#[get("/failing")]
async fn failing() -> impl Responder {
    "ran"
}

async fn panics(_: Origin) -> bool {
    panic!("a panic that a test asked for")
}

#[cors(origins = lookup(panics))]
#[get("/panicking")]
async fn panicking() -> impl Responder {
    "ran"
}

async fn panics_late() -> bool {
    rt::task::yield_now().await;
    panic!("a panic that a test asked for")
}

#[cors(origins = [lookup(panics_late), lookup(is_late)])]
#[get("/panicking-late")]
async fn panicking_late() -> impl Responder {
    "ran"
}

async fn is_late(origin: Origin) -> bool {
    origin == "https://late.example"
}

#[actix_web::test]
async fn a_lookup_that_fails_or_panics_allows_nobody_and_the_handler_runs() {
    let app = init_service(App::new().configure(routes)).await;
    for path in ["/failing", "/panicking", "/panicking-late"] {
        let response = actual(&app, "GET", path, APP).await;
        assert_eq!((response.status, response.text(), response.allow_origin()), (200, "ran", None), "{path}");
        assert_eq!(preflight(&app, "GET", path, APP).await.status, 403, "{path}");
    }
    // The next one is asked all the same.
    let late = actual(&app, "GET", "/panicking-late", "https://late.example").await;
    assert_eq!(late.allow_origin(), Some("https://late.example"));
}

static SET: OriginSet = OriginSet::new();

fn by_predicate(origin: &Origin, _: &actix_web::dev::RequestHead) -> bool {
    origin.host() == Some("predicate.example")
}

static ASKED: AtomicUsize = AtomicUsize::new(0);

async fn by_lookup(origin: Origin) -> bool {
    ASKED.fetch_add(1, Ordering::SeqCst);
    origin.host() == Some("lookup.example")
}

const CONSTANT: &str = "https://constant.example";

#[cors(origins = [
    lookup(by_lookup), predicate(by_predicate), set(SET), "https://app.example.com", "https://*.app.example.com", CONSTANT,
])]
#[get("/union")]
async fn union() -> impl Responder {
    "union"
}

#[actix_web::test]
async fn a_union_stops_at_the_first_that_allows_and_asks_lookups_last() {
    SET.replace(["https://set.example"]).expect("an origin");
    let app = init_service(App::new().configure(routes)).await;
    for (origin, asked) in [
        (APP, 0),
        ("https://x.app.example.com", 0),
        (CONSTANT, 0),
        ("https://set.example", 0),
        ("https://predicate.example", 0),
        ("https://lookup.example", 1),
    ] {
        let before = ASKED.load(Ordering::SeqCst);
        let response = actual(&app, "GET", "/union", origin).await;
        assert_eq!(response.allow_origin(), Some(origin));
        assert_eq!(ASKED.load(Ordering::SeqCst) - before, asked, "{origin}");
        assert_eq!(preflight(&app, "GET", "/union", origin).await.status, 204, "{origin}");
    }
    assert_eq!(actual(&app, "GET", "/union", EVIL).await.allow_origin(), None);
}

async fn first() -> bool {
    ASKED_IN_ORDER.fetch_add(1, Ordering::SeqCst) == 0
}

async fn second() -> bool {
    ASKED_IN_ORDER.fetch_add(10, Ordering::SeqCst) == 1
}

static ASKED_IN_ORDER: AtomicUsize = AtomicUsize::new(0);

#[cors(origins = [lookup(first), lookup(second)])]
#[get("/in-order")]
async fn in_order() -> impl Responder {
    ""
}

#[actix_web::test]
async fn lookups_are_asked_as_they_are_written() {
    let app = init_service(App::new().configure(routes)).await;
    assert_eq!(actual(&app, "GET", "/in-order", APP).await.allow_origin(), Some(APP));
    assert_eq!(ASKED_IN_ORDER.load(Ordering::SeqCst), 1, "the second is not asked");
    assert_eq!(actual(&app, "GET", "/in-order", APP).await.allow_origin(), None);
    assert_eq!(ASKED_IN_ORDER.load(Ordering::SeqCst), 12);
}

async fn nobody() -> bool {
    false
}

#[cors(origins = lookup(nobody))]
#[get("/never")]
async fn never() -> impl Responder {
    "ran"
}

#[actix_web::test]
async fn a_policy_around_everything_asks_too_and_one_inside_decides() {
    async fn is_partner(origin: Origin, tenants: web::Data<Tenants>) -> bool {
        tenants.asked.fetch_add(1, Ordering::SeqCst);
        origin == "https://partner.example"
    }
    let tenants = tenants();
    let app = App::new()
        .app_data(tenants.clone())
        .configure(routes)
        .route("/plain", web::get().to(HttpResponse::Ok))
        .wrap(Cors::new(policy!(origins = lookup(is_partner), credentials)));
    let app = init_service(app).await;
    let partner = "https://partner.example";
    for path in ["/plain", "/nowhere"] {
        assert_eq!(actual(&app, "GET", path, partner).await.allow_origin(), Some(partner), "{path}");
        assert_eq!(actual(&app, "GET", path, EVIL).await.allow_origin(), None, "{path}");
        assert_eq!(preflight(&app, "GET", path, partner).await.status, 204, "{path}");
        assert_eq!(preflight(&app, "GET", path, EVIL).await.status, 403, "{path}");
    }
    assert_eq!(actual(&app, "GET", "/never", partner).await.allow_origin(), None);
    assert_eq!(preflight(&app, "GET", "/never", partner).await.status, 403);
    assert_eq!(actual(&app, "GET", "/t/a", A).await.allow_origin(), Some(A));
    assert!(tenants.asked.load(Ordering::SeqCst) > 0);
}

#[actix_web::test]
async fn a_handler_that_takes_an_origin_answers_400_in_the_words_of_the_rules_without_one() {
    let app = init_service(
        App::new().route("/origin", web::get().to(|origin: Origin| async move { origin.to_string() })),
    )
    .await;
    assert_eq!(actual(&app, "GET", "/origin", APP).await.text(), APP);
    for (lines, words) in [
        (&[][..], "the request has no `Origin`"),
        (&[("origin", APP), ("origin", APP)], "several"),
        (&[("origin", "https://app.example.com/")], "an origin has no path: remove `/`"),
        (&[("origin", "https://*.example.com")], "not one origin"),
    ] {
        let response = send(&app, "GET", "/origin", lines).await;
        assert_eq!(response.status, StatusCode::BAD_REQUEST.as_u16());
        assert!(response.text().contains(words), "{}", response.text());
    }
}
