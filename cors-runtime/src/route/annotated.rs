//! The annotated routes of a path, for whoever explains why none of them took a request.

use std::thread;

use actix_web::dev::ResourceDef;

use super::{Plan, mount::mounts};
use crate::explain::unheard::PassedRoute;

/// Returns the annotated routes of a path, among the applications of this thread.
pub(crate) fn annotated_at(path: &str) -> Vec<PassedRoute> {
    let mut found: Vec<&'static Plan> = Vec::new();
    for application in mounts() {
        for mount in application.all.iter().filter(|_| application.thread == thread::current().id()) {
            let pattern = mount.full_path.as_deref().unwrap_or(mount.path);
            let is_known = found.iter().any(|plan| std::ptr::eq(*plan, mount.plan));
            if !is_known && ResourceDef::new(pattern).is_match(path) {
                found.push(mount.plan);
            }
        }
    }
    found.into_iter().map(passed_route).collect()
}

/// Returns what is said of a route that did not take a request.
pub(crate) fn passed_route(plan: &'static Plan) -> PassedRoute {
    PassedRoute { declared: plan.policy.declared, methods: &plan.methods }
}
