//! The verdict on a single exchange: one request and its answer.
//!
//! A server or a proxy sees these two messages, and does not know which script caused them.

use cors_rules::method::is_safelisted;

use super::{
    cors_check::cors_check,
    filtered::{Filtered, Tainting},
    header_list::{Head, HeaderList},
    preflight::{Permission, Preflight},
    reason::{Reason, Step},
};

/// A request of the CORS protocol, as far as the request itself tells.
#[derive(Clone, Debug)]
pub(crate) enum Exchange {
    /// A preflight.
    Preflight(Preflight),
    /// An actual request from a page of this origin. `credentials`: its credentials mode is `include`.
    Actual { origin: String, credentials: bool },
}

/// The browser's judgement on an exchange.
#[derive(Debug)]
pub(crate) enum Judgement {
    /// The page may send the request that the preflight asks for.
    Allowed(Permission),
    /// The page may read this of the response.
    Shared(Filtered),
    /// The page gets an error, at the exchange's own step.
    Refused(Reason),
}

impl Exchange {
    /// Reads the head of a request; returns `None` if the request is not subject to CORS.
    ///
    /// That is so without `Origin`, with a `Sec-Fetch-Mode` other than `cors` (no page reads the answer), and with
    /// `Sec-Fetch-Site: same-origin`. Browsers leave out both `Sec-Fetch-*` headers on insecure connections. A request
    /// does not tell its credentials mode, so `credentials` says whether it is `include`.
    pub(crate) fn of(method: &str, headers: &HeaderList, credentials: bool) -> Option<Self> {
        let origin = headers.get("origin")?;
        let (mode, site) = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-site"));
        if mode.is_some_and(|mode| mode != "cors") || site.is_some_and(|site| site == "same-origin") {
            return None;
        }
        let asks_for = headers.get("access-control-request-method").filter(|_| method == "OPTIONS");
        let Some(asked) = asks_for else {
            return Some(Self::Actual { origin, credentials });
        };
        let names = headers.tokens("access-control-request-headers").ok().flatten().unwrap_or_default();
        let unconditional = is_safelisted(&asked) && names.is_empty();
        Some(Self::Preflight(Preflight { origin, method: asked, headers: names, credentials, unconditional }))
    }

    /// Returns the step of the browser that it belongs to.
    pub(crate) fn step(&self) -> Step {
        match self {
            Self::Preflight(_) => Step::Preflight,
            Self::Actual { .. } => Step::Response,
        }
    }

    /// Judges the answer as the browser does.
    pub(crate) fn judge(&self, head: &Head) -> Judgement {
        match self {
            Self::Preflight(preflight) => match preflight.verify(head) {
                Ok(permission) => Judgement::Allowed(permission),
                Err(reason) => Judgement::Refused(reason),
            },
            Self::Actual { origin, credentials } => match cors_check(&head.headers, origin, *credentials) {
                Ok(()) => Judgement::Shared(Filtered::of(head, Tainting::Cors, *credentials, "GET", &[])),
                Err(reason) => Judgement::Refused(reason),
            },
        }
    }
}
