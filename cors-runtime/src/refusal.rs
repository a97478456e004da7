//! The reasons for which a preflight is refused or a response is not shared.

use std::fmt;

use actix_web::http::StatusCode;

/// The reason for which a preflight is refused or an actual response is not shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalReason {
    /// The request has no `Origin`: nobody asked to share.
    NoOrigin,
    /// Several `Origin` lines: no browser sends that.
    SeveralOrigins,
    /// No entry of the policy allows this origin, or its header does not parse.
    Origin,
    /// The origin set of the policy is empty.
    EmptySet,
    /// `null`, with credentials: any site can make one.
    NullWithCredentials,
    /// An `http://` origin that is not loopback, with credentials, and the policy does not accept those.
    InsecureOrigin,
    /// Only a lookup could allow this origin, and none was asked.
    NotLookedUp,
    /// An argument of a lookup could not be had, or the lookup panicked.
    LookupFailed,
    /// The host that the request names is not that of an allowed origin, and the policy has `enforce = strict`.
    Host,
    /// The policy does not share this method.
    Method,
    /// Something inside of a middleware answered the preflight with this status: another middleware, or a handler that
    /// takes OPTIONS as well.
    NotReached(StatusCode),
    /// Something inside of a middleware cleared the request's extensions, and with them what policies inside said.
    SlotLost,
}

impl fmt::Display for RefusalReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self {
            Self::NoOrigin => "the request has no `Origin`",
            Self::SeveralOrigins => "the request has several `Origin` lines",
            Self::Origin => "the policy does not allow this origin",
            Self::EmptySet => "the origin set of the policy is empty",
            Self::NullWithCredentials => "the origin is `null`, which is never allowed with `credentials`",
            Self::InsecureOrigin => {
                "the origin is an `http://` one, and the policy has `credentials` without \
                 `dangerously = [insecure_origins]`"
            }
            Self::NotLookedUp => "no `lookup` was asked",
            Self::LookupFailed => "a `lookup` failed: it lacked an argument, or panicked",
            Self::Host => {
                "the host that the request names is not that of an origin that the policy allows, and the policy has \
                 `enforce = strict`"
            }
            Self::Method => "the policy does not share this method",
            Self::SlotLost => {
                "something inside cleared the extensions of the request, and with them what the policies inside decided"
            }
            Self::NotReached(status) => {
                return write!(
                    f,
                    "it came to no route: something inside answered {}; wrap a middleware in `SkipPreflight`, and \
                     give a handler of every method (`web::to`) the methods that it is for",
                    status.as_u16()
                );
            }
        };
        f.write_str(reason)
    }
}
