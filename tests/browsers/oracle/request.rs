//! Random requests of random pages.

use cors_runtime::test::{self, Page};
use proptest::{
    prelude::Strategy,
    sample::{select, subsequence},
};

/// Pages whose origins look like those of policies.
const PAGES: &[&str] = &[
    "https://example.com",
    "https://example.com:8443",
    "https://example.com:9443",
    "http://example.com",
    "https://a.example.com",
    "https://a.b.example.com",
    "https://a.example.com:8443",
    "https://a.example.com:1",
    "http://a.example.com",
    "https://evilexample.com",
    "https://a.evilexample.com",
    "https://example.com.example",
    "https://example.com.evil.net",
    "http://localhost",
    "http://localhost:3000",
    "http://localhost:30000",
    "http://a.localhost:3000",
    "https://localhost:3000",
    "http://127.0.0.1:3000",
    "http://[::1]:3000",
    "http://[::1]",
    "null",
];

const METHODS: &[&str] = &[
    "GET", "get", "HEAD", "POST", "Post", "PUT", "put", "DELETE", "PATCH", "patch", "PURGE", "purge", "LOCK",
];

/// Headers, and whether a page may send them without leave.
const HEADERS: &[(&str, &str, bool)] = &[
    ("Accept", "text/html", true),
    ("accept", "text/html(1)", false),
    ("Content-Type", "text/plain", true),
    ("CONTENT-TYPE", "application/json", false),
    ("Range", "bytes=0-1", true),
    ("Range", "bytes=-1", false),
    ("X-Request-Id", "1", false),
    ("x-trace", "1", false),
    ("X-Other", "1", false),
    ("Authorization", "Bearer 1", false),
];

/// A request of a page.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: &'static str,
    pub(crate) headers: Vec<(&'static str, &'static str, bool)>,
    pub(crate) credentials: Credentials,
    pub(crate) upload_listener: bool,
    /// Seconds before.
    pub(crate) wait: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Credentials {
    Omit,
    SameOrigin,
    Include,
}

pub(crate) fn page() -> impl Strategy<Value = &'static str> {
    select(PAGES)
}

pub(crate) fn any() -> impl Strategy<Value = Request> {
    let credentials = select(vec![Credentials::Omit, Credentials::SameOrigin, Credentials::Include]);
    let wait = select(vec![0, 0, 0, 3, 1000]);
    (select(METHODS), subsequence(HEADERS, 0..4), credentials, proptest::bool::weighted(0.1), wait).prop_map(
        |(method, headers, credentials, upload_listener, wait)| Request {
            method,
            headers,
            credentials,
            upload_listener,
            wait,
        },
    )
}

impl Request {
    /// Returns the same, in the model.
    pub(crate) fn of(&self, page: &Page) -> test::Request {
        let request = page.request(self.method, "/");
        let request =
            self.headers.iter().fold(request, |request, (name, value, _)| request.header(name, value));
        let request = match self.credentials {
            Credentials::Omit => request.omit_credentials(),
            Credentials::SameOrigin => request,
            Credentials::Include => request.credentials(),
        };
        if self.upload_listener { request.upload_listener() } else { request }
    }
}
