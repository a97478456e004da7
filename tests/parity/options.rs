//! The options of a route attribute: `name`, `guard` and `wrap`.

use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::{
    Error, HttpMessage, HttpRequest, HttpResponse, Responder,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    error::{ErrorForbidden, InternalError},
    get,
    guard::GuardContext,
    http::{StatusCode, header},
    middleware::{
        Compat, Compress, Condition, DefaultHeaders, ErrorHandlerResponse, ErrorHandlers, Logger, Next,
        NormalizePath, from_fn,
    },
    post, put, route, routes,
    web::ServiceConfig,
};
use cors_runtime::cors;

use crate::ask::ask;

fn has_json(context: &GuardContext<'_>) -> bool {
    context.head().headers().contains_key("x-json")
}

mod guards {
    use super::GuardContext;

    pub(crate) struct Guards;

    impl Guards {
        pub(crate) fn is_late(context: &GuardContext<'_>) -> bool {
            context.head().headers().contains_key("x-late")
        }
    }

    pub(crate) fn header<const LENGTH: usize, T: super::Length>(context: &GuardContext<'_>) -> bool {
        context.head().headers().get("x-length").is_some_and(|value| value.len() == LENGTH * T::UNIT)
    }
}

trait Length {
    const UNIT: usize;
}

struct Pairs;

impl Length for Pairs {
    const UNIT: usize = 2;
}

struct Order(String);

macro_rules! note {
    ($($name:ident)*) => {$(
        async fn $name<B: MessageBody>(
            request: ServiceRequest,
            next: Next<B>,
        ) -> Result<ServiceResponse<B>, Error> {
            let order = request.extensions_mut().remove::<Order>().map_or_else(String::new, |order| order.0);
            request.extensions_mut().insert(Order(order + stringify!($name)));
            let mut response = next.call(request).await?;
            let name = header::HeaderName::from_static("x-order");
            response.headers_mut().append(name, header::HeaderValue::from_static(stringify!($name)));
            Ok(response)
        }
    )*};
}
note!(first second third);

async fn unauthorized(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody>>, Error> {
    if request.headers().contains_key("authorization") {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    Ok(request.into_response(HttpResponse::Unauthorized().body("who?")).map_into_right_body())
}

async fn failing<B: MessageBody>(_: ServiceRequest, _: Next<B>) -> Result<ServiceResponse<B>, Error> {
    Err(ErrorForbidden("not you"))
}

async fn failing_late<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    drop(next.call(request).await?);
    Err(InternalError::new("too late", StatusCode::GATEWAY_TIMEOUT).into())
}

fn teapot<B>(mut response: ServiceResponse<B>) -> actix_web::Result<ErrorHandlerResponse<B>> {
    *response.response_mut().status_mut() = StatusCode::IM_A_TEAPOT;
    Ok(ErrorHandlerResponse::Response(response.map_into_left_body()))
}

/// Returns an extractor of what the middleware left for the handler.
fn order(request: &HttpRequest) -> String {
    request.extensions().get::<Order>().map_or_else(String::new, |order| order.0.clone())
}

twice! {
    static GUARDED: AtomicUsize = AtomicUsize::new(0);

    fn counted(_: &GuardContext<'_>) -> bool {
        GUARDED.fetch_add(1, Ordering::Relaxed);
        true
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/named/{id}", name = "a name of any kind")]
    async fn named(request: HttpRequest) -> impl Responder {
        format!(
            "{:?} {:?} {:?} {:?} {:?}",
            request.url_for("a name of any kind", ["x y"]).map(String::from),
            request.url_for("named", ["1"]).map(String::from),
            request.url_for_static("unnamed").map(String::from),
            request.url_for_static("guarded").map(String::from),
            request.match_name(),
        )
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("unnamed")]
    async fn unnamed(request: HttpRequest) -> impl Responder {
        format!("{:?} {:?}", request.match_name(), request.match_pattern())
    }

    #[cors(origins = ["https://app.example.com"])]
    #[put(
        "/guarded",
        guard = "has_json",
        guard = "guards::Guards::is_late",
        guard = "guards::header::<2, Pairs>",
        guard = "counted",
    )]
    async fn guarded() -> impl Responder {
        format!("guarded {}", GUARDED.load(Ordering::Relaxed))
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/by-guard", guard = "has_json")]
    async fn by_guard_json() -> impl Responder {
        "json"
    }

    #[cors(origins = any)]
    #[get("/by-guard", guard = "guards::Guards::is_late")]
    async fn by_guard_late() -> impl Responder {
        "late"
    }

    #[get("/by-guard")]
    async fn by_guard_none() -> impl Responder {
        "neither"
    }

    pub(super) fn app(config: &mut ServiceConfig) {
        config.service((named, unnamed, guarded, by_guard_json, by_guard_late, by_guard_none));
    }
}

#[test]
fn a_route_has_its_name_in_url_for() {
    twins!().shared([ask("GET /named/7", 200), ask("GET /unnamed", 200)]);
}

#[test]
fn every_guard_must_hold_for_a_request() {
    let all = ask("PUT /guarded", 200).header("X-Json: 1").header("X-Late: 1");
    twins!()
        .shared([all.clone().header("X-Length: 1234"), ask("GET /by-guard", 200).header("X-Json: 1")])
        .unshared([
            all.clone().header("X-Length: 123").gets(404),
            ask("PUT /guarded", 404).header("X-Json: 1").header("X-Length: 1234"),
            ask("PUT /guarded", 404),
            ask("GET /by-guard", 200),
            ask("POST /by-guard", 404),
        ]);
}

mod wrapped {
    use super::*;

    twice! {
        const HEADER: (&str, &str) = ("X-Const", "1");

        fn make() -> DefaultHeaders {
            DefaultHeaders::new().add(HEADER)
        }

        #[cors(origins = ["https://app.example.com"])]
        #[get("/order/{id}", wrap = "from_fn(first)", wrap = "from_fn(second)", wrap = "from_fn(third)")]
        async fn ordered(request: HttpRequest) -> impl Responder {
            format!("{} {:?}", order(&request), request.match_info().get("id"))
        }

        #[cors(origins = ["https://app.example.com"])]
        #[post("/401", wrap = "from_fn(unauthorized)", wrap = "Logger::default()")]
        async fn authorized(body: String) -> impl Responder {
            body
        }

        #[cors(origins = ["https://app.example.com"])]
        #[get("/err", wrap = "from_fn(failing)")]
        async fn erring() -> impl Responder {
            "unreachable"
        }

        #[cors(origins = ["https://app.example.com"])]
        #[get("/err-late", wrap = "from_fn(first)", wrap = "from_fn(failing_late)", wrap = "from_fn(third)")]
        async fn erring_late() -> impl Responder {
            "dropped"
        }

        #[cors(origins = ["https://app.example.com"])]
        #[get(
            "/expressions",
            wrap = r#"DefaultHeaders::new().add(("X-Own", "1"))"#,
            wrap = "make()",
            wrap = "Condition::new(cfg!(test), Compat::new(Compress::default()))",
            wrap = r#"{ let config = DefaultHeaders::new(); let policy = ("X-Block", "1"); config.add(policy) }"#,
            wrap = "NormalizePath::trim()",
            wrap = "ErrorHandlers::new().handler(StatusCode::CONFLICT, teapot)",
            wrap = "if cfg!(test) { from_fn(first) } else { unreachable!() }"
        )]
        async fn expressions() -> impl Responder {
            HttpResponse::Conflict().body("conflict ".repeat(30))
        }

        #[cors(origins = ["https://app.example.com"])]
        #[route("/both", method = "GET", method = "PUT", guard = "has_json", wrap = "from_fn(first)")]
        async fn both(request: HttpRequest) -> impl Responder {
            order(&request)
        }

        #[cors(origins = ["https://app.example.com"])]
        #[routes]
        #[get("/r/1", wrap = "from_fn(first)", name = "one")]
        #[get("/r/2", wrap = "from_fn(second)", guard = "has_json")]
        #[post("/r/1")]
        async fn per_route(request: HttpRequest) -> impl Responder {
            format!("{} {:?}", order(&request), request.match_name())
        }

        pub(super) fn app(config: &mut ServiceConfig) {
            config
                .service((ordered, authorized, erring, erring_late, expressions, both, per_route));
        }
    }

    #[test]
    fn several_wraps_run_in_actixs_order() {
        twins!()
            .shared([
                ask("GET /order/7", 200),
                ask("GET /both", 200).header("X-Json: 1"),
                ask("PUT /both", 200).header("X-Json: 1"),
                ask("GET /r/1", 200),
                ask("GET /r/2", 200).header("X-Json: 1"),
                ask("POST /r/1", 200),
            ])
            .unshared([ask("POST /order/7", 404), ask("PUT /both", 404), ask("GET /r/2", 404)]);
    }

    #[test]
    fn a_wrap_answers_and_fails_as_it_would() {
        twins!().shared([
            ask("POST /401", 401).body("secret"),
            ask("POST /401", 200).header("Authorization: me").body("secret"),
            ask("GET /err", 403),
            ask("GET /err-late", 504),
        ]);
    }

    #[test]
    fn a_wrap_is_any_expression() {
        twins!().shared([
            ask("GET /expressions", 418),
            ask("GET /expressions", 418).header("Accept-Encoding: gzip"),
            ask("GET /expressions", 418).header("Accept-Encoding: br"),
        ]);
    }
}
