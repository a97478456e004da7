//! The plan of a route: its policy and methods, made when the first worker registers it, for all workers.

use std::{
    any::TypeId,
    panic::Location,
    sync::{Mutex, PoisonError},
};

use actix_web::{
    dev::RequestHead,
    http::{Method, header::HeaderValue},
};

use crate::{
    compiled::{CompiledPolicy, Declared, find_method, parse_methods},
    decision::preflight::method_asked_for,
    policy::{Fields, Policy},
};

/// A route's policy and its methods.
#[derive(Debug)]
pub struct Plan {
    pub(crate) policy: &'static CompiledPolicy,
    pub(crate) methods: Vec<Method>,
    serves_options: bool,
}

/// The plans of all annotated routes, sorted by the item that stands for the handler, the path and the methods.
///
/// The item identifies a handler, since each expansion defines its own: two handlers can have one type, such as a pointer
/// that another attribute turns them into. A static in each expansion would work too, but takes longer to compile.
static PLANS: Mutex<Vec<(RouteKey, &'static Plan)>> = Mutex::new(Vec::new());

pub(super) type RouteKey = (TypeId, &'static str, &'static [&'static str]);

impl Plan {
    /// Returns the plan of the route of the item `I` at `path` for `methods`, where all of its routes together serve `served`. The
    /// log calls the route `handler`.
    #[must_use]
    #[track_caller]
    pub fn of_item<I: 'static>(
        handler: &'static str,
        path: &'static str,
        methods: &'static [&'static str],
        fields: &'static Fields,
        served: &[&'static str],
    ) -> &'static Self {
        let declared = Declared { handler: Some(handler), place: Location::caller() };
        Self::of_route((TypeId::of::<I>(), path, methods), declared, fields, served)
    }

    pub(super) fn of_route(
        route: RouteKey,
        declared: Declared,
        fields: &'static Fields,
        served: &[&'static str],
    ) -> &'static Self {
        let (_, _, methods) = route;
        let mut plans = PLANS.lock().unwrap_or_else(PoisonError::into_inner);
        match plans.binary_search_by(|(known, _)| known.cmp(&route)) {
            Ok(index) => plans[index].1,
            Err(index) => {
                let plan = Self::declared(declared, methods, *fields, served);
                plans.insert(index, (route, plan));
                plan
            }
        }
    }

    /// Returns a plan of no item, for the rest of the process.
    #[must_use]
    #[track_caller]
    pub fn new(methods: &[&str], fields: Fields, served: &[&'static str]) -> &'static Self {
        Self::declared(Declared::by_caller(), methods, fields, served)
    }

    fn declared(
        declared: Declared,
        methods: &[&str],
        fields: Fields,
        served: &[&'static str],
    ) -> &'static Self {
        let methods = parse_methods(methods);
        Box::leak(Box::new(Self {
            policy: CompiledPolicy::for_route(Policy { fields }, declared, served),
            serves_options: methods.contains(&Method::OPTIONS),
            methods,
        }))
    }

    /// Checks whether the method of a preflight is one of the route's.
    #[inline]
    pub(super) fn has_method(&self, method: &HeaderValue) -> bool {
        find_method(&self.methods, method).is_some()
    }

    /// Checks whether this is a preflight for one of the methods.
    #[inline]
    pub(super) fn is_preflight(&self, head: &RequestHead) -> bool {
        method_asked_for(head).is_some_and(|method| self.has_method(method))
    }

    /// Checks whether a request that the guards let through is one: any OPTIONS request is, unless the route serves that method
    /// itself.
    #[inline]
    pub(super) fn is_guarded_preflight(&self, head: &RequestHead) -> bool {
        head.method == Method::OPTIONS && (!self.serves_options || self.is_preflight(head))
    }
}

#[cfg(test)]
mod tests {
    use std::ptr;

    use super::*;

    struct One;
    struct Other;

    #[test]
    fn every_worker_gets_the_same_plan_of_a_route() {
        // In an order that is not that of the list.
        let register = || {
            ["/m", "/z", "/a", "/q", "/b"]
                .map(|path| Plan::of_item::<One>("one", path, &["GET"], &Fields::NONE, &["GET"]))
        };
        let first = register();
        for (plan, again) in first.into_iter().zip(register()) {
            assert!(ptr::eq(plan, again));
        }
    }

    #[test]
    fn every_route_has_its_own_plan() {
        let routes: [&Plan; 4] = [
            Plan::of_item::<One>("one", "/own", &["GET"], &Fields::NONE, &["GET", "PUT"]),
            Plan::of_item::<One>("one", "/own", &["PUT"], &Fields::NONE, &["GET", "PUT"]),
            Plan::of_item::<One>("one", "/own/too", &["GET"], &Fields::NONE, &["GET"]),
            Plan::of_item::<Other>("other", "/own", &["GET"], &Fields::NONE, &["GET"]),
        ];
        for (index, plan) in routes.iter().enumerate() {
            assert!(routes[..index].iter().all(|earlier| !ptr::eq(*earlier, *plan)), "{index}");
        }
    }
}
