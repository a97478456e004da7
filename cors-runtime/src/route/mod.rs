//! One annotated handler as one service of the application: what the expansion of `#[cors]` registers.
//!
//! Registered directly with [`AppService::register_service`], without `Resource` and `Route` between: actix's router
//! is a linear scan and each of them boxes, so that this is cheaper than the route attribute that it replaces.

mod guard;
mod service;

use std::rc::Rc;

use actix_web::{
    Error, FromRequest, Handler, Responder,
    body::MessageBody,
    dev::{AppService, RequestHead, ResourceDef, ServiceFactory, ServiceRequest, ServiceResponse},
    guard::Guard,
    http::Method,
};

pub use self::service::{endpoint, wrap};
use crate::{baked::Baked, preflight::is_preflight_for};

/// A route, as its route attribute describes it.
#[must_use = "a route serves nothing until it is registered"]
pub struct Route {
    path: &'static str,
    name: &'static str,
    served: Served,
    guards: Vec<Box<dyn Guard>>,
    policy: &'static Baked,
}

impl Route {
    /// The route at `path` for `methods`, called `name` in `url_for`.
    pub fn new(path: &'static str, name: &'static str, methods: &[&str], policy: &'static Baked) -> Self {
        Self { path, name, served: Served::new(methods), guards: Vec::new(), policy }
    }

    /// Adds a guard of the user's.
    pub fn guard(mut self, guard: impl Guard + 'static) -> Self {
        self.guards.push(Box::new(guard));
        self
    }

    /// Registers the route with a handler and no middleware.
    pub fn register<F, Args>(self, config: &mut AppService, handler: F)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let service = service::of_handler(self.policy, self.served.clone(), handler);
        config.register_service(self.definition(), Some(self.into_guards()), service, None);
    }

    /// Registers the route with an [`endpoint`] that middleware wraps.
    pub fn register_wrapped<S, B>(self, config: &mut AppService, endpoint: S)
    where
        S: ServiceFactory<
                ServiceRequest,
                Config = (),
                Response = ServiceResponse<B>,
                Error = Error,
                InitError = (),
            > + 'static,
        B: MessageBody + 'static,
    {
        let service = service::of_endpoint(self.policy, self.served.clone(), endpoint);
        config.register_service(self.definition(), Some(self.into_guards()), service, None);
    }

    /// Like `Resource` does it: a leading slash is added, and an empty path stays empty.
    fn definition(&self) -> ResourceDef {
        let missing_slash = !self.path.is_empty() && !self.path.starts_with('/');
        let slash = if missing_slash { "/" } else { "" };
        let mut definition = ResourceDef::new(format!("{slash}{}", self.path));
        definition.set_name(self.name);
        definition
    }

    fn into_guards(self) -> Vec<Box<dyn Guard>> {
        guard::guards(&self.served, self.guards)
    }
}

/// The methods that a route serves, for its guard and its service.
#[derive(Clone)]
struct Served {
    methods: Rc<[Method]>,
    options: bool,
}

impl Served {
    fn new(methods: &[&str]) -> Self {
        let methods: Rc<[Method]> =
            methods.iter().filter_map(|method| Method::from_bytes(method.as_bytes()).ok()).collect();
        Self { options: methods.contains(&Method::OPTIONS), methods }
    }

    /// Whether this is a preflight for one of the methods.
    fn is_preflight(&self, head: &RequestHead) -> bool {
        head.method == Method::OPTIONS && is_preflight_for(head, &self.methods)
    }

    /// Whether a request that the guards let through is one: any OPTIONS request is, unless the route serves that method
    /// itself.
    #[inline]
    fn is_guarded_preflight(&self, head: &RequestHead) -> bool {
        head.method == Method::OPTIONS && (!self.options || self.is_preflight(head))
    }
}
