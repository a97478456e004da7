//! The annotated routes of a path, for whoever explains why none of them took a request.

use std::thread;

use actix_web::{dev::ResourceDef, http::Method};

use super::{Plan, mount::mounts};
use crate::compiled::Declared;

/// An annotated route on the path of a request that it did not take, and the methods that it serves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PassedRoute {
    pub(crate) declared: Declared,
    pub(crate) methods: &'static [Method],
}

impl PassedRoute {
    pub(crate) fn of(plan: &'static Plan) -> Self {
        Self { declared: plan.policy.declared, methods: &plan.methods }
    }
}

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
    found.into_iter().map(PassedRoute::of).collect()
}
