//! What a page sees of a response. Fetch Standard, [filtered
//! responses](https://fetch.spec.whatwg.org/#concept-filtered-response).

use url::Url;

use super::{
    Head,
    header_list::HeaderList,
    safelist::{is_forbidden_response_header, is_safelisted_response_header},
};

/// How much of a response a page sees. <https://fetch.spec.whatwg.org/#dom-response-type>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// All but `Set-Cookie`: of the page's own origin.
    Basic,
    /// The body, the status, and the headers that are safelisted or exposed: of another origin, shared.
    Cors,
    /// Nothing: of another origin, by [`Mode::NoCors`](super::Mode::NoCors).
    Opaque,
    /// Nothing but its URL: a redirect, by [`Redirect::Manual`](super::Redirect::Manual).
    OpaqueRedirect,
}

/// <https://fetch.spec.whatwg.org/#concept-request-response-tainting>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tainting {
    Basic,
    Cors,
    Opaque,
}

/// A response, as far as a page may see it; its body is left with whoever got it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Filtered {
    pub(crate) kind: Kind,
    /// 0 where the page may not see it.
    pub(crate) status: u16,
    /// Without fragment, and empty where the page may not see it.
    pub(crate) url: String,
    pub(crate) redirected: bool,
    /// Names in lower case, sorted; several lines joined.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) has_body: bool,
}

impl Filtered {
    /// Returns the opaque response, of which nothing is seen.
    pub(crate) fn opaque() -> Self {
        Self {
            kind: Kind::Opaque,
            status: 0,
            url: String::new(),
            redirected: false,
            headers: Vec::new(),
            has_body: false,
        }
    }

    /// Returns the redirect that is not followed, at the last of these URLs.
    pub(crate) fn opaque_redirect(urls: &[Url]) -> Self {
        let redirected = urls.len() > 1;
        Self { kind: Kind::OpaqueRedirect, url: shown(urls), redirected, ..Self::opaque() }
    }

    /// Returns what is seen of the answer to a request with this method that went through these URLs.
    pub(crate) fn of(head: &Head, tainting: Tainting, credentials: bool, method: &str, urls: &[Url]) -> Self {
        let kind = match tainting {
            Tainting::Basic => Kind::Basic,
            Tainting::Cors => Kind::Cors,
            Tainting::Opaque => return Self::opaque(),
        };
        let exposed = exposed_names(&head.headers, credentials);
        let mut headers = head.headers.sorted();
        headers.retain(|(name, _)| {
            !is_forbidden_response_header(name) && (kind == Kind::Basic || exposed.has(name))
        });
        Self {
            kind,
            status: head.status,
            url: shown(urls),
            redirected: urls.len() > 1,
            headers,
            has_body: method != "HEAD" && !is_null_body_status(head.status),
        }
    }
}

/// The headers of a cross-origin response that its page reads.
#[derive(Clone, Debug)]
pub(crate) enum Exposed {
    Any,
    Named(Vec<String>),
}

impl Exposed {
    /// Checks whether a header is readable; its name is in lower case.
    pub(crate) fn has(&self, name: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Named(names) => {
                is_safelisted_response_header(name) || names.iter().any(|own| own.eq_ignore_ascii_case(name))
            }
        }
    }
}

/// Returns what `Access-Control-Expose-Headers` says. With credentials `*` is the name of a header; a list that does not
/// parse exposes nothing. <https://fetch.spec.whatwg.org/#main-fetch>
pub(crate) fn exposed_names(headers: &HeaderList, credentials: bool) -> Exposed {
    let names = headers.tokens("access-control-expose-headers").ok().flatten().unwrap_or_default();
    if !credentials && names.iter().any(|name| name == "*") { Exposed::Any } else { Exposed::Named(names) }
}

/// <https://fetch.spec.whatwg.org/#dom-response-url>
fn shown(urls: &[Url]) -> String {
    urls.last().map(|url| url[..url::Position::AfterQuery].to_owned()).unwrap_or_default()
}

/// <https://fetch.spec.whatwg.org/#null-body-status>
fn is_null_body_status(status: u16) -> bool {
    matches!(status, 101 | 103 | 204 | 205 | 304)
}
