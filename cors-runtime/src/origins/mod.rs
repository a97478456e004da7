//! The origins that a policy allows.

mod dynamic;
mod entries;
mod insecure_dev;
mod invalid;
mod listed;
mod origin;
mod set;
mod sole;

use actix_web::{
    dev::{RequestHead, ServiceRequest},
    http::header::HeaderValue,
};

use cors_rules::dangers::Dangers;

#[cfg(feature = "serde")]
pub(crate) use self::invalid::report;
pub use self::{
    dynamic::DynamicOrigins,
    insecure_dev::WARN_OF_DEV_ORIGINS,
    invalid::{InvalidOrigin, InvalidOrigins},
    origin::Origin,
    set::OriginSet,
};
use self::{dynamic::Matcher, listed::Listed, set::PolicyOfSet};
pub(crate) use self::{
    dynamic::{Lookup, LookupAnswer},
    insecure_dev::WarnOfDevOrigins,
    sole::{first_origin, has_origin, sole_origin},
};
use crate::refusal::RefusalReason;

/// The value of `Access-Control-Allow-Origin` under `any`.
static ANYONE: HeaderValue = HeaderValue::from_static("*");

/// The matcher for the origins of one policy.
#[derive(Debug)]
pub(crate) enum Origins {
    /// Any origin: every answer is `*`, and nothing depends on who asks.
    Any,
    /// These and no others.
    Listed(Listed),
    /// These, and what only run time knows; and the functions that are asked last.
    Dynamic(&'static dyn Matcher, &'static [Lookup]),
}

impl Origins {
    /// Returns the matcher for the `origins` and `dev_origins` of a policy that accepts these dangers, and that can be one of any
    /// origin.
    pub(crate) fn new(
        listed: &[&'static str],
        dynamic: Option<&'static DynamicOrigins>,
        dev_origins: &[&'static str],
        credentials: bool,
        dangers: Dangers,
        can_be_any: bool,
    ) -> Self {
        let Some(dynamic) = dynamic else { return Self::listed(listed, dev_origins) };
        let with_credentials = dangers.intersection(Dangers::possible_in_set(true));
        let accepted = if credentials { with_credentials } else { Dangers::ALL };
        let policy = PolicyOfSet { accepted, can_be_any };
        Self::Dynamic((dynamic.make_matcher)(dynamic, dev_origins, policy), dynamic.lookups)
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
    pub(crate) fn allow<'a>(&'a self, head: &'a RequestHead) -> Result<&'a HeaderValue, RefusalReason> {
        match self {
            Self::Any => Ok(&ANYONE),
            Self::Listed(listed) => {
                listed.find(sole_origin(&head.headers)?).ok_or(RefusalReason::OriginNotAllowed)
            }
            Self::Dynamic(matcher, _) => matcher.allow(head),
        }
    }

    /// Returns the same, where lookups may have been asked about the request.
    #[inline]
    pub(crate) fn allow_request<'a>(
        &'a self,
        request: &'a ServiceRequest,
    ) -> Result<&'a HeaderValue, RefusalReason> {
        match self {
            Self::Dynamic(matcher, lookups) if !lookups.is_empty() => matcher.allow_as_asked(request),
            _ => self.allow(request.head()),
        }
    }

    /// Keeps the outcome of the lookups for [`allow_request`](Self::allow_request).
    pub(crate) fn keep_outcome(&self, request: &ServiceRequest, outcome: Result<(), RefusalReason>) {
        if let Self::Dynamic(matcher, _) = self {
            matcher.keep_outcome(request, outcome);
        }
    }

    /// Checks whether an origin is allowed that need not be the one that the request says.
    pub(crate) fn has(&self, origin: &[u8], head: &RequestHead) -> bool {
        match self {
            Self::Any => true,
            Self::Listed(listed) => listed.has(origin),
            Self::Dynamic(matcher, _) => matcher.has(origin, head),
        }
    }

    /// Returns the functions that are asked about an origin that nothing else allows.
    #[inline]
    pub(crate) fn lookups(&self) -> &'static [Lookup] {
        match self {
            Self::Dynamic(_, lookups) => lookups,
            Self::Any | Self::Listed(_) => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use actix_web::{http::header, test::TestRequest};

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
            Err(RefusalReason::SeveralOrigins)
        );
    }
}
