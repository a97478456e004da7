//! `enforce`: what is refused before the handler runs, and what is not.

use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::{App, Responder, get, post, test::init_service, web};
use cors_runtime::{Cors, Policy, cors, policy};

use crate::{
    APP, EVIL,
    client::{actual, preflight, send},
};

/// How often a handler ran.
static RUNS: AtomicUsize = AtomicUsize::new(0);

async fn run() -> impl Responder {
    RUNS.fetch_add(1, Ordering::SeqCst);
    "ran"
}

const ENFORCED: Policy = policy!(origins = ["https://app.example.com"], methods = ["POST"], enforce);

#[cors(ENFORCED)]
#[post("/annotated")]
async fn annotated() -> impl Responder {
    run().await
}

#[cors(origins = any, methods = ["POST"], enforce)]
#[actix_web::route("/any", method = "GET", method = "POST")]
async fn any() -> impl Responder {
    run().await
}

#[cors(origins = ["https://app.example.com"])]
#[post("/not-enforced")]
async fn not_enforced() -> impl Responder {
    run().await
}

#[cors(origins = any)]
#[get("/inside/open")]
async fn open() -> impl Responder {
    run().await
}

/// Whether the handler ran for a request, and what was answered.
macro_rules! outcome {
    ($app:expr, $method:literal, $path:expr, $lines:expr) => {{
        let before = RUNS.load(Ordering::SeqCst);
        let reply = send(&$app, $method, $path, $lines).await;
        (RUNS.load(Ordering::SeqCst) - before, reply)
    }};
}

// One test, since all of it counts the same runs.
#[actix_web::test]
async fn strangers_are_refused_before_the_handler_runs_and_nobody_else() {
    let inside =
        web::scope("/inside").wrap(Cors::new(ENFORCED)).service(open).route("/plain", web::post().to(run));
    let app =
        init_service(App::new().service(annotated).service(any).service(not_enforced).service(inside)).await;

    let host = ("host", "api.example.com");
    let passes: &[&[(&str, &str)]] = &[
        &[],
        &[("origin", APP)],
        &[("origin", APP), ("sec-fetch-site", "cross-site")],
        &[("origin", EVIL), ("sec-fetch-site", "same-origin")],
        &[("origin", "null"), ("sec-fetch-site", "same-origin")],
        &[("origin", EVIL), ("sec-fetch-site", "none")],
        &[("sec-fetch-site", "cross-site")],
        &[("origin", "http://api.example.com"), host],
        &[("origin", "https://api.example.com"), host],
        &[
            ("origin", "https://api.example.com"),
            ("host", "10.0.0.7:8080"),
            ("x-forwarded-host", "api.example.com"),
        ],
    ];
    let refused: &[&[(&str, &str)]] = &[
        &[("origin", EVIL)],
        &[("origin", EVIL), host],
        &[("origin", EVIL), ("sec-fetch-site", "same-site")],
        &[("origin", EVIL), ("sec-fetch-site", "cross-site")],
        &[("origin", "null")],
        &[("origin", "")],
        &[("origin", APP), ("origin", APP)],
        &[("origin", "https://api.example.com.evil.example"), host],
        &[("origin", "https://api.example.com:8443"), host],
        &[("origin", "http://api.example.com"), host, ("x-forwarded-proto", "https")],
    ];
    for path in ["/annotated", "/inside/plain"] {
        for lines in passes {
            let (runs, reply) = outcome!(app, "POST", path, lines);
            assert_eq!(
                (runs, reply.status, reply.lines("vary")),
                (1, 200, vec!["Origin"]),
                "{path} {lines:?}"
            );
            let is_app = lines.first().is_some_and(|line| line.1 == APP);
            assert_eq!(reply.allow_origin(), is_app.then_some(APP), "{path} {lines:?}");
        }
        for lines in refused {
            let (runs, reply) = outcome!(app, "POST", path, lines);
            assert_eq!((runs, reply.status, reply.body.as_str()), (0, 403, ""), "{path} {lines:?}");
            assert_eq!(reply.access_control(), [""; 0], "{path} {lines:?}");
            assert_eq!(reply.lines("vary"), ["Origin"], "{path} {lines:?}");
        }
        assert_eq!(preflight(&app, "POST", path, APP).await.status, 204);
        assert_eq!(preflight(&app, "POST", path, EVIL).await.status, 403);
    }

    // A method that the policy does not share.
    assert_eq!(outcome!(app, "GET", "/any", &[("origin", EVIL)]).0, 0);
    assert_eq!(outcome!(app, "GET", "/any", &[]).0, 1);
    assert_eq!(outcome!(app, "POST", "/any", &[("origin", EVIL)]).0, 1);

    // Without `enforce` the handler runs, and no page reads its answer.
    let (runs, reply) = outcome!(app, "POST", "/not-enforced", &[("origin", EVIL)]);
    assert_eq!((runs, reply.status, reply.allow_origin()), (1, 200, None));

    // A `Cors` that enforces stands before what a route inside would allow.
    let reply = actual(&app, "GET", "/inside/open", EVIL).await;
    assert_eq!((reply.status, reply.allow_origin()), (403, None));
}
