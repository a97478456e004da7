//! Bodies: those that a page sends, and those that come late, in pieces or never.

use std::{
    convert::Infallible,
    future::{pending, ready},
    time::Duration,
};

use actix_web::{
    App, Error, HttpRequest, HttpResponse,
    body::SizedStream,
    error,
    http::header::{ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN},
    rt::{task::yield_now, time::sleep},
    test::init_service,
    web::{self, Bytes},
};
use futures_util::{Stream, StreamExt, stream};

use super::{APP, looping, open, other_origin, to_open};
use crate::test::{FormData, Mode, Page, Reason, Step};

#[actix_web::test]
async fn a_body_is_read_as_json() {
    let app = init_service(App::new().route("/json", web::get().to(async || web::Json([1, 2])))).await;
    let seen =
        Page::at("http://localhost:8080").get("/json").fetch(&app).await.expect("it is of the same origin");
    assert_eq!(seen.json::<Vec<u8>>().expect("it is JSON"), [1, 2]);
    assert!(seen.json::<String>().is_err());
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

/// Returns a stream with these pieces, ready at once.
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
    // Nobody reads the body of a preflight's answer, or of a refused response.
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
async fn a_stream_that_needs_no_time_is_read() {
    async fn turns() -> HttpResponse {
        let piece = |text: &'static str| {
            stream::once(async move {
                yield_now().await;
                Ok::<_, Infallible>(Bytes::from(text))
            })
        };
        HttpResponse::Ok().streaming(Box::pin(piece("a").chain(piece("b"))))
    }
    let app = init_service(App::new().route("/", web::get().to(turns))).await;
    let seen = Page::at("http://localhost:8080").get("/").fetch(&app).await;
    assert_eq!(seen.expect("it is of the same origin").text(), "ab");
}

#[actix_web::test]
async fn a_stream_without_end_is_read_up_to_a_bound() {
    async fn flood() -> HttpResponse {
        let piece = Bytes::from(vec![0; 1 << 16]);
        HttpResponse::Ok().streaming(stream::repeat_with(move || Ok::<_, Infallible>(piece.clone())))
    }
    let app = init_service(App::new().route("/", web::get().to(flood))).await;
    let page = Page::at("http://localhost:8080").deadline(Duration::from_millis(20));
    let mut seen = page.get("/").fetch(&app).await.expect("it is of the same origin");
    for _ in 0..20 {
        assert_eq!(seen.chunk().await.expect("it is there").map(|piece| piece.len()), Some(1 << 16));
    }
    page.deadline(Duration::ZERO);
    let seen = page.get("/").fetch(&app).await;
    let late = seen.expect("the head is there").whole().await.expect_err("it never ends");
    assert_eq!(late.reason(), &Reason::BodyDeadline(Duration::ZERO));
    page.deadline(Duration::from_secs(60));
    let seen = page.get("/").fetch(&app).await.expect("it is of the same origin");
    let long = seen.whole().await.expect_err("it never ends");
    assert_eq!(long.reason(), &Reason::Network("it is longer than 64 MiB".to_owned()));
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
