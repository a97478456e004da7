//! One request and its answer, without any check. In place of Fetch Standard, [HTTP-network
//! fetch](https://fetch.spec.whatwg.org/#concept-http-network-fetch).

use actix_http::{Payload, Request};
use actix_service::Service;
use actix_web::{
    Error, HttpResponse,
    body::{BoxBody, MessageBody, to_bytes},
    dev::ServiceResponse,
    http::{
        Method, StatusCode, Uri, Version,
        header::{HOST, HeaderMap, HeaderName, HeaderValue},
    },
    web::Bytes,
};
use url::Url;

/// A request, ready to be sent.
pub(super) struct Outgoing<'a> {
    pub(super) method: &'a Method,
    pub(super) url: &'a Url,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) body: Bytes,
}

/// An answer, as it came.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

/// Sends a request to an application.
///
/// # Errors
///
/// In words, why there is no answer.
pub(super) async fn send<S, B, E>(app: &S, request: Outgoing<'_>) -> Result<Answer, String>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = E>,
    B: MessageBody + 'static,
    E: Into<Error>,
{
    let is_head = request.method == Method::HEAD;
    // Like actix's own server: `HttpResponse::from_error` would leave out what middleware adds to an error.
    let response: HttpResponse<BoxBody> = match app.call(incoming(request)?).await {
        Ok(response) => response.map_into_boxed_body().into(),
        Err(error) => error.into().error_response(),
    };
    let (response, body) = response.into_parts();
    let body = to_bytes(body).await.map_err(|error| error.to_string())?;
    Ok(Answer {
        status: response.status(),
        headers: response.headers().clone(),
        body: if is_head || is_null_body_status(response.status()) { Bytes::new() } else { body },
    })
}

/// The request as a server takes it off the wire: over TLS like HTTP/2 has it, with the whole URL, and else like
/// HTTP/1.1, with a path.
fn incoming(request: Outgoing<'_>) -> Result<Request, String> {
    let Outgoing { method, url, headers, body } = request;
    let is_secure = url.scheme() == "https";
    let target = if is_secure {
        &url[..url::Position::AfterQuery]
    } else {
        &url[url::Position::BeforePath..url::Position::AfterQuery]
    };
    let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
    let mut incoming = Request::with_payload(Payload::from(body));
    let head = incoming.head_mut();
    head.method = method.clone();
    head.uri = target.parse::<Uri>().map_err(|error| error.to_string())?;
    head.version = if is_secure { Version::HTTP_2 } else { Version::HTTP_11 };
    head.headers.insert(HOST, HeaderValue::from_str(host).map_err(|error| error.to_string())?);
    for (name, value) in headers {
        head.headers.append(name, value);
    }
    Ok(incoming)
}

/// <https://fetch.spec.whatwg.org/#null-body-status>
fn is_null_body_status(status: StatusCode) -> bool {
    matches!(status.as_u16(), 101 | 103 | 204 | 205 | 304)
}
