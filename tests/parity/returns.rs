//! The results of a handler: responders of every kind, errors, streams and panics.

use std::{
    convert::Infallible,
    future::{Future, Ready, ready},
    pin::Pin,
    task::{Context, Poll},
};

use actix_web::{
    CustomizeResponder, Either, Error, HttpRequest, HttpResponse, Responder, Result,
    body::{BodySize, BoxBody, MessageBody},
    error, get,
    http::{
        StatusCode,
        header::{self, ContentType},
    },
    post, route,
    web::{Bytes, Json, Redirect, ServiceConfig},
};
use cors_runtime::cors;

use crate::ask::ask;

/// A body of three chunks of which each waits once, and which may fail in between.
struct Chunks {
    left: u8,
    is_ready: bool,
    fails_at: u8,
}

impl Chunks {
    fn new(fails_at: u8) -> Self {
        Self { left: 3, is_ready: false, fails_at }
    }
}

impl MessageBody for Chunks {
    type Error = Error;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        self.is_ready = !self.is_ready;
        if self.is_ready {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        if self.left == self.fails_at {
            return Poll::Ready(Some(Err(error::ErrorBadGateway("in the middle"))));
        }
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left -= 1;
        Poll::Ready(Some(Ok(Bytes::from(format!("chunk {}", self.left)))))
    }
}

/// A responder of the application's own, with a body of its own.
struct Own;

impl Responder for Own {
    type Body = Chunks;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse<Chunks> {
        HttpResponse::Created()
            .insert_header(("X-Path", request.path()))
            .message_body(Chunks::new(9))
            .expect("a response")
    }
}

twice! {
    macro_rules! gives {
        ($($name:ident $path:literal -> $output:ty = $body:expr;)*) => {
            $(
                #[cors(origins = ["https://app.example.com"])]
                #[get($path)]
                async fn $name() -> $output {
                    $body
                }
            )*

            fn handlers(config: &mut ServiceConfig) {
                config $(.service($name))*;
            }
        };
    }
    gives! {
        gives_text "/text" -> &'static str = "text";
        gives_string "/string" -> String = "string".to_owned();
        gives_bytes "/bytes" -> Bytes = Bytes::from_static(b"\xff\x00");
        gives_vector "/vector" -> Vec<u8> = vec![1, 2, 3];
        gives_slice "/slice" -> &'static [u8] = b"slice";
        gives_json "/json" -> Json<Vec<u8>> = Json(vec![1]);
        gives_response "/response" -> HttpResponse = HttpResponse::Ok().content_type("text/x").body("response");
        gives_builder "/builder" -> actix_web::HttpResponseBuilder = HttpResponse::Accepted();
        gives_ok "/ok" -> Result<&'static str> = Ok("ok");
        gives_err "/err" -> Result<&'static str> = Err(error::ErrorConflict("err"));
        gives_infallible "/infallible" -> Result<String, Infallible> = Ok("infallible".to_owned());
        gives_io_error "/io" -> std::io::Result<String> = std::fs::read_to_string("/no/such/file");
        gives_some "/some" -> Option<&'static str> = Some("some");
        gives_none "/none" -> Option<&'static str> = None;
        gives_left "/left" -> Either<HttpResponse, Result<String>> = Either::Left(HttpResponse::Gone().finish());
        gives_right "/right" -> Either<HttpResponse, Result<String>> = Either::Right(Err(error::ErrorLocked("right")));
        gives_with_status "/with-status" -> (&'static str, StatusCode) = ("with status", StatusCode::CREATED);
        gives_customized "/customized" -> CustomizeResponder<&'static str> = {
            "customized".customize().insert_header(("X-Own", "1")).append_header(("X-Own", "2"))
        };
        gives_redirect "/redirect" -> Redirect = Redirect::to("/elsewhere").permanent();
        gives_streaming "/streaming" -> HttpResponse = HttpResponse::Ok().body(Chunks::new(9));
        gives_broken "/broken" -> HttpResponse = HttpResponse::Ok().body(Chunks::new(1));
        gives_own "/own" -> Own = Own;
        gives_boxed "/boxed" -> HttpResponse<BoxBody> = HttpResponse::Ok().message_body(BoxBody::new("boxed")).expect("ok");
        gives_typed "/typed" -> HttpResponse<&'static str> = HttpResponse::Ok().message_body("typed").expect("ok");
        gives_sized "/sized" -> HttpResponse = HttpResponse::Ok().no_chunking(7).body(Chunks::new(9));
        gives_not_modified "/304" -> HttpResponse = HttpResponse::NotModified().insert_header(("ETag", "\"1\"")).finish();
        gives_early_close "/close" -> HttpResponse = HttpResponse::Ok().force_close().body("closed");
        gives_reason "/reason" -> HttpResponse = HttpResponse::Ok().reason("Because").finish();
        gives_headers "/headers" -> HttpResponse = HttpResponse::Ok()
            .insert_header(ContentType::html())
            .append_header((header::VARY, "Accept"))
            .append_header((header::VARY, "Cookie, Accept-Encoding"))
            .append_header((header::SET_COOKIE, "a=b"))
            .append_header((header::SET_COOKIE, "c=d"))
            .body("<p>");
        gives_panicking "/panic" -> String = panic!("on purpose");
        gives_inner_error "/inner" -> Result<HttpResponse> = {
            Err(error::InternalError::from_response("inner", HttpResponse::PaymentRequired().body("pay")).into())
        };
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/future")]
    fn future() -> Ready<Result<HttpResponse>> {
        ready(Ok(HttpResponse::Ok().body("ready")))
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/impl-future")]
    fn impl_future(request: HttpRequest) -> impl Future<Output = impl Responder> {
        let path = request.path().to_owned();
        async move {
            actix_web::rt::task::yield_now().await;
            path
        }
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/boxed-future")]
    fn boxed_future() -> Pin<Box<dyn Future<Output = Result<String>>>> {
        Box::pin(async { Err(error::ErrorNotAcceptable("boxed")) })
    }

    #[cors(origins = ["https://app.example.com"])]
    #[post("/question-mark")]
    async fn question_mark(body: String) -> Result<impl Responder, Error> {
        let number: u8 = body.parse().map_err(error::ErrorBadRequest)?;
        Ok(Json(number))
    }

    #[cors(origins = ["https://app.example.com"])]
    #[route("/head", method = "GET", method = "HEAD")]
    async fn head() -> impl Responder {
        HttpResponse::Ok().insert_header(("X-Head", "1")).body("not in a HEAD")
    }

    pub(super) fn app(config: &mut ServiceConfig) {
        config.configure(handlers).service((future, impl_future, boxed_future, question_mark, head));
    }
}

#[test]
fn what_a_handler_returns_is_answered_as_it_is() {
    let ok = [
        "GET /text",
        "GET /string",
        "GET /bytes",
        "GET /vector",
        "GET /slice",
        "GET /json",
        "GET /response",
        "GET /ok",
        "GET /infallible",
        "GET /some",
        "GET /customized",
        "GET /boxed",
        "GET /typed",
        "GET /headers",
        "GET /close",
        "GET /reason",
        "GET /future",
        "GET /impl-future",
        "GET /head",
        "HEAD /head",
    ];
    twins!()
        .shared(ok.map(|line| ask(line, 200)))
        .shared([
            ask("GET /builder", 202),
            ask("GET /with-status", 201),
            ask("GET /redirect", 308),
            ask("GET /304", 304),
            ask("POST /question-mark", 200).body("7"),
        ])
        .unshared([ask("HEAD /text", 404)]);
}

#[test]
fn errors_are_answered_as_they_are() {
    twins!().shared([
        ask("GET /err", 409),
        ask("GET /io", 404),
        ask("GET /none", 404),
        ask("GET /left", 410),
        ask("GET /right", 423),
        ask("GET /inner", 402),
        ask("GET /boxed-future", 406),
        ask("POST /question-mark", 400).body("x"),
    ]);
}

#[test]
fn streams_are_streamed_and_break_off_where_they_do() {
    twins!().shared([
        ask("GET /streaming", 200),
        ask("GET /own", 201),
        ask("GET /sized", 200),
        ask("GET /broken", 200),
    ]);
}

#[test]
fn a_panic_closes_the_connection_and_nothing_else() {
    twins!().shared([
        ask("GET /panic", 0),
        ask("GET /text", 200),
        ask("GET /panic", 0),
        ask("GET /text", 200),
    ]);
}
