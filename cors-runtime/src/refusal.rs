//! The reasons for which a page is refused, as data. `explain` has their words.

/// The step at which a page is refused. It tells what reached the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RefusalStep {
    /// At the preflight, so the browser does not send the request.
    /// <https://fetch.spec.whatwg.org/#cors-preflight-fetch>
    Preflight,
    /// At the actual request: its response is not shared, or under `enforce` the handler does not run.
    /// <https://fetch.spec.whatwg.org/#concept-cors-check>
    Actual,
}

/// The reason for which a page is refused: the typed part of a [`Refusal`](crate::Refusal), whose text says the same with the
/// line to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RefusalReason {
    /// The request has no `Origin`. It is refused under `enforce` alone, where a page of another site sent it.
    NoOrigin,
    /// The request has several `Origin` lines: no browser sends that.
    SeveralOrigins,
    /// No entry of the policy allows the origin, or the header is not an origin.
    OriginNotAllowed,
    /// The policy is `deny`, or names no origin at all.
    Denied,
    /// The configured policy of the route is not set.
    NotConfigured,
    /// The origin set of the policy is empty.
    EmptySet,
    /// The origin is `null`, and the policy has `credentials`: any site can make such a page.
    NullWithCredentials,
    /// The origin is an `http://` one that is not loopback, and the policy has `credentials` without
    /// `dangerously = [insecure_origins]`.
    InsecureOrigin,
    /// A set allows the origin by a pattern below a public suffix, and the policy has `credentials` without
    /// `dangerously = [public_suffixes]`.
    PublicSuffix,
    /// A set holds `*`, and the policy has `credentials` or `enforce`.
    AnyWithheld,
    /// Only a lookup could allow the origin, and none was asked.
    NotLookedUp,
    /// An argument of a lookup could not be had, or the lookup panicked.
    LookupFailed,
    /// The host that the request names is not that of an allowed origin, and the policy has `enforce = strict`.
    HostNotAllowed,
    /// The policy does not share the method.
    MethodNotShared,
    /// The policy does not list a request header that the preflight asks for. The answer is 204, and the browser compares.
    HeaderNotListed,
    /// The request has cookies, and the policy has no `credentials`.
    CredentialsNotAllowed,
    /// A preflight came to no route: something inside of a middleware answered it with this status.
    NotReached(actix_web::http::StatusCode),
    /// Something inside of a middleware cleared the request's extensions, and with them the decisions of the policies inside.
    ExtensionsCleared,
}

impl RefusalReason {
    pub(crate) const NO_ORIGIN: &'static str = "the request has no `Origin`";
    pub(crate) const SEVERAL_ORIGINS: &'static str = "the request has several `Origin` lines";

    /// Returns a name for metrics: lower case, with `_` between words, such as `empty_set`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoOrigin => "no_origin",
            Self::SeveralOrigins => "several_origins",
            Self::OriginNotAllowed => "origin_not_allowed",
            Self::Denied => "denied",
            Self::NotConfigured => "not_configured",
            Self::EmptySet => "empty_set",
            Self::NullWithCredentials => "null_with_credentials",
            Self::InsecureOrigin => "insecure_origin",
            Self::PublicSuffix => "public_suffix",
            Self::AnyWithheld => "any_withheld",
            Self::NotLookedUp => "not_looked_up",
            Self::LookupFailed => "lookup_failed",
            Self::HostNotAllowed => "host_not_allowed",
            Self::MethodNotShared => "method_not_shared",
            Self::HeaderNotListed => "header_not_listed",
            Self::CredentialsNotAllowed => "credentials_not_allowed",
            Self::NotReached(_) => "not_reached",
            Self::ExtensionsCleared => "extensions_cleared",
        }
    }
}

impl RefusalStep {
    /// Returns a name for metrics: `preflight` or `actual`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Preflight => "preflight",
            Self::Actual => "actual",
        }
    }
}
