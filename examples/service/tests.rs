use std::{
    env, fs,
    path::PathBuf,
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use actix_web::{
    App,
    http::Method,
    test::{TestRequest, init_service},
};

use cors_runtime::test::snapshot;
use expect_test::expect_file;

use crate::{
    Shop,
    client::{Reply, preflight, send},
    routes,
};

const APP: &str = "https://app.example.com";
const PREVIEW: &str = "https://pr-7.preview.example.com";
const ADMIN: &str = "https://admin.example.com";
const EVIL: &str = "https://evil.example";
const ORIGINS: [&str; 4] = [APP, PREVIEW, ADMIN, EVIL];

/// A folder that is removed at the end of the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        Self(env::temp_dir().join(format!("print-shop-{}-{number}", process::id())))
    }

    /// Returns the names and the contents of the files.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(&self.0).expect("the folder is there");
        let file = |entry: fs::DirEntry| {
            (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("a file"))
        };
        entries.map(|entry| file(entry.expect("an entry"))).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).expect("the folder is still there");
    }
}

/// Starts the whole application, with a new folder for uploads.
macro_rules! start {
    ($app:ident, $folder:ident) => {
        let $folder = Folder::new();
        let shop = Shop::sample(&$folder.0).expect("a folder for temporary files");
        let $app = init_service(App::new().configure(|config| routes(config, &shop))).await;
    };
}

/// Returns a request of a page.
fn request(origin: &str, method: Method, path: &str) -> TestRequest {
    TestRequest::with_uri(path).method(method).insert_header(("origin", origin))
}

fn with_token(request: TestRequest, token: &str) -> TestRequest {
    request.insert_header(("authorization", format!("Bearer {token}")))
}

fn with_cookie(request: TestRequest, token: &str) -> TestRequest {
    request.insert_header(("cookie", format!("session={token}")))
}

fn order(origin: &str) -> TestRequest {
    let request = request(origin, Method::POST, "/api/orders");
    request.insert_header(("content-type", "application/json")).set_payload(r#"{"kind":"poster","amount":2}"#)
}

/// No page may read this.
fn assert_not_shared(reply: &Reply, what: &str) {
    for name in ["origin", "credentials", "methods", "headers"] {
        assert_eq!(reply.header(&format!("access-control-allow-{name}")), None, "{what}: {reply:?}");
    }
    assert_eq!(reply.header("access-control-expose-headers"), None, "{what}: {reply:?}");
}

/// Checks whether a browser sends the request after this answer to its preflight.
fn is_approved(reply: &Reply, method: &str, headers: &str) -> bool {
    let lists = |name: &str, wanted: &str| {
        let list = reply.header(name).unwrap_or_default();
        list.split(", ").any(|listed| listed.eq_ignore_ascii_case(wanted))
    };
    reply.status == 204
        && reply.allow_origin().is_some()
        && (matches!(method, "GET" | "HEAD" | "POST") || lists("access-control-allow-methods", method))
        && headers.split(',').all(|name| name.is_empty() || lists("access-control-allow-headers", name))
}

/// The columns say whose preflights are approved: the app, a preview, the administrators, any other page.
/// Whoever opens a route, or opens it further, changes this file, and a review shows it. `UPDATE_EXPECT=1` writes it anew.
#[actix_web::test]
async fn what_the_service_shares_is_what_the_golden_file_says() {
    start!(app, folder);
    expect_file!["routes.txt"].assert_eq(&snapshot(&app).await);
}

#[actix_web::test]
async fn each_front_end_gets_the_preflights_approved_that_its_policy_allows() {
    start!(app, _folder);
    let token = "authorization,content-type";
    let cases = [
        ("GET", "/prices", "", [true, true, true, true]),
        ("GET", "/prices", "authorization", [false, false, false, false]),
        ("PUT", "/prices", "", [false, false, false, false]),
        ("GET", "/assets/prices.js", "", [true, true, true, true]),
        ("PUT", "/assets/prices.js", "", [false, false, false, false]),
        ("GET", "/api/orders", token, [true, true, false, false]),
        ("GET", "/api/orders", "x-other", [false, false, false, false]),
        ("POST", "/api/orders", token, [true, false, false, false]),
        ("POST", "/api/uploads", token, [true, false, false, false]),
        // A page that listens for the progress asks although it sends nothing that needs it.
        ("POST", "/api/uploads", "", [true, false, false, false]),
        ("POST", "/api/orders/batch", token, [false, false, false, false]),
        ("GET", "/admin/orders", "", [false, false, true, false]),
        ("PUT", "/admin/prices/poster", "content-type", [false, false, true, false]),
        ("PUT", "/admin/prices/poster", "authorization", [false, false, false, false]),
    ];
    for (method, path, headers, expected) in cases {
        for (origin, is_allowed) in ORIGINS.into_iter().zip(expected) {
            let reply = preflight(&app, origin, method, path, headers).await;
            let what = format!("{method} {path} {headers:?} for {origin}");
            assert_eq!(is_approved(&reply, method, headers), is_allowed, "{what}: {reply:?}");
            let is_with_cookies = reply.status == 204 && path.starts_with("/admin");
            let credentials = reply.header("access-control-allow-credentials");
            assert_eq!(credentials, is_with_cookies.then_some("true"), "{what}");
        }
    }
}

#[actix_web::test]
async fn any_page_can_read_prices_and_files() {
    start!(app, _folder);
    for (path, exposed) in [("/prices", None), ("/assets/prices.js", Some("ETag"))] {
        for origin in ORIGINS {
            let reply = send(&app, request(origin, Method::GET, path)).await;
            assert_eq!((reply.status, reply.allow_origin()), (200, Some("*")), "{path} {origin}");
            assert_eq!(reply.header("access-control-allow-credentials"), None);
            assert_eq!(reply.header("access-control-expose-headers"), exposed);
        }
    }
    let file = send(&app, request(EVIL, Method::GET, "/assets/prices.js")).await;
    assert!(file.body.contains("import.meta.url") && file.header("etag").is_some(), "{file:?}");
    let missing = send(&app, request(EVIL, Method::GET, "/assets/nothing.js")).await;
    assert_eq!(
        (missing.status, missing.allow_origin()),
        (404, Some("*")),
        "a page may read that it is missing"
    );
}

#[actix_web::test]
async fn the_app_can_place_orders_and_a_preview_can_only_read_them() {
    start!(app, _folder);
    let reply = send(&app, with_token(order(APP), "ada")).await;
    assert_eq!((reply.status, reply.allow_origin()), (201, Some(APP)));
    for origin in [APP, PREVIEW] {
        let reply = send(&app, with_token(request(origin, Method::GET, "/api/orders"), "ada")).await;
        let body = r#"[{"kind":"poster","amount":2}]"#;
        assert_eq!((reply.body.as_str(), reply.allow_origin()), (body, Some(origin)));
        assert_eq!(reply.header("access-control-allow-credentials"), None, "a token is no cookie");
        assert_eq!(reply.header("vary"), Some("Origin"));
    }
    let others = send(&app, with_token(request(APP, Method::GET, "/api/orders"), "joan")).await;
    assert_eq!(others.body, "[]");
    for origin in [PREVIEW, ADMIN, EVIL] {
        assert_not_shared(&send(&app, with_token(order(origin), "ada")).await, origin);
    }
    for origin in [ADMIN, EVIL, "https://preview.example.com", "null"] {
        let reply = send(&app, with_token(request(origin, Method::GET, "/api/orders"), "ada")).await;
        assert_not_shared(&reply, origin);
    }
    let unknown = order(APP).set_payload(r#"{"kind":"mural","amount":1}"#);
    let reply = send(&app, with_token(unknown, "ada")).await;
    assert_eq!((reply.status, reply.body.as_str()), (422, "there is no price for \"mural\""));
    assert_eq!(reply.allow_origin(), Some(APP), "the app may say why");
}

#[actix_web::test]
async fn a_local_page_is_allowed_only_in_debug_builds() {
    start!(app, _folder);
    let reply = preflight(&app, "http://localhost:5173", "GET", "/api/orders", "authorization").await;
    assert_eq!(reply.allow_origin().is_some(), cfg!(debug_assertions));
}

#[actix_web::test]
async fn the_pages_of_a_scope_can_read_its_401() {
    start!(app, _folder);
    for (path, origins, scheme) in
        [("/api/orders", [APP, PREVIEW].as_slice(), "Bearer"), ("/admin/orders", &[ADMIN], "Cookie")]
    {
        for origin in origins {
            let reply = send(&app, request(origin, Method::GET, path)).await;
            assert_eq!((reply.status, reply.body.as_str()), (401, "who are you?"), "{path} {origin}");
            assert_eq!(reply.allow_origin(), Some(*origin));
            assert_eq!(reply.header("www-authenticate"), Some(scheme));
        }
    }
    let reply = send(&app, request(EVIL, Method::GET, "/api/orders")).await;
    assert_eq!(reply.status, 401);
    assert_not_shared(&reply, EVIL);
}

#[actix_web::test]
async fn a_token_is_valid_only_in_its_own_scope() {
    start!(app, _folder);
    for wrong in ["", "Ada", "nobody", "grace"] {
        let reply = send(&app, with_token(request(APP, Method::GET, "/api/orders"), wrong)).await;
        assert_eq!(reply.status, 401, "{wrong:?}");
    }
    for wrong in ["", "nobody", "ada"] {
        let reply = send(&app, with_cookie(request(ADMIN, Method::GET, "/admin/orders"), wrong)).await;
        assert_eq!(reply.status, 401, "{wrong:?}");
    }
    let mixed = with_cookie(request(APP, Method::GET, "/api/orders"), "ada");
    assert_eq!(send(&app, mixed).await.status, 401, "a cookie where a token is wanted");
    let bare = request(APP, Method::OPTIONS, "/api/orders");
    assert_eq!(send(&app, bare).await.status, 401, "OPTIONS that asks for nothing is no preflight");
}

#[actix_web::test]
async fn systems_can_send_batches_and_no_page_can_read_the_answer() {
    start!(app, _folder);
    let batch = |request: TestRequest| {
        with_token(request, "ada")
            .insert_header(("content-type", "application/json"))
            .set_payload(r#"[{"kind":"poster","amount":1},{"kind":"postcard","amount":9}]"#)
    };
    let reply = send(&app, batch(TestRequest::post().uri("/api/orders/batch"))).await;
    assert_eq!(reply.status, 201, "without `Origin`: no page");
    for origin in ORIGINS {
        let reply = send(&app, batch(request(origin, Method::POST, "/api/orders/batch"))).await;
        assert_not_shared(&reply, origin);
    }
}

#[actix_web::test]
async fn administrators_can_change_prices_and_other_origins_get_403() {
    start!(app, _folder);
    let change = |origin: &str, cents: &'static str| {
        with_cookie(request(origin, Method::PUT, "/admin/prices/poster"), "grace")
            .insert_header(("content-type", "application/json"))
            .set_payload(cents)
    };
    let reply = send(&app, change(ADMIN, "2100")).await;
    assert_eq!((reply.status, reply.allow_origin()), (204, Some(ADMIN)));
    assert_eq!(reply.header("access-control-allow-credentials"), Some("true"));

    // The cookie is right, as it would be in any forged request.
    for origin in [EVIL, APP, PREVIEW, "null"] {
        let reply = send(&app, change(origin, "1")).await;
        assert_eq!((reply.status, reply.body.as_str()), (403, ""), "{origin}");
        assert_not_shared(&reply, origin);
    }
    let without_session = request(EVIL, Method::GET, "/admin/orders");
    assert_eq!(send(&app, without_session).await.status, 403, "not even a 401");
    let prices = send(&app, request(EVIL, Method::GET, "/prices")).await;
    assert_eq!(prices.body, r#"{"postcard":120,"poster":2100}"#, "no handler ran for a stranger");

    // No page at all, as with curl.
    let command_line = with_cookie(TestRequest::get().uri("/admin/orders"), "grace");
    assert_eq!(send(&app, command_line).await.status, 200);
}

#[actix_web::test]
async fn the_administrators_page_can_read_the_number_of_orders() {
    start!(app, _folder);
    assert_eq!(send(&app, with_token(order(APP), "ada")).await.status, 201);
    let reply = send(&app, with_cookie(request(ADMIN, Method::GET, "/admin/orders"), "grace")).await;
    assert_eq!((reply.header("x-total-count"), reply.allow_origin()), (Some("1"), Some(ADMIN)));
    assert_eq!(reply.header("access-control-expose-headers"), Some("X-Total-Count"));
    assert_eq!(reply.body, r#"[["ada",{"kind":"poster","amount":2}]]"#);
}

#[actix_web::test]
async fn the_app_can_upload_a_picture() {
    start!(app, folder);
    let picture = vec![7; 100_000];
    let upload = request(APP, Method::POST, "/api/uploads").set_payload(picture.clone());
    let reply = send(&app, with_token(upload, "ada")).await;
    assert_eq!((reply.status, reply.allow_origin()), (201, Some(APP)));
    assert_eq!(reply.body, r#"{"id":"picture-0","bytes":100000}"#);
    assert_eq!(folder.files(), [("picture-0".to_owned(), picture)]);
}

#[actix_web::test]
async fn a_picture_that_is_too_large_leaves_no_file_and_the_app_can_read_the_413() {
    start!(app, folder);
    let upload = request(APP, Method::POST, "/api/uploads").set_payload(vec![7; 10_000_001]);
    let reply = send(&app, with_token(upload, "ada")).await;
    assert_eq!((reply.status, reply.allow_origin()), (413, Some(APP)));
    assert_eq!(reply.body, "a picture has 10000000 bytes at most");
    assert_eq!(folder.files(), []);
}

#[actix_web::test]
async fn an_upload_needs_a_token() {
    start!(app, folder);
    let upload = request(APP, Method::POST, "/api/uploads").set_payload("picture");
    let reply = send(&app, upload).await;
    assert_eq!((reply.status, reply.allow_origin()), (401, Some(APP)));
    assert_eq!(folder.files(), []);
}
