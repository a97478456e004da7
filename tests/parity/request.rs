//! A request to both applications, and the status that both must give.

use crate::{APP, EVIL, response::parse};

/// Written by [`ask`].
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// `GET /path`
    pub(crate) line: String,
    pub(crate) status: u16,
    lines: Vec<String>,
    body: Vec<u8>,
}

/// `ask("GET /path", 200)`: a request without a body. Status 0 is a connection that closes without an answer.
pub(crate) fn ask(line: impl Into<String>, status: u16) -> Request {
    Request { line: line.into(), status, lines: Vec::new(), body: Vec::new() }
}

/// Returns a preflight of `origin` for `method` at `path`.
pub(crate) fn preflight(path: &str, origin: &str, method: &str) -> Request {
    ask(format!("OPTIONS {path}"), 204)
        .header(&format!("Origin: {origin}"))
        .header(&format!("Access-Control-Request-Method: {method}"))
}

impl Request {
    /// Adds a header line, `Name: value`.
    pub(crate) fn header(mut self, line: &str) -> Self {
        self.lines.push(line.to_owned());
        self
    }

    /// Changes the status.
    pub(crate) fn gets(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    pub(crate) fn body(mut self, body: &str) -> Self {
        self.lines.push(format!("Content-Length: {}", body.len()));
        self.body = body.into();
        self
    }

    /// As `#[cors]` may see it: without an origin, from an origin that it shares with, and from another one.
    pub(crate) fn with_each_origin(&self) -> [(Option<&'static str>, Vec<u8>); 3] {
        [None, Some(APP), Some(EVIL)].map(|origin| (origin, self.bytes(origin)))
    }

    /// Checks whether this is the whole answer to a request whose body may stay unread.
    pub(crate) fn is_answered_by(&self, answer: &[u8]) -> bool {
        !self.body.is_empty() && parse(answer).0.is_complete()
    }

    /// On the wire.
    pub(crate) fn bytes(&self, origin: Option<&str>) -> Vec<u8> {
        let origin = origin.map(|origin| format!("Origin: {origin}"));
        let mut head = vec![format!("{} HTTP/1.1", self.line), "Host: localhost".to_owned()];
        head.extend(self.lines.iter().cloned());
        head.extend(origin);
        head.push("Connection: close\r\n\r\n".to_owned());
        [head.join("\r\n").into_bytes(), self.body.clone()].concat()
    }
}
