//! Requests to an application in this process, and what comes back, an `Err` of a middleware included.

use actix_http::Request;
use actix_web::{
    Error,
    body::{MessageBody, to_bytes},
    dev::{Service, ServiceResponse},
    http::{
        Method,
        header::{HeaderMap, HeaderValue},
    },
    test::TestRequest,
};

/// A response, read whole.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    headers: HeaderMap,
    pub(crate) body: String,
}

/// Sends a request with these header lines.
pub(crate) async fn send<S, B>(app: &S, method: &str, path: &str, lines: &[(&str, &str)]) -> Reply
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let mut values = Vec::new();
    for (name, value) in lines {
        values.push((*name, HeaderValue::from_str(value).expect("a header value")));
    }
    let lines: Vec<_> = values.iter().map(|(name, value)| (*name, value)).collect();
    send_bytes(app, method, path, &lines).await
}

/// Sends a request with these header lines, byte by byte.
pub(crate) async fn send_bytes<S, B>(
    app: &S,
    method: &str,
    path: &str,
    lines: &[(&str, &HeaderValue)],
) -> Reply
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let method = Method::from_bytes(method.as_bytes()).expect("a method");
    let mut request = TestRequest::with_uri(path).method(method);
    for (name, value) in lines {
        request = request.append_header((*name, (*value).clone()));
    }
    match app.call(request.to_request()).await {
        Ok(response) => Reply::read(response.into_parts().1).await,
        // As actix's dispatcher does it.
        Err(error) => Reply::read(error.error_response()).await,
    }
}

/// Sends an actual request from `origin`.
pub(crate) async fn actual<S, B>(app: &S, method: &str, path: &str, origin: &str) -> Reply
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    send(app, method, path, &[("origin", origin)]).await
}

/// Sends a preflight from `origin` for `method`.
pub(crate) async fn preflight<S, B>(app: &S, method: &str, path: &str, origin: &str) -> Reply
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    send(app, "OPTIONS", path, &[("origin", origin), ("access-control-request-method", method)]).await
}

impl Reply {
    async fn read<B: MessageBody>(response: actix_web::HttpResponse<B>) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = to_bytes(response.into_body()).await.ok().expect("a body");
        Self { status, headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    /// Every line of a header.
    pub(crate) fn lines(&self, name: &str) -> Vec<&str> {
        self.headers.get_all(name).map(|value| value.to_str().expect("a text")).collect()
    }

    /// `Access-Control-Allow-Origin`, if there is exactly one.
    pub(crate) fn allow_origin(&self) -> Option<&str> {
        match self.lines("access-control-allow-origin")[..] {
            [origin] => Some(origin),
            [] => None,
            _ => panic!("several `Access-Control-Allow-Origin`: {self:?}"),
        }
    }

    /// Every `access-control-*` line as `name: value`, sorted.
    pub(crate) fn access_control(&self) -> Vec<String> {
        let is_ours = |name: &str| name.starts_with("access-control-");
        let mut lines: Vec<String> = self
            .headers
            .iter()
            .filter(|(name, _)| is_ours(name.as_str()))
            .map(|(name, value)| format!("{name}: {}", value.to_str().expect("a text")))
            .collect();
        lines.sort();
        lines
    }
}
