//! One exchange on its own: a request and its answer, as a server or something between sees them, who know nothing of the
//! script.

use cors_rules::method::is_safelisted;

use super::{
    Head, Reason, Step,
    cors_check::cors_check,
    filtered::{Exposed, exposed_names},
    header_list::HeaderList,
    preflight::{Allowed, Preflight},
};

/// What a browser asked for with one request, as far as the request says so.
#[derive(Clone, Debug)]
pub(crate) enum Exchange {
    /// A preflight.
    Preflight(Preflight),
    /// A request of a page of this origin, with the credentials mode `include` or another.
    Actual { origin: String, credentials: bool },
}

/// What the browser lets the page do.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// Send the request that was asked for.
    Allowed(Allowed),
    /// Read the response with these headers.
    Shared(Exposed),
    /// Nothing.
    Refused(Step, Reason),
}

impl Exchange {
    /// Reads the head of a request. Without `Origin` CORS has no say, nor where the browser says that no page will read
    /// the answer (`Sec-Fetch-Mode`), or one of the same origin (`Sec-Fetch-Site`); over insecure connections it does not
    /// say. A request does not tell its credentials mode: `credentials` does.
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

    /// Judges the answer as the browser will.
    pub(crate) fn judge(&self, head: &Head) -> Verdict {
        match self {
            Self::Preflight(preflight) => match preflight.check(head) {
                Ok(allowed) => Verdict::Allowed(allowed),
                Err(reason) => Verdict::Refused(Step::Preflight, reason),
            },
            Self::Actual { origin, credentials } => match cors_check(&head.headers, origin, *credentials) {
                Ok(()) => Verdict::Shared(exposed_names(&head.headers, *credentials)),
                Err(reason) => Verdict::Refused(Step::Response, reason),
            },
        }
    }
}
