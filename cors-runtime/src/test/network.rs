//! One request and its answer, without any check. In place of Fetch Standard, [HTTP-network
//! fetch](https://fetch.spec.whatwg.org/#concept-http-network-fetch).

use std::net::SocketAddr;

use actix_http::{Payload, Request};
use actix_web::{
    HttpResponse,
    body::{BodySize, BoxBody, MessageBody},
    http::{
        Method, StatusCode, Uri, Version,
        header::{CONTENT_LENGTH, HOST, HeaderName, HeaderValue},
    },
    web::Bytes,
};
use url::{Position, Url};

use super::Application;
use crate::{
    browser::{Head, HeaderList, Outgoing},
    explained::{ServerSide, asked},
};

/// An answer: its head, and its unread body.
pub(super) struct Answer {
    pub(super) head: Head,
    pub(super) body: BoxBody,
    pub(super) server: Option<ServerSide>,
}

/// Sends a request to an application.
pub(super) async fn send<A: Application + ?Sized>(
    app: &A,
    outgoing: &Outgoing,
    body: Bytes,
    peer: SocketAddr,
) -> Answer {
    let Some(request) = incoming(outgoing, body, peer) else {
        // actix's server answers like this what it cannot parse, before any application sees it.
        let head = Head { status: 400, ..Head::default() };
        return Answer { head, body: BoxBody::new(()), server: None };
    };
    let asked = asked(outgoing.step, request.head());
    let (outcome, server) = ServerSide::of(asked, || app.answer(request)).await;
    let response = match outcome {
        Ok(response) => HttpResponse::from(response.map_into_boxed_body()),
        // Like actix's own server: `HttpResponse::from_error` would leave out what middleware adds to an error.
        Err((_, response)) => response,
    };
    let headers = headers(&response, is_secure(&outgoing.url));
    let (response, body) = response.into_parts();
    Answer { head: Head { status: response.status().as_u16(), headers }, body, server: Some(server) }
}

/// Returns the request as a server takes it off the wire: over TLS like HTTP/2 has it, with the whole URL, and else like
/// HTTP/1.1, with a path. `None` is what a server cannot read.
fn incoming(outgoing: &Outgoing, body: Bytes, peer: SocketAddr) -> Option<Request> {
    let url = &outgoing.url;
    let target = if is_secure(url) {
        format!("{}://{}", url.scheme(), &url[Position::BeforeHost..Position::AfterQuery])
    } else {
        url[Position::BeforePath..Position::AfterQuery].to_owned()
    };
    let host = &url[Position::BeforeHost..Position::AfterPort];
    let mut incoming = Request::with_payload(Payload::from(body));
    let head = incoming.head_mut();
    head.method = Method::from_bytes(outgoing.method.as_bytes()).ok()?;
    head.uri = target.parse::<Uri>().ok()?;
    head.version = if is_secure(url) { Version::HTTP_2 } else { Version::HTTP_11 };
    head.peer_addr = Some(peer);
    head.headers.insert(HOST, HeaderValue::from_str(host).ok()?);
    for (name, value) in outgoing.headers.iter() {
        let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
        head.headers.append(name, HeaderValue::from_bytes(value).ok()?);
    }
    Some(incoming)
}

/// Returns the headers that actix's server writes: it sets the length of the body itself.
fn headers(response: &HttpResponse<BoxBody>, is_http2: bool) -> HeaderList {
    let mut headers = HeaderList::default();
    let size = match response.status() {
        StatusCode::CONTINUE
        | StatusCode::SWITCHING_PROTOCOLS
        | StatusCode::PROCESSING
        | StatusCode::NO_CONTENT => BodySize::None,
        StatusCode::NOT_MODIFIED => BodySize::Stream,
        _ => response.body().size(),
    };
    let is_chunked = response.head().chunked() && !is_http2 && response.status() != StatusCode::NOT_MODIFIED;
    let keeps_length = size == BodySize::Stream && !is_chunked;
    for (name, value) in response.headers() {
        if *name != CONTENT_LENGTH || keeps_length {
            headers.append(name.as_str(), value);
        }
    }
    if let BodySize::Sized(length) = size {
        headers.append("content-length", length.to_string());
    }
    headers
}

fn is_secure(url: &Url) -> bool {
    url.scheme() == "https"
}
