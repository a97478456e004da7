//! Requests to an application in this process, and what comes back, an `Err` of a middleware included.

use actix_http::Request as ActixRequest;
use actix_web::{
    Error, HttpResponse,
    body::{MessageBody, to_bytes},
    dev::{Service, ServiceResponse},
    http::{Method, StatusCode, header::HeaderValue},
    test::TestRequest,
};

use crate::{Request, Response};

/// Sends a request.
///
/// # Panics
///
/// If the method or a header line is not one of HTTP, or the body breaks off.
pub async fn exchange<S, B>(app: &S, request: &Request) -> Response
where
    S: Service<ActixRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let method = Method::from_bytes(request.method.as_bytes()).expect("a method");
    let mut made = TestRequest::with_uri(&request.path).method(method);
    for (name, value) in &request.headers {
        made = made.append_header((name.as_str(), HeaderValue::from_bytes(value).expect("a header value")));
    }
    if !request.body.is_empty() {
        made = made.set_payload(request.body.clone());
    }
    match app.call(made.to_request()).await {
        Ok(response) => read(response.into_parts().1).await,
        // As actix's dispatcher does it.
        Err(error) => read(error.error_response()).await,
    }
}

/// Sends a request with these header lines.
pub async fn send<S, B>(app: &S, method: &str, path: &str, lines: &[(&str, &str)]) -> Response
where
    S: Service<ActixRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    exchange(app, &Request::new(method, path).headers(lines)).await
}

/// Sends an actual request from `origin`.
pub async fn actual<S, B>(app: &S, method: &str, path: &str, origin: &str) -> Response
where
    S: Service<ActixRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    exchange(app, &Request::actual(method, path, origin)).await
}

/// Sends a preflight from `origin` for `method`.
pub async fn preflight<S, B>(app: &S, method: &str, path: &str, origin: &str) -> Response
where
    S: Service<ActixRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    exchange(app, &Request::preflight(method, path, origin)).await
}

async fn read<B: MessageBody>(response: HttpResponse<B>) -> Response {
    let status = response.status();
    let headers = response
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
    let headers = headers.collect();
    let body = to_bytes(response.into_body()).await.ok().expect("a body");
    Response { status: status.as_u16(), reason: reason(status), headers, body: body.to_vec() }
}

fn reason(status: StatusCode) -> String {
    status.canonical_reason().unwrap_or_default().to_owned()
}
