//! Which requests a route takes: those for its methods, and the preflights for them.

use actix_web::guard::{self, Guard, GuardContext};

use super::Served;
use crate::preflight::is_preflight_for;

/// The one guard of an annotated route.
pub(super) struct RouteGuard {
    served: Served,
    /// The user's own.
    guards: Vec<Box<dyn Guard>>,
    /// actix's method guards: beside comparing, each notes its method for the `Allow` of a 405 that another resource
    /// may answer later. That allocates, so they are asked only where this route does not take the request.
    allow: Vec<Box<dyn Guard>>,
}

impl RouteGuard {
    pub(super) fn new(served: Served, guards: Vec<Box<dyn Guard>>) -> Self {
        let allow = served.methods.iter().map(|method| boxed(guard::Method(method.clone()))).collect();
        Self { served, guards, allow }
    }

    fn takes(&self, context: &GuardContext<'_>) -> bool {
        let head = context.head();
        if self.served.methods.contains(&head.method) && self.guards.iter().all(|guard| guard.check(context))
        {
            return true;
        }
        is_preflight_for(head, &self.served.methods)
    }

    fn note_methods(&self, context: &GuardContext<'_>) {
        for method in &self.allow {
            method.check(context);
        }
    }
}

impl Guard for RouteGuard {
    fn check(&self, context: &GuardContext<'_>) -> bool {
        let takes = self.takes(context);
        if !takes {
            self.note_methods(context);
        }
        takes
    }
}

fn boxed(guard: impl Guard + 'static) -> Box<dyn Guard> {
    Box::new(guard)
}
