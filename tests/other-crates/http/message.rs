//! Requests and responses, line by line.

/// A request, the same for both protocols.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    /// One entry a line, in this order.
    pub(crate) headers: Vec<(&'static str, Vec<u8>)>,
    pub(crate) body: &'static [u8],
}

impl Request {
    pub(crate) fn new(method: &'static str, path: &'static str) -> Self {
        Self { method, path, headers: Vec::new(), body: b"" }
    }

    /// Returns a preflight from `origin` for `method`.
    pub(crate) fn preflight(path: &'static str, origin: &str, method: &str) -> Self {
        Self::new("OPTIONS", path).header("origin", origin).header("access-control-request-method", method)
    }

    /// With one more header line.
    pub(crate) fn header(mut self, name: &'static str, value: impl AsRef<[u8]>) -> Self {
        self.headers.push((name, value.as_ref().to_vec()));
        self
    }

    pub(crate) fn body(mut self, body: &'static [u8]) -> Self {
        self.body = body;
        self
    }
}

/// The end of a body that the server broke off.
pub(crate) const BROKEN_OFF: &str = "(broken off)";

/// A response as it came.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    /// Names in lower case, one entry a line.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// Every line of a header.
    pub(crate) fn lines(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(own, _)| own == name).map(|(_, value)| value.as_str()).collect()
    }

    /// Every `access-control-*` line as `name: value`, sorted.
    pub(crate) fn access_control(&self) -> Vec<String> {
        let own = self.headers.iter().filter(|(name, _)| name.starts_with("access-control-"));
        let mut lines: Vec<String> = own.map(|(name, value)| format!("{name}: {value}")).collect();
        lines.sort();
        lines
    }

    /// Returns the body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
