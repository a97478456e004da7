//! One annotated handler as one service of the application: what the expansion of `#[cors]` registers.
//!
//! Registered directly with [`AppService::register_service`], without `Resource` and `Route` between: actix's router
//! is a linear scan and each of them boxes, so that this is cheaper than the route attribute that it replaces.

mod earlier;
mod guard;
#[cfg(feature = "experimental-introspection")]
mod introspection;
mod look_up_first;
mod mount;
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

use std::{any::TypeId, panic::Location};

#[cfg(feature = "test-util")]
pub(crate) use self::mount::{Mounts, keep_full_paths};
use self::{earlier::MakeReader, place::Place, plan::RouteKey};
pub(crate) use self::{
    earlier::{make_reader, number_of_noted},
    mount::{Mount, mounts},
    passed::Passed,
};
pub use self::{
    plan::Plan,
    service::{Endpoint, endpoint, wrap},
};
use crate::{compiled::Declared, policy::Fields};

/// Registers the handler of the item `I` without guards and middleware: in one call, which a compiler checks faster than
/// several. `handler` is its path, whose last segment is the name of the route.
#[track_caller]
pub fn register<I, F, Args>(
    config: &mut AppService,
    function: F,
    handler: &'static str,
    path: &'static str,
    methods: &'static [&'static str],
    fields: &'static Fields,
    served: &[&'static str],
) where
    I: 'static,
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let declared = Declared { handler: Some(handler), place: Location::caller() };
    let Prepared { definition, guards, plan, place } =
        prepare(config, (TypeId::of::<I>(), path, methods), declared, fields, served, make_reader::<()>);
    config.register_service(definition, Some(guards), service::of_handler(plan, place, function), None);
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
    /// Registers the handler of the item `I` without guards and middleware. `handler` is its path, whose last segment is the name of the
    /// route.
    #[track_caller]
    pub fn register<I, F, Args>(
        config: &mut AppService,
        function: F,
        handler: &'static str,
        path: &'static str,
        methods: &'static [&'static str],
        fields: &'static Fields,
        served: &[&'static str],
    ) where
        I: 'static,
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let plan = Plan::of_item::<I>(handler, path, methods, fields, served);
        Self::register_handler(config, Route::new(path, name_of(handler), plan), function);
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

/// The parts of a registration that do not depend on the type of the handler.
struct Prepared {
    definition: ResourceDef,
    guards: Vec<Box<dyn Guard>>,
    plan: &'static Plan,
    place: &'static Place,
}

/// Out of line, so that no handler has its own.
#[inline(never)]
fn prepare(
    config: &AppService,
    route: RouteKey,
    declared: Declared,
    fields: &'static Fields,
    served: &[&'static str],
    make_reader: MakeReader,
) -> Prepared {
    let (_, path, _) = route;
    let name = declared.handler.map_or("", name_of);
    let plan = Plan::of_route(route, declared, fields, served);
    let mount = mount::note(config, Mount { plan, name, path, has_guards: false, full_path: None });
    let place = Place::new(name, make_reader, mount);
    Prepared { definition: definition(path, name), guards: vec![guard::of_methods(plan, place)], plan, place }
}

/// Returns the last segment of a path: `app::items::read` → `read`
fn name_of(handler: &'static str) -> &'static str {
    handler.rsplit_once("::").map_or(handler, |(_, name)| name)
}

/// Returns the pattern of a route. Like `Resource`, it adds a missing leading slash, except to an empty path.
#[inline(never)]
fn definition(path: &str, name: &str) -> ResourceDef {
    let missing_slash = !path.is_empty() && !path.starts_with('/');
    let slash = if missing_slash { "/" } else { "" };
    let mut definition = ResourceDef::new(format!("{slash}{path}"));
    definition.set_name(name);
    definition
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
        let Self { path, name, plan, .. } = self;
        let has_guards = !self.guards.is_empty();
        let mount = mount::note(config, Mount { plan, name, path, has_guards, full_path: None });
        let place = Place::new(self.name, make_reader::<()>, mount);
        let service = make_service(self.plan, place);
        let definition = definition(self.path, self.name);
        config.register_service(definition, Some(self.into_guards(place)), service, None);
    }

    fn into_guards(mut self, place: &'static Place) -> Vec<Box<dyn Guard>> {
        self.guards.insert(0, guard::of_methods(self.plan, place));
        self.guards
    }
}
