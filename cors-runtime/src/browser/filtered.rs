//! The part of a response that a page sees. Fetch Standard, [filtered
//! responses](https://fetch.spec.whatwg.org/#concept-filtered-response).

use cors_rules::exposed_header;
use url::Url;

use super::header_list::{Head, HeaderList};

/// The part of a response that a page sees. <https://fetch.spec.whatwg.org/#dom-response-type>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Everything except `Set-Cookie`. The response is of the page's own origin.
    Basic,
    /// The status, the body, and the headers that are safelisted or exposed. The response is of another origin, which
    /// shares it.
    Cors,
    /// Nothing. The response is of another origin, requested with [`Mode::NoCors`](super::Mode::NoCors).
    Opaque,
    /// Only the URL. The response is a redirect, requested with [`Redirect::Manual`](super::Redirect::Manual).
    OpaqueRedirect,
}

/// The response tainting of a request. <https://fetch.spec.whatwg.org/#concept-request-response-tainting>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tainting {
    Basic,
    Cors,
    Opaque,
}

/// A response as the page sees it, without the body, which the caller keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Filtered {
    pub(crate) kind: Kind,
    /// 0 if the page may not see it.
    pub(crate) status: u16,
    /// Has no fragment, and is empty if the page may not see it.
    pub(crate) url: String,
    pub(crate) redirected: bool,
    /// Sorted by name, in lower case; several lines of one name are joined.
    pub(crate) headers: Vec<(String, String)>,
    /// The names of the others, but for those that no script ever reads, and those of the protocol itself.
    pub(crate) hidden: Vec<String>,
    pub(crate) has_body: bool,
}

impl Filtered {
    /// Returns the opaque response, which shows nothing.
    pub(crate) fn opaque() -> Self {
        Self {
            kind: Kind::Opaque,
            status: 0,
            url: String::new(),
            redirected: false,
            headers: Vec::new(),
            hidden: Vec::new(),
            has_body: false,
        }
    }

    /// Returns the response for a redirect at the last of these URLs that is not followed.
    pub(crate) fn opaque_redirect(urls: &[Url]) -> Self {
        let redirected = urls.len() > 1;
        Self { kind: Kind::OpaqueRedirect, url: shown(urls), redirected, ..Self::opaque() }
    }

    /// Returns what the page sees of the answer to a request with this method and these URLs.
    pub(crate) fn of(head: &Head, tainting: Tainting, credentials: bool, method: &str, urls: &[Url]) -> Self {
        let kind = match tainting {
            Tainting::Basic => Kind::Basic,
            Tainting::Cors => Kind::Cors,
            Tainting::Opaque => return Self::opaque(),
        };
        let exposed = exposed_names(&head.headers, credentials);
        let mut headers = head.headers.sorted();
        headers.retain(|(name, _)| !exposed_header::is_forbidden(name));
        let mut hidden = Vec::new();
        if kind == Kind::Cors {
            hidden = headers.extract_if(.., |(name, _)| !exposed.has(name)).map(|(name, _)| name).collect();
            hidden.retain(|name| name != "vary" && !name.starts_with("access-control-"));
        }
        Self {
            kind,
            status: head.status,
            url: shown(urls),
            redirected: urls.len() > 1,
            headers,
            hidden,
            has_body: method != "HEAD" && !is_null_body_status(head.status),
        }
    }
}

/// The headers of a cross-origin response that the page may read.
#[derive(Clone, Debug)]
pub(crate) enum Exposed {
    Any,
    Named(Vec<String>),
}

impl Exposed {
    /// Checks whether the page may read a header, whose name is in lower case.
    pub(crate) fn has(&self, name: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Named(names) => {
                exposed_header::is_safelisted(name) || names.iter().any(|own| own.eq_ignore_ascii_case(name))
            }
        }
    }
}

/// Reads `Access-Control-Expose-Headers`. <https://fetch.spec.whatwg.org/#main-fetch>
///
/// With credentials `*` is an ordinary header name. A list that does not parse exposes nothing.
pub(crate) fn exposed_names(headers: &HeaderList, credentials: bool) -> Exposed {
    let names = headers.tokens("access-control-expose-headers").ok().flatten().unwrap_or_default();
    if !credentials && names.iter().any(|name| name == "*") { Exposed::Any } else { Exposed::Named(names) }
}

/// Returns the URL that the page sees. <https://fetch.spec.whatwg.org/#dom-response-url>
fn shown(urls: &[Url]) -> String {
    urls.last().map(|url| url[..url::Position::AfterQuery].to_owned()).unwrap_or_default()
}

/// Checks whether the status allows no body. <https://fetch.spec.whatwg.org/#null-body-status>
fn is_null_body_status(status: u16) -> bool {
    matches!(status, 101 | 103 | 204 | 205 | 304)
}
