//! The service of a route whose policy may have a lookup: it is asked before the route decides.

use std::{
    future::{Future, Ready, ready},
    pin::Pin,
    rc::Rc,
};

use actix_service::apply;
use actix_web::{
    Error,
    dev::{Service, ServiceRequest, ServiceResponse, Transform},
};

use super::{plan::Plan, service::Endpoint};
use crate::decision::lookup;

/// Returns the service of a route with the lookups of its policy before it.
pub(super) fn around<S>(plan: &'static Plan, endpoint: S) -> impl Endpoint
where
    S: Endpoint + 'static,
{
    apply(LookUpFirst { plan }, endpoint)
}

struct LookUpFirst {
    plan: &'static Plan,
}

impl<S> Transform<S, ServiceRequest> for LookUpFirst
where
    S: Service<ServiceRequest, Response = ServiceResponse, Error = Error> + 'static,
    S::Future: 'static,
{
    type Response = ServiceResponse;
    type Error = Error;
    type Transform = LookUpFirstService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(LookUpFirstService { plan: self.plan, service: Rc::new(service) }))
    }
}

struct LookUpFirstService<S> {
    plan: &'static Plan,
    service: Rc<S>,
}

impl<S> Service<ServiceRequest> for LookUpFirstService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse, Error = Error> + 'static,
    S::Future: 'static,
{
    type Response = ServiceResponse;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<ServiceResponse, Error>>>>;

    actix_service::forward_ready!(service);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let policy = self.plan.policy.now();
        if policy.origins.lookups().is_empty() {
            // A configured policy most often has none.
            return Box::pin(self.service.call(request));
        }
        let service = self.service.clone();
        Box::pin(async move {
            lookup::ask(policy, &request).await;
            service.call(request).await
        })
    }
}
