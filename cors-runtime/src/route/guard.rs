//! The guards of a route: it takes requests for its methods that the user's guards let through, and their preflights.

#[cfg(feature = "experimental-introspection")]
use actix_web::guard::GuardDetail;
use actix_web::{
    guard::{self, Guard, GuardContext},
    http::Method,
};

use super::{Passed, Place, Plan};
use crate::{decision::preflight::method_asked_for, explain};

/// Returns the guard for the methods of an annotated route.
pub(super) fn of_methods(plan: &'static Plan, place: &'static Place) -> Box<dyn Guard> {
    boxed(MethodGuard { plan, place, allow: Allow::new(plan) })
}

/// Returns a guard of the user's on that route.
pub(super) fn of_user(plan: &'static Plan, guard: impl Guard + 'static) -> Box<dyn Guard> {
    boxed(UserGuard { plan, guard: boxed(guard), allow: Allow::new(plan) })
}

/// actix's own method guards: beside comparing, each notes its method for the `Allow` of a 405 that another resource
/// may answer later. That allocates, so they are asked only where this route does not take the request.
struct Allow(Vec<Box<dyn Guard>>);

impl Allow {
    fn new(plan: &Plan) -> Self {
        Self(plan.methods.iter().map(|method| boxed(guard::Method(method.clone()))).collect())
    }

    fn note(&self, context: &GuardContext<'_>) {
        for method in &self.0 {
            method.check(context);
        }
    }
}

/// Takes the methods of the route, and the preflights for them that announce requests to this very route.
struct MethodGuard {
    plan: &'static Plan,
    place: &'static Place,
    allow: Allow,
}

impl MethodGuard {
    /// Out of line: most routes serve one method, and most requests are no preflights.
    #[inline(never)]
    fn is_taken_otherwise(&self, context: &GuardContext<'_>) -> bool {
        let head = context.head();
        let asked_for = method_asked_for(head);
        let is_taken = match asked_for {
            Some(method) => self.plan.has_method(method) && !self.place.can_be_shadowed(context, method),
            None => self.plan.methods.contains(&head.method),
        };
        if !is_taken {
            self.allow.note(context);
            if asked_for.is_some() || explain::is_heard() {
                Passed::add(&mut context.req_data_mut(), self.plan, self.place.name);
            }
        }
        is_taken
    }
}

impl Guard for MethodGuard {
    fn check(&self, context: &GuardContext<'_>) -> bool {
        let method = &context.head().method;
        let is_taken = self.plan.methods.first() == Some(method) && *method != Method::OPTIONS;
        is_taken || self.is_taken_otherwise(context)
    }

    #[cfg(feature = "experimental-introspection")]
    fn name(&self) -> String {
        match &*self.plan.methods {
            [method] => method.to_string(),
            methods => {
                let names: Vec<&str> = methods.iter().map(Method::as_str).collect();
                format!("AnyGuard({})", names.join(", "))
            }
        }
    }

    #[cfg(feature = "experimental-introspection")]
    fn details(&self) -> Option<Vec<GuardDetail>> {
        Some(self.allow.0.iter().flat_map(|guard| guard.details().unwrap_or_default()).collect())
    }
}

/// A guard of the user's, for actual requests: a preflight carries neither the header nor the cookie that it might look
/// for.
struct UserGuard {
    plan: &'static Plan,
    guard: Box<dyn Guard>,
    allow: Allow,
}

impl Guard for UserGuard {
    fn check(&self, context: &GuardContext<'_>) -> bool {
        let is_taken = self.plan.is_preflight(context.head()) || self.guard.check(context);
        if !is_taken {
            self.allow.note(context);
        }
        is_taken
    }

    #[cfg(feature = "experimental-introspection")]
    fn name(&self) -> String {
        self.guard.name()
    }

    #[cfg(feature = "experimental-introspection")]
    fn details(&self) -> Option<Vec<GuardDetail>> {
        self.guard.details()
    }
}

fn boxed(guard: impl Guard + 'static) -> Box<dyn Guard> {
    Box::new(guard)
}
