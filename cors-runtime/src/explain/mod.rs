//! Why a page is refused, for the developer who can mend it: in the log, to a hook, and in unit tests.
//!
//! The decision is made already when this module hears of it. Where nobody listens, that costs a comparison.

mod asked;
mod hook;
mod limit;
#[cfg(any(feature = "inspector", feature = "test-util"))]
pub(crate) mod listener;
mod log;
mod near;
mod refusal;
#[cfg(feature = "serde")]
mod serialize;
#[cfg(any(feature = "inspector", feature = "test-util"))]
pub(crate) mod unheard;
mod words;

use actix_web::{
    dev::{RequestHead, ServiceRequest},
    http::{StatusCode, header::HeaderMap},
};

pub(crate) use self::{asked::Asked, refusal::Refused};
pub use self::{
    hook::{RefusalHookIsSet, set_refusal_hook},
    refusal::Refusal,
};
use crate::{
    compiled::CompiledPolicy,
    decision::concluded,
    origins::first_origin,
    refusal::{RefusalReason, RefusalStep},
};

/// Checks whether anybody wants to hear of refusals.
#[inline]
pub(crate) fn is_wanted() -> bool {
    log::is_on() || wants_all()
}

/// Checks whether somebody listens to the request that is answered now, to explain it.
pub(crate) fn is_heard() -> bool {
    #[cfg(any(feature = "inspector", feature = "test-util"))]
    return listener::is_heard_here();
    #[cfg(not(any(feature = "inspector", feature = "test-util")))]
    false
}

/// Checks whether somebody wants to hear of each refusal, and not only of the first of its kind.
#[inline]
fn wants_all() -> bool {
    #[cfg(any(feature = "inspector", feature = "test-util"))]
    if listener::is_listening() {
        return true;
    }
    hook::is_set()
}

/// Tells of the decision of a policy on an actual request, and of what a browser concludes. With a reason of `enforce` the handler
/// does not run.
#[cold]
#[inline(never)]
pub(crate) fn actual(
    policy: &'static CompiledPolicy,
    verdict: Result<(), RefusalReason>,
    enforced: Option<RefusalReason>,
    request: &ServiceRequest,
) {
    match of_actual(policy, verdict, enforced, request.headers()) {
        None => hear_allowed(policy),
        Some(refused) => {
            if !is_repeated(&refused, request.head()) && is_told(&refused, request) {
                tell(refused, &Asked::of(request.head(), refused.step));
            }
        }
    }
}

/// Tells of the decision of a policy on a preflight, and of what a browser concludes.
#[cold]
#[inline(never)]
pub(crate) fn preflight(
    policy: &'static CompiledPolicy,
    verdict: Result<(), RefusalReason>,
    head: &RequestHead,
) {
    match of_preflight(policy, verdict, head) {
        None => hear_allowed(policy),
        Some(refused) => {
            if !is_repeated(&refused, head) {
                tell(refused, &Asked::of(head, refused.step));
            }
        }
    }
}

/// Tells that a policy cannot share a response, since something inside cleared the extensions of its request.
#[cold]
#[inline(never)]
pub(crate) fn cleared(policy: &'static CompiledPolicy, head: &RequestHead) {
    let (step, reason) = (RefusalStep::Actual, RefusalReason::ExtensionsCleared);
    if !first_origin(&head.headers).is_empty() {
        tell(Refused { policy: Some(policy), step, reason, is_enforced: false }, &Asked::of(head, step));
    }
}

/// Tells that a preflight came to no route, and that no policy stands around what answered it.
#[cold]
#[inline(never)]
pub(crate) fn not_reached(asked: &Asked, status: StatusCode) {
    let (step, reason) = (RefusalStep::Preflight, RefusalReason::NotReached(status));
    tell(Refused { policy: None, step, reason, is_enforced: false }, asked);
}

/// A decision that a policy further inside may still replace.
#[derive(Debug)]
pub(crate) struct Pending {
    policy: &'static CompiledPolicy,
    refused: Option<Refused>,
    asked: Asked,
}

impl Pending {
    /// Returns the decision on an actual request, if anybody wants to hear of it.
    #[inline]
    pub(crate) fn actual(
        policy: &'static CompiledPolicy,
        verdict: Result<(), RefusalReason>,
        request: &ServiceRequest,
    ) -> Option<Box<Self>> {
        if !is_wanted() {
            return None;
        }
        let refused = of_actual(policy, verdict, None, request.headers());
        let is_told = refused.map_or_else(wants_all, |refused| is_told(&refused, request));
        is_told.then(|| Self::new(policy, refused, request.head(), RefusalStep::Actual))
    }

    /// Returns the decision on a preflight, if anybody wants to hear of it.
    #[inline]
    pub(crate) fn preflight(
        policy: &'static CompiledPolicy,
        verdict: Result<(), RefusalReason>,
        head: &RequestHead,
    ) -> Option<Box<Self>> {
        is_wanted()
            .then(|| Self::new(policy, of_preflight(policy, verdict, head), head, RefusalStep::Preflight))
    }

    fn new(
        policy: &'static CompiledPolicy,
        refused: Option<Refused>,
        head: &RequestHead,
        step: RefusalStep,
    ) -> Box<Self> {
        Box::new(Self { policy, refused, asked: Asked::of(head, step) })
    }

    /// Tells that the decision stands.
    #[inline]
    pub(crate) fn tell(self) {
        match self.refused {
            Some(refused) => tell(refused, &self.asked),
            None => hear_allowed(self.policy),
        }
    }

    /// Tells that a preflight is refused for another reason.
    #[inline]
    pub(crate) fn tell_instead(self, reason: RefusalReason) {
        let policy = Some(self.policy);
        tell(Refused { policy, step: RefusalStep::Preflight, reason, is_enforced: false }, &self.asked);
    }
}

/// Returns the refusal of an actual request, by the policy or by a browser.
fn of_actual(
    policy: &'static CompiledPolicy,
    verdict: Result<(), RefusalReason>,
    enforced: Option<RefusalReason>,
    headers: &HeaderMap,
) -> Option<Refused> {
    let reason = match verdict {
        Ok(()) => enforced.or_else(|| concluded::after_allowed(policy, headers))?,
        Err(reason) => enforced.unwrap_or(reason),
    };
    Some(Refused { policy: Some(policy), step: RefusalStep::Actual, reason, is_enforced: enforced.is_some() })
}

/// Returns the refusal of a preflight, by the policy or by a browser.
fn of_preflight(
    policy: &'static CompiledPolicy,
    verdict: Result<(), RefusalReason>,
    head: &RequestHead,
) -> Option<Refused> {
    let reason = match verdict {
        Ok(()) => concluded::after_preflight(policy, head)?,
        Err(reason) => reason,
    };
    Some(Refused { policy: Some(policy), step: RefusalStep::Preflight, reason, is_enforced: false })
}

/// Checks whether a refused actual request is one of a page that is told so. Requests without an `Origin` and those of
/// the own page are none: no page is refused.
fn is_told(refused: &Refused, request: &ServiceRequest) -> bool {
    refused.is_enforced
        || refused.reason == RefusalReason::CredentialsNotAllowed
        || (refused.reason != RefusalReason::NoOrigin && concluded::is_told(request))
}

/// Checks whether nobody wants to hear more than what the log says already.
fn is_repeated(refused: &Refused, head: &RequestHead) -> bool {
    !wants_all() && log::is_repeated(log::about(refused, first_origin(&head.headers)))
}

/// Tells of a refusal.
#[inline(never)]
pub(crate) fn tell(refused: Refused, asked: &Asked) {
    let refusal = Refusal::new(refused, asked);
    #[cfg(any(feature = "inspector", feature = "test-util"))]
    listener::hear(|| listener::Heard {
        policy: refused.policy,
        refusal: Some((refusal.reason(), words::Explanation(&refusal).to_string())),
    });
    hook::call(&refusal);
    if log::is_on() {
        log::write(&refusal, log::about(&refused, asked.origin.as_bytes()));
    }
}

/// Logs a refusal that no policy has logged.
#[cfg(feature = "inspector")]
pub(crate) fn say_unheard(step: RefusalStep, asked: &Asked, explanation: &str) {
    if log::is_on() {
        log::write_unheard(step, asked, explanation);
    }
}

/// Tells who listens that a policy allows a request.
#[cfg_attr(
    not(any(feature = "inspector", feature = "test-util")),
    expect(unused_variables, reason = "nobody listens")
)]
fn hear_allowed(policy: &'static CompiledPolicy) {
    #[cfg(any(feature = "inspector", feature = "test-util"))]
    listener::hear(|| listener::Heard { policy: Some(policy), refusal: None });
}
