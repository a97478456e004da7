//! The handshake of a websocket: a GET that a page sends with `Origin`, and no fetch.

use actix_web::{
    HttpRequest, HttpResponse, get, rt,
    web::{self, Payload, ServiceConfig},
};
use cors_runtime::{Cors, Policy, cors, policy};

use super::LISTED;
use support::{APP, EVIL, Protocol, Request, Server};

use crate::{compare::Case, compare::Compared};

handlers_twice! {
    #[cors(
        origins = ["https://app.example.com"],
        headers = ["X-Own"],
        expose = ["ETag"],
        credentials,
        max_age = "10m"
    )]

    #[get("/ws")]
    async fn socket(request: HttpRequest, body: Payload) -> actix_web::Result<HttpResponse> {
        let (response, session, _) = actix_ws::handle(&request, body)?;
        rt::spawn(session.close(None));
        Ok(response)
    }
}

#[test]
fn a_websocket_opens_as_it_does_without_the_attribute() {
    let handshake = |about, version, status| {
        Case::get(about, "/ws", status)
            .header("connection", "Upgrade")
            .header("upgrade", "websocket")
            .header("sec-websocket-version", version)
            .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==")
            .over(&[Protocol::Http1])
    };
    Compared::start(plain::routes, annotated::routes, LISTED).check(&[
        handshake("a handshake", "13", 101),
        handshake("a handshake of a version that is not supported", "12", 426),
        Case::get("no handshake", "/ws", 400),
    ]);
}

/// The policy of the service's page, on both routes.
const OWN_PAGE: Policy = policy!(origins = ["https://app.example.com"]);

async fn open(request: HttpRequest, body: Payload) -> actix_web::Result<HttpResponse> {
    let (response, session, _) = actix_ws::handle(&request, body)?;
    rt::spawn(session.close(None));
    Ok(response)
}

#[cors(OWN_PAGE)]
#[get("/unguarded")]
async fn unguarded(request: HttpRequest, body: Payload) -> actix_web::Result<HttpResponse> {
    open(request, body).await
}

#[cors(OWN_PAGE, enforce)]
#[get("/guarded")]
async fn guarded(request: HttpRequest, body: Payload) -> actix_web::Result<HttpResponse> {
    open(request, body).await
}

fn guarded_and_not(config: &mut ServiceConfig) {
    let inside = |path, policy| web::resource(path).wrap(Cors::new(policy)).route(web::get().to(open));
    config
        .service((guarded, unguarded))
        .service(inside("/cors/unguarded", OWN_PAGE))
        .service(inside("/cors/guarded", policy!(OWN_PAGE, enforce)));
}

#[test]
fn a_stranger_opens_a_websocket_unless_the_policy_enforces() {
    let server = Server::start(guarded_and_not);
    let status = |path, lines: &[(&'static str, &str)]| {
        let request = Request::new("GET", path)
            .header("connection", "Upgrade")
            .header("upgrade", "websocket")
            .header("sec-websocket-version", "13")
            .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
        let request = lines.iter().fold(request, |request, (name, value)| request.header(name, value));
        server.send_over(Protocol::Http1, &request).status
    };
    // As Chromium asks, which says no more; and as Firefox and WebKit do.
    let said: [&[(&str, &str)]; 2] =
        [&[], &[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "websocket")]];
    for said in said {
        for (path, stranger) in
            [("/unguarded", 101), ("/cors/unguarded", 101), ("/guarded", 403), ("/cors/guarded", 403)]
        {
            assert_eq!(status(path, &[&[("origin", EVIL)], said].concat()), stranger, "{path} {said:?}");
            assert_eq!(status(path, &[&[("origin", APP)], said].concat()), 101, "{path} {said:?}");
        }
    }
    // No browser: nobody's cookies are at stake.
    assert_eq!(status("/guarded", &[]), 101);
}
