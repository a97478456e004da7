//! Where a redirect leads. Fetch Standard, [HTTP-redirect fetch](https://fetch.spec.whatwg.org/#http-redirect-fetch).

use actix_web::http::{
    Method, StatusCode,
    header::{HeaderMap, LOCATION},
};
use url::Url;

use super::{Reason, header_list::get};

/// How many redirects a browser follows.
pub(super) const MAX_REDIRECTS: usize = 20;

/// The URL that an answer leads to, if it is a redirect.
///
/// # Errors
///
/// A URL that nobody may be led to.
pub(super) fn location(status: StatusCode, headers: &HeaderMap, base: &Url) -> Result<Option<Url>, Reason> {
    let Some(location) = get(headers, &LOCATION).filter(|_| is_redirect(status)) else {
        return Ok(None);
    };
    match base.join(&location) {
        Ok(mut url) if matches!(url.scheme(), "http" | "https") => {
            if url.fragment().is_none() {
                url.set_fragment(base.fragment());
            }
            Ok(Some(url))
        }
        _ => Err(Reason::Location(location)),
    }
}

/// Whether a redirect makes a GET of a request.
pub(super) fn becomes_get(status: StatusCode, method: &Method) -> bool {
    match status {
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND => method == Method::POST,
        StatusCode::SEE_OTHER => !matches!(*method, Method::GET | Method::HEAD),
        _ => false,
    }
}

/// <https://fetch.spec.whatwg.org/#request-body-header-name>
pub(super) fn is_request_body_header(name: &str) -> bool {
    matches!(name, "content-encoding" | "content-language" | "content-location" | "content-type")
}

/// Whether the URL has a user name or a password.
pub(super) fn has_credentials(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// <https://fetch.spec.whatwg.org/#redirect-status>
fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// Whether a redirect from one foreign origin to another hides where the request came from.
/// <https://fetch.spec.whatwg.org/#concept-request-tainted-origin>
pub(super) fn is_tainted(origin: &str, urls: &[Url]) -> bool {
    urls.windows(2).any(|pair| {
        let [last, url] = pair else { return false };
        url.origin() != last.origin() && last.origin().ascii_serialization() != origin
    })
}
