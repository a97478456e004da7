//! `SkipPreflight`: preflights go around authentication, and nobody else does.

use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::{
    App, Error, HttpMessage, HttpRequest, HttpResponse, Responder,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    get,
    http::Method,
    middleware::{Next, NormalizePath, from_fn},
    options, put, route,
    test::init_service,
    web,
};
use cors_runtime::{Cors, Policy, SkipPreflight, cors, policy};
use support::{
    APP, EVIL, Request, Response,
    in_process::{actual, exchange, preflight, send},
};

use crate::auth;

const FRONTEND: Policy =
    policy!(origins = ["https://app.example.com"], headers = ["Authorization"], credentials);

#[cors(FRONTEND)]
#[put("/annotated/{id}")]
async fn annotated(id: web::Path<u32>, request: HttpRequest) -> impl Responder {
    let is_user = request.extensions().get::<auth::User>().is_some();
    format!("{id} {is_user}")
}

#[cors(FRONTEND)]
#[get("/read/{id}")]
async fn read(id: web::Path<u32>) -> impl Responder {
    HttpResponse::Ok().append_header(("x-secret", "1")).body(format!("secret {id}"))
}

#[get("/plain")]
async fn plain() -> impl Responder {
    "plain"
}

/// Takes OPTIONS too, and would tell.
async fn secret(id: web::Path<u32>, request: HttpRequest) -> impl Responder {
    let is_user = request.extensions().get::<auth::User>().is_some();
    HttpResponse::Ok().append_header(("x-secret", "1")).body(format!("secret {id} {is_user}"))
}

#[options("/options/{id}")]
async fn by_options(id: web::Path<u32>, request: HttpRequest, body: String) -> impl Responder {
    let is_user = request.extensions().get::<auth::User>().is_some();
    HttpResponse::Ok()
        .append_header(("x-secret", "1"))
        .append_header(("x-pattern", request.match_pattern().unwrap_or_default()))
        .body(format!("secret {id} {is_user} {body}"))
}

/// Handlers of OPTIONS with a policy: that decides about what they answer, and is no leave to go around.
#[cors(FRONTEND)]
#[options("/annotated-options/{id}")]
async fn annotated_options(id: web::Path<u32>) -> impl Responder {
    HttpResponse::Ok().append_header(("x-secret", "1")).body(format!("secret {id}"))
}

#[cors(deny)]
#[route("/denied-options/{id}", method = "GET", method = "OPTIONS")]
async fn denied_options(id: web::Path<u32>) -> impl Responder {
    HttpResponse::Ok().append_header(("x-secret", "1")).body(format!("secret {id}"))
}

/// Turns every OPTIONS request into a GET one, as a method override may.
async fn overriding<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    if request.method() == Method::OPTIONS {
        request.head_mut().method = Method::GET;
    }
    next.call(request).await
}

fn services(config: &mut web::ServiceConfig) {
    config
        .service(annotated)
        .service(annotated_options)
        .service(denied_options)
        .service(web::scope("/override").wrap(from_fn(overriding)).service(read))
        .service(plain)
        .service(by_options)
        .service(web::resource("/resource/{id}").to(secret))
        .service(web::scope("/scope/{id}").service(web::resource("").to(secret)));
}

/// Checks whether a reply tells nothing of what the middleware guards.
fn is_told_nothing(reply: &Response) -> bool {
    reply.access_control().is_empty()
        && !reply.text().contains("secret")
        && reply.lines("x-secret").is_empty()
}

/// Handlers that take these requests, which are no preflights of theirs.
const GUARDED: [&str; 6] = [
    "/resource/7",
    "/scope/7",
    "/options/7",
    "/annotated-options/7",
    "/denied-options/7",
    "/override/read/7",
];

#[actix_web::test]
async fn preflights_go_around_the_middleware_and_actual_requests_through_it() {
    let answering =
        init_service(App::new().configure(services).wrap(SkipPreflight::new(from_fn(auth::answering)))).await;
    let failing =
        init_service(App::new().configure(services).wrap(SkipPreflight::new(from_fn(auth::failing)))).await;
    macro_rules! check {
        ($app:ident) => {
            let reply = preflight(&$app, "PUT", "/annotated/7", APP).await;
            assert_eq!((reply.status, reply.allow_origin()), (204, Some(APP)));
            let reply = preflight(&$app, "PUT", "/annotated/7", EVIL).await;
            assert_eq!((reply.status, reply.text()), (403, ""));
            let reply = actual(&$app, "PUT", "/annotated/7", APP).await;
            assert_eq!((reply.status, reply.text(), reply.allow_origin()), (401, "who?", None));
            let reply = send(&$app, "PUT", "/annotated/7", &[("origin", APP), ("authorization", "t")]).await;
            assert_eq!((reply.status, reply.text(), reply.allow_origin()), (200, "7 true", Some(APP)));
        };
    }
    check!(answering);
    check!(failing);
}

#[actix_web::test]
async fn no_preflight_reads_what_the_middleware_guards() {
    let alone =
        init_service(App::new().configure(services).wrap(SkipPreflight::new(from_fn(auth::answering)))).await;
    let failing =
        init_service(App::new().configure(services).wrap(SkipPreflight::new(from_fn(auth::failing)))).await;
    let inside_cors = init_service(
        App::new()
            .configure(services)
            .wrap(SkipPreflight::new(from_fn(auth::answering)))
            .wrap(Cors::new(FRONTEND)),
    )
    .await;
    let in_a_scope =
        init_service(App::new().service(
            web::scope("/in").configure(services).wrap(SkipPreflight::new(from_fn(auth::answering))),
        ))
        .await;
    for path in GUARDED {
        for method in ["PUT", "DELETE", "x"] {
            for reply in
                [preflight(&alone, method, path, APP).await, preflight(&failing, method, path, APP).await]
            {
                assert_eq!((reply.status, reply.text()), (401, "who?"), "{path} {method}");
                assert!(is_told_nothing(&reply), "{reply:?}");
            }
            let reply = preflight(&in_a_scope, method, &format!("/in{path}"), APP).await;
            assert_eq!((reply.status, reply.text()), (401, "who?"), "{path} {method}");
            let reply = preflight(&inside_cors, method, path, APP).await;
            assert_eq!((reply.status, reply.text()), (204, ""), "`Cors` answers in its place");
            assert_eq!(reply.lines("x-secret"), [""; 0]);
            assert!(is_told_nothing(&preflight(&inside_cors, method, path, EVIL).await));
        }
        // Without `Access-Control-Request-Method`, or with an empty one, it is no preflight.
        for lines in
            [vec![("origin", APP)], vec![], vec![("origin", APP), ("access-control-request-method", "")]]
        {
            assert_eq!(send(&alone, "OPTIONS", path, &lines).await.status, 401, "{path}");
        }
        let twice = [
            ("origin", APP),
            ("access-control-request-method", "GET"),
            ("access-control-request-method", "PUT"),
        ];
        assert_eq!(send(&alone, "OPTIONS", path, &twice).await.status, 401, "{path}");
    }
}

#[actix_web::test]
async fn what_no_policy_marked_goes_through_the_middleware_as_it_came() {
    let at_app = App::new().service(by_options).wrap(SkipPreflight::new(from_fn(auth::answering)));
    let at_app = init_service(at_app).await;
    let inner = web::scope("/b").wrap(SkipPreflight::new(from_fn(auth::answering))).service(by_options);
    let in_scopes = init_service(App::new().service(web::scope("/a").service(inner))).await;
    let lines = [("origin", APP), ("access-control-request-method", "GET"), ("authorization", "t")];
    let reply = send(&at_app, "OPTIONS", "/options/7", &lines).await;
    assert_eq!((reply.status, reply.text()), (200, "secret 7 true "));
    assert_eq!(reply.lines("x-pattern"), ["/options/{id}"]);
    let reply = send(&in_scopes, "OPTIONS", "/a/b/options/7", &lines).await;
    assert_eq!((reply.status, reply.text()), (200, "secret 7 true "));
    assert_eq!(reply.lines("x-pattern"), ["/a/b/options/{id}"]);
}

#[actix_web::test]
async fn a_body_of_what_only_looks_like_a_preflight_comes_to_the_handler_behind_the_middleware() {
    let app = App::new().service(by_options).wrap(SkipPreflight::new(from_fn(auth::answering)));
    let app = init_service(app).await;
    let request = Request::preflight("GET", "/options/7", APP).header("authorization", "t").body("body");
    assert_eq!(exchange(&app, &request).await.text(), "secret 7 true body");
}

#[actix_web::test]
async fn a_middleware_further_inside_that_fails_refuses_the_preflight() {
    let app = App::new()
        .service(plain)
        .service(annotated)
        .wrap(from_fn(auth::failing))
        .wrap(SkipPreflight::new(from_fn(auth::answering)));
    let app = init_service(app).await;
    for path in ["/plain", "/annotated/7"] {
        let reply = preflight(&app, "PUT", path, APP).await;
        assert_eq!((reply.status, reply.text(), reply.access_control()), (403, "", vec![]), "{path}");
    }
}

/// The table of `SkipPreflight`'s documentation, row by row: whether the preflight is answered, and whether a page can
/// read the 401.
#[actix_web::test]
async fn each_order_is_what_the_documentation_says() {
    let app = || App::new().service(annotated).service(plain);
    macro_rules! row {
        ($($wrap:expr),* => $preflight:literal, $readable:literal) => {
            let app = init_service(app()$(.wrap($wrap))*).await;
            for (method, path) in [("PUT", "/annotated/7"), ("GET", "/plain")] {
                let order = concat!($(stringify!($wrap), " "),*);
                let reply = preflight(&app, method, path, APP).await;
                assert_eq!(reply.allow_origin().is_some() && reply.status == 204, $preflight, "{order} {path}");
                let reply = actual(&app, method, path, APP).await;
                assert_eq!((reply.status, reply.allow_origin().is_some()), (401, $readable), "{order} {path}");
            }
        };
    }
    // As they are written: actix runs the last one first.
    row!(SkipPreflight::new(from_fn(auth::answering)), Cors::new(FRONTEND) => true, true);
    row!(from_fn(auth::answering), Cors::new(FRONTEND) => false, true);
    row!(Cors::new(FRONTEND), SkipPreflight::new(from_fn(auth::answering)) => true, false);
    row!(Cors::new(FRONTEND), from_fn(auth::answering) => false, false);
}

#[actix_web::test]
async fn a_handler_that_takes_options_without_a_policy_may_run_as_the_documentation_says() {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let count = || async { RUNS.fetch_add(1, Ordering::SeqCst).to_string() };
    let app = App::new().route("/", web::to(count)).wrap(SkipPreflight::new(from_fn(auth::answering)));
    let app = init_service(app).await;
    let reply = preflight(&app, "GET", "/", APP).await;
    assert_eq!((reply.status, reply.text()), (401, "who?"));
    assert_eq!(RUNS.load(Ordering::SeqCst), 1, "once, and its answer was dropped");
    assert_eq!(actual(&app, "GET", "/", APP).await.status, 401);
    assert_eq!(actual(&app, "OPTIONS", "/", APP).await.status, 401);
    assert_eq!(RUNS.load(Ordering::SeqCst), 1, "an actual request never comes so far");
}

#[actix_web::test]
async fn what_a_middleware_inside_changes_of_a_preflight_is_taken_back() {
    let direct = App::new().service(by_options).wrap(NormalizePath::trim()).wrap(from_fn(auth::answering));
    let direct = init_service(direct).await;
    let skipping = App::new().service(by_options).wrap(NormalizePath::trim());
    let skipping = init_service(skipping.wrap(SkipPreflight::new(from_fn(auth::answering)))).await;
    let lines = [("origin", APP), ("access-control-request-method", "GET"), ("authorization", "t")];
    for path in ["/options/7", "/options/7/", "//options/7"] {
        let reply = send(&skipping, "OPTIONS", path, &lines).await;
        assert_eq!(reply.status, send(&direct, "OPTIONS", path, &lines).await.status, "{path}");
        assert_eq!((reply.status, reply.text()), (200, "secret 7 true "), "{path}");
    }
}

#[actix_web::test]
async fn of_several_the_outermost_judges() {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let count = || async { RUNS.fetch_add(1, Ordering::SeqCst).to_string() };
    let app = App::new()
        .route("/", web::to(count))
        .service(annotated)
        .wrap(SkipPreflight::new(from_fn(auth::answering)))
        .wrap(SkipPreflight::new(from_fn(auth::answering)))
        .wrap(SkipPreflight::new(from_fn(auth::answering)));
    let app = init_service(app).await;
    assert_eq!(preflight(&app, "GET", "/", APP).await.status, 401);
    assert_eq!(RUNS.load(Ordering::SeqCst), 1);
    assert_eq!(preflight(&app, "PUT", "/annotated/7", APP).await.status, 204);
    let lines = [("origin", APP), ("access-control-request-method", "GET"), ("authorization", "t")];
    assert_eq!(send(&app, "OPTIONS", "/", &lines).await.status, 200);
}

/// Asks for a header of its own, as a second check may.
async fn asking_for_more<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    if request.headers().contains_key("x-second") {
        return next.call(request).await;
    }
    Err(actix_web::error::ErrorForbidden("and who else?"))
}

#[actix_web::test]
async fn whoever_satisfies_the_outer_of_two_does_not_go_around_the_inner_one() {
    let app = App::new()
        .service(by_options)
        .wrap(SkipPreflight::new(from_fn(asking_for_more)))
        .wrap(SkipPreflight::new(from_fn(auth::answering)));
    let app = init_service(app).await;
    let lines = [
        ("origin", APP),
        ("access-control-request-method", "GET"),
        ("authorization", "t"),
        ("x-second", "t"),
    ];
    let reply = send(&app, "OPTIONS", "/options/7", &lines[..3]).await;
    assert_eq!((reply.status, reply.text()), (403, "and who else?"));
    assert!(is_told_nothing(&reply), "{reply:?}");
    assert_eq!(send(&app, "OPTIONS", "/options/7", &lines).await.status, 200);
}

/// Says which method and which headers it saw.
async fn telling<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let method = request.method().clone();
    let names = ["authorization", "x-added"].map(|name| request.headers().contains_key(name));
    let mut response = next.call(request).await?;
    let seen = format!("{method} {names:?}").parse().expect("a header value");
    response.headers_mut().insert(actix_web::http::header::ETAG, seen);
    Ok(response)
}

/// Makes another request of it, once.
async fn mangling<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    struct Mangled;
    if request.extensions_mut().insert(Mangled).is_none() {
        let head = request.head_mut();
        head.method = Method::PATCH;
        head.headers.remove("authorization");
        let name = actix_web::http::header::HeaderName::from_static("x-added");
        head.headers.insert(name, actix_web::http::header::HeaderValue::from_static("1"));
    }
    next.call(request).await
}

#[actix_web::test]
async fn the_method_and_the_headers_that_something_inside_changed_are_restored() {
    let app = App::new()
        .service(by_options)
        .wrap(from_fn(mangling))
        .wrap(SkipPreflight::new(from_fn(telling)))
        .default_service(web::to(|| async { "the default" }));
    let app = init_service(app).await;
    let lines = [("origin", APP), ("access-control-request-method", "GET"), ("authorization", "t")];
    let reply = send(&app, "OPTIONS", "/options/7", &lines).await;
    assert_eq!(reply.lines("etag"), ["OPTIONS [true, false]"]);
    assert_eq!((reply.status, reply.text()), (200, "secret 7 false "));
}
