//! The slot: a policy inside leaves its decision there for the middlewares around it, so the innermost policy wins.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use actix_web::{
    HttpMessage, HttpRequest,
    dev::{Extensions, ServiceRequest},
};

use crate::decision::actual::Decision;

/// The marks that a middleware of this crate puts into a request, for the policies inside to set.
///
/// In the request and not in the response, where it would cost an allocation for each, and where it would be gone with a
/// response that something replaces.
#[derive(Clone, Debug)]
pub(crate) struct Slot(Rc<Marks>);

/// The value in the extensions of a request: its slot, and a marker that tells cleared extensions from an ended request.
#[derive(Debug)]
struct Held {
    slot: Slot,
    /// A container of application data, which actix drops before the extensions.
    life: Weak<Extensions>,
}

impl Drop for Held {
    fn drop(&mut self) {
        if self.life.strong_count() > 0 {
            self.slot.0.is_lost.set(true);
        }
    }
}

#[derive(Debug, Default)]
struct Marks {
    is_lost: Cell<bool>,
    decision: RefCell<Option<Decision>>,
    is_preflight_answered: Cell<bool>,
    has_policy: Cell<bool>,
    is_going_around: Cell<bool>,
    /// The methods noted on the first way inwards of a request that goes inwards again.
    noted_before: Cell<Option<usize>>,
}

impl Slot {
    /// Returns the slot of a request, and makes it if nobody outside has.
    pub(crate) fn of(request: &mut ServiceRequest) -> Self {
        if let Some(slot) = Self::find(request) {
            return slot;
        }
        let slot = Self(Rc::default());
        let life = Rc::new(Extensions::new());
        let held = Held { slot: slot.clone(), life: Rc::downgrade(&life) };
        request.add_data_container(life);
        request.extensions_mut().insert(held);
        slot
    }

    /// Returns the slot of a request, if a middleware outside made one.
    #[inline]
    pub(crate) fn find(request: &ServiceRequest) -> Option<Self> {
        Self::find_in(&request.extensions())
    }

    /// Returns the slot that these extensions of a request hold.
    pub(crate) fn find_in(extensions: &Extensions) -> Option<Self> {
        extensions.get::<Held>().map(|held| held.slot.clone())
    }

    /// Checks whether this is still the slot of the request: clearing its extensions loses the decisions of the policies inside.
    pub(crate) fn is_in(&self, request: &HttpRequest) -> bool {
        request.extensions().get::<Held>().is_some_and(|held| Rc::ptr_eq(&held.slot.0, &self.0))
    }

    /// Checks whether the extensions of the request were cleared, where the request is gone.
    pub(crate) fn is_lost(&self) -> bool {
        self.0.is_lost.get()
    }

    /// Keeps the decision of a policy inside on an actual request: it stands whatever becomes of the response.
    pub(crate) fn decide(&self, decision: Decision) {
        *self.0.decision.borrow_mut() = Some(decision);
    }

    /// Checks whether a policy inside has decided on the actual request.
    pub(crate) fn has_decision(&self) -> bool {
        self.0.decision.borrow().is_some()
    }

    /// Passes on the innermost decision, which is `own` if no policy inside has decided.
    pub(crate) fn with_decision<T>(&self, own: Decision, use_it: impl FnOnce(&Decision) -> T) -> T {
        use_it(self.0.decision.borrow_mut().get_or_insert(own))
    }

    /// Notes that a policy has made the answer to a preflight itself. A decision is not enough: a handler of OPTIONS has a
    /// policy too, which decides about what the handler answers.
    pub(crate) fn note_preflight_answered(&self) {
        self.0.is_preflight_answered.set(true);
    }

    pub(crate) fn is_preflight_answered(&self) -> bool {
        self.0.is_preflight_answered.get()
    }

    /// Notes that the request has come to a `Cors`, which speaks for whatever no policy inside decides.
    pub(crate) fn enter_policy(&self) {
        self.0.has_policy.set(true);
    }

    /// Checks whether a `Cors` stands outside.
    pub(crate) fn has_policy(&self) -> bool {
        self.0.has_policy.get()
    }

    /// Notes whether a preflight is on its way around a middleware, and returns whether it was already: then what comes
    /// out is judged further outside.
    pub(crate) fn go_around(&self, is_going_around: bool) -> bool {
        self.0.is_going_around.replace(is_going_around)
    }

    /// Forgets a way inwards that does not count, on which the guards of actix have noted this many methods.
    pub(crate) fn start_over(&self, noted: usize) {
        *self.0.decision.borrow_mut() = None;
        self.0.noted_before.set(Some(noted));
    }

    /// Checks whether the request goes inwards for the second time: actix keeps adding to what it says of the way.
    pub(crate) fn has_started_over(&self) -> bool {
        self.0.noted_before.get().is_some()
    }

    /// Returns how many methods the guards of actix had noted before the request started its present way inwards.
    pub(crate) fn noted(&self) -> usize {
        self.0.noted_before.get().unwrap_or_default()
    }
}
