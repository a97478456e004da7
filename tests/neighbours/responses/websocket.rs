//! The handshake of a websocket: a GET that a page sends with `Origin`, and no fetch.

use actix_web::{HttpRequest, HttpResponse, get, rt, web::Payload};

use super::LISTED;
use crate::{
    http::Protocol,
    twins::{Case, Twins},
};

twins! {
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
    Twins::start(shared::routes, plain::routes, LISTED).check(&[
        handshake("a handshake", "13", 101),
        handshake("a handshake of a version that is not supported", "12", 426),
        Case::get("no handshake", "/ws", 400),
    ]);
}
