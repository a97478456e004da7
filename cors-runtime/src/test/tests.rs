//! The words and the corners of the model; that it agrees with browsers is shown by `tests/browsers`.

use std::{
    convert::Infallible,
    future::{pending, ready},
    net::SocketAddr,
    time::Duration,
};

use actix_web::{
    App, Error, HttpRequest, HttpResponse, Responder,
    body::{BoxBody, SizedStream},
    dev::{ServiceRequest, ServiceResponse},
    error, get,
    http::header::{ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, LOCATION, SET_COOKIE},
    middleware::{Next, from_fn},
    route,
    rt::time::sleep,
    test::init_service,
    web::{self, Bytes},
};
use futures_util::{Stream, StreamExt, stream};

use super::{FormData, Kind, Mode, Page, Reason, Redirect, Sent, Step};

const APP: &str = "https://app.example.com";

/// Answers everybody, by hand: this crate's own attribute cannot be used in it.
#[route("/open", method = "GET", method = "POST")]
async fn open(request: HttpRequest, body: Bytes) -> impl Responder {
    let header =
        |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("none").to_owned();
    let sent = ["content-type", "origin", "cookie", "sec-fetch-site", "host"].map(header).join(" ");
    HttpResponse::Ok()
        .insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .body(format!("{sent} {}", String::from_utf8_lossy(&body)))
}

#[get("/loop")]
async fn looping() -> impl Responder {
    HttpResponse::Found()
        .insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .insert_header((LOCATION, "/loop"))
        .finish()
}

#[get("/to-open")]
async fn to_open() -> impl Responder {
    HttpResponse::Found().insert_header((LOCATION, "/open")).finish()
}

#[get("/other-origin")]
async fn other_origin() -> impl Responder {
    HttpResponse::Ok().insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, "https://b.example")).body("")
}

macro_rules! app {
    () => {
        init_service(App::new().service(open).service(looping).service(to_open).service(other_origin)).await
    };
}

#[actix_web::test]
async fn a_request_is_sent_as_a_browser_sends_it() {
    let app = app!();
    let page = Page::at(APP).cookie("a", "1").cookie("b", "2");
    let text = page.post("/open").text("body").fetch(&app).await.expect("it is simple");
    assert_eq!(
        text.text(),
        "text/plain;charset=UTF-8 https://app.example.com none cross-site localhost:8080 body"
    );
    let form = page.post("/open").form("a=b").header("Content-Type", "text/plain").fetch(&app).await;
    assert!(form.expect("it is simple").text().starts_with("text/plain https://"), "the page's type counts");
    let own = Page::at("http://localhost:8080").cookie("a", "1").cookie("b", "2");
    let get = own.get("/open").fetch(&app).await.expect("it is of the same origin");
    assert_eq!(get.text(), "none none a=1; b=2 same-origin localhost:8080 ");
    let omit = own.get("/open").omit_credentials().fetch(&app).await.expect("it is of the same origin");
    assert_eq!(omit.text(), "none none none same-origin localhost:8080 ");
}

#[actix_web::test]
async fn sites_are_told_apart_as_browsers_do() {
    let app = app!();
    let cases = [
        ("https://app.example.com", "https://app.example.com/open", "same-origin"),
        ("https://app.example.com", "https://api.example.com/open", "same-site"),
        ("https://app.example.com", "https://app.example.com:8443/open", "same-site"),
        ("http://app.example.com", "https://app.example.com/open", "cross-site"),
        ("https://app.example.com", "https://example.org/open", "cross-site"),
        ("https://a.github.io", "https://b.github.io/open", "cross-site"),
        ("https://a.co.uk", "https://b.co.uk/open", "cross-site"),
        ("http://a.localhost:3001", "http://b.localhost:3001/open", "cross-site"),
        ("http://localhost:3001", "http://localhost:3002/open", "same-site"),
        ("http://127.0.0.1:3001", "http://127.0.0.1:3002/open", "same-site"),
        ("null", "https://app.example.com/open", "cross-site"),
        ("https://app.example.com", "http://api.example.com/open", "none"),
    ];
    for (page, url, site) in cases {
        let seen = Page::at(page).get(url).fetch(&app).await.expect("everybody reads");
        assert_eq!(seen.text().split(' ').nth(3), Some(site), "{page} {url}");
    }
}

#[actix_web::test]
async fn every_refusal_says_what_was_refused() {
    let app = app!();
    let page = Page::at(APP);
    let cases = [
        (
            page.get("/nothing"),
            "refused at the response (`GET http://localhost:8080/nothing` was answered with 404): \
            the response has no `Access-Control-Allow-Origin`",
        ),
        (
            page.put("/open"),
            "refused at the preflight (`OPTIONS http://localhost:8080/open` was answered with 404): \
            the response has no `Access-Control-Allow-Origin`",
        ),
        (
            page.get("/open").credentials(),
            "refused at the response (`GET http://localhost:8080/open` was answered with \
            200): `Access-Control-Allow-Origin` is `*`, which does not allow credentials",
        ),
        (
            page.get("/other-origin"),
            "refused at the response (`GET http://localhost:8080/other-origin` was answered \
            with 200): `Access-Control-Allow-Origin` is `https://b.example`, and the page's origin is \
            `https://app.example.com`",
        ),
        (
            page.get("/loop"),
            "refused at the response (`GET http://localhost:8080/loop` was answered with 302): there \
            were more than 20 redirects",
        ),
        (
            page.request("TRACE", "/open"),
            "refused before anything was sent: no page can use the method `TRACE`",
        ),
        (page.request("GE T", "/open"), "refused before anything was sent: `GE T` is no method"),
        (page.get("/open").header("X Y", "1"), "refused before anything was sent: `X Y: 1` is no header"),
        (page.get("/open").text("a"), "refused before anything was sent: a `GET` request has no body"),
        (
            page.get("ftp://a.example/"),
            "refused before anything was sent: `ftp://a.example/` is no `http` or `https` URL",
        ),
        (page.get("http://"), "refused before anything was sent: `http://` is no `http` or `https` URL"),
        (
            page.put("/open").mode(Mode::NoCors),
            "refused before anything was sent: the mode `no-cors` does not allow \
            the method `PUT`",
        ),
        (
            page.get("/open").mode(Mode::SameOrigin),
            "refused before anything was sent: the mode is `same-origin` and \
            the URL is of another origin",
        ),
    ];
    for (request, words) in cases {
        let refusal = request.fetch(&app).await.expect_err(words);
        assert_eq!(refusal.to_string(), words);
    }
}

#[actix_web::test]
async fn a_redirect_is_followed_twenty_times() {
    let app = app!();
    let page = Page::at(APP);
    let refusal = page.get("/loop").fetch(&app).await.expect_err("it never ends");
    assert_eq!(refusal.reason(), &Reason::TooManyRedirects);
    assert_eq!(page.sent().len(), 21);
}

#[actix_web::test]
async fn an_error_of_a_middleware_is_a_response_like_any_other() {
    async fn refuse(_: ServiceRequest, _: Next<BoxBody>) -> Result<ServiceResponse, Error> {
        Err(error::ErrorUnauthorized("who are you"))
    }
    let app = init_service(App::new().service(open).wrap(from_fn(refuse))).await;
    let own = Page::at("http://localhost:8080")
        .get("/open")
        .fetch(&app)
        .await
        .expect("a page reads its own errors");
    assert_eq!((own.status(), own.text().as_ref()), (401, "who are you"));
    let refusal = Page::at(APP).get("/open").fetch(&app).await.expect_err("nothing is shared");
    assert_eq!((refusal.step(), refusal.reason()), (Step::Response, &Reason::NoAllowOrigin));
}

#[actix_web::test]
async fn an_opaque_response_shows_nothing() {
    let app = app!();
    let seen = Page::at(APP).get("/open").mode(Mode::NoCors).fetch(&app).await.expect("there is an answer");
    assert!(seen.is_opaque() && seen.status() == 0 && seen.bytes().is_empty());
    assert_eq!(seen.headers().count(), 0);
}

#[actix_web::test]
async fn a_body_is_read_as_json() {
    let app = init_service(App::new().route("/json", web::get().to(async || web::Json([1, 2])))).await;
    let seen =
        Page::at("http://localhost:8080").get("/json").fetch(&app).await.expect("it is of the same origin");
    assert_eq!(seen.json::<Vec<u8>>().expect("it is JSON"), [1, 2]);
    assert!(seen.json::<String>().is_err());
}

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
async fn the_length_of_a_body_is_the_servers_to_say() {
    let app = init_service(
        App::new()
            .route(
                "/sized",
                web::get().to(async || HttpResponse::Ok().append_header(("Content-Length", "9")).body("abc")),
            )
            .route(
                "/none",
                web::get()
                    .to(async || HttpResponse::NoContent().append_header(("Content-Length", "9")).finish()),
            )
            .route("/stream", web::get().to(async || HttpResponse::Ok().streaming(pieces(&["a"]))))
            .route("/head", web::head().to(async || HttpResponse::Ok().body("abc"))),
    )
    .await;
    let page = Page::at("http://localhost:8080");
    for (method, path, length) in [
        ("GET", "/sized", Some("3")),
        ("GET", "/none", None),
        ("GET", "/stream", None),
        ("HEAD", "/head", Some("3")),
    ] {
        let seen = page.request(method, path).fetch(&app).await.expect("it is of the same origin");
        assert_eq!(seen.header("content-length"), length, "{path}");
    }
    assert_eq!(page.head("/head").fetch(&app).await.expect("it is of the same origin").text(), "");
    let ready = page.get("/stream").fetch(&app).await.expect("it is of the same origin");
    assert_eq!(ready.text(), "a", "what is there is read");
}

/// A stream with these pieces, ready at once.
fn pieces(pieces: &'static [&'static str]) -> impl Stream<Item = Result<Bytes, Infallible>> {
    stream::iter(pieces).map(|piece| Ok(Bytes::from_static(piece.as_bytes())))
}

/// Answers every method with a body that never ends, and lets everybody read it.
async fn endless(request: HttpRequest) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    if request.path() != "/unshared" {
        response
            .insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
            .insert_header((ACCESS_CONTROL_ALLOW_METHODS, "*"));
    }
    response.content_type("text/event-stream").streaming(pieces(&["a", "b"]).chain(stream::pending()))
}

#[actix_web::test]
async fn a_body_without_an_end_is_read_as_far_as_it_goes() {
    let app = init_service(App::new().default_service(web::to(endless))).await;
    let page = Page::at(APP).deadline(Duration::from_millis(20));
    let mut seen = page.get("/events").fetch(&app).await.expect("everybody reads");
    assert_eq!(seen.header("Content-Type"), Some("text/event-stream"));
    assert_eq!(seen.chunk().await.expect("it is there").as_deref(), Some(&b"a"[..]));
    assert_eq!(seen.chunk().await.expect("it is there").as_deref(), Some(&b"b"[..]));
    let late = seen.chunk().await.expect_err("nothing more comes");
    assert_eq!(
        late.to_string(),
        "refused at the response (`GET http://localhost:8080/events` was answered with 200): the body did not \
        come within 20ms"
    );
    let seen = page.get("/events").fetch(&app).await.expect("everybody reads");
    assert_eq!(seen.whole().await.expect_err("it never ends").reason(), late.reason());
    // Neither a preflight's nor that of a refused response is read.
    let put = page.put("/events").fetch(&app).await.expect("it is allowed");
    assert_eq!(put.sent().len(), 2);
    let refusal = page.get("/unshared").fetch(&app).await.expect_err("nobody reads it");
    assert_eq!(refusal.reason(), &Reason::NoAllowOrigin);
    let opaque = page.get("/events").mode(Mode::NoCors).fetch(&app).await.expect("there is an answer");
    assert_eq!(opaque.text(), "");
}

#[actix_web::test]
#[should_panic(
    expected = "the body of `GET http://localhost:8080/events` has not ended: write `.whole().await`"
)]
async fn a_body_that_has_not_ended_is_no_text() {
    let app = init_service(App::new().default_service(web::to(endless))).await;
    let seen = Page::at(APP).get("/events").fetch(&app).await.expect("everybody reads");
    let _ = seen.text();
}

#[actix_web::test]
async fn a_body_that_comes_late_is_waited_for() {
    async fn late(request: HttpRequest) -> HttpResponse {
        let piece = stream::once(async {
            sleep(Duration::from_millis(5)).await;
            Ok::<_, Error>(Bytes::from("late"))
        });
        let mut response = HttpResponse::Ok();
        if request.path() == "/sized" {
            response.body(SizedStream::new(4, Box::pin(piece)))
        } else {
            response.streaming(piece.chain(
                stream::once(async { Err(error::ErrorBadGateway("gone")) }).filter({
                    let fails = request.path() == "/fails";
                    move |_| ready(fails)
                }),
            ))
        }
    }
    let app = init_service(App::new().default_service(web::to(late))).await;
    let page = Page::at("http://localhost:8080");
    let get = async |path| page.get(path).fetch(&app).await.expect("it is of the same origin");
    assert_eq!(get("/sized").await.text(), "late");
    assert_eq!(get("/stream").await.whole().await.expect("it ends").text(), "late");
    let failed = get("/fails").await.whole().await.expect_err("it fails");
    assert_eq!(failed.reason(), &Reason::Network("gone".to_owned()));
}

#[actix_web::test]
async fn a_handler_that_hangs_is_refused_in_a_sentence() {
    let app =
        init_service(App::new().route("/hangs", web::to(async || pending::<HttpResponse>().await))).await;
    let page = Page::at("http://localhost:8080").deadline(Duration::from_millis(20));
    let refusal = page.get("/hangs").fetch(&app).await.expect_err("it hangs");
    let words =
        "refused at the response (`GET http://localhost:8080/hangs`): there was no answer within 20ms";
    assert_eq!(refusal.to_string(), words);
    assert_eq!(format!("{refusal:?}"), words, "what `unwrap` says");
    assert_eq!(refusal.sent()[0].status(), None);
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

#[actix_web::test]
async fn forms_and_blobs_have_their_types() {
    let app = app!();
    let page = Page::at(APP);
    let form = FormData::new().text("a\"b", "1\n2").file(
        "f",
        "a.txt",
        "",
        "----CorsRuntimeFormBoundary0000000000000000",
    );
    let sent = page.post("/open").form_data(form).fetch(&app).await.expect("it is simple");
    let boundary = "----CorsRuntimeFormBoundary0000000000000001";
    let body = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"a%22b\"\r\n\r\n1\r\n2\r\n\
        --{boundary}\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\
        Content-Type: application/octet-stream\r\n\r\n----CorsRuntimeFormBoundary0000000000000000\r\n\
        --{boundary}--\r\n"
    );
    let [post] = sent.sent() else { panic!("{:?}", sent.sent()) };
    assert_eq!(
        post.header("content-type"),
        Some(format!("multipart/form-data; boundary={boundary}").as_str())
    );
    assert_eq!(String::from_utf8_lossy(post.body()), body);
    for (media_type, sent) in [("Text/Plain", Some("text/plain")), ("", None), ("text/\u{e9}", None)] {
        let seen = page.post("/open").blob(media_type, "a").fetch(&app).await.expect("it is simple");
        assert_eq!(seen.sent()[0].header("content-type"), sent, "{media_type}");
    }
    let asks = page.post("/open").blob("image/png", "a").fetch(&app).await.expect_err("nobody allows it");
    assert_eq!(asks.step(), Step::Preflight);
}

/// The message of a panic.
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
