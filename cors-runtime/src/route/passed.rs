//! The annotated routes that a request has passed on its way: it fits their path, and they did not take it. Of a preflight they are
//! always kept, and of an actual request while somebody listens.

use actix_web::dev::Extensions;

use super::Plan;
#[cfg(any(feature = "inspector", feature = "test-util"))]
use crate::explain::unheard::PassedRoute;

/// The routes that one request has passed, kept in it.
#[derive(Debug)]
pub(crate) struct Passed {
    routes: Vec<Noted>,
    /// True if services without `#[cors]` had noted a method when a guard of this crate was asked last.
    has_foreign_notes: bool,
}

#[derive(Clone, Copy, Debug)]
struct Noted {
    plan: &'static Plan,
    name: &'static str,
}

impl Passed {
    /// Keeps a route in the request.
    pub(super) fn add(extensions: &mut Extensions, plan: &'static Plan, name: &'static str) {
        let route = Noted { plan, name };
        if let Some(passed) = extensions.get_mut::<Self>() {
            passed.routes.push(route);
        } else {
            extensions.insert(Self { routes: vec![route], has_foreign_notes: false });
        }
    }

    /// Keeps whether others have noted a method.
    pub(super) fn set_foreign_notes(extensions: &mut Extensions, has_foreign_notes: bool) {
        if let Some(passed) = extensions.get_mut::<Self>() {
            passed.has_foreign_notes = has_foreign_notes;
        } else if has_foreign_notes {
            extensions.insert(Self { routes: Vec::new(), has_foreign_notes });
        }
    }

    pub(super) fn has_foreign_notes(&self) -> bool {
        self.has_foreign_notes
    }

    /// Returns how many methods the guards of these routes have noted.
    pub(super) fn number_of_notes(&self) -> usize {
        self.routes.iter().map(|route| route.plan.methods.len()).sum()
    }

    /// Checks whether one of the routes has this name.
    pub(super) fn has_name(&self, name: &str) -> bool {
        self.routes.iter().any(|route| route.name == name)
    }

    /// Returns what is said of each route.
    #[cfg(any(feature = "inspector", feature = "test-util"))]
    pub(crate) fn said(&self) -> Vec<PassedRoute> {
        let said =
            |plan: &'static Plan| PassedRoute { declared: plan.policy.declared, methods: &plan.methods };
        self.plans().map(said).collect()
    }

    /// Returns the routes.
    pub(crate) fn plans(&self) -> impl Iterator<Item = &'static Plan> {
        self.routes.iter().map(|route| route.plan)
    }
}
