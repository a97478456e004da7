//! A developer on this machine, and pages whose requests go through the inspector.

use actix_http::Request;
use actix_web::{
    Error,
    body::{MessageBody, to_bytes},
    dev::{Service, ServiceResponse},
    http::{Method, StatusCode, header::HeaderMap},
    test::TestRequest,
};
use serde_json::Value;

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// Returns the value of a header; nothing where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a text"))
    }

    pub(crate) fn verdict(&self) -> &str {
        self.header("cors-verdict")
    }
}

/// Returns a request from this machine, by a loopback name.
pub(crate) fn local(method: &str, path: &str) -> TestRequest {
    let request =
        TestRequest::with_uri(path).method(Method::from_bytes(method.as_bytes()).expect("a method"));
    request
        .peer_addr("127.0.0.1:50000".parse().expect("an address"))
        .insert_header(("Host", "localhost:8080"))
}

/// Sends a request, and reads the answer.
pub(crate) async fn send<S, B>(app: &S, request: TestRequest) -> Answer
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    let response = match app.call(request.to_request()).await {
        Ok(response) => response.into_parts().1.map_into_boxed_body(),
        // As actix's dispatcher does it.
        Err(error) => error.error_response(),
    };
    let (status, headers) = (response.status(), response.headers().clone());
    let body = to_bytes(response.into_body()).await.expect("a body");
    Answer { status, headers, body: String::from_utf8_lossy(&body).into_owned() }
}

/// Sends a request of this machine with these header lines.
pub(crate) async fn page<S, B>(app: &S, method: &str, path: &str, lines: &[(&str, &str)]) -> Answer
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    let mut request = local(method, path);
    for (name, value) in lines {
        request = request.append_header((*name, *value));
    }
    send(app, request).await
}

/// Returns what the inspector keeps of a path, the latest exchange last. Tests share a process, and so its list.
pub(crate) async fn exchanges<S, B>(app: &S, path: &str) -> Vec<Value>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    let data = send(app, local("GET", "/.cors/exchanges")).await;
    let Value::Array(all) = serde_json::from_str(&data.body).expect("JSON") else { panic!("{}", data.body) };
    all.into_iter().filter(|exchange| exchange["path"] == path).collect()
}
