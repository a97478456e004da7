//! Actual responses: the handler's own, with exactly the headers of the policy, errors included.

use actix_web::{
    HttpResponse, Responder, ResponseError, delete, get,
    http::{StatusCode, header},
    route,
    web::{Json, Path, ServiceConfig},
};
use cors_runtime::cors;
use support::{APP, EVIL, Request, Server};

#[derive(Debug)]
struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("broken")
    }
}

impl ResponseError for Broken {
    fn status_code(&self) -> StatusCode {
        StatusCode::INTERNAL_SERVER_ERROR
    }
}

#[cors(origins = ["https://app.example.com", "https://b.example"], expose = ["ETag", "X-Total"], credentials)]
#[get("/items/{id}")]
async fn item(id: Path<u32>) -> Result<impl Responder, Broken> {
    match id.into_inner() {
        0 => Err(Broken),
        id => Ok(format!("item {id}")),
    }
}

#[cors(origins = ["https://app.example.com"], headers = ["Content-Type"])]
#[actix_web::post("/items")]
async fn add(items: Json<Vec<u32>>) -> impl Responder {
    format!("{} items", items.len())
}

#[cors(origins = any, expose = any)]
#[get("/any")]
async fn any() -> impl Responder {
    "any"
}

#[cors(origins = ["https://app.example.com"])]
#[get("/own-headers")]
async fn own_headers() -> impl Responder {
    HttpResponse::Ok()
        .append_header((header::VARY, "Accept-Encoding"))
        .append_header((header::VARY, "Cookie"))
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .insert_header((header::ACCESS_CONTROL_ALLOW_CREDENTIALS, "true"))
        .insert_header(("access-control-allow-private-network", "true"))
        .body("own")
}

#[cors(origins = ["https://app.example.com"])]
#[get("/own-vary")]
async fn own_vary() -> impl Responder {
    HttpResponse::Ok().insert_header((header::VARY, "accept-encoding, ORIGIN")).body("own")
}

#[cors(origins = ["https://app.example.com"], methods = ["GET"])]
#[route("/partly", method = "GET", method = "POST")]
async fn partly() -> impl Responder {
    "partly"
}

#[cors(origins = any, methods = ["GET"])]
#[route("/partly-any", method = "GET", method = "POST")]
async fn partly_any() -> impl Responder {
    "partly"
}

#[cors(origins = ["https://app.example.com"])]
#[delete("/private")]
async fn not_get() -> impl Responder {
    "deleted"
}

#[get("/private")]
async fn private() -> impl Responder {
    "private"
}

fn routes(config: &mut ServiceConfig) {
    config.service((item, add, any, own_headers, own_vary, partly, partly_any, not_get, private));
}

#[test]
fn an_allowed_origin_gets_the_headers_of_the_policy_on_every_status() {
    let server = Server::start(routes);
    let shared = [
        "access-control-allow-credentials: true",
        "access-control-allow-origin: https://app.example.com",
        "access-control-expose-headers: ETag, X-Total",
    ];
    for (path, status, body) in
        [("/items/7", 200, "item 7"), ("/items/0", 500, "broken"), ("/items/x", 404, "can not parse")]
    {
        let response = server.actual("GET", path, APP);
        assert_eq!(
            (response.status, response.access_control()),
            (status, shared.map(str::to_owned).to_vec())
        );
        assert!(response.text().contains(body), "{response:?}");
        assert_eq!(response.lines("vary"), ["Origin"]);
    }
    assert_eq!(
        server.actual("GET", "/items/7", "https://b.example").lines("access-control-allow-origin"),
        ["https://b.example"]
    );
}

#[test]
fn an_extractor_error_is_shared() {
    let response =
        Server::start(routes).send(&Request::new("POST", "/items").headers(&[("Origin", APP.as_bytes())]));
    assert_eq!(response.status, 400);
    assert_eq!(response.access_control(), ["access-control-allow-origin: https://app.example.com"]);
}

#[test]
fn another_origin_and_no_origin_run_the_handler_and_share_nothing() {
    let server = Server::start(routes);
    let twice: &[(&str, &[u8])] = &[("Origin", APP.as_bytes()), ("Origin", APP.as_bytes())];
    let not_text: &[(&str, &[u8])] = &[("Origin", b"https://app.example.com\xff")];
    for headers in [&[("Origin", EVIL.as_bytes())][..], &[], &[("Origin", b"null")], twice, not_text] {
        let response = server.send(&Request::new("GET", "/items/7").headers(headers));
        assert_eq!((response.status, response.text()), (200, "item 7"));
        assert_eq!(response.access_control(), [""; 0], "{headers:?}");
        assert_eq!(response.lines("vary"), ["Origin"], "{headers:?}");
    }
}

#[test]
fn under_any_every_response_is_the_same_for_everyone() {
    let server = Server::start(routes);
    for headers in [&[("Origin", EVIL.as_bytes())][..], &[]] {
        let response = server.send(&Request::new("GET", "/any").headers(headers));
        assert_eq!(
            response.access_control(),
            ["access-control-allow-origin: *", "access-control-expose-headers: *"]
        );
        assert_eq!(response.lines("vary"), [""; 0]);
    }
}

#[test]
fn a_handlers_own_cors_headers_are_removed_and_its_vary_is_kept() {
    let server = Server::start(routes);
    let response = server.actual("GET", "/own-headers", APP);
    assert_eq!(response.access_control(), ["access-control-allow-origin: https://app.example.com"]);
    assert_eq!(response.lines("vary"), ["Accept-Encoding", "Cookie", "Origin"]);
    assert_eq!(server.actual("GET", "/own-headers", EVIL).access_control(), [""; 0]);
    assert_eq!(server.actual("GET", "/own-vary", APP).lines("vary"), ["accept-encoding, ORIGIN"]);
}

#[test]
fn a_method_that_the_policy_leaves_out_is_served_but_not_shared() {
    let server = Server::start(routes);
    for path in ["/partly", "/partly-any"] {
        assert_eq!(server.actual("GET", path, APP).lines("access-control-allow-origin").len(), 1);
        let post = server.actual("POST", path, APP);
        assert_eq!((post.status, post.access_control()), (200, vec![]), "{path}");
        assert_eq!(server.preflight("GET", path, APP).status, 204);
        assert_eq!(server.preflight("POST", path, APP).status, 403);
        assert_eq!(server.preflight("GET", path, APP).lines("access-control-allow-methods"), ["GET"]);
    }
}

#[test]
fn a_route_without_the_attribute_shares_nothing() {
    let server = Server::start(routes);
    let response = server.actual("GET", "/private", APP);
    assert_eq!((response.status, response.text()), (200, "private"));
    assert_eq!(response.access_control(), [""; 0]);
    assert_eq!(response.lines("vary"), [""; 0]);
    assert_eq!(server.preflight("GET", "/private", APP).status, 404);
}
