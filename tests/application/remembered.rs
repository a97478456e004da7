//! The preflight cache of browsers: an answer of `Cors` does not open a stricter route of the same URL.

use actix_web::{App, Responder, delete, guard, post, route, test::init_service, web};
use cors_runtime::{Cors, Policy, cors, policy};
use support::{
    APP, EVIL,
    in_process::{preflight, send},
};

const OPEN: Policy = policy!(origins = any, headers = any, max_age = "1m");
const LISTED: Policy = policy!(FRONTEND, methods = ["PUT", "DELETE", "GET"]);
const NAMED: Policy = policy!(origins = any, headers = ["X-A", "authorization"], max_age = "1m");
const AGELESS: Policy = policy!(origins = any, headers = ["X-A"]);
const FRONTEND: Policy =
    policy!(origins = ["https://app.example.com"], headers = ["X-A", "X-B"], credentials, max_age = "1m");

#[cors(origins = ["https://admin.example"])]
#[delete("/item")]
async fn delete_item() -> impl Responder {
    "deleted"
}

#[cors(origins = ["https://admin.example"], headers = ["X-Requested-With"])]
#[post("/form")]
async fn post_form() -> impl Responder {
    "posted"
}

#[actix_web::test]
async fn an_answer_beside_a_stricter_route_is_not_remembered() {
    let app = App::new().service(delete_item).service(post_form).wrap(Cors::new(OPEN));
    let app = init_service(app).await;
    for path in ["/item", "/form"] {
        for method in ["FOO", "PUT", "GET"] {
            let reply = preflight(&app, method, path, EVIL).await;
            assert_eq!(
                (reply.status, reply.lines("access-control-max-age")),
                (204, vec!["0"]),
                "{path} {method}"
            );
        }
        // That would be remembered as all methods.
        let reply = preflight(&app, "*", path, EVIL).await;
        assert_eq!(reply.lines("access-control-allow-methods"), [""; 0], "{path}");
    }
    let reply = preflight(&app, "FOO", "/elsewhere", EVIL).await;
    assert_eq!(reply.lines("access-control-max-age"), ["60"]);
    // The route itself answers as it does alone.
    assert_eq!(preflight(&app, "DELETE", "/item", EVIL).await.status, 403);
    assert_eq!(preflight(&app, "DELETE", "/item", "https://admin.example").await.status, 204);
}

#[actix_web::test]
async fn beside_a_policy_that_allows_as_much_it_is() {
    macro_rules! assert_age {
        ($outer:expr, [$($argument:tt)*], $age:expr) => {{
            #[cors($($argument)*)]
            #[route("/item", method = "DELETE", method = "PATCH", method = "GET")]
            async fn inner() -> impl Responder {
                ""
            }

            let app = init_service(App::new().service(inner).wrap(Cors::new($outer))).await;
            let reply = preflight(&app, "PUT", "/item", APP).await;
            let told = (reply.status, reply.lines("access-control-max-age"));
            assert_eq!(told, (204, vec![$age]), "{}", stringify!($($argument)*));
        }};
    }
    assert_age!(FRONTEND, [FRONTEND], "60");
    assert_age!(FRONTEND, [FRONTEND, headers = ["x-b", "x-c", "x-a"]], "60");
    assert_age!(FRONTEND, [FRONTEND, origins = ["https://*.example.com"]], "60");
    assert_age!(FRONTEND, [FRONTEND, max_age = 5], "60");
    assert_age!(FRONTEND, [FRONTEND, headers = ["X-A"]], "0");
    assert_age!(FRONTEND, [FRONTEND, origins = ["https://admin.example"]], "0");
    assert_age!(FRONTEND, [FRONTEND, credentials = false], "0");
    assert_age!(FRONTEND, [deny], "0");
    // The middleware's answer lists the requested method, and none of the route's.
    assert_age!(FRONTEND, [FRONTEND, methods = ["GET"]], "60");
    assert_age!(LISTED, [FRONTEND, methods = ["GET"]], "0");
    assert_age!(LISTED, [FRONTEND, methods = ["GET", "DELETE"]], "60");
    assert_age!(OPEN, [OPEN], "60");
    assert_age!(OPEN, [origins = any, headers = ["*", "Authorization"]], "60");
    assert_age!(OPEN, [origins = any, headers = ["X-A"]], "0");
    assert_age!(OPEN, [origins = ["https://app.example.com"], headers = any], "60");
    assert_age!(NAMED, [origins = any, headers = any], "0");
    assert_age!(NAMED, [origins = any, headers = ["*", "Authorization"]], "60");
    // A policy that says no age is remembered for five seconds, but here.
    assert_age!(AGELESS, [deny], "0");
}

/// Nobody can know what this service takes.
fn unknown() -> actix_web::Resource {
    web::resource("/item").guard(guard::Header("x-unknown", "1")).to(|| async { "unknown" })
}

#[cors(origins = any, headers = any, methods = ["GET"])]
#[route("/item", method = "GET", method = "DELETE")]
async fn shares_get() -> impl Responder {
    ""
}

#[delete("/item")]
async fn plain_delete() -> impl Responder {
    ""
}

#[actix_web::test]
async fn a_route_that_is_silent_counts_too() {
    // For a service in front of it that is not known,
    let app = App::new().service(unknown()).service(delete_item).wrap(Cors::new(OPEN));
    let app = init_service(app).await;
    for _ in 0..3 {
        let reply = preflight(&app, "DELETE", "/item", EVIL).await;
        assert_eq!((reply.status, reply.lines("access-control-max-age")), (204, vec!["0"]));
    }
    // and for one that serves the method, of which this one shares less.
    let app = App::new().service(plain_delete).service(shares_get).wrap(Cors::new(OPEN));
    let app = init_service(app).await;
    let reply = preflight(&app, "DELETE", "/item", EVIL).await;
    assert_eq!((reply.status, reply.lines("access-control-max-age")), (204, vec!["0"]));
}

#[actix_web::test]
async fn a_route_in_front_of_the_middleware_counts_too() {
    let inner = || web::resource("/form").wrap(Cors::new(OPEN)).route(web::put().to(|| async { "put" }));
    let alone = init_service(App::new().service(inner())).await;
    assert_eq!(preflight(&alone, "PUT", "/form", EVIL).await.lines("access-control-max-age"), ["60"]);
    let around = App::new().service(post_form).service(inner()).wrap(Cors::new(FRONTEND));
    let around = init_service(around).await;
    assert_eq!(preflight(&around, "PUT", "/form", APP).await.lines("access-control-max-age"), ["0"]);
    let app = init_service(App::new().service(post_form).service(inner())).await;
    let reply = preflight(&app, "PUT", "/form", EVIL).await;
    assert_eq!((reply.status, reply.lines("access-control-max-age")), (204, vec!["0"]));
}

#[actix_web::test]
async fn only_routes_of_the_path_count_and_the_nearest_middleware() {
    let app = App::new()
        .service(web::scope("/near").wrap(Cors::new(FRONTEND)).service(delete_item))
        .service(post_form)
        .wrap(Cors::new(OPEN));
    let app = init_service(app).await;
    assert_eq!(preflight(&app, "PUT", "/near/item", APP).await.lines("access-control-max-age"), ["0"]);
    assert_eq!(preflight(&app, "PUT", "/near/form", APP).await.lines("access-control-max-age"), ["60"]);
    assert_eq!(preflight(&app, "PUT", "/item", APP).await.lines("access-control-max-age"), ["60"]);
    let lines = [("origin", APP), ("access-control-request-method", "GET")];
    assert_eq!(send(&app, "OPTIONS", "/form", &lines).await.lines("access-control-max-age"), ["0"]);
}
