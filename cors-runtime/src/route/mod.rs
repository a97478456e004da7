//! One annotated handler as one service of the application: what the expansion of `#[cors]` registers.
//!
//! Registered directly with [`AppService::register_service`], without `Resource` and `Route` between: actix's router
//! is a linear scan and each of them boxes, so that this is cheaper than the route attribute that it replaces.

mod earlier;
mod guard;
mod look_up_first;
mod passed;
mod place;
mod plan;
mod service;

use actix_web::{
    FromRequest, Handler, Responder,
    body::MessageBody,
    dev::{AppService, ResourceDef},
    guard::Guard,
};

use self::place::Place;
pub(crate) use self::{
    earlier::{make_reader, number_of_noted},
    passed::Passed,
};
pub use self::{
    plan::Plan,
    service::{Endpoint, endpoint, wrap},
};
use crate::policy::Fields;

/// Registers the handler of the item `I` without guards and middleware: in one call, which a compiler checks faster than
/// several.
#[track_caller]
pub fn register<I, F, Args>(
    config: &mut AppService,
    handler: F,
    path: &'static str,
    name: &'static str,
    methods: &'static [&'static str],
    fields: Fields,
    served: &[&'static str],
) where
    I: 'static,
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let plan = Plan::of_item::<I>(path, methods, fields, served);
    let place = Place::new(name, make_reader::<()>);
    let (definition, guards) = definition_and_guards(path, name, plan, place);
    config.register_service(definition, Some(guards), service::of_handler(plan, place, handler), None);
}

/// Registers a route with a handler and no middleware.
pub fn register_handler<F, Args>(config: &mut AppService, route: Route, handler: F)
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    route.register(config, |plan, place| service::of_handler(plan, place, handler));
}

/// Registers a route with an [`endpoint`] that middleware wraps.
pub fn register_wrapped<S, B>(config: &mut AppService, route: Route, endpoint: S)
where
    S: Endpoint<B> + 'static,
    B: MessageBody + 'static,
{
    route.register(config, |plan, place| service::of_endpoint(plan, place, endpoint));
}

/// Registers routes of which a constant says whether requests may wait for a lookup. Routes without one have no code for
/// that.
#[derive(Debug)]
pub struct Registrar<const LOOKS_UP: bool>;

/// Puts around the service of a route what its requests may have to wait for.
pub trait Around {
    /// Returns the service with that around it.
    fn around<S: Endpoint + 'static>(plan: &'static Plan, service: S) -> impl Endpoint + 'static;
}

impl Around for Registrar<false> {
    fn around<S: Endpoint + 'static>(_: &'static Plan, service: S) -> impl Endpoint + 'static {
        service
    }
}

impl Around for Registrar<true> {
    fn around<S: Endpoint + 'static>(plan: &'static Plan, service: S) -> impl Endpoint + 'static {
        look_up_first::around(plan, service)
    }
}

impl<const LOOKS_UP: bool> Registrar<LOOKS_UP>
where
    Self: Around,
{
    /// Registers the handler of the item `I` without guards and middleware.
    #[track_caller]
    pub fn register<I, F, Args>(
        config: &mut AppService,
        handler: F,
        path: &'static str,
        name: &'static str,
        methods: &'static [&'static str],
        fields: Fields,
        served: &[&'static str],
    ) where
        I: 'static,
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let plan = Plan::of_item::<I>(path, methods, fields, served);
        Self::register_handler(config, Route::new(path, name, plan), handler);
    }

    /// Registers a route with a handler and no middleware.
    pub fn register_handler<F, Args>(config: &mut AppService, route: Route, handler: F)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        route.register(config, |plan, place| Self::around(plan, service::of_handler(plan, place, handler)));
    }

    /// Registers a route with an [`endpoint`] that middleware wraps.
    pub fn register_wrapped<S, B>(config: &mut AppService, route: Route, endpoint: S)
    where
        S: Endpoint<B> + 'static,
        B: MessageBody + 'static,
    {
        route.register(config, |plan, place| Self::around(plan, service::of_endpoint(plan, place, endpoint)));
    }
}

/// Out of line, so that no handler has its own.
#[inline(never)]
fn definition_and_guards(
    path: &'static str,
    name: &'static str,
    plan: &'static Plan,
    place: &'static Place,
) -> (ResourceDef, Vec<Box<dyn Guard>>) {
    let route = Route::new(path, name, plan);
    (route.definition(), route.into_guards(place))
}

/// A route, as its route attribute describes it.
#[must_use = "a route serves nothing until it is registered"]
pub struct Route {
    path: &'static str,
    name: &'static str,
    guards: Vec<Box<dyn Guard>>,
    plan: &'static Plan,
}

impl Route {
    /// Returns the route of this plan at `path`, called `name` in `url_for`.
    pub fn new(path: &'static str, name: &'static str, plan: &'static Plan) -> Self {
        Self { path, name, guards: Vec::new(), plan }
    }

    /// Adds a guard of the user's.
    pub fn guard(mut self, guard: impl Guard + 'static) -> Self {
        self.guards.push(guard::of_user(self.plan, guard));
        self
    }

    /// Registers the route with the service that is made of its plan and its place.
    fn register<S: Endpoint + 'static>(
        self,
        config: &mut AppService,
        make_service: impl FnOnce(&'static Plan, &'static Place) -> S,
    ) {
        let place = Place::new(self.name, make_reader::<()>);
        let service = make_service(self.plan, place);
        config.register_service(self.definition(), Some(self.into_guards(place)), service, None);
    }

    /// Like `Resource` does it: a leading slash is added, and an empty path stays empty.
    fn definition(&self) -> ResourceDef {
        let missing_slash = !self.path.is_empty() && !self.path.starts_with('/');
        let slash = if missing_slash { "/" } else { "" };
        let mut definition = ResourceDef::new(format!("{slash}{}", self.path));
        definition.set_name(self.name);
        definition
    }

    fn into_guards(mut self, place: &'static Place) -> Vec<Box<dyn Guard>> {
        self.guards.insert(0, guard::of_methods(self.plan, place));
        self.guards
    }
}
