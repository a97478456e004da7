//! Why something is not shared: the one set of reasons for logs, metrics and tests.

use std::fmt;

/// Why a preflight is refused, or why an actual response is not shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The request has no `Origin`: nobody asked to share.
    NoOrigin,
    /// Several `Origin` lines: no browser sends that.
    SeveralOrigins,
    /// No entry of the policy allows this origin, or its header does not parse.
    Origin,
    /// The policy does not share this method.
    Method,
    /// A request-header was asked for that the policy does not allow.
    RequestHeader,
    /// More empty elements in `Access-Control-Request-Headers` than is tolerated.
    TooManyEmptyElements,
    /// A longer `Access-Control-Request-Headers` than naming everything that the policy allows takes.
    TooManyRequestHeaders,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoOrigin => "the request has no `Origin`",
            Self::SeveralOrigins => "the request has several `Origin` lines",
            Self::Origin => "the policy does not allow this origin",
            Self::Method => "the policy does not share this method",
            Self::RequestHeader => "the policy does not allow one of the request-headers asked for",
            Self::TooManyEmptyElements => "`Access-Control-Request-Headers` has too many empty elements",
            Self::TooManyRequestHeaders => {
                "`Access-Control-Request-Headers` is longer than the policy's own list"
            }
        })
    }
}
