//! A page: its requests, cookies and addresses.

use std::net::SocketAddr;

use actix_web::{App, HttpRequest, HttpResponse, http::header::SET_COOKIE, test::init_service, web};

use super::{APP, looping, open, other_origin, to_open};
use crate::test::{Kind, Mode, Page, Reason, Redirect, Sent};

#[actix_web::test]
async fn what_was_sent_is_known_for_each_fetch() {
    let app = app!();
    let page = Page::at(APP);
    let seen = page.request("OPTIONS", "/open").fetch(&app).await;
    let refusal = seen.expect_err("nobody serves it");
    let kinds = |sent: &[Sent]| -> Vec<_> {
        sent.iter().map(|sent| (sent.method().to_owned(), sent.is_preflight(), sent.status())).collect()
    };
    assert_eq!(kinds(refusal.sent()), [("OPTIONS".to_owned(), true, Some(404))]);
    let own = Page::at("http://localhost:8080");
    let own = own.request("OPTIONS", "/open#top").fetch(&app).await.expect("it is of the same origin");
    assert_eq!(kinds(own.sent()), [("OPTIONS".to_owned(), false, Some(404))]);
    assert_eq!(own.sent()[0].url(), "http://localhost:8080/open");
    let seen = page.post("/open").text("body").header("Content-Type", "text/plain").fetch(&app).await;
    let seen = seen.expect("it is simple");
    let [post] = seen.sent() else { panic!("{:?}", seen.sent()) };
    assert_eq!((post.header("ORIGIN"), post.header("Content-Length")), (Some(APP), Some("4")));
    assert_eq!((post.body(), post.url()), (&b"body"[..], "http://localhost:8080/open"));
    let both = [("OPTIONS".to_owned(), true, Some(404)), ("POST".to_owned(), false, Some(200))];
    assert_eq!(kinds(&page.sent()), both, "the page knows of all");
}

#[actix_web::test]
async fn a_response_says_where_it_is_from() {
    let app = app!();
    let seen = Page::at(APP).get("/open?a=1#top").fetch(&app).await.expect("everybody reads");
    assert_eq!((seen.url(), seen.redirected()), ("http://localhost:8080/open?a=1", false));
    assert_eq!((seen.kind(), seen.is_success()), (Kind::Cors, true));
    let own = Page::at("http://localhost:8080");
    let seen = own.get("/to-open").fetch(&app).await.expect("it is of the same origin");
    assert_eq!((seen.url(), seen.redirected()), ("http://localhost:8080/open", true));
    assert_eq!(seen.kind(), Kind::Basic);
    let manual = own.get("/to-open").redirect(Redirect::Manual).fetch(&app).await.expect("it is a redirect");
    assert_eq!((manual.kind(), manual.status()), (Kind::OpaqueRedirect, 0));
    assert_eq!((manual.url(), manual.text().as_ref()), ("http://localhost:8080/to-open", ""));
    let refusal =
        own.get("/to-open").redirect(Redirect::Error).fetch(&app).await.expect_err("it is a redirect");
    assert_eq!(refusal.reason(), &Reason::Redirected(302));
}

#[actix_web::test]
async fn requests_come_from_an_address() {
    async fn peer(request: HttpRequest) -> String {
        request.peer_addr().map(|address| address.to_string()).unwrap_or_default()
    }
    let app = init_service(App::new().route("/", web::get().to(peer))).await;
    let page = Page::at("http://localhost:8080");
    let text = async |page: &Page| {
        page.get("/").fetch(&app).await.expect("it is of the same origin").text().into_owned()
    };
    assert_eq!(text(&page).await, "127.0.0.1:50000");
    page.peer(SocketAddr::from(([192, 0, 2, 1], 7)));
    assert_eq!(text(&page).await, "192.0.2.1:7");
}

#[actix_web::test]
async fn cookies_are_kept_and_shared_by_pages_of_one_browser() {
    async fn login() -> HttpResponse {
        HttpResponse::Ok().insert_header((SET_COOKIE, "id=7; Path=/; HttpOnly; SameSite=Strict")).finish()
    }
    let app = init_service(App::new().service(open).route("/login", web::post().to(login))).await;
    let page = Page::at("http://localhost:8080");
    page.cookie("theme", "dark");
    let cookies = async |page: &Page| {
        let seen =
            page.get("/open").mode(Mode::NoCors).credentials().fetch(&app).await.expect("there is an answer");
        seen.sent()[0].header("cookie").map(str::to_owned)
    };
    assert_eq!(cookies(&page).await.as_deref(), Some("theme=dark"));
    page.post("/login").fetch(&app).await.expect("it is of the same origin");
    assert_eq!(cookies(&page).await.as_deref(), Some("theme=dark; id=7"));
    assert_eq!(cookies(&page.beside("https://evil.example")).await.as_deref(), Some("theme=dark"));
    assert_eq!(cookies(&Page::at("http://localhost:8080")).await, None, "another browser");
    let back = page.get("/open").omit_credentials().same_origin_credentials().fetch(&app).await;
    assert_eq!(back.expect("it is of the same origin").sent()[0].header("cookie"), Some("theme=dark; id=7"));
}

#[actix_web::test]
async fn what_a_server_cannot_read_it_answers_with_400() {
    let app = app!();
    let own = Page::at("http://localhost:8080");
    for request in [own.request("A'B", "/open"), own.get("/open").header("X-A", "\u{1}")] {
        assert_eq!(request.fetch(&app).await.expect("it is of the same origin").status(), 400);
    }
    let latin = own.get("/open").header("X-A'B", "\u{e9}").fetch(&app).await;
    assert_eq!(latin.expect("it is of the same origin").status(), 200);
}

/// Returns the message of a panic.
fn panics(origin: &str) -> String {
    let panic = std::panic::catch_unwind(|| drop(Page::at(origin))).expect_err(origin);
    panic.downcast_ref::<String>().expect("a formatted message").clone()
}

#[test]
fn what_is_no_origin_is_misuse() {
    let slash = panics("http://localhost:5173/");
    assert!(slash.starts_with("`http://localhost:5173/` is not the origin of a page: "), "{slash}");
    assert!(slash.contains("remove `/`") && slash.contains("write `\"http://localhost:5173\"`"), "{slash}");
    assert!(panics("https://App.example.com").contains("write `\"https://app.example.com\"`"));
    let pattern = panics("https://*.example.com");
    assert!(pattern.ends_with("write one, such as `\"https://app.example.com\"`"), "{pattern}");
}
