//! `Cors`: a policy for what stands inside, and the innermost policy wins.

use actix_web::{
    App, HttpResponse, Responder, delete,
    error::ErrorImATeapot,
    get,
    http::{StatusCode, header},
    middleware::{DefaultHeaders, from_fn},
    options, post, put,
    test::init_service,
    web,
};
use cors_runtime::{Cors, Policy, cors, policy};
use support::{
    APP, EVIL, PREFLIGHT_VARY,
    in_process::{actual, preflight, send},
};

use crate::auth;

const OUTER: Policy = policy!(
    origins = ["https://app.example.com"],
    headers = ["X-Outer"],
    expose = ["X-Outer"],
    credentials,
    max_age = 60
);
const INNER: Policy = policy!(origins = ["https://inner.example"], headers = ["X-Inner"]);
const INNER_ORIGIN: &str = "https://inner.example";

#[cors(INNER)]
#[put("/annotated")]
async fn annotated() -> impl Responder {
    "annotated"
}

#[cors(deny)]
#[get("/denied")]
async fn denied() -> impl Responder {
    "denied"
}

#[get("/plain")]
async fn plain() -> impl Responder {
    "plain"
}

#[cors(INNER)]
#[post("/broken")]
async fn broken() -> Result<&'static str, actix_web::Error> {
    Err(ErrorImATeapot("broken"))
}

#[actix_web::test]
async fn what_has_no_policy_of_its_own_is_shared_errors_and_404_included() {
    let own = || async {
        HttpResponse::Ok()
            .append_header((header::VARY, "Accept-Encoding"))
            .append_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
            .body("own")
    };
    let app = App::new()
        .service(plain)
        .route("/own", web::get().to(own))
        .route("/fails", web::get().to(|| async { Err::<&str, _>(ErrorImATeapot("no")) }))
        .wrap(Cors::new(OUTER));
    let app = init_service(app).await;
    for (path, status) in [("/plain", 200), ("/fails", 418), ("/nowhere", 404)] {
        let reply = actual(&app, "GET", path, APP).await;
        assert_eq!(reply.status, status);
        assert_eq!(
            reply.access_control(),
            [
                "access-control-allow-credentials: true",
                "access-control-allow-origin: https://app.example.com",
                "access-control-expose-headers: X-Outer"
            ],
            "{path}"
        );
        let reply = actual(&app, "GET", path, EVIL).await;
        assert_eq!(
            (reply.status, reply.access_control(), reply.lines("vary")),
            (status, vec![], vec!["Origin"])
        );
        assert_eq!(send(&app, "GET", path, &[]).await.lines("vary"), ["Origin"]);
    }
    let reply = actual(&app, "GET", "/own", APP).await;
    assert_eq!((reply.allow_origin(), reply.lines("vary")), (Some(APP), vec!["Accept-Encoding", "Origin"]));
    assert_eq!(
        actual(&app, "POST", "/plain", APP).await.allow_origin(),
        Some(APP),
        "a 404 of actix for the method"
    );
}

#[actix_web::test]
async fn preflights_for_what_has_no_policy_of_its_own_are_answered_for_the_method_that_is_asked_for() {
    let app = App::new().service(plain).route("/any", web::to(|| async { "any" })).wrap(Cors::new(OUTER));
    let app = init_service(app).await;
    for path in ["/plain", "/any", "/nowhere"] {
        for method in ["GET", "PUT", "PATCH", "made-up"] {
            let reply = preflight(&app, method, path, APP).await;
            assert_eq!((reply.status, reply.text()), (204, ""), "{path} {method}");
            assert_eq!(
                reply.access_control(),
                [
                    "access-control-allow-credentials: true",
                    "access-control-allow-headers: X-Outer",
                    &format!("access-control-allow-methods: {method}"),
                    "access-control-allow-origin: https://app.example.com",
                    "access-control-max-age: 60"
                ]
            );
            assert_eq!(reply.lines("vary"), [PREFLIGHT_VARY]);
        }
        // Methods that no page can send, and `*`, are not allowed.
        for method in ["TRACE", "CONNECT", "GET, PUT", "*"] {
            let reply = preflight(&app, method, path, APP).await;
            assert_eq!(reply.lines("access-control-allow-methods"), [""; 0], "{path} {method}");
            assert_eq!((reply.status, reply.allow_origin()), (204, Some(APP)), "{path} {method}");
        }
        for method in ["GET", "PUT", "*"] {
            let reply = preflight(&app, method, path, EVIL).await;
            assert_eq!((reply.status, reply.access_control()), (403, vec![]), "{path} {method}");
        }
        // No preflight: the application's own.
        let lines = [("origin", APP), ("access-control-request-method", "")];
        assert_eq!(send(&app, "OPTIONS", "/any", &lines).await.text(), "any");
        assert_eq!(actual(&app, "OPTIONS", "/any", APP).await.text(), "any");
    }
}

#[actix_web::test]
async fn a_policy_that_names_methods_shares_those_alone() {
    const READ: Policy = policy!(origins = any, methods = ["GET"]);
    let app = init_service(App::new().route("/", web::to(|| async { "any" })).wrap(Cors::new(READ))).await;
    assert_eq!(preflight(&app, "GET", "/", EVIL).await.status, 204);
    assert_eq!(preflight(&app, "PUT", "/", EVIL).await.lines("access-control-allow-methods"), ["GET"]);
    assert_eq!(preflight(&app, "POST", "/", EVIL).await.status, 403, "a browser would not need it listed");
    assert_eq!(actual(&app, "GET", "/", EVIL).await.allow_origin(), Some("*"));
    assert_eq!(actual(&app, "PUT", "/", EVIL).await.allow_origin(), None);
}

#[actix_web::test]
async fn the_innermost_policy_wins_its_refusals_and_its_preflights_too() {
    let inside = || App::new().service(annotated).service(denied).service(broken).service(plain);
    let alone = init_service(inside()).await;
    let app = init_service(inside().wrap(Cors::new(OUTER))).await;
    for origin in [APP, INNER_ORIGIN, EVIL] {
        for (method, path) in [("PUT", "/annotated"), ("POST", "/broken"), ("GET", "/denied")] {
            let (reply, own) =
                (actual(&app, method, path, origin).await, actual(&alone, method, path, origin).await);
            assert_eq!(reply.access_control(), own.access_control(), "{method} {path} {origin}");
            assert_eq!((reply.status, reply.lines("vary")), (own.status, own.lines("vary")));
            let (reply, own) =
                (preflight(&app, method, path, origin).await, preflight(&alone, method, path, origin).await);
            assert_eq!(reply.access_control(), own.access_control(), "{method} {path} {origin}");
            assert_eq!((reply.status, reply.lines("vary")), (own.status, own.lines("vary")));
        }
    }
    // Another method of the same path has no policy of its own.
    assert_eq!(preflight(&app, "DELETE", "/annotated", APP).await.allow_origin(), Some(APP));
    assert_eq!(actual(&app, "DELETE", "/annotated", APP).await.allow_origin(), Some(APP));
}

#[actix_web::test]
async fn of_several_middlewares_the_innermost_wins() {
    let scope = web::scope("/scope").wrap(Cors::new(INNER)).service(plain).service(
        web::resource("/nothing").wrap(Cors::new(policy!(deny))).route(web::get().to(HttpResponse::Ok)),
    );
    let app = init_service(App::new().service(scope).service(annotated).wrap(Cors::new(OUTER))).await;
    for (path, allowed) in [
        ("/scope/plain", Some(INNER_ORIGIN)),
        ("/scope/nowhere", Some(INNER_ORIGIN)),
        ("/x", Some(APP)),
        ("/scope/nothing", None),
    ] {
        for origin in [APP, INNER_ORIGIN] {
            let expected = allowed.filter(|allowed| *allowed == origin);
            assert_eq!(actual(&app, "GET", path, origin).await.allow_origin(), expected, "{path} {origin}");
            assert_eq!(
                preflight(&app, "GET", path, origin).await.allow_origin(),
                expected,
                "{path} {origin}"
            );
        }
    }
}

#[actix_web::test]
async fn a_preflight_that_came_to_no_route_is_refused() {
    let teapot = |status: StatusCode| {
        from_fn(
            move |request: actix_web::dev::ServiceRequest,
                  _next: actix_web::middleware::Next<actix_web::body::BoxBody>| async move {
                Ok::<_, actix_web::Error>(
                    request.into_response(HttpResponse::build(status).body("in the way")),
                )
            },
        )
    };
    for (status, expected) in
        [(200, 204), (404, 204), (405, 204), (301, 403), (401, 403), (403, 403), (500, 403)]
    {
        let status = StatusCode::from_u16(status).expect("a status");
        let app =
            init_service(App::new().service(annotated).wrap(teapot(status)).wrap(Cors::new(OUTER))).await;
        let reply = preflight(&app, "PUT", "/annotated", APP).await;
        assert_eq!((reply.status, reply.text()), (expected, ""), "{status}");
        assert_eq!(reply.allow_origin().is_some(), expected == 204, "{status}");
        // The page can read the answer of the middleware to an actual request.
        let reply = actual(&app, "PUT", "/annotated", APP).await;
        assert_eq!((reply.status, reply.allow_origin()), (status.as_u16(), Some(APP)));
    }
}

#[actix_web::test]
async fn an_error_of_a_middleware_is_shared_and_refuses_preflights() {
    let app = App::new().service(plain).wrap(from_fn(auth::failing)).wrap(Cors::new(OUTER));
    let app = init_service(app).await;
    let reply = actual(&app, "GET", "/plain", APP).await;
    assert_eq!((reply.status, reply.text(), reply.allow_origin()), (401, "who?", Some(APP)));
    let reply = preflight(&app, "GET", "/plain", APP).await;
    assert_eq!((reply.status, reply.text(), reply.access_control()), (403, "", vec![]));
}

#[actix_web::test]
async fn an_answer_of_the_application_to_a_preflight_is_not_sent() {
    #[options("/secret")]
    async fn secret() -> impl Responder {
        HttpResponse::Ok().append_header(("x-secret", "1")).body("secret")
    }

    #[delete("/secret")]
    async fn delete_secret() -> impl Responder {
        ""
    }

    let app = init_service(App::new().service(secret).service(delete_secret).wrap(Cors::new(OUTER))).await;
    let reply = preflight(&app, "DELETE", "/secret", APP).await;
    assert_eq!((reply.status, reply.text(), reply.lines("x-secret")), (204, "", vec![]));
    assert_eq!(actual(&app, "OPTIONS", "/secret", APP).await.text(), "secret");
}

#[actix_web::test]
async fn it_wraps_an_app_a_scope_and_a_resource_and_can_be_shared_by_several() {
    let cors = Cors::new(OUTER);
    let resource =
        web::resource("/resource").wrap(cors.clone()).route(web::get().to(|| async { "resource" }));
    let scope = web::scope("/scope").wrap(cors.clone()).route("", web::get().to(|| async { "scope" }));
    let outer = DefaultHeaders::new().add(("access-control-allow-methods", "from further out"));
    let app = init_service(App::new().service(resource).service(scope).wrap(cors).wrap(outer)).await;
    for path in ["/resource", "/scope", "/"] {
        assert_eq!(actual(&app, "GET", path, APP).await.allow_origin(), Some(APP), "{path}");
        assert_eq!(preflight(&app, "GET", path, APP).await.allow_origin(), Some(APP), "{path}");
    }
}
