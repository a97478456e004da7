//! The decision of the innermost policy stands, whatever becomes of the response.

use std::{future::poll_fn, task::Poll};

use actix_web::{
    App, Error, HttpMessage, HttpResponse, Responder,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    error::{ErrorGatewayTimeout, ErrorImATeapot, ErrorNotFound},
    get,
    http::StatusCode,
    middleware::{ErrorHandlerResponse, ErrorHandlers, Next, from_fn},
    rt::task::yield_now,
    test::init_service,
    web,
};
use cors_runtime::{Cors, Policy, cors, policy};
use support::{
    APP, EVIL, Response,
    in_process::{actual, preflight, send},
};

const FRONTEND: Policy =
    policy!(origins = ["https://app.example.com"], expose = ["X-Request-Id"], credentials);
const PARTNER: &str = "https://partner.example";

#[cors(FRONTEND)]
#[get("/slow")]
async fn slow() -> impl Responder {
    yield_now().await;
    "at last"
}

#[cors(origins = ["https://partner.example"])]
#[get("/partner")]
async fn partner() -> Result<&'static str, Error> {
    Err(ErrorImATeapot("no"))
}

#[cors(deny)]
#[get("/denied")]
async fn denied() -> impl Responder {
    "denied"
}

#[cors(origins = any)]
#[get("/open")]
async fn open() -> impl Responder {
    "open"
}

#[get("/plain")]
async fn plain() -> impl Responder {
    "plain"
}

/// Answers in the place of whatever came out, with an answer that says nothing of CORS.
async fn fresh<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse, Error> {
    let (request, _) = next.call(request).await?.into_parts();
    Ok(ServiceResponse::new(request, HttpResponse::GatewayTimeout().body("replaced")))
}

/// Answers with what allows everybody.
async fn forged<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse, Error> {
    let (request, _) = next.call(request).await?.into_parts();
    let forged = HttpResponse::GatewayTimeout()
        .append_header(("access-control-allow-origin", "https://evil.example"))
        .append_header(("access-control-allow-origin", "https://evil.example"))
        .append_header(("access-control-allow-credentials", "true"))
        .append_header(("access-control-allow-methods", "PUT"))
        .body("replaced");
    Ok(ServiceResponse::new(request, forged))
}

/// Drops the answer, as a timeout does that comes too late, and fails.
async fn failing<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse, Error> {
    drop(next.call(request).await);
    Err(ErrorGatewayTimeout("replaced"))
}

/// Fails before the answer is there: the handler is dropped where it waits.
async fn too_early<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse, Error> {
    let mut answer = Box::pin(next.call(request));
    poll_fn(|context| {
        let _ = answer.as_mut().poll(context);
        Poll::Ready(())
    })
    .await;
    drop(answer);
    Err(ErrorGatewayTimeout("replaced"))
}

/// Adds what nobody asked for.
async fn adding<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse, Error> {
    let mut response = next.call(request).await?.map_into_boxed_body();
    let headers = response.headers_mut();
    headers.insert(
        actix_web::http::header::ACCESS_CONTROL_ALLOW_ORIGIN,
        actix_web::http::header::HeaderValue::from_static("*"),
    );
    Ok(response)
}

/// The headers of an actual response of each route for each origin.
fn expected(path: &str, origin: &str) -> Vec<String> {
    let line = |line: &str| line.to_owned();
    match (path, origin) {
        ("/slow" | "/plain", APP) => vec![
            line("access-control-allow-credentials: true"),
            line("access-control-allow-origin: https://app.example.com"),
            line("access-control-expose-headers: X-Request-Id"),
        ],
        ("/partner", PARTNER) => vec![line("access-control-allow-origin: https://partner.example")],
        ("/open", _) => vec![line("access-control-allow-origin: *")],
        _ => Vec::new(),
    }
}

fn assert_stands(reply: &Response, path: &str, origin: &str) {
    assert_eq!(reply.access_control(), expected(path, origin), "{path} from {origin}");
    let vary = if path == "/open" { vec![] } else { vec!["Origin"] };
    assert_eq!(reply.lines("vary"), vary, "{path} from {origin}");
}

macro_rules! assert_stands_behind {
    ($($middleware:expr),* $(,)?) => {$(
        let app = App::new().service(slow).service(partner).service(denied).service(open).service(plain);
        let app = init_service(app.wrap($middleware).wrap(Cors::new(FRONTEND))).await;
        for path in ["/slow", "/partner", "/denied", "/open", "/plain"] {
            for origin in [APP, PARTNER, EVIL] {
                assert_stands(&actual(&app, "GET", path, origin).await, path, origin);
            }
            assert_stands(&send(&app, "GET", path, &[]).await, path, "");
        }
    )*};
}

#[expect(clippy::unnecessary_wraps, reason = "as `ErrorHandlers` wants it")]
fn error_page<B>(response: ServiceResponse<B>) -> actix_web::Result<ErrorHandlerResponse<B>> {
    let (request, response) = response.into_parts();
    let page = HttpResponse::build(response.status()).body("an error page");
    Ok(ErrorHandlerResponse::Response(ServiceResponse::new(request, page.map_into_right_body())))
}

#[actix_web::test]
async fn the_innermost_decision_stands_on_whatever_is_sent() {
    let pages = || ErrorHandlers::new().handler(StatusCode::IM_A_TEAPOT, error_page::<BoxBody>);
    assert_stands_behind!(from_fn(fresh), from_fn(forged), from_fn(failing), from_fn(adding), pages());
}

#[actix_web::test]
async fn it_stands_where_the_handler_was_dropped() {
    assert_stands_behind!(from_fn(too_early));
}

#[actix_web::test]
async fn the_decision_of_another_middleware_inside_stands_too() {
    let inner = web::scope("/inner")
        .wrap(Cors::new(policy!(origins = ["https://partner.example"])))
        .route("/by-hand", web::get().to(|| async { "by hand" }));
    let app = App::new().service(inner).wrap(from_fn(fresh)).wrap(Cors::new(FRONTEND));
    let app = init_service(app).await;
    for (origin, allowed) in [(APP, None), (PARTNER, Some(PARTNER)), (EVIL, None)] {
        let reply = actual(&app, "GET", "/inner/by-hand", origin).await;
        assert_eq!((reply.status, reply.allow_origin()), (504, allowed), "{origin}");
        assert_eq!(reply.lines("vary"), ["Origin"]);
        assert_eq!(reply.lines("access-control-allow-credentials"), [""; 0]);
    }
    // And that of `enforce`, which asks nobody inside.
    let inner = web::scope("/inner")
        .wrap(Cors::new(policy!(origins = ["https://partner.example"], enforce)))
        .route("/by-hand", web::get().to(|| async { "by hand" }));
    let app = App::new().service(inner).wrap(from_fn(fresh)).wrap(Cors::new(FRONTEND));
    let app = init_service(app).await;
    assert_eq!(actual(&app, "GET", "/inner/by-hand", APP).await.allow_origin(), None);
}

/// Fails as if nothing were there, without having asked.
async fn not_found<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse, Error> {
    drop(next.call(request).await);
    Err(ErrorNotFound("nothing"))
}

#[actix_web::test]
async fn an_error_that_ends_a_request_is_no_loss() {
    let app = App::new().service(plain).wrap(from_fn(not_found)).wrap(Cors::new(FRONTEND));
    let app = init_service(app).await;
    for _ in 0..3 {
        assert_eq!(actual(&app, "GET", "/plain", APP).await.allow_origin(), Some(APP));
        let reply = preflight(&app, "PUT", "/plain", APP).await;
        assert_eq!((reply.status, reply.allow_origin()), (204, Some(APP)));
    }
    let app = App::new().service(denied).wrap(from_fn(clearing)).wrap(from_fn(not_found));
    let app = init_service(app.wrap(Cors::new(FRONTEND))).await;
    assert_eq!(actual(&app, "GET", "/denied", APP).await.allow_origin(), None);
    let reply = preflight(&app, "GET", "/denied", APP).await;
    assert_eq!((reply.status, reply.access_control()), (403, vec![]));
}

/// Takes everything out of a request that others have put there.
async fn clearing<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    request.extensions_mut().clear();
    next.call(request).await
}

/// Returns the same, afterwards.
async fn clearing_late<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let response = next.call(request).await?;
    response.request().extensions_mut().clear();
    Ok(response)
}

#[actix_web::test]
async fn where_the_slot_is_lost_nothing_is_shared() {
    macro_rules! check {
        ($clearing:expr) => {
            let app = App::new().service(slow).service(partner).service(denied).service(plain);
            let app = init_service(app.wrap($clearing).wrap(Cors::new(FRONTEND))).await;
            for path in ["/slow", "/partner", "/denied", "/plain"] {
                for origin in [APP, PARTNER, EVIL] {
                    let reply = actual(&app, "GET", path, origin).await;
                    assert_eq!(reply.access_control(), [""; 0], "{path} from {origin}");
                    assert_eq!(reply.lines("vary"), ["Origin"], "{path} from {origin}");
                }
            }
        };
    }
    check!(from_fn(clearing));
    check!(from_fn(clearing_late));
    let app = App::new().service(slow).service(denied).service(plain).wrap(from_fn(clearing));
    let app = init_service(app.wrap(Cors::new(FRONTEND))).await;
    for path in ["/slow", "/denied", "/plain", "/nowhere"] {
        let reply = preflight(&app, "GET", path, APP).await;
        assert_eq!((reply.status, reply.access_control()), (403, vec![]), "{path}");
    }
    // Also where the request is gone with what was cleared.
    let app = || App::new().service(slow).service(denied).service(plain).wrap(from_fn(clearing));
    let app = init_service(app().wrap(from_fn(failing)).wrap(Cors::new(FRONTEND))).await;
    for path in ["/slow", "/denied", "/plain"] {
        let reply = actual(&app, "GET", path, APP).await;
        assert_eq!((reply.status, reply.access_control()), (504, vec![]), "{path}");
        let lines = [("origin", APP), ("access-control-request-method", "GET")];
        let reply = send(&app, "OPTIONS", path, &lines).await;
        assert_eq!((reply.status, reply.access_control()), (403, vec![]), "{path}");
    }
    // Between two middlewares the inner one makes a slot of its own, which the outer one does not take for its.
    let inner = web::scope("").wrap(Cors::new(FRONTEND)).service(denied).service(plain);
    let app = App::new().service(inner).wrap(from_fn(clearing)).wrap(Cors::new(FRONTEND));
    let app = init_service(app).await;
    assert_eq!(actual(&app, "GET", "/denied", APP).await.access_control(), [""; 0]);
}
