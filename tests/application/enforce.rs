//! `enforce`: what is refused before the handler runs, and what is not.

use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::{App, Responder, get, post, test::init_service, web};
use cors_runtime::{Cors, Policy, cors, policy};
use support::{
    APP, EVIL, PREFLIGHT_VARY,
    in_process::{actual, preflight, send},
};

/// The number of times that a handler ran.
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

#[cors(ENFORCED, methods = ["GET"])]
#[actix_web::route("/read", method = "GET", method = "HEAD")]
async fn read() -> impl Responder {
    run().await
}

/// Returns whether the handler ran for a request, and the answer.
macro_rules! outcome {
    ($app:expr, $method:expr, $path:expr, $lines:expr) => {{
        let before = RUNS.load(Ordering::SeqCst);
        let reply = send(&$app, $method, $path, $lines).await;
        (RUNS.load(Ordering::SeqCst) - before, reply)
    }};
}

// One test, since all of it counts the same runs.
#[actix_web::test]
async fn strangers_are_refused_before_the_handler_runs_and_nobody_else() {
    let inside = web::scope("/inside")
        .wrap(Cors::new(ENFORCED))
        .service(open)
        .route("/plain", web::post().to(run))
        .route("/read", web::get().to(run))
        .route("/read", web::head().to(run));
    let routes = (annotated, any, read, not_enforced);
    let app = init_service(App::new().service(routes).service(inside)).await;

    let host = ("host", "api.example.com");
    let passes: &[&[(&str, &str)]] = &[
        &[],
        &[("origin", APP)],
        &[("origin", APP), ("sec-fetch-site", "cross-site")],
        &[("origin", EVIL), ("sec-fetch-site", "same-origin")],
        &[("origin", "null"), ("sec-fetch-site", "same-origin")],
        &[("origin", EVIL), ("sec-fetch-site", "none")],
        &[("sec-fetch-site", "same-origin")],
        &[("sec-fetch-site", "none")],
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
        // A proxy, or a setting of the browser, has taken `Origin` off.
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site"), host],
        &[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")],
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
            assert_eq!((runs, reply.status, reply.text()), (0, 403, ""), "{path} {lines:?}");
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

    // A link from anywhere leads here, and no image or script does, where nobody says which page has it.
    for path in ["/read", "/inside/read"] {
        for method in ["GET", "HEAD"] {
            for (mode, expected) in
                [(Some("navigate"), 1), (None, 1), (Some("no-cors"), 0), (Some("cors"), 0)]
            {
                let mut lines = vec![("sec-fetch-site", "cross-site")];
                lines.extend(mode.map(|mode| ("sec-fetch-mode", mode)));
                let (runs, reply) = outcome!(app, method, path, &lines);
                assert_eq!(runs, expected, "{method} {path} {mode:?}");
                assert_eq!(reply.status, if expected == 1 { 200 } else { 403 }, "{method} {path} {mode:?}");
            }
        }
    }
    // Under `any` an image of anybody's may be drawn.
    assert_eq!(outcome!(app, "POST", "/any", &[("sec-fetch-site", "cross-site")]).0, 1);

    // Without `enforce` the handler runs, and no page reads its answer.
    let (runs, reply) = outcome!(app, "POST", "/not-enforced", &[("origin", EVIL)]);
    assert_eq!((runs, reply.status, reply.allow_origin()), (1, 200, None));

    // A `Cors` that enforces stands before what a route inside would allow.
    let reply = actual(&app, "GET", "/inside/open", EVIL).await;
    assert_eq!((reply.status, reply.allow_origin()), (403, None));
}

const SERVICE: Policy = policy!(origins = ["http://localhost:3001"], enforce = strict);

static STRICT_RUNS: AtomicUsize = AtomicUsize::new(0);

async fn run_strictly() -> impl Responder {
    STRICT_RUNS.fetch_add(1, Ordering::SeqCst);
    "ran"
}

#[cors(SERVICE)]
#[actix_web::route("/service", method = "GET", method = "HEAD", method = "POST", method = "OPTIONS")]
async fn service() -> impl Responder {
    run_strictly().await
}

#[cors(SERVICE, enforce)]
#[get("/not-strict")]
async fn not_strict() -> impl Responder {
    ""
}

#[actix_web::test]
async fn a_host_that_is_no_origin_of_a_strict_policy_is_refused_whoever_asks() {
    let inside = web::scope("/inside").wrap(Cors::new(SERVICE)).route("/service", web::to(run_strictly));
    let app = init_service(App::new().service((service, not_strict)).service(inside)).await;
    let (own, evil) = (("host", "localhost:3001"), ("host", "evil.example:3001"));
    let allowed: &[&[(&str, &str)]] = &[
        &[own],
        &[("host", "LOCALHOST:3001")],
        &[own, ("origin", "http://localhost:3001")],
        &[own, ("origin", "http://localhost:3001"), ("sec-fetch-site", "same-origin")],
        &[own, ("sec-fetch-site", "none")],
        &[own, ("sec-fetch-site", "same-origin")],
    ];
    let refused: &[&[(&str, &str)]] = &[
        &[evil, ("origin", "http://evil.example:3001")],
        &[evil],
        &[evil, ("sec-fetch-site", "same-origin")],
        &[evil, ("sec-fetch-site", "none")],
        &[evil, ("origin", "http://localhost:3001")],
        &[evil, ("x-forwarded-host", "localhost:3001")],
        &[evil, ("forwarded", "host=localhost:3001")],
        &[("host", "localhost")],
        &[("host", "user@localhost:3001")],
        &[own, own],
        &[own, evil],
        &[],
        &[own, ("origin", "http://evil.example:3001")],
        &[own, ("origin", "http://evil.example:3001"), ("x-forwarded-host", "evil.example:3001")],
    ];
    for path in ["/service", "/inside/service"] {
        for method in ["GET", "HEAD", "POST", "OPTIONS"] {
            for lines in allowed {
                let before = STRICT_RUNS.load(Ordering::SeqCst);
                let reply = send(&app, method, path, lines).await;
                let runs = STRICT_RUNS.load(Ordering::SeqCst) - before;
                assert_eq!((runs, reply.status), (1, 200), "{method} {path} {lines:?}");
            }
            for lines in refused {
                let before = STRICT_RUNS.load(Ordering::SeqCst);
                let reply = send(&app, method, path, lines).await;
                let runs = STRICT_RUNS.load(Ordering::SeqCst) - before;
                assert_eq!((runs, reply.status), (0, 403), "{method} {path} {lines:?}");
                assert_eq!(reply.access_control(), [""; 0], "{method} {path} {lines:?}");
                assert_eq!(reply.lines("vary"), ["Origin"], "{method} {path} {lines:?}");
            }
        }
        // As HTTP/2 says it.
        let at = |authority: &str| format!("http://{authority}{path}");
        assert_eq!(send(&app, "GET", &at("localhost:3001"), &[]).await.status, 200);
        assert_eq!(send(&app, "GET", &at("localhost:3001"), &[own]).await.status, 200);
        assert_eq!(send(&app, "GET", &at("evil.example:3001"), &[]).await.status, 403);
        assert_eq!(send(&app, "GET", &at("evil.example:3001"), &[own]).await.status, 403);
        assert_eq!(send(&app, "GET", &at("localhost:3001"), &[evil]).await.status, 403);
    }
    // A refinement replaces it.
    assert_eq!(send(&app, "GET", "/not-strict", &[evil]).await.status, 200);
}

#[actix_web::test]
async fn a_strict_policy_approves_no_preflight_at_another_host() {
    let inside = web::scope("/inside").wrap(Cors::new(SERVICE)).route("/service", web::to(|| async { "" }));
    let app = init_service(App::new().service((service, not_strict)).service(inside)).await;
    let ask = ("access-control-request-method", "POST");
    let origin = ("origin", "http://localhost:3001");
    for path in ["/service", "/inside/service"] {
        let reply = send(&app, "OPTIONS", path, &[("host", "localhost:3001"), origin, ask]).await;
        assert_eq!((reply.status, reply.allow_origin()), (204, Some("http://localhost:3001")), "{path}");
    }
    let hosts: &[&[(&str, &str)]] =
        &[&[("host", "evil.example:3001")], &[], &[("host", "localhost:3001"), ("host", "localhost:3001")]];
    for (path, hosts) in ["/service", "/inside/service"]
        .into_iter()
        .flat_map(|path| hosts.iter().map(move |hosts| (path, hosts)))
    {
        let reply = send(&app, "OPTIONS", path, &[&[origin, ask], *hosts].concat()).await;
        assert_eq!((reply.status, reply.access_control()), (403, vec![]), "{path} {hosts:?}");
        assert_eq!(reply.lines("vary"), [PREFLIGHT_VARY], "{path} {hosts:?}");
    }
}

#[actix_web::test]
async fn a_policy_around_does_not_share_what_a_strict_one_refuses() {
    let around = web::scope("/around").wrap(Cors::new(policy!(origins = ["http://localhost:3001"])));
    let inner = web::scope("/inner").wrap(Cors::new(SERVICE)).route("/plain", web::to(run_strictly));
    let app = init_service(App::new().service(around.service(service).service(inner))).await;
    for path in ["/around/service", "/around/inner/plain"] {
        let lines = [("host", "evil.example:3001"), ("origin", "http://localhost:3001")];
        let reply = send(&app, "GET", path, &lines).await;
        assert_eq!((reply.status, reply.access_control()), (403, vec![]), "{path}");
    }
}

#[actix_web::test]
async fn a_middleware_that_enforces_lets_no_preflight_of_strangers_in() {
    static SEEN: AtomicUsize = AtomicUsize::new(0);
    let count = || async { SEEN.fetch_add(1, Ordering::SeqCst).to_string() };
    let app = App::new()
        .service(web::resource("/any").to(count))
        .service(annotated)
        .wrap(Cors::new(policy!(origins = ["https://app.example.com"], enforce)));
    let app = init_service(app).await;
    for path in ["/any", "/annotated", "/nowhere"] {
        let reply = preflight(&app, "POST", path, EVIL).await;
        assert_eq!((reply.status, reply.access_control()), (403, vec![]), "{path}");
    }
    assert_eq!(SEEN.load(Ordering::SeqCst), 0);
    assert_eq!(preflight(&app, "POST", "/any", APP).await.status, 204);
    assert_eq!(SEEN.load(Ordering::SeqCst), 1, "an allowed one goes inwards first");
}
