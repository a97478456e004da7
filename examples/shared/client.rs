//! Sends requests to an application in this process.

use actix_http::Request;
use actix_web::{
    Error,
    body::{MessageBody, to_bytes},
    dev::{Service, ServiceResponse},
    http::{Method, header::HeaderMap},
    test::TestRequest,
};

/// A response with its complete body.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: String,
    headers: HeaderMap,
}

/// Sends a request through the whole application.
pub(crate) async fn send<S, B>(app: &S, request: TestRequest) -> Reply
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    let response = match app.call(request.to_request()).await {
        Ok(response) => response.into_parts().1.map_into_boxed_body(),
        // The `Err` of a middleware becomes a response outside all middleware, as in actix's dispatcher.
        Err(error) => error.error_response(),
    };
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let body = to_bytes(response.into_body()).await.expect("a body");
    Reply { status, body: String::from_utf8_lossy(&body).into_owned(), headers }
}

/// Sends the preflight that a browser sends for a page of `origin` before it sends `method` with these headers.
pub(crate) async fn preflight<S, B>(app: &S, origin: &str, method: &str, path: &str, headers: &str) -> Reply
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    let mut request = TestRequest::with_uri(path)
        .method(Method::OPTIONS)
        .insert_header(("origin", origin))
        .insert_header(("access-control-request-method", method));
    if !headers.is_empty() {
        request = request.insert_header(("access-control-request-headers", headers));
    }
    send(app, request).await
}

impl Reply {
    /// Returns the only line of a header, or `None` if the header is missing. Panics if there are several.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.headers.get_all(name).map(|line| line.to_str().expect("a text"));
        let line = lines.next();
        assert_eq!(lines.next(), None, "one line of {name}: {self:?}");
        line
    }

    /// Returns the origin whose pages may read this response.
    pub(crate) fn allow_origin(&self) -> Option<&str> {
        self.header("access-control-allow-origin")
    }
}
