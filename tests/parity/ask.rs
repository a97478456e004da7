//! A request to both applications, and the status that both must give.

use support::Request;

/// A request, written by [`ask`].
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    pub(crate) request: Request,
    pub(crate) status: u16,
}

/// Returns a request without a body: `ask("GET /path", 200)`. The status can be `CLOSED`.
pub(crate) fn ask(line: impl AsRef<str>, status: u16) -> Ask {
    let (method, path) = line.as_ref().split_once(' ').expect("a method and a path");
    // The same host for both servers: handlers show it.
    Ask { request: Request::new(method, path).header("host", "localhost"), status }
}

/// Returns a preflight of `origin` for `method` at `path`.
pub(crate) fn preflight(method: &str, path: &str, origin: &str) -> Ask {
    Ask { request: Request::preflight(method, path, origin), status: 204 }
}

impl Ask {
    /// Adds a header line, `Name: value`.
    pub(crate) fn header(mut self, line: &str) -> Self {
        let (name, value) = line.split_once(": ").expect("a name and a value");
        self.request = self.request.header(name, value);
        self
    }

    /// Changes the status.
    pub(crate) fn gets(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    pub(crate) fn body(mut self, body: &str) -> Self {
        self.request = self.request.body(body);
        self
    }
}
