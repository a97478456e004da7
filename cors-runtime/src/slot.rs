//! Who had a say: how a policy tells the middleware around it that it has decided, so that the innermost policy wins.

use std::{cell::Cell, rc::Rc};

use actix_web::{HttpMessage, dev::ServiceRequest};

/// A mark that a middleware of this crate puts into a request, and that the policies inside leave.
///
/// In the request and not in the response, where it would cost an allocation for each.
#[derive(Clone, Debug)]
pub(crate) struct Slot(Rc<State>);

#[derive(Debug)]
struct State {
    is_decided: Cell<bool>,
    /// Whether a `Cors` stands outside, which speaks for what nobody else decides.
    has_policy: Cell<bool>,
}

impl Slot {
    /// The slot of a request, made if nobody outside has made one.
    pub(crate) fn of(request: &ServiceRequest) -> Self {
        if let Some(slot) = request.extensions().get::<Self>() {
            return slot.clone();
        }
        let slot = Self(Rc::new(State { is_decided: Cell::new(false), has_policy: Cell::new(false) }));
        request.extensions_mut().insert(slot.clone());
        slot
    }

    /// Leaves the mark in a request, if anybody outside wants to know.
    pub(crate) fn mark(request: &ServiceRequest) {
        if let Some(slot) = request.extensions().get::<Self>() {
            slot.decide();
        }
    }

    /// A policy has decided: what stands outside leaves the answer alone.
    pub(crate) fn decide(&self) {
        self.0.is_decided.set(true);
    }

    pub(crate) fn is_decided(&self) -> bool {
        self.0.is_decided.get()
    }

    /// Notes that a policy stands here.
    pub(crate) fn enter_policy(&self) {
        self.0.has_policy.set(true);
    }

    /// Whether a policy stands outside.
    pub(crate) fn has_policy(&self) -> bool {
        self.0.has_policy.get()
    }
}
