//! Who had a say: how a policy tells the middleware around it what it has done, so that the innermost policy wins.

use std::{cell::Cell, rc::Rc};

use actix_web::{HttpMessage, dev::ServiceRequest};

/// The marks that a middleware of this crate puts into a request, for the policies inside to set.
///
/// In the request and not in the response, where it would cost an allocation for each.
#[derive(Clone, Debug)]
pub(crate) struct Slot(Rc<Marks>);

#[derive(Debug, Default)]
struct Marks {
    is_decided: Cell<bool>,
    is_preflight_answered: Cell<bool>,
    has_policy: Cell<bool>,
    is_going_around: Cell<bool>,
}

impl Slot {
    /// The slot of a request, made if nobody outside has made one.
    pub(crate) fn of(request: &ServiceRequest) -> Self {
        if let Some(slot) = Self::find(request) {
            return slot;
        }
        let slot = Self(Rc::default());
        request.extensions_mut().insert(slot.clone());
        slot
    }

    /// The slot of a request, if anybody outside wants to know.
    #[inline]
    pub(crate) fn find(request: &ServiceRequest) -> Option<Self> {
        request.extensions().get::<Self>().cloned()
    }

    /// A policy has decided whether the response is shared: what stands outside leaves that alone.
    pub(crate) fn decide(&self) {
        self.0.is_decided.set(true);
    }

    pub(crate) fn is_decided(&self) -> bool {
        self.0.is_decided.get()
    }

    /// A policy has made the answer to a preflight itself. Not the same: a handler of OPTIONS has a policy too, which
    /// decides about what the handler answers.
    pub(crate) fn answer_preflight(&self) {
        self.0.is_preflight_answered.set(true);
    }

    pub(crate) fn is_preflight_answered(&self) -> bool {
        self.0.is_preflight_answered.get()
    }

    /// Notes that a `Cors` stands here, which speaks for what nobody inside decides.
    pub(crate) fn enter_policy(&self) {
        self.0.has_policy.set(true);
    }

    /// Whether a `Cors` stands outside.
    pub(crate) fn has_policy(&self) -> bool {
        self.0.has_policy.get()
    }

    /// Notes whether a preflight is on its way around a middleware, and tells whether it was already: then what comes out
    /// is judged further outside.
    pub(crate) fn go_around(&self, is_going_around: bool) -> bool {
        self.0.is_going_around.replace(is_going_around)
    }
}
