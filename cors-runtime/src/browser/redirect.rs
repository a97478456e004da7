//! Redirects. Fetch Standard, [HTTP-redirect fetch](https://fetch.spec.whatwg.org/#http-redirect-fetch).

use std::fmt::Write;

use url::Url;

use super::{header_list::HeaderList, reason::Reason};

/// The number of redirects that a browser follows.
pub(crate) const MAX_REDIRECTS: usize = 20;

/// Checks whether the status is that of a redirect. <https://fetch.spec.whatwg.org/#redirect-status>
pub(crate) fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// Returns the URL that a redirect leads to, or `None` without a `Location`.
/// <https://fetch.spec.whatwg.org/#concept-response-location-url>
///
/// # Errors
///
/// A URL that does not parse or is not `http` or `https`, and several different lines of `Location`.
pub(crate) fn location(headers: &HeaderList, base: &Url) -> Result<Option<Url>, Reason> {
    let mut lines = headers.lines("location");
    let Some(first) = lines.next() else { return Ok(None) };
    let refused = || Reason::Location(headers.get("location").unwrap_or_default());
    if lines.any(|line| line != first) {
        return Err(refused());
    }
    let mut url = base.join(&escaped(first)).map_err(|_| refused())?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refused());
    }
    if url.fragment().is_none() {
        url.set_fragment(base.fragment());
    }
    Ok(Some(url))
}

/// Checks whether a redirect changes the method to GET.
pub(crate) fn is_changed_to_get(status: u16, method: &str) -> bool {
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

/// Checks whether a redirect led from another origin to a third one: then `Origin` is `null`.
/// <https://fetch.spec.whatwg.org/#concept-request-tainted-origin>
pub(crate) fn is_tainted(origin: &str, urls: &[Url]) -> bool {
    urls.windows(2).any(|pair| {
        let [last, url] = pair else { return false };
        url.origin() != last.origin() && last.origin().ascii_serialization() != origin
    })
}

/// Percent-encodes every byte that is not ASCII, without assuming an encoding: `/\xFF` → `/%FF`
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
