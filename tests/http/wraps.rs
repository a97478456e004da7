//! A route's own middleware: inside of CORS, so that what it answers is shared and preflights never reach it.

use actix_web::{
    Error, HttpMessage, HttpRequest, HttpResponse, Responder,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    error::ErrorForbidden,
    get,
    http::header::{HeaderValue, ORIGIN},
    middleware::{Compress, DefaultHeaders, Next, from_fn},
    put,
    web::ServiceConfig,
};
use cors_runtime::cors;
use support::{APP, EVIL, Request, Server};

/// Answers 401 itself, before the handler.
async fn unauthorized(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody>>, Error> {
    if request.headers().contains_key("authorization") {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    Ok(request.into_response(HttpResponse::Unauthorized().body("who?")).map_into_right_body())
}

/// Fails with an `Err`, which becomes a response only outside of the route.
async fn failing<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    next.call(request).await?;
    Err(ErrorForbidden("not you"))
}

/// Takes `Origin` away from everything inside.
async fn without_origin<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    request.headers_mut().remove(ORIGIN);
    next.call(request).await
}

struct Order(String);

macro_rules! note {
    ($name:ident) => {
        async fn $name<B: MessageBody>(
            request: ServiceRequest,
            next: Next<B>,
        ) -> Result<ServiceResponse<B>, Error> {
            let order = request.extensions_mut().remove::<Order>().map_or_else(String::new, |order| order.0);
            request.extensions_mut().insert(Order(order + stringify!($name)));
            next.call(request).await
        }
    };
}
note!(first);
note!(second);

#[cors(origins = ["https://app.example.com"], headers = ["Authorization"])]
#[put("/401", wrap = "from_fn(unauthorized)")]
async fn guarded() -> impl Responder {
    "in"
}

#[cors(origins = ["https://app.example.com"], expose = ["ETag"])]
#[get("/err", wrap = "from_fn(failing)")]
async fn erring() -> impl Responder {
    "dropped on the way out"
}

#[cors(origins = ["https://app.example.com"])]
#[get("/stripped", wrap = "from_fn(without_origin)")]
async fn stripped(request: HttpRequest) -> impl Responder {
    format!("{:?}", request.headers().get(ORIGIN))
}

#[cors(origins = ["https://app.example.com"])]
#[get("/order/{id}", wrap = "from_fn(first)", wrap = "from_fn(second)")]
async fn ordered(request: HttpRequest) -> impl Responder {
    let order = request.extensions().get::<Order>().map_or_else(String::new, |order| order.0.clone());
    format!("{order} {:?}", request.match_info().get("id"))
}

#[cors(origins = ["https://app.example.com"])]
#[get(
    "/headers",
    wrap = r#"DefaultHeaders::new().add(("Access-Control-Allow-Origin", "*")).add(("X-Own", "1"))"#,
    wrap = "Compress::default()"
)]
async fn headers() -> impl Responder {
    ("x".repeat(200)).customize().insert_header(("vary", HeaderValue::from_static("Cookie")))
}

fn routes(config: &mut ServiceConfig) {
    config.service((guarded, erring, stripped, ordered, headers));
}

#[test]
fn an_answer_of_the_routes_own_middleware_is_shared_and_its_preflight_goes_around() {
    let server = Server::start(routes);
    assert_eq!(server.send(&Request::preflight("PUT", "/401", APP).asks_for("authorization")).status, 204);
    let refused = server.actual("PUT", "/401", APP);
    assert_eq!((refused.status, refused.text()), (401, "who?"));
    assert_eq!(refused.access_control(), ["access-control-allow-origin: https://app.example.com"]);
    assert_eq!(refused.lines("vary"), ["Origin"]);
    let authorized = server
        .send(&Request::new("PUT", "/401").headers(&[("Origin", APP.as_bytes()), ("Authorization", b"x")]));
    assert_eq!((authorized.status, authorized.text()), (200, "in"));
}

#[test]
fn an_err_of_a_middleware_is_shared() {
    let server = Server::start(routes);
    let response = server.actual("GET", "/err", APP);
    assert_eq!((response.status, response.text()), (403, "not you"));
    assert_eq!(
        response.access_control(),
        ["access-control-allow-origin: https://app.example.com", "access-control-expose-headers: ETag"]
    );
    assert_eq!(response.lines("vary"), ["Origin"]);
    assert_eq!(server.actual("GET", "/err", EVIL).access_control(), [""; 0]);
    assert_eq!(server.actual("GET", "/err", EVIL).lines("vary"), ["Origin"]);
}

#[test]
fn a_middleware_that_strips_origin_changes_nothing_about_the_answer() {
    let response = Server::start(routes).actual("GET", "/stripped", APP);
    assert_eq!(response.text(), "None");
    assert_eq!(response.lines("access-control-allow-origin"), [APP]);
}

#[test]
fn several_wraps_run_in_actixs_order_the_last_one_first() {
    let response = Server::start(routes).actual("GET", "/order/7", APP);
    assert_eq!(response.text(), "secondfirst Some(\"7\")");
}

#[test]
fn headers_of_a_middleware_are_kept_but_for_its_cors_headers() {
    let server = Server::start(routes);
    let response = server.send(
        &Request::new("GET", "/headers").headers(&[("Origin", APP.as_bytes()), ("Accept-Encoding", b"gzip")]),
    );
    assert_eq!(response.lines("x-own"), ["1"]);
    assert_eq!(response.access_control(), ["access-control-allow-origin: https://app.example.com"]);
    assert_eq!(response.lines("content-encoding"), ["gzip"]);
    let mut vary = response.lines("vary");
    vary.sort_unstable();
    assert_eq!(vary, ["Cookie", "Origin", "accept-encoding"]);
}
