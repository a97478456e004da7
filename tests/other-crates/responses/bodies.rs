//! The answers of a handler: bodies of every kind, statuses without one, and no answer.

use std::{convert::Infallible, time::Duration};

use actix_files::NamedFile;
use actix_web::{
    Either, HttpRequest, HttpResponse, Responder,
    body::{BodyStream, SizedStream},
    error::ErrorBadGateway,
    get,
    http::header,
    mime, route, rt,
    web::{Bytes, Json, Redirect},
};
use futures_util::stream;

use super::{ANY, LISTED};
use support::{BROKEN_OFF, Request, twins::CLOSED};

use crate::{compare::Case, compare::Compared};

const CHUNKS: [Result<Bytes, Infallible>; 3] =
    [Ok(Bytes::from_static(b"one ")), Ok(Bytes::from_static(b"two ")), Ok(Bytes::from_static(b"three"))];

mod listed {
    use super::*;

    handlers_twice! {
        #[cors(
            origins = ["https://app.example.com"],
            headers = ["X-Own"],
            expose = ["ETag"],
            credentials,
            max_age = "10m"
        )]

        #[get("/stream")]
        async fn streamed() -> impl Responder {
            HttpResponse::Ok().streaming(stream::iter(CHUNKS))
        }

        #[get("/slow-stream")]
        async fn slow() -> impl Responder {
            let chunks = stream::unfold(0, |count| async move {
                rt::time::sleep(Duration::from_millis(5)).await;
                (count < 3).then(|| (Ok::<_, Infallible>(Bytes::from(format!("{count} "))), count + 1))
            });
            HttpResponse::Ok().body(BodyStream::new(chunks))
        }

        #[get("/broken-stream")]
        async fn broken() -> impl Responder {
            // A pause, so that the head is sent before.
            let chunks = stream::unfold(0, |count| async move {
                rt::time::sleep(Duration::from_millis(20)).await;
                let chunk = if count == 0 { Ok(Bytes::from("one ")) } else { Err(ErrorBadGateway("gone")) };
                Some((chunk, count + 1))
            });
            HttpResponse::Ok().streaming(chunks)
        }

        #[get("/sized-stream")]
        async fn sized() -> impl Responder {
            HttpResponse::Ok().body(SizedStream::new(13, stream::iter(CHUNKS)))
        }

        #[get("/file")]
        async fn file() -> impl Responder {
            NamedFile::open(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        }

        #[route("/file-and-head", method = "GET", method = "HEAD")]
        async fn with_head(request: HttpRequest) -> actix_web::Result<HttpResponse> {
            let opened = NamedFile::open(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))?;
            Ok(opened.set_content_type(mime::TEXT_PLAIN).into_response(&request))
        }

        #[get("/missing-file")]
        async fn missing() -> impl Responder {
            NamedFile::open("/no/such/file")
        }

        #[get("/redirect")]
        async fn redirect() -> impl Responder {
            Redirect::to("/elsewhere").temporary()
        }

        #[get("/found")]
        async fn found() -> HttpResponse {
            HttpResponse::Found().insert_header((header::LOCATION, "https://other.example/")).finish()
        }

        #[get("/not-modified")]
        async fn not_modified() -> HttpResponse {
            HttpResponse::NotModified().insert_header((header::ETAG, "\"7\"")).finish()
        }

        #[get("/no-content")]
        async fn no_content() -> HttpResponse {
            HttpResponse::NoContent().finish()
        }

        #[get("/json")]
        async fn json() -> Json<Vec<u32>> {
            Json(vec![1, 2, 3])
        }

        #[get("/either")]
        async fn either() -> Either<&'static str, HttpResponse> {
            Either::Right(HttpResponse::ImATeapot().body("short"))
        }

        #[get("/nothing")]
        async fn nothing() -> Option<String> {
            None
        }

        #[get("/panic")]
        async fn panicking() -> &'static str {
            panic!("a panic that a test asked for")
        }

        #[get("/own")]
        async fn own_headers() -> HttpResponse {
            HttpResponse::Ok()
                .append_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
                .append_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "https://evil.example"))
                .append_header((header::ACCESS_CONTROL_ALLOW_CREDENTIALS, "true"))
                .append_header(("access-control-allow-private-network", "true"))
                .append_header((header::VARY, "Cookie"))
                .body("own")
        }
    }
}

mod any {
    use super::*;

    handlers_twice! {
        #[cors(origins = any, expose = any)]

        #[get("/stream")]
        async fn streamed() -> impl Responder {
            HttpResponse::Ok().streaming(stream::iter(CHUNKS))
        }

        #[get("/file")]
        async fn file() -> impl Responder {
            NamedFile::open(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        }

        #[get("/varies")]
        async fn varies() -> impl Responder {
            HttpResponse::Ok().insert_header((header::VARY, "Cookie")).body("varies")
        }
    }
}

#[test]
fn whatever_a_handler_answers_is_shared_as_it_is() {
    Compared::start(listed::plain::routes, listed::annotated::routes, LISTED).check(&[
        Case::get("a stream", "/stream", 200).body("one two three"),
        Case::get("a stream that takes its time", "/slow-stream", 200).body("0 1 2 "),
        Case::get("a stream that breaks off", "/broken-stream", 200).body(BROKEN_OFF),
        Case::get("a stream of known length", "/sized-stream", 200).body("one two three"),
        Case::get("a file", "/file", 200).body("[package]"),
        Case::get("a range of a file", "/file", 206).header("range", "bytes=1-7").body("package"),
        Case::get("a range beyond a file", "/file", 416).header("range", "bytes=99999999-"),
        Case::get("a file that the page has", "/file", 304)
            .header("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT"),
        Case::get("a file that the page has, by tag", "/file", 304).header("if-none-match", "*"),
        Case::get("a file with HEAD beside it", "/file-and-head", 200).methods("GET, HEAD").body("[package]"),
        Case::new("HEAD of a file", Request::new("HEAD", "/file-and-head"), 200).methods("GET, HEAD"),
        Case::get("a file that is missing", "/missing-file", 404),
        Case::get("a redirect", "/redirect", 307),
        Case::get("a redirect to another origin", "/found", 302),
        Case::get("304", "/not-modified", 304),
        Case::get("204", "/no-content", 204),
        Case::get("JSON", "/json", 200).body("[1,2,3]"),
        Case::get("one of two kinds", "/either", 418).body("short"),
        Case::get("`None`", "/nothing", 404),
        Case::get("CORS headers of its own", "/own", 200).body("own"),
        Case::get("a panic", "/panic", CLOSED),
        Case::get("a server that has panicked before", "/no-content", 204),
    ]);
}

#[test]
fn under_any_every_kind_of_body_is_shared_with_everyone() {
    Compared::start(any::plain::routes, any::annotated::routes, ANY).check(&[
        Case::get("a stream", "/stream", 200).body("one two three"),
        Case::get("a range of a file", "/file", 206).header("range", "bytes=1-7").body("package"),
        Case::get("a file that the page has", "/file", 304).header("if-none-match", "*"),
        Case::get("a response that depends on something else", "/varies", 200).body("varies"),
    ]);
}
