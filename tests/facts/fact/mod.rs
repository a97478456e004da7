//! A fact: what a server sends, what a page asks for, and what must come of it.

mod answer;
mod build;
mod expect;

use std::time::Duration;

pub(crate) use self::{
    answer::{Answer, Place, answer},
    build::fact,
    expect::{Comes, Sight},
};

/// The origin of most pages.
pub(crate) const PAGE: &str = "http://page.test:8000";

/// The page's host, on another port.
pub(crate) const PAGE_OTHER_PORT: &str = "http://page.test:8001";

/// The page's host, over TLS.
pub(crate) const PAGE_TLS: &str = "https://page.test:8443";

/// Another host of the page's site.
pub(crate) const REMOTE: &str = "http://www1.page.test:8000";

/// [`REMOTE`] on another port.
pub(crate) const REMOTE_OTHER_PORT: &str = "http://www1.page.test:8001";

/// [`REMOTE`] over TLS.
pub(crate) const REMOTE_TLS: &str = "https://www1.page.test:8443";

/// A third host of the page's site.
pub(crate) const OTHER: &str = "http://www2.page.test:8000";

/// A host of another site, over TLS.
pub(crate) const CROSS_SITE_TLS: &str = "https://elsewhere.test:8443";

/// Stands in place of a file where the standard says more than WPT tests.
pub(crate) const STANDARD: &str = "the Fetch Standard alone";

/// The reason for Firefox's behaviour after a redirect between two other origins.
pub(crate) const ASKS_AS_THE_PAGE: &str = "a preflight has the page's origin, where the request has `null`";

/// The reason for the behaviour of Firefox and `WebKit` after a redirect that drops a header.
pub(crate) const ASKS_AGAIN: &str = "a preflight asks again for what the redirect dropped";

/// One fact.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// The file of WPT that tests it.
    pub(crate) file: &'static str,
    /// The fact, as a sentence.
    pub(crate) name: String,
    /// The origin of the page; `null` for a sandboxed one.
    pub(crate) page: &'static str,
    /// Cookies that the user has: where they were set, and how.
    pub(crate) cookies: Vec<(&'static str, &'static str)>,
    pub(crate) places: Vec<Place>,
    pub(crate) visits: Vec<Visit>,
    pub(crate) differences: Vec<Difference>,
}

/// One request of a page, and what must come of it.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) method: String,
    pub(crate) url: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Body,
    pub(crate) mode: Mode,
    pub(crate) credentials: Credentials,
    pub(crate) redirect: Redirect,
    /// True if it is an `XMLHttpRequest` with a listener on its `upload`.
    pub(crate) upload_listener: bool,
    /// The time that the page waits before.
    pub(crate) after: Duration,
    /// The part that the page sees.
    pub(crate) comes: Option<Comes>,
    /// The requests that arrive at the server, in order.
    pub(crate) arrives: Option<String>,
    /// Headers of the last request that is no preflight; `None` where it must not have that header.
    pub(crate) sent: Vec<(String, Option<String>)>,
    /// Headers that the last request that is no preflight may have, but not with this value.
    pub(crate) sent_otherwise: Vec<(String, String)>,
    /// Headers of the last preflight.
    pub(crate) asked: Vec<(String, Option<String>)>,
    /// The body of the last request that is no preflight.
    pub(crate) sent_body: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) enum Body {
    None,
    /// A string.
    Text(&'static str),
    /// `URLSearchParams`
    Form(&'static str),
    /// An `ArrayBuffer`.
    Bytes(&'static str),
    /// `FormData` with one field.
    FormData(&'static str, &'static str),
    /// A `Blob` of a type.
    Blob(&'static str, &'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Cors,
    NoCors,
    SameOrigin,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Credentials {
    Omit,
    SameOrigin,
    Include,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Redirect {
    Follow,
    Manual,
    Error,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// An engine that is known to do something else than the standard says.
#[derive(Clone, Debug)]
pub(crate) struct Difference {
    pub(crate) engine: Engine,
    pub(crate) because: &'static str,
}

impl Fact {
    /// Checks whether every request says what must come of it, and what arrives.
    pub(crate) fn is_complete(&self) -> bool {
        let is_complete = |visit: &Visit| visit.comes.is_some() && visit.arrives.is_some();
        !self.visits.is_empty() && self.visits.iter().all(is_complete)
    }
}
