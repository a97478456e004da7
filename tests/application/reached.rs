//! A preflight is answered by the route that the actual request would reach: no other policy speaks for that.

use actix_web::{
    App, Error, HttpRequest, HttpResponse, Responder,
    body::MessageBody,
    delete,
    dev::{ServiceRequest, ServiceResponse},
    get,
    guard::{self, Guard, GuardContext},
    http::Method,
    middleware::{Next, from_fn},
    options, post, put, route,
    test::init_service,
    web,
};
use cors_runtime::{Cors, Policy, SkipPreflight, cors, policy};
use support::{
    APP, EVIL, Response,
    in_process::{actual, preflight, send},
};

const FRONTEND: Policy =
    policy!(origins = ["https://app.example.com"], headers = ["Authorization"], max_age = 60);

#[cors(origins = ["https://app.example.com"], credentials)]
#[delete("/items/{id}")]
async fn delete_item(request: HttpRequest) -> impl Responder {
    format!("deleted {}", request.match_info().query("id"))
}

#[delete("/items/all")]
async fn delete_all() -> impl Responder {
    "deleted all"
}

#[delete("/items/{other}")]
async fn delete_other() -> impl Responder {
    "deleted another"
}

#[get("/items/{id}")]
async fn get_item() -> impl Responder {
    "an item"
}

#[get("/items/{id:[a-z]+}")]
async fn get_by_regex() -> impl Responder {
    "an item"
}

#[route("/items/{id}", method = "GET", method = "POST")]
async fn get_or_post_item() -> impl Responder {
    "an item"
}

#[delete("/items/{id}", guard = "never")]
async fn delete_guarded() -> impl Responder {
    "deleted by nobody"
}

fn never(_: &GuardContext<'_>) -> bool {
    false
}

/// Lets actual requests of any method through, and no preflight.
fn no_options(context: &GuardContext<'_>) -> bool {
    context.head().method != Method::OPTIONS
}

fn by_hand(guard: impl Guard + 'static) -> actix_web::Resource {
    web::resource("/items/all").guard(guard).to(|| async { "by hand" })
}

macro_rules! app {
    ($($service:expr),* $(,)?) => {
        init_service(App::new()$(.service($service))*).await
    };
}

/// Asserts who answers DELETE on this path, and that the preflight is answered by the same policy, or by none.
macro_rules! assert_reached {
    ($app:expr, $path:expr, $body:expr, $is_annotated:expr) => {{
        let app = $app;
        assert_eq!(actual(&app, "DELETE", $path, APP).await.text(), $body, "{}", $path);
        // The first preflight teaches the route its place, and the answer stays the same.
        for _ in 0..3 {
            let reply = preflight(&app, "DELETE", $path, APP).await;
            if $is_annotated {
                assert_eq!((reply.status, reply.allow_origin()), (204, Some(APP)), "{}", $path);
            } else {
                assert_eq!((reply.status, reply.access_control()), (404, vec![]), "{}", $path);
            }
            assert_eq!(preflight(&app, "DELETE", $path, EVIL).await.access_control(), [""; 0]);
        }
    }};
}

#[actix_web::test]
async fn no_policy_speaks_for_an_earlier_route_that_serves_the_method() {
    for path in ["/items/all", "/items/%61ll"] {
        assert_reached!(app!(delete_all, delete_item), path, "deleted all", false);
        assert_reached!(app!(get_item, delete_all, delete_item), path, "deleted all", false);
    }
    assert_reached!(app!(delete_all, delete_item), "/items/7", "deleted 7", true);
    assert_reached!(app!(delete_item, delete_all), "/items/all", "deleted all", true);
    assert_reached!(app!(delete_other, delete_item), "/items/7", "deleted another", false);
    let inner = web::scope("/b").service(delete_all).service(get_or_post_item).service(delete_item);
    let nested = app!(web::scope("/a/{tenant}").service(get_item).service(inner));
    assert_reached!(nested, "/a/7/b/items/all", "deleted all", false);
    let inner = web::scope("/b").service(get_or_post_item).service(delete_item);
    let nested = app!(web::scope("/a/{tenant}").service(delete_all).service(inner));
    assert_reached!(nested, "/a/7/b/items/all", "deleted all", true);
}

#[actix_web::test]
async fn an_earlier_route_of_another_method_is_not_in_the_way() {
    for path in ["/items/all", "/items/%61ll"] {
        assert_reached!(app!(get_item, delete_item), path, "deleted all", true);
        assert_reached!(app!(get_by_regex, delete_item), path, "deleted all", true);
        assert_reached!(app!(get_by_regex, get_or_post_item, delete_item), path, "deleted all", true);
        let get_all = || web::resource("/items/all").guard(guard::Get()).to(|| async { "all" });
        assert_reached!(app!(get_all(), get_item, delete_item), path, "deleted all", true);
    }
}

#[actix_web::test]
async fn where_it_cannot_be_known_no_policy_speaks() {
    // Guards of the user's own before that of the method, or instead of it.
    assert_reached!(app!(by_hand(guard::fn_guard(no_options)), delete_item), "/items/all", "by hand", false);
    let header = guard::All(guard::Header("x-all", "1")).and(guard::Delete());
    assert_reached!(app!(by_hand(header), delete_item), "/items/all", "deleted all", false);
    // `Not` notes a method that it does not stand for.
    let not = guard::All(guard::Not(guard::Delete())).and(guard::fn_guard(never));
    assert_reached!(app!(by_hand(not), delete_item), "/items/all", "deleted all", false);
    // A guard behind that of the method may let the actual request through.
    assert_reached!(app!(delete_guarded, delete_item), "/items/all", "deleted all", false);
    // None of them says anything of another path.
    assert_reached!(app!(by_hand(guard::fn_guard(no_options)), delete_item), "/items/7", "deleted 7", true);
}

#[cors(deny)]
#[get("/{tail:.*}")]
async fn denied() -> impl Responder {
    "denied"
}

#[cors(origins = any, headers = ["*", "Authorization"])]
#[route("/{tail:.*}", method = "GET", method = "PUT")]
async fn open() -> impl Responder {
    "open"
}

#[get("/api/me")]
async fn me() -> impl Responder {
    "me"
}

#[route("/api/me", method = "GET", method = "PUT")]
async fn get_or_put_me() -> impl Responder {
    "me"
}

#[actix_web::test]
async fn a_catch_all_behind_a_plain_route_leaves_its_preflights_to_the_middleware() {
    let ask = async |app: &_, method, origin| -> Response {
        let lines = [
            ("origin", origin),
            ("access-control-request-method", method),
            ("access-control-request-headers", "authorization"),
        ];
        send(app, "OPTIONS", "/api/me", &lines).await
    };
    let app = init_service(App::new().service(me).service(denied).wrap(Cors::new(FRONTEND))).await;
    let reply = ask(&app, "GET", APP).await;
    assert_eq!((reply.status, reply.allow_origin()), (204, Some(APP)));
    assert_eq!(reply.lines("access-control-allow-headers"), ["Authorization"]);
    assert_eq!(ask(&app, "GET", EVIL).await.status, 403);
    assert_eq!(preflight(&app, "GET", "/elsewhere", APP).await.status, 403, "denied");

    let app = init_service(App::new().service(get_or_put_me).service(open).wrap(Cors::new(FRONTEND))).await;
    for method in ["GET", "PUT"] {
        let reply = ask(&app, method, EVIL).await;
        assert_eq!((reply.status, reply.access_control()), (403, vec![]), "{method}");
        assert_eq!(ask(&app, method, APP).await.allow_origin(), Some(APP), "{method}");
        assert_eq!(preflight(&app, method, "/elsewhere", EVIL).await.allow_origin(), Some("*"), "{method}");
    }
    // PUT reaches the catch-all.
    let app = init_service(App::new().service(me).service(open).wrap(Cors::new(FRONTEND))).await;
    assert_eq!(ask(&app, "PUT", EVIL).await.allow_origin(), Some("*"));
    assert_eq!(ask(&app, "GET", EVIL).await.status, 403);
}

#[cors(FRONTEND)]
#[options("/files")]
async fn options_of_files() -> impl Responder {
    "by OPTIONS"
}

#[cors(FRONTEND)]
#[post("/files")]
async fn post_file() -> impl Responder {
    "posted"
}

#[actix_web::test]
async fn a_route_of_options_leaves_other_preflights_to_the_routes_that_they_are_for() {
    for app in [app!(options_of_files, post_file), app!(post_file, options_of_files)] {
        let reply = preflight(&app, "POST", "/files", APP).await;
        assert_eq!((reply.status, reply.lines("access-control-allow-methods")), (204, vec!["POST"]));
        let reply = preflight(&app, "OPTIONS", "/files", APP).await;
        assert_eq!((reply.status, reply.lines("access-control-allow-methods")), (204, vec!["OPTIONS"]));
        assert_eq!(preflight(&app, "PUT", "/files", APP).await.status, 404);
        assert_eq!(actual(&app, "OPTIONS", "/files", APP).await.text(), "by OPTIONS");
    }
}

#[options("/{tail:.*}")]
async fn any_options() -> impl Responder {
    "the application's own"
}

#[actix_web::test]
async fn where_the_policy_is_silent_what_follows_answers() {
    let app = app!(delete_all, delete_item, any_options);
    for _ in 0..2 {
        assert_eq!(preflight(&app, "DELETE", "/items/all", APP).await.text(), "the application's own");
        assert_eq!(preflight(&app, "DELETE", "/items/7", APP).await.status, 204);
    }
    let default = || async { HttpResponse::Ok().body("the default") };
    let app = App::new().service(delete_all).service(delete_item).default_service(web::to(default));
    let app = init_service(app).await;
    assert_eq!(preflight(&app, "DELETE", "/items/all", APP).await.text(), "the default");
}

#[cors(FRONTEND)]
#[put("/own")]
async fn own() -> impl Responder {
    "own"
}

#[put("/{tail:.*}")]
async fn catch_all() -> impl Responder {
    "caught"
}

#[actix_web::test]
async fn what_was_noted_on_a_way_that_does_not_count_is_not_in_the_way() {
    // The first way inwards goes around the middleware, and so to the catch-all alone.
    let trim = actix_web::middleware::NormalizePath::trim();
    let app = App::new().service(own).service(catch_all).wrap(SkipPreflight::new(trim));
    let app = init_service(app).await;
    assert_eq!(actual(&app, "PUT", "/own/", APP).await.text(), "own");
    for path in ["/%6Fwn/", "/own/", "/own", "/own/"] {
        assert_eq!(preflight(&app, "PUT", path, APP).await.status, 204, "{path}");
    }
}

async fn pass<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    next.call(request).await
}

/// Returns a service of which nobody can know which methods it takes. It has a name, as routes have.
fn unknown(path: &str) -> actix_web::Resource {
    web::resource(path).name("unknown").guard(guard::Header("x-unknown", "1")).to(|| async { "unknown" })
}

#[actix_web::test]
async fn a_second_way_inwards_shows_nothing_that_the_first_does_not() {
    let app = App::new().service(unknown("/items/all")).service(delete_item);
    let app = init_service(app.wrap(SkipPreflight::new(from_fn(pass)))).await;
    for id in ["all", "7", "all", "7"] {
        let reply = preflight(&app, "DELETE", &format!("/items/{id}"), APP).await;
        assert_eq!(reply.allow_origin().is_some(), id != "all", "{id}");
    }
    let trim = actix_web::middleware::NormalizePath::trim();
    let app = App::new().service(unknown("/own")).service(own).service(catch_all);
    let app = init_service(app.wrap(SkipPreflight::new(trim))).await;
    for path in ["/own/", "/own", "/own/", "/own"] {
        assert_eq!(preflight(&app, "PUT", path, APP).await.access_control(), [""; 0], "{path}");
    }
}

/// Calls what is inside, and does something else before it waits for that.
async fn hesitating<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let answer = next.call(request);
    actix_web::rt::task::yield_now().await;
    answer.await
}

#[actix_web::test]
async fn behind_an_unknown_service_what_follows_answers_once_that_is_known() {
    let app = app!(unknown("/own"), own, any_options);
    assert_eq!(preflight(&app, "PUT", "/own", APP).await.access_control(), [""; 0]);
    for _ in 0..2 {
        assert_eq!(preflight(&app, "PUT", "/own", APP).await.text(), "the application's own");
    }
}

#[actix_web::test]
async fn requests_of_one_worker_are_not_confused() {
    #[get("/items/{number:[0-9]+}")]
    async fn get_number() -> impl Responder {
        ""
    }

    let app = App::new().service(unknown("/items/all")).service(get_number).service(delete_item);
    let app = init_service(app.wrap(from_fn(hesitating))).await;
    for _ in 0..3 {
        let (all, seven) = futures_util::future::join(
            preflight(&app, "DELETE", "/items/all", APP),
            preflight(&app, "DELETE", "/items/7", APP),
        )
        .await;
        assert_eq!((all.status, seven.status), (404, 204));
        let (seven, all) = futures_util::future::join(
            preflight(&app, "DELETE", "/items/7", APP),
            preflight(&app, "DELETE", "/items/all", APP),
        )
        .await;
        assert_eq!((all.status, seven.status), (404, 204));
    }
}

#[cors(FRONTEND)]
#[get("/own")]
async fn get_own() -> impl Responder {
    "read"
}

#[actix_web::test]
async fn an_annotated_sibling_is_no_proof_that_nobody_else_takes_the_request() {
    for _ in 0..2 {
        let app = app!(get_own, own);
        assert_eq!(preflight(&app, "PUT", "/own", APP).await.status, 204);
        assert_eq!(preflight(&app, "PUT", "/own", APP).await.status, 204);
    }
    let app = app!(unknown("/own"), get_own, own);
    for method in ["PUT", "GET", "PUT", "GET"] {
        assert_eq!(preflight(&app, method, "/own", APP).await.access_control(), [""; 0], "{method}");
    }
}

#[actix_web::test]
async fn many_paths_of_one_route_are_told_apart() {
    let app = app!(by_hand(guard::fn_guard(no_options)), delete_item);
    let long = "x".repeat(1000);
    for id in
        ["all", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", &long, "all", "1", "all", "10", &long]
    {
        let reply = preflight(&app, "DELETE", &format!("/items/{id}"), APP).await;
        assert_eq!(reply.status, if id == "all" { 404 } else { 204 }, "{id}");
    }
}
