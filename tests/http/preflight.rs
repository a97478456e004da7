//! Preflights: 204 with what the policy allows, or 403 with nothing.

use actix_web::{Responder, get, put, route, web::ServiceConfig};
use cors_runtime::cors;
use support::{APP, EVIL, PREFLIGHT_VARY, Request, Response, Server};

#[cors(
    origins = ["https://app.example.com", "https://*.preview.example.com", "http://localhost:*"],
    headers = ["Content-Type", "X-Request-Id"],
    expose = ["ETag"],
    credentials,
    max_age = "10m"
)]
#[put("/full")]
async fn full() -> impl Responder {
    panic!("a preflight runs no handler");
    #[expect(unreachable_code, reason = "the type of the handler")]
    ""
}

#[cors(origins = ["https://app.example.com"])]
#[put("/bare")]
async fn bare() -> impl Responder {
    "bare"
}

#[cors(origins = ["https://app.example.com"], methods = ["PUT"])]
#[route(
    "/some",
    method = "GET",
    method = "HEAD",
    method = "POST",
    method = "PUT",
    method = "DELETE",
    method = "PATCH"
)]
async fn some() -> impl Responder {
    "some"
}

#[cors(origins = any, headers = any, max_age = 0)]
#[get("/any")]
async fn any() -> impl Responder {
    "any"
}

#[cors(origins = ["*"], headers = ["*", "Authorization"])]
#[get("/any-with-authorization")]
async fn any_with_authorization() -> impl Responder {
    "any"
}

#[cors(origins = ["null"], dangerously = [null_origin])]
#[get("/null")]
async fn null() -> impl Responder {
    "null"
}

fn routes(config: &mut ServiceConfig) {
    config
        .service(full)
        .service(bare)
        .service(some)
        .service(any)
        .service(any_with_authorization)
        .service(null);
}

/// Sends a preflight with these lines of `Access-Control-Request-Headers`.
fn ask(server: &Server, method: &str, path: &str, origin: &str, lines: &[&str]) -> Response {
    let request = Request::preflight(method, path, origin);
    server.send(&lines.iter().fold(request, |request, line| request.asks_for(line)))
}

fn assert_refused(response: &Response, why: &str) {
    assert_eq!(response.status, 403, "{why}");
    assert_eq!(response.access_control(), [""; 0], "{why}");
    assert_eq!(response.lines("vary"), [PREFLIGHT_VARY], "{why}");
    assert_eq!(response.text(), "", "{why}");
}

#[test]
fn an_allowed_preflight_is_204_with_every_header_of_the_policy_once() {
    let server = Server::start(routes);
    for origin in [APP, "https://pr-7.preview.example.com", "http://localhost:5173", "http://localhost"] {
        let response = ask(&server, "PUT", "/full", origin, &["content-type,x-request-id"]);
        assert_eq!(response.status, 204);
        assert_eq!(
            response.access_control(),
            [
                "access-control-allow-credentials: true",
                "access-control-allow-headers: Content-Type, X-Request-Id",
                "access-control-allow-methods: PUT",
                &format!("access-control-allow-origin: {origin}"),
                "access-control-max-age: 600",
            ]
        );
        assert_eq!(response.lines("vary"), [PREFLIGHT_VARY]);
        assert_eq!(response.text(), "");
    }
}

#[test]
fn what_a_policy_does_not_say_is_not_sent() {
    let response = Server::start(routes).preflight("PUT", "/bare", APP);
    assert_eq!(response.status, 204);
    assert_eq!(
        response.access_control(),
        ["access-control-allow-methods: PUT", "access-control-allow-origin: https://app.example.com"]
    );
}

#[test]
fn another_origin_is_refused_with_nothing() {
    let server = Server::start(routes);
    let long = format!("https://{}.preview.example.com", "a.".repeat(2000));
    let origins =
        [EVIL, "null", "", "https://app.example.com/", "https://app.example.com.evil.example", "*", &long];
    for origin in origins {
        assert_refused(&server.preflight("PUT", "/full", origin), origin);
    }
}

#[test]
fn an_origin_that_is_not_text_or_comes_twice_is_refused() {
    let server = Server::start(routes);
    let method: (&str, &[u8]) = ("Access-Control-Request-Method", b"PUT");
    let not_text = server.send(
        &Request::new("OPTIONS", "/full")
            .headers(&[("Origin", b"https://\xff.preview.example.com".as_slice()), method]),
    );
    assert_refused(&not_text, "not text");
    let app: (&str, &[u8]) = ("Origin", APP.as_bytes());
    assert_refused(
        &server.send(&Request::new("OPTIONS", "/full").headers(&[app, app, method])),
        "several lines",
    );
    let any_method: (&str, &[u8]) = ("Access-Control-Request-Method", b"GET");
    assert_refused(
        &server.send(&Request::new("OPTIONS", "/any").headers(&[app, app, any_method])),
        "several lines under any",
    );
}

#[test]
fn an_allowed_origin_is_told_the_whole_lists_whatever_it_asks_for() {
    let server = Server::start(routes);
    let told = server.preflight("PUT", "/full", APP);
    assert_eq!(told.lines("access-control-allow-headers"), ["Content-Type, X-Request-Id"]);
    let (commas, long) = (",".repeat(10_000), "x".repeat(10_000));
    let asked_for: &[&[&str]] = &[
        &["content-type,x-request-id"],
        &["X-REQUEST-ID , content-type,,"],
        &["x-other"],
        &["authorization"],
        &["content-type", "x-other"],
        &["content-type x-request-id"],
        &[""],
        &[&commas],
        &[&long],
    ];
    for lines in asked_for {
        let response = ask(&server, "PUT", "/full", APP, lines);
        assert_eq!((response.status, response.access_control()), (204, told.access_control()), "{lines:?}");
        assert_refused(&ask(&server, "PUT", "/full", EVIL, lines), "a stranger");
    }
}

#[test]
fn a_method_that_the_policy_does_not_share_is_refused_by_the_browser_or_here() {
    let server = Server::start(routes);
    for (method, methods) in [("PUT", "PUT"), ("DELETE", "PUT"), ("PATCH", "PUT")] {
        let response = server.preflight(method, "/some", APP);
        assert_eq!((response.status, response.lines("access-control-allow-methods")), (204, vec![methods]));
    }
    for method in ["GET", "HEAD", "POST"] {
        assert_refused(&server.preflight(method, "/some", APP), "browsers do not need it to be listed");
    }
    assert_refused(&server.preflight("PUT", "/some", EVIL), "a stranger");
}

#[test]
fn any_answers_with_asterisks_and_never_for_authorization() {
    let server = Server::start(routes);
    let response = ask(&server, "GET", "/any", EVIL, &["x-a,x-b"]);
    assert_eq!(response.status, 204);
    assert_eq!(
        response.access_control(),
        [
            "access-control-allow-headers: *",
            "access-control-allow-methods: GET",
            "access-control-allow-origin: *",
            "access-control-max-age: 0",
        ]
    );
    let long = "x".repeat(8192);
    for lines in [&["authorization"][..], &["x-a", "x-b, Authorization"], &[&long]] {
        let response = ask(&server, "GET", "/any", EVIL, lines);
        assert_eq!(
            (response.status, response.lines("access-control-allow-headers")),
            (204, vec![]),
            "{lines:?}"
        );
        assert_eq!(response.lines("access-control-allow-origin"), ["*"]);
    }
    let listed = ask(&server, "GET", "/any-with-authorization", EVIL, &["authorization,x-a"]);
    assert_eq!(listed.lines("access-control-allow-headers"), ["*, Authorization"]);
}

#[test]
fn the_null_origin_is_allowed_only_where_the_policy_says_so() {
    let server = Server::start(routes);
    let response = server.preflight("GET", "/null", "null");
    assert_eq!(response.status, 204);
    assert_eq!(response.lines("access-control-allow-origin"), ["null"]);
    assert_refused(&server.preflight("GET", "/null", "NULL"), "not the serialisation of an opaque origin");
}
