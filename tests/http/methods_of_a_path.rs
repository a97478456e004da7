//! The other methods on the path of an annotated route, OPTIONS handlers, 404 and 405.

use actix_web::{
    HttpResponse, Responder, delete, get, options, post, put, route, routes,
    web::{self, ServiceConfig},
};
use cors_runtime::cors;
use support::{APP, EVIL, Request, Server};

const PARTNER: &str = "https://partner.example";

#[cors(origins = any)]
#[get("/items/{id}")]
async fn get_item() -> impl Responder {
    "read"
}

#[cors(origins = ["https://app.example.com"], credentials)]
#[put("/items/{id}")]
async fn put_item() -> impl Responder {
    "written"
}

#[cors(origins = ["https://partner.example"], max_age = 5)]
#[delete("/items/{id}")]
async fn delete_item() -> impl Responder {
    "deleted"
}

#[options("/items/{id}")]
async fn own_options() -> impl Responder {
    "the application's own"
}

/// Serves OPTIONS itself, so that only a preflight for one of its methods is a preflight.
#[cors(origins = ["https://app.example.com"], methods = ["OPTIONS", "GET"])]
#[route("/options", method = "GET", method = "OPTIONS")]
async fn serves_options() -> impl Responder {
    "options served"
}

#[cors(origins = ["https://app.example.com"])]
#[routes]
#[get("/a")]
#[post("/a")]
#[delete("/b")]
async fn several() -> impl Responder {
    "several"
}

#[cors(origins = ["https://app.example.com"])]
#[route("/custom", method = "PURGE", method = "REPORT")]
async fn custom() -> impl Responder {
    "custom"
}

/// No page can send TRACE, so that it is served and not shared.
#[cors(origins = ["https://app.example.com"])]
#[route("/trace", method = "GET", method = "TRACE")]
async fn traced() -> impl Responder {
    "traced"
}

#[cors(origins = ["https://app.example.com"])]
#[post("no-slash", name = "named")]
async fn named(request: actix_web::HttpRequest) -> impl Responder {
    let url = request.url_for_static("named").expect("the route has this name");
    format!("{} {:?} {:?}", url.path(), request.match_name(), request.match_pattern())
}

fn is_json(context: &actix_web::guard::GuardContext<'_>) -> bool {
    context.head().headers().contains_key("x-json")
}

#[cors(origins = ["https://app.example.com"])]
#[put("/guarded", guard = "is_json")]
async fn guarded() -> impl Responder {
    "guarded"
}

fn routes(config: &mut ServiceConfig) {
    config
        .service((get_item, put_item, delete_item, own_options))
        .service((serves_options, several, custom, traced, named, guarded))
        .service(web::resource("/guarded").route(web::patch().to(HttpResponse::Ok)));
}

#[test]
fn each_method_of_a_path_answers_by_its_own_policy() {
    let server = Server::start(routes);
    let cases = [
        ("GET", APP, 204, "*"),
        ("GET", EVIL, 204, "*"),
        ("PUT", APP, 204, APP),
        ("PUT", PARTNER, 403, ""),
        ("DELETE", PARTNER, 204, PARTNER),
        ("DELETE", APP, 403, ""),
    ];
    for (method, origin, status, allowed) in cases {
        let response = server.preflight(method, "/items/1", origin);
        assert_eq!(response.status, status, "{method} from {origin}");
        assert_eq!(response.lines("access-control-allow-origin").concat(), allowed, "{method} from {origin}");
        let expected = if status == 204 { method } else { "" };
        assert_eq!(response.lines("access-control-allow-methods").concat(), expected);
        let actual = server.actual(method, "/items/1", origin);
        assert_eq!(
            (actual.status, actual.lines("access-control-allow-origin").concat()),
            (200, allowed.into())
        );
    }
    assert_eq!(server.preflight("DELETE", "/items/1", PARTNER).lines("access-control-max-age"), ["5"]);
}

#[test]
fn options_that_is_no_preflight_for_the_route_reaches_the_applications_own_handler() {
    let server = Server::start(routes);
    let origin: (&str, &[u8]) = ("Origin", APP.as_bytes());
    let requests: [&[(&str, &[u8])]; 6] = [
        &[],
        &[origin],
        &[("Access-Control-Request-Method", b"PUT")],
        &[origin, ("Access-Control-Request-Method", b"")],
        &[origin, ("Access-Control-Request-Method", b"PATCH")],
        &[origin, ("Access-Control-Request-Method", b"put")],
    ];
    for headers in requests {
        let response = server.send(&Request::new("OPTIONS", "/items/1").headers(headers));
        assert_eq!((response.status, response.text()), (200, "the application's own"), "{headers:?}");
        assert_eq!(response.access_control(), [""; 0]);
    }
}

#[test]
fn a_route_that_serves_options_tells_its_preflights_apart() {
    let server = Server::start(routes);
    assert_eq!(server.preflight("GET", "/options", APP).status, 204);
    assert_eq!(server.preflight("OPTIONS", "/options", APP).status, 204);
    let plain = server.actual("OPTIONS", "/options", APP);
    assert_eq!((plain.status, plain.text()), (200, "options served"));
    assert_eq!(plain.lines("access-control-allow-origin"), [APP]);
    // A preflight for a method that it does not serve is another route's.
    assert_eq!(server.preflight("DELETE", "/options", APP).status, 404);
}

#[test]
fn each_path_of_routes_answers_for_its_own_methods() {
    let server = Server::start(routes);
    for method in ["GET", "POST"] {
        let response = server.preflight(method, "/a", APP);
        assert_eq!(response.lines("access-control-allow-methods"), ["GET, POST"]);
        assert_eq!(server.actual(method, "/a", APP).text(), "several");
    }
    assert_eq!(server.preflight("DELETE", "/b", APP).lines("access-control-allow-methods"), ["DELETE"]);
    assert_eq!(server.preflight("GET", "/b", APP).status, 404);
    assert_eq!(server.actual("DELETE", "/b", APP).lines("access-control-allow-origin"), [APP]);
}

#[test]
fn custom_methods_are_shared_like_others() {
    let server = Server::start(routes);
    for method in ["PURGE", "REPORT"] {
        assert_eq!(server.preflight(method, "/custom", APP).status, 204);
        assert_eq!(server.actual(method, "/custom", APP).text(), "custom");
    }
}

#[test]
fn a_method_that_no_page_can_send_is_served_and_not_shared() {
    let server = Server::start(routes);
    assert_eq!(server.preflight("GET", "/trace", APP).lines("access-control-allow-methods"), ["GET"]);
    assert_eq!(server.preflight("TRACE", "/trace", APP).lines("access-control-allow-methods"), ["GET"]);
    let actual = server.actual("TRACE", "/trace", APP);
    assert_eq!((actual.status, actual.access_control()), (200, vec![]));
}

#[test]
fn name_and_pattern_are_what_they_are_without_the_attribute() {
    let response = Server::start(routes).actual("POST", "/no-slash", APP);
    assert_eq!(response.text(), "/no-slash Some(\"named\") Some(\"/no-slash\")");
}

#[test]
fn guards_are_for_actual_requests_alone() {
    let server = Server::start(routes);
    assert_eq!(server.preflight("PUT", "/guarded", APP).status, 204);
    let with = server
        .send(&Request::new("PUT", "/guarded").headers(&[("Origin", APP.as_bytes()), ("X-Json", b"1")]));
    assert_eq!((with.status, with.lines("access-control-allow-origin")), (200, vec![APP]));
    let without = server.actual("PUT", "/guarded", APP);
    assert_eq!((without.status, without.lines("allow")), (405, vec!["PUT, PATCH"]));
}

#[test]
fn a_path_in_other_words_is_another_path() {
    let server = Server::start(routes);
    for path in ["/ITEMS/1", "/items/../items/1", "//items/1", "/items/1/", "/%69tems/1/"] {
        assert_eq!(server.preflight("PUT", path, APP).access_control(), [""; 0], "{path}");
    }
}
