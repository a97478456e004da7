//! The origins that a policy allows.

mod insecure_dev;
mod invalid;
mod listed;
mod origin;
mod set;

use actix_web::{
    dev::RequestHead,
    http::header::{self, HeaderMap, HeaderName, HeaderValue},
};

use cors_rules::{
    dangers::{Danger, Dangers},
    origin::{Pattern, Port},
};

pub(crate) use self::insecure_dev::WarnOfDevOrigins;
use self::listed::Listed;
pub use self::{insecure_dev::WARN_OF_DEV_ORIGINS, invalid::InvalidOrigins, origin::Origin, set::OriginSet};
use crate::refusal::Refusal;

/// A `static`, since a `const` name would be made and dropped at each use.
static ORIGIN: HeaderName = header::ORIGIN;

/// The value of `Access-Control-Allow-Origin` under `any`.
static ANYONE: HeaderValue = HeaderValue::from_static("*");

/// The matcher for the origins of one policy.
#[derive(Debug)]
pub(crate) enum Origins {
    /// Any origin: every answer is `*`, and nothing depends on who asks.
    Any,
    /// These and no others.
    Listed(Listed),
    /// These, and what only run time knows.
    Dynamic(Dynamic),
}

/// Origins of which some are known only at run time.
#[derive(Debug)]
pub(crate) struct Dynamic {
    /// Those of `dev_origins`.
    listed: Listed,
    source: Source,
    /// The dangers that its origins may need: all without credentials, and with them those that the policy accepts.
    accepted: Dangers,
}

/// The source of origins at run time.
#[derive(Debug)]
enum Source {
    Set(&'static OriginSet),
    Predicate(Predicate),
}

/// The `origins` of a policy, as plain data.
#[derive(Clone, Copy, Debug)]
pub enum AllowedOrigins {
    /// Exact origins and patterns; `*` alone is any origin, and an empty list allows none.
    Listed(&'static [&'static str]),
    /// The origins that the set holds at the time of a request.
    Set(&'static OriginSet),
    /// The origins that the function allows.
    Predicate(fn(&Origin, &RequestHead) -> bool),
}

/// Decides on one origin.
type Predicate = fn(&Origin, &RequestHead) -> bool;

impl Origins {
    /// Returns the matcher for the `origins` and `dev_origins` of a policy that accepts these dangers.
    pub(crate) fn new(
        allowed: AllowedOrigins,
        dev_origins: &[&'static str],
        credentials: bool,
        dangers: Dangers,
    ) -> Self {
        let with_credentials = dangers.intersection(Dangers::possible_in_set(true));
        let accepted = if credentials { with_credentials } else { Dangers::ALL };
        let source = match allowed {
            AllowedOrigins::Listed(origins) => return Self::listed(origins, dev_origins),
            AllowedOrigins::Set(set) => Source::Set(set),
            AllowedOrigins::Predicate(predicate) => Source::Predicate(predicate),
        };
        let mut listed = Listed::default();
        listed.extend(dev_origins);
        Self::Dynamic(Dynamic { listed, source, accepted })
    }

    /// Returns the matcher of these lists, of which only the first may say any.
    fn listed(origins: &[&'static str], dev_origins: &[&'static str]) -> Self {
        if origins.contains(&"*") {
            return Self::Any;
        }
        let mut listed = Listed::default();
        listed.extend(origins);
        listed.extend(dev_origins);
        Self::Listed(listed)
    }

    pub(crate) fn is_any(&self) -> bool {
        matches!(self, Self::Any)
    }

    /// Returns the value of `Access-Control-Allow-Origin` for a request.
    #[inline]
    pub(crate) fn allow<'a>(&'a self, head: &'a RequestHead) -> Result<&'a HeaderValue, Refusal> {
        match self {
            Self::Any => Ok(&ANYONE),
            Self::Listed(listed) => listed.find(sole_origin(&head.headers)?).ok_or(Refusal::Origin),
            Self::Dynamic(dynamic) => dynamic.allow(head),
        }
    }

    /// Checks whether an origin is allowed that need not be the one that the request says.
    pub(crate) fn has(&self, origin: &[u8], head: &RequestHead) -> bool {
        match self {
            Self::Any => true,
            Self::Listed(listed) => listed.has(origin),
            Self::Dynamic(dynamic) => {
                HeaderValue::from_bytes(origin).is_ok_and(|origin| dynamic.decide(&origin, head).is_ok())
            }
        }
    }
}

impl Dynamic {
    #[inline(never)]
    fn allow<'a>(&self, head: &'a RequestHead) -> Result<&'a HeaderValue, Refusal> {
        let origin = sole_origin(&head.headers)?;
        self.decide(origin, head)?;
        Ok(origin)
    }

    /// Decides whether this origin is allowed to the request.
    fn decide(&self, origin: &HeaderValue, head: &RequestHead) -> Result<(), Refusal> {
        if self.listed.has(origin.as_bytes()) {
            return Ok(());
        }
        match self.source {
            Source::Set(set) => (set.decide)(set, origin.as_bytes(), self.accepted),
            Source::Predicate(is_allowed) => {
                let parsed = Origin::parse(origin).ok_or(Refusal::Origin)?;
                check_dangers(&parsed, self.accepted)?;
                if is_allowed(&parsed, head) { Ok(()) } else { Err(Refusal::Origin) }
            }
        }
    }
}

/// Checks whether a predicate may be asked about an origin, where these dangers are accepted.
fn check_dangers(origin: &Origin, accepted: Dangers) -> Result<(), Refusal> {
    let (Some(scheme), Some(host)) = (origin.scheme(), origin.host()) else {
        return if accepted.has(Danger::NullOrigin) { Ok(()) } else { Err(Refusal::NullWithCredentials) };
    };
    let pattern = Pattern { scheme, subdomains: false, host, port: Port::Default };
    // Not `Dangers::needed_by_pattern`: it would link the list of public suffixes, which an origin does not need.
    let is_withheld = pattern.is_insecure() && !accepted.has(Danger::InsecureOrigins);
    if is_withheld { Err(Refusal::InsecureOrigin) } else { Ok(()) }
}

/// Returns the one `Origin` of a request.
#[inline]
pub(crate) fn sole_origin(headers: &HeaderMap) -> Result<&HeaderValue, Refusal> {
    match headers.get_all(&ORIGIN).as_slice() {
        [] => Err(Refusal::NoOrigin),
        [origin] => Ok(origin),
        [_, _, ..] => Err(Refusal::SeveralOrigins),
    }
}

/// Checks whether a request has an `Origin`, or several.
pub(crate) fn has_origin(headers: &HeaderMap) -> bool {
    headers.contains_key(&ORIGIN)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn allowed(entries: &[&'static str], origin: &'static str) -> bool {
        let request = TestRequest::default().insert_header((header::ORIGIN, origin)).to_srv_request();
        Origins::listed(entries, &[]).allow(request.head()).is_ok()
    }

    #[test]
    fn exact_origins_and_patterns_allow_what_they_name() {
        let cases: &[(&[&'static str], &'static str)] = &[
            (&["https://example.com"], "https://example.com"),
            (&["https://a.com", "https://b.com", "https://c.com"], "https://c.com"),
            (&["https://a.com", "https://*.b.com"], "https://x.b.com"),
            (&["https://*.example.com"], "https://a.example.com"),
            (&["https://*.example.com"], "https://a.b.c.example.com"),
            (&["http://localhost:*"], "http://localhost:5173"),
            (&["http://localhost:*"], "http://localhost"),
            (&["https://*.example.com:*"], "https://a.example.com:8443"),
            (&["https://*.example.com:8443"], "https://a.example.com:8443"),
            (&["https://*.example.com:8443", "https://*.example.com"], "https://a.example.com"),
            (&["http://[::1]:*"], "http://[::1]:3000"),
            (&["null"], "null"),
            (&["*"], "https://anyone.example"),
            (&["*"], "not an origin"),
        ];
        for (entries, origin) in cases {
            assert!(allowed(entries, origin), "{entries:?} refused `{origin}`");
        }
    }

    #[test]
    fn several_origin_lines_are_refused_even_if_equal() {
        let line = (header::ORIGIN, "https://a.com");
        let request = TestRequest::default().append_header(line.clone()).append_header(line).to_srv_request();
        assert_eq!(
            Origins::listed(&["https://a.com"], &[]).allow(request.head()),
            Err(Refusal::SeveralOrigins)
        );
    }
}
