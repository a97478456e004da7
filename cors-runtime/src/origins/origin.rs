//! The origin of a request, as a predicate sees it.

use std::{
    fmt,
    future::{Ready, ready},
    ops::Range,
    str::FromStr,
};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header::HeaderValue};
use cors_rules::origin::{self, RequestOrigin};

use super::{invalid::InvalidOrigin, sole::sole_origin};
use crate::refusal::RefusalReason;

/// The origin of a request: the parsed value of its `Origin` header.
///
/// A [predicate](macro@crate::cors#origins-that-only-code-knows) gets one, and any handler and lookup can take one as an
/// argument: where the request has no `Origin`, several, or one that no browser sends, the answer is 400. It is already checked: the scheme and the host are
/// in lower case, an IPv6 address is in its canonical form, and the port is never the default one. Compare whole parts:
/// `origin.host().is_some_and(|host| host.ends_with("example.com"))` would also allow `evilexample.com`.
///
/// It follows [the `Origin` header](https://fetch.spec.whatwg.org/#origin-header) of the Fetch Standard.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    value: HeaderValue,
    /// The positions of its parts; `None` if the origin is `null`.
    parts: Option<Parts>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Parts {
    scheme: Range<usize>,
    host: Range<usize>,
    port: Option<u16>,
}

impl Origin {
    /// Returns the origin that a header names; `None` for what no browser sends.
    pub(crate) fn parse(value: &HeaderValue) -> Option<Self> {
        let parts = match origin::parse_header(value.as_bytes())? {
            RequestOrigin::Null => None,
            RequestOrigin::Tuple { scheme, host, port } => {
                let start = scheme.len() + "://".len();
                Some(Parts { scheme: 0..scheme.len(), host: start..start + host.len(), port })
            }
        };
        Some(Self { value: value.clone(), parts })
    }

    /// Returns the scheme without `://`, such as `https`; `None` for `null`.
    #[must_use]
    pub fn scheme(&self) -> Option<&str> {
        self.as_str().get(self.parts.as_ref()?.scheme.clone())
    }

    /// Returns the host, such as `app.example.com`, `127.0.0.1` or `[::1]`; `None` for `null`.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        self.as_str().get(self.parts.as_ref()?.host.clone())
    }

    /// Returns the port; `None` if it is the default one of the scheme, which browsers leave out, and for `null`.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.parts.as_ref()?.port
    }

    /// Checks whether this is the origin `null`: of a sandboxed frame, which any site can make, of a `data:` page, or of a
    /// request that another origin redirected here.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.parts.is_none()
    }

    /// Returns the value of the header: `https://app.example.com`, or `null`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // A value that parses is ASCII.
        self.value.to_str().unwrap_or_default()
    }
}

/// Reads an origin as a browser sends it. Not a pattern: that stands for many.
impl FromStr for Origin {
    type Err = InvalidOrigin;

    fn from_str(text: &str) -> Result<Self, InvalidOrigin> {
        let value = HeaderValue::from_str(text).ok();
        value.as_ref().and_then(Self::parse).ok_or_else(|| mistake_in(text))
    }
}

/// The origin that a request says.
impl FromRequest for Origin {
    type Error = InvalidOrigin;
    type Future = Ready<Result<Self, InvalidOrigin>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match sole_origin(request.headers()) {
            Ok(value) => Self::parse(value).ok_or_else(|| {
                let shown = value.as_bytes().get(..MAX_SHOWN).unwrap_or(value.as_bytes());
                mistake_in(&String::from_utf8_lossy(shown))
            }),
            Err(RefusalReason::SeveralOrigins) => {
                Err(InvalidOrigin::of_request(RefusalReason::SEVERAL_ORIGINS, ""))
            }
            Err(_) => Err(InvalidOrigin::of_request(RefusalReason::NO_ORIGIN, "")),
        })
    }
}

/// The most bytes of a header in an error.
const MAX_SHOWN: usize = 128;

/// Returns what is wrong with a text that is not one origin.
fn mistake_in(text: &str) -> InvalidOrigin {
    match origin::check(text) {
        Err(violation) => InvalidOrigin::of(text, &violation),
        Ok(_) => InvalidOrigin::of_request(
            "this is not one origin as a browser sends it",
            "write one, such as `https://app.example.com`",
        ),
    }
}

impl PartialEq<str> for Origin {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Origin {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl AsRef<str> for Origin {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// Writes the value of the header: `https://app.example.com`, or `null`.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Origin").field(&self.as_str()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(value: &'static str) -> Option<Origin> {
        Origin::parse(&HeaderValue::from_static(value))
    }

    #[test]
    fn an_origin_is_known_by_its_parts() {
        let cases = [
            ("https://app.example.com", "https", "app.example.com", None),
            ("http://localhost:5173", "http", "localhost", Some(5173)),
            ("https://[2001:db8::1]:8443", "https", "[2001:db8::1]", Some(8443)),
            ("chrome-extension://abcdefgh", "chrome-extension", "abcdefgh", None),
        ];
        for (value, scheme, host, port) in cases {
            let origin = parse(value).expect(value);
            let parts = (origin.scheme(), origin.host(), origin.port(), origin.is_null());
            assert_eq!(parts, (Some(scheme), Some(host), port, false));
            assert_eq!(origin.to_string(), value);
        }
    }

    #[test]
    fn null_has_no_parts() {
        let null = parse("null").expect("an origin");
        assert_eq!((null.scheme(), null.host(), null.port(), null.is_null()), (None, None, None, true));
    }

    #[test]
    fn what_no_browser_sends_is_no_origin() {
        for value in ["", "*", "https://", "https://A.example", "https://a.example:443", "https://a.example/"]
        {
            assert_eq!(parse(value), None, "{value}");
        }
    }
}
