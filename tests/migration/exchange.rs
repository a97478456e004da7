//! One request to two applications, and in what their answers differ.

use std::collections::BTreeSet;

use actix_http::Request;
use actix_web::{
    Error, HttpResponse,
    body::{MessageBody, to_bytes},
    dev::{Service, ServiceResponse},
    http::Method,
    test::TestRequest,
};

use crate::guide::Difference;

/// A request, and every header line of it.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    method: &'static str,
    path: &'static str,
    lines: Vec<(&'static str, &'static str)>,
}

impl Ask {
    pub(crate) fn new(method: &'static str, path: &'static str) -> Self {
        Self { method, path, lines: Vec::new() }
    }

    /// With one more line of this header.
    pub(crate) fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.lines.push((name, value));
        self
    }

    pub(crate) fn from(self, origin: &'static str) -> Self {
        self.with("origin", origin)
    }

    /// Asks first whether a page of `origin` may send this.
    pub(crate) fn preflight(method: &'static str, path: &'static str, origin: &'static str) -> Self {
        Self::new("OPTIONS", path).from(origin).with("access-control-request-method", method)
    }

    /// With one more line of headers that the page wants to send.
    pub(crate) fn headers(self, names: &'static str) -> Self {
        self.with("access-control-request-headers", names)
    }

    fn request(&self) -> Request {
        let method = Method::from_bytes(self.method.as_bytes()).expect("a method");
        let request = TestRequest::with_uri(self.path).method(method);
        self.lines.iter().fold(request, |request, line| request.append_header(*line)).to_request()
    }
}

/// Every line of an answer that has to do with CORS, with its status and body.
pub(crate) async fn answer<S, B>(app: &S, ask: &Ask) -> BTreeSet<String>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    let response = match app.call(ask.request()).await {
        Ok(response) => response.into_parts().1.map_into_boxed_body(),
        // As actix's dispatcher does it.
        Err(error) => error.error_response(),
    };
    lines(response).await
}

async fn lines(response: HttpResponse) -> BTreeSet<String> {
    let mut lines = BTreeSet::from([format!("status: {}", response.status().as_u16())]);
    for (name, value) in response.headers() {
        if name == "vary" || name.as_str().starts_with("access-control-") {
            let line = format!("{name}: {}", in_order(name.as_str(), value.to_str().expect("a text")));
            assert!(lines.insert(line), "a line stands there once");
        }
    }
    let body = to_bytes(response.into_body()).await.expect("a body");
    if !body.is_empty() {
        lines.insert(format!("body: {}", String::from_utf8_lossy(&body)));
    }
    lines
}

/// Returns the names of a list in one order and in lower case: actix-cors has them in any order. `lists.rs` looks at that.
fn in_order(name: &str, value: &str) -> String {
    if !["allow-methods", "allow-headers", "expose-headers"].iter().any(|list| name.ends_with(list)) {
        return value.to_owned();
    }
    let mut names: Vec<String> = value.split(',').map(|name| name.trim().to_ascii_lowercase()).collect();
    names.sort();
    names.join(", ")
}

/// Asserts that two applications answer with exactly these differences: `-` is what only actix-cors says, `+` what only
/// this crate does.
pub(crate) async fn assert_twins<A, B, C, D>(theirs: &A, ours: &B, ask: Ask, differences: &[Difference])
where
    A: Service<Request, Response = ServiceResponse<C>, Error = Error>,
    B: Service<Request, Response = ServiceResponse<D>, Error = Error>,
    C: MessageBody + 'static,
    D: MessageBody + 'static,
{
    let (before, after) = (answer(theirs, &ask).await, answer(ours, &ask).await);
    let found: BTreeSet<String> = before
        .difference(&after)
        .map(|line| format!("- {line}"))
        .chain(after.difference(&before).map(|line| format!("+ {line}")))
        .collect();
    let expected: BTreeSet<String> =
        differences.iter().flat_map(|difference| difference.lines.iter().map(ToString::to_string)).collect();
    assert_eq!(found, expected, "{ask:?}");
}
