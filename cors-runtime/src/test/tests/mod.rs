//! The messages and the edge cases of the model. `tests/browsers` shows that it agrees with browsers.

use actix_web::{
    App, Error, HttpRequest, HttpResponse, Responder,
    body::BoxBody,
    dev::{ServiceRequest, ServiceResponse},
    error, get,
    http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, LOCATION},
    middleware::{Next, from_fn},
    route,
    test::init_service,
    web::Bytes,
};

use super::{Mode, Page, Reason, Step};

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

// They use the macro.
mod bodies;
mod page;

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
            page.put("/nowhere"),
            "refused at the preflight (`OPTIONS http://localhost:8080/nowhere` was answered with 404): \
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
        // What the server says stands behind it.
        let explanation = refusal.explanation().map(|explanation| format!("; {explanation}"));
        assert_eq!(refusal.to_string(), format!("{words}{}", explanation.unwrap_or_default()));
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
