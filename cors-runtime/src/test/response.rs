//! What a page sees. Fetch Standard, [filtered responses](https://fetch.spec.whatwg.org/#concept-filtered-response).

use std::borrow::Cow;

use actix_web::{
    http::{
        StatusCode,
        header::{ACCESS_CONTROL_EXPOSE_HEADERS, HeaderMap, HeaderName},
    },
    web::Bytes,
};
use serde::de::DeserializeOwned;

use super::{
    header_list::{extract_tokens, get},
    network::Answer,
    safelist::{is_forbidden_response_header, is_safelisted_response_header},
};

/// How much of an answer a page sees. <https://fetch.spec.whatwg.org/#concept-request-response-tainting>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tainting {
    Basic,
    Cors,
    Opaque,
}

/// An answer, as far as a page may see it.
#[derive(Clone, Debug)]
pub struct Response {
    status: Option<StatusCode>,
    /// Names in lower case, sorted; several lines joined.
    headers: Vec<(String, String)>,
    body: Bytes,
}

impl Response {
    /// The filtered response of an answer to a request with or without credentials.
    pub(super) fn filtered(answer: Answer, tainting: Tainting, credentials: bool) -> Self {
        let Answer { status, headers, body } = answer;
        let readable: Box<dyn Fn(&HeaderName) -> bool> = match tainting {
            Tainting::Opaque => return Self { status: None, headers: Vec::new(), body: Bytes::new() },
            Tainting::Basic => Box::new(|_| true),
            Tainting::Cors => exposed(&headers, credentials),
        };
        let mut names: Vec<_> = headers.keys().collect();
        names.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        names.dedup();
        let names = names.into_iter().filter(|name| !is_forbidden_response_header(name) && readable(name));
        let headers = names.map(|name| (name.to_string(), get(&headers, name).unwrap_or_default())).collect();
        Self { status: Some(status), headers, body }
    }

    /// The status; `None` of an [opaque](Self::is_opaque) response, where a page reads 0.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// The value of a response header, if the page may read it: the safelisted ones and those that
    /// `Access-Control-Expose-Headers` names, and never `Set-Cookie`.
    /// <https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name>
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// All headers that the page may read: names in lower case and sorted, several lines joined by a comma.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The body; empty of an [opaque](Self::is_opaque) response.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.body
    }

    /// The body as text; bytes that are not UTF-8 are replaced.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// The body, read as JSON.
    ///
    /// # Errors
    ///
    /// A body that is not JSON, or not that of a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        serde_json::from_slice(&self.body)
    }

    /// Whether the page knows that there was an answer, and nothing else of it: what a cross-origin image without
    /// `crossorigin` gets, which taints a canvas. Only with [`Mode::NoCors`](super::Mode::NoCors).
    /// <https://fetch.spec.whatwg.org/#concept-filtered-response-opaque>
    #[must_use]
    pub fn is_opaque(&self) -> bool {
        self.status.is_none()
    }
}

/// Which headers of a cross-origin response are readable. With credentials `*` is the name of a header; a list that does
/// not parse exposes nothing. <https://fetch.spec.whatwg.org/#main-fetch>
fn exposed(headers: &HeaderMap, credentials: bool) -> Box<dyn Fn(&HeaderName) -> bool> {
    let names = extract_tokens(headers, &ACCESS_CONTROL_EXPOSE_HEADERS).unwrap_or_default();
    let any = !credentials && names.iter().any(|name| name == "*");
    Box::new(move |header| {
        any || is_safelisted_response_header(header)
            || names.iter().any(|name| name.eq_ignore_ascii_case(header.as_str()))
    })
}
