//! A response as it came, without what `#[cors]` is there to change.

use std::fmt;

/// Everything that must be the same with and without `#[cors]`.
#[derive(PartialEq, Eq)]
pub(crate) struct Response {
    /// 0 where the connection closed without an answer.
    pub(crate) status: u16,
    status_line: String,
    /// One entry a line, names in lower case, sorted.
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Response {
    /// Checks whether the body is as long as the head says.
    pub(crate) fn is_complete(&self) -> bool {
        let length = self.headers.iter().find(|(name, _)| name == "content-length").map(|(_, value)| value);
        length.is_some_and(|length| *length == self.body.len().to_string())
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  {}", self.status_line)?;
        self.headers.iter().try_for_each(|(name, value)| writeln!(f, "  {name}: {value}"))?;
        writeln!(f, "  {:?}", String::from_utf8_lossy(&self.body))
    }
}

/// Returns a response taken apart: what is compared, and the lines of CORS.
pub(crate) fn parse(answer: &[u8]) -> (Response, Vec<(String, String)>) {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n");
    let Some(end) = end else {
        let response =
            Response { status: 0, status_line: String::new(), headers: Vec::new(), body: answer.to_vec() };
        return (response, Vec::new());
    };
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status_line = lines.next().unwrap_or_default().to_owned();
    let status = status_line.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
    let (shared, mut headers): (Vec<_>, Vec<_>) = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .filter(|(name, _)| name != "date")
        .partition(|(name, value)| is_of_cors(name, value));
    for (name, value) in &mut headers {
        if name == "allow" {
            *value = sorted(value);
        }
    }
    headers.sort();
    let response = Response { status, status_line, headers, body: answer[end + 4..].to_vec() };
    (response, shared)
}

fn is_of_cors(name: &str, value: &str) -> bool {
    name.starts_with("access-control-") || (name == "vary" && value == "Origin")
}

/// actix keeps the methods of one `#[route]` in a hash set: their order differs from build to build.
fn sorted(methods: &str) -> String {
    let mut methods: Vec<&str> = methods.split(", ").collect();
    methods.sort_unstable();
    methods.join(", ")
}
