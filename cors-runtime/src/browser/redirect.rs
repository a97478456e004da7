//! Where a redirect leads. Fetch Standard, [HTTP-redirect fetch](https://fetch.spec.whatwg.org/#http-redirect-fetch).

use std::fmt::Write;

use url::Url;

use super::{Reason, header_list::HeaderList};

/// How many redirects a browser follows.
pub(crate) const MAX_REDIRECTS: usize = 20;

/// <https://fetch.spec.whatwg.org/#redirect-status>
pub(crate) fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// Returns the URL that a redirect leads to, if it says one.
/// <https://fetch.spec.whatwg.org/#concept-response-location-url>
///
/// # Errors
///
/// A URL that nobody may be led to, and several that differ.
pub(crate) fn location(headers: &HeaderList, base: &Url) -> Result<Option<Url>, Reason> {
    let mut lines = headers.lines("location");
    let Some(first) = lines.next() else { return Ok(None) };
    let unfit = || Reason::Location(headers.get("location").unwrap_or_default());
    if lines.any(|line| line != first) {
        return Err(unfit());
    }
    let mut url = base.join(&escaped(first)).map_err(|_| unfit())?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(unfit());
    }
    if url.fragment().is_none() {
        url.set_fragment(base.fragment());
    }
    Ok(Some(url))
}

/// Checks whether a redirect makes a GET of a request.
pub(crate) fn becomes_get(status: u16, method: &str) -> bool {
    match status {
        301 | 302 => method == "POST",
        303 => !matches!(method, "GET" | "HEAD"),
        _ => false,
    }
}

/// Checks whether the URL has a user name or a password.
pub(crate) fn has_credentials(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// Checks whether a redirect from one foreign origin to another hides where the request came from.
/// <https://fetch.spec.whatwg.org/#concept-request-tainted-origin>
pub(crate) fn is_tainted(origin: &str, urls: &[Url]) -> bool {
    urls.windows(2).any(|pair| {
        let [last, url] = pair else { return false };
        url.origin() != last.origin() && last.origin().ascii_serialization() != origin
    })
}

/// Returns the value with every byte beyond ASCII as `%` and its number: no encoding is guessed.
fn escaped(value: &[u8]) -> String {
    let mut escaped = String::new();
    for byte in value {
        if byte.is_ascii() {
            escaped.push(char::from(*byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
