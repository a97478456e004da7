//! Requests and responses, line by line.

use std::fmt;

/// A request, the same for every client.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    pub method: String,
    pub path: String,
    /// One entry a line, in this order.
    pub headers: Vec<(String, Vec<u8>)>,
    pub body: Vec<u8>,
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        let lines = self.headers.iter().map(|(name, value)| (name, String::from_utf8_lossy(value)));
        { lines }.try_for_each(|(name, value)| write!(f, ", {name}: {value:?}"))?;
        write!(f, ", {:?}", String::from_utf8_lossy(&self.body))
    }
}

impl Request {
    #[must_use]
    pub fn new(method: &str, path: &str) -> Self {
        Self { method: method.to_owned(), path: path.to_owned(), headers: Vec::new(), body: Vec::new() }
    }

    /// Returns an actual request from `origin`.
    #[must_use]
    pub fn actual(method: &str, path: &str, origin: &str) -> Self {
        Self::new(method, path).from(origin)
    }

    /// Returns the preflight in which a page of `origin` asks for `method`.
    #[must_use]
    pub fn preflight(method: &str, path: &str, origin: &str) -> Self {
        Self::new("OPTIONS", path).from(origin).header("access-control-request-method", method)
    }

    /// Adds a line of `Origin`.
    #[must_use]
    pub fn from(self, origin: &str) -> Self {
        self.header("origin", origin)
    }

    /// Adds a line of `Access-Control-Request-Headers`.
    #[must_use]
    pub fn asks_for(self, names: &str) -> Self {
        self.header("access-control-request-headers", names)
    }

    /// Adds a header line.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.headers.push((name.to_owned(), value.as_ref().to_vec()));
        self
    }

    /// Adds header lines.
    #[must_use]
    pub fn headers(self, lines: &[(&str, impl AsRef<[u8]>)]) -> Self {
        lines.iter().fold(self, |request, (name, value)| request.header(name, value))
    }

    #[must_use]
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }
}

/// The end of a body that the server broke off.
pub const BROKEN_OFF: &str = "(broken off)";

/// A response as it came.
#[derive(PartialEq, Eq)]
pub struct Response {
    pub status: u16,
    /// The words after the status in HTTP/1.1.
    pub reason: String,
    /// Names in lower case, one entry a line.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.status, self.reason)?;
        self.headers.iter().try_for_each(|(name, value)| writeln!(f, "  {name}: {value}"))?;
        write!(f, "  {:?}", String::from_utf8_lossy(&self.body))
    }
}

impl Response {
    /// Returns every line of a header.
    #[must_use]
    pub fn lines(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(own, _)| own == name).map(|(_, value)| value.as_str()).collect()
    }

    /// Returns every `access-control-*` line as `name: value`, sorted.
    #[must_use]
    pub fn access_control(&self) -> Vec<String> {
        let own = self.headers.iter().filter(|(name, _)| name.starts_with("access-control-"));
        let mut lines: Vec<String> = own.map(|(name, value)| format!("{name}: {value}")).collect();
        lines.sort();
        lines
    }

    /// Returns the `Access-Control-Allow-Origin`.
    ///
    /// # Panics
    ///
    /// If there are several.
    #[must_use]
    pub fn allow_origin(&self) -> Option<&str> {
        match self.lines("access-control-allow-origin")[..] {
            [origin] => Some(origin),
            [] => None,
            _ => panic!("several `Access-Control-Allow-Origin`: {self:?}"),
        }
    }

    /// Returns the body, if it is a text.
    #[must_use]
    pub fn text(&self) -> &str {
        str::from_utf8(&self.body).unwrap_or("(not a text)")
    }
}
