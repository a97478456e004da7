//! `configured`: a route whose whole policy comes from configuration.

use actix_web::{App, Responder, get, put, route, test::init_service};
use cors_runtime::{ConfiguredPolicy, Cors, cors, policy};
use support::{
    APP, EVIL,
    in_process::{actual, preflight},
};

static FRONTEND: ConfiguredPolicy = ConfiguredPolicy::new();
static NEVER_SET: ConfiguredPolicy = ConfiguredPolicy::new();

#[cors(configured(FRONTEND))]
#[route("/both", method = "GET", method = "PUT")]
async fn both() -> impl Responder {
    "both"
}

#[cors(configured(FRONTEND))]
#[put("/put", guard = "passes", wrap = "actix_web::middleware::Compress::default()")]
async fn only_put() -> impl Responder {
    "put"
}

fn passes(_: &actix_web::guard::GuardContext<'_>) -> bool {
    true
}

#[cors(configured(NEVER_SET))]
#[get("/never")]
async fn never() -> impl Responder {
    "never"
}

#[actix_web::test]
async fn a_configured_policy_shares_nothing_until_it_is_set_and_then_its_methods_of_the_route() {
    let around = Cors::new(policy!(origins = ["https://evil.example"]));
    let app = init_service(App::new().service((both, only_put, never)).wrap(around)).await;
    for (method, path) in [("GET", "/both"), ("PUT", "/put"), ("GET", "/never")] {
        for origin in [APP, EVIL] {
            // Not even with what the policy around it allows.
            let response = actual(&app, method, path, origin).await;
            assert_eq!((response.status, response.access_control()), (200, vec![]), "{path}");
            assert_eq!(preflight(&app, method, path, origin).await.status, 403, "{path}");
        }
    }
    let policy = policy!(origins = ["https://app.example.com"], methods = ["PUT", "DELETE"], max_age = 9);
    FRONTEND.set(policy).expect("it is set once");
    assert!(FRONTEND.set(policy!(origins = any)).is_err(), "the first one stays");

    for path in ["/both", "/put"] {
        let allowed = preflight(&app, "PUT", path, APP).await;
        assert_eq!(
            (allowed.status, allowed.lines("access-control-allow-methods")),
            (204, vec!["PUT"]),
            "{path}"
        );
        assert_eq!(allowed.lines("access-control-max-age"), ["9"]);
        assert_eq!(actual(&app, "PUT", path, APP).await.allow_origin(), Some(APP), "{path}");
        assert_eq!(actual(&app, "PUT", path, EVIL).await.allow_origin(), None, "{path}");
    }
    assert_eq!(actual(&app, "GET", "/both", APP).await.allow_origin(), None, "the policy leaves GET out");
    assert_eq!(actual(&app, "GET", "/never", APP).await.allow_origin(), None);
}
