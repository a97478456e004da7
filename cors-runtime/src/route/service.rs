//! The service of a route: the preflight is answered, everything else runs the handler and gets its headers.
//!
//! Only what surrounds the handler is generic; every decision is made out of line, once for all routes.

use std::any::Any;

use actix_service::{apply, apply_fn_factory, fn_service};
use actix_web::{
    Error, FromRequest, Handler, HttpResponse, Responder,
    body::MessageBody,
    dev::{Service, ServiceFactory, ServiceRequest, ServiceResponse, Transform},
    http::StatusCode,
};

use super::Served;
use crate::{actual::Decision, baked::Baked, enforce, preflight, slot::Slot};

/// What is to be done with a request: decided before anything of the user's runs.
enum Task {
    /// It is a preflight, which is answered.
    Preflight,
    /// It is a stranger's, which is refused.
    Refuse(Decision<&'static Baked>),
    /// The handler runs, and its response is shared or not.
    Share(Decision<&'static Baked>),
}

#[inline(never)]
fn decide(policy: &'static Baked, served: &Served, request: &ServiceRequest) -> Task {
    Slot::mark(request);
    let head = request.head();
    if served.is_guarded_preflight(head) {
        return Task::Preflight;
    }
    let decision = Decision::new(policy, head);
    if policy.enforce && enforce::refuses(&decision, request) {
        return Task::Refuse(decision);
    }
    Task::Share(decision)
}

/// The answer to what comes to no handler.
fn answer(
    policy: &Baked,
    refused: Option<Decision<&'static Baked>>,
    request: ServiceRequest,
) -> ServiceResponse {
    let response = match refused {
        None => preflight::answer(policy, request.head()),
        Some(decision) => enforce::answer(decision),
    };
    request.into_response(response)
}

/// The service of a handler without middleware: one flat future.
pub(super) fn of_handler<F, Args>(
    policy: &'static Baked,
    served: Served,
    handler: F,
) -> impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse, Error = Error, InitError = ()>
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    fn_service(move |request: ServiceRequest| {
        let task = decide(policy, &served, &request);
        let handler = handler.clone();
        async move {
            // Here and not before, so that no response needs room in the future.
            let decision = match task {
                Task::Share(decision) => decision,
                Task::Preflight => return Ok(answer(policy, None, request)),
                Task::Refuse(decision) => return Ok(answer(policy, Some(decision), request)),
            };
            // Flat: a future of its own for the call would be moved once more.
            let (request, mut payload) = request.into_parts();
            let mut response = match Args::from_request(&request, &mut payload).await {
                Err(error) => HttpResponse::from_error(error),
                Ok(arguments) => boxed(handler.call(arguments).await.respond_to(&request)),
            };
            decision.apply(response.headers_mut());
            Ok(ServiceResponse::new(request, response))
        }
    })
}

/// `map_into_boxed_body` moves a response even where its body is boxed already, as most are.
fn boxed<B: MessageBody + 'static>(response: HttpResponse<B>) -> HttpResponse {
    let mut slot = Some(response);
    let already: &mut dyn Any = &mut slot;
    match already.downcast_mut::<Option<HttpResponse>>().and_then(Option::take) {
        Some(response) => response,
        None => slot.map_or_else(
            || HttpResponse::new(StatusCode::INTERNAL_SERVER_ERROR),
            HttpResponse::map_into_boxed_body,
        ),
    }
}

/// The service of an endpoint with middleware around it. CORS is outermost: no middleware sees a preflight, and what
/// they answer is shared like what the handler answers.
pub(super) fn of_endpoint<S, B>(
    policy: &'static Baked,
    served: Served,
    endpoint: S,
) -> impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse, Error = Error, InitError = ()>
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
    apply_fn_factory(endpoint, move |request: ServiceRequest, service: &S::Service| {
        let outcome = match decide(policy, &served, &request) {
            Task::Preflight => Err(answer(policy, None, request)),
            Task::Refuse(decision) => Err(answer(policy, Some(decision), request)),
            Task::Share(decision) => Ok((decision, service.call(request))),
        };
        async move {
            match outcome {
                Err(answer) => Ok(answer),
                Ok((decision, response)) => share(decision, response.await),
            }
        }
    })
}

/// Puts the headers of a decision on what middleware came out with. An `Err` becomes a response only further out, so
/// the decision travels with it.
fn share<B: MessageBody + 'static>(
    decision: Decision<&'static Baked>,
    outcome: Result<ServiceResponse<B>, Error>,
) -> Result<ServiceResponse, Error> {
    match outcome {
        Ok(response) => {
            let mut response = response.map_into_boxed_body();
            decision.apply(response.headers_mut());
            Ok(response)
        }
        Err(mut error) => {
            error.add_response_mapper(move |mut response| {
                decision.clone().apply(response.headers_mut());
                response
            });
            Err(error)
        }
    }
}

/// A handler as the endpoint that the route's middleware wraps.
pub fn endpoint<F, Args>(
    handler: F,
) -> impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse, Error = Error, InitError = ()>
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    fn_service(move |request: ServiceRequest| {
        let handler = handler.clone();
        async move { Ok(call(handler, request).await) }
    })
}

/// `middleware` around an endpoint, as `Resource::wrap` does it.
pub fn wrap<S, M, B>(
    endpoint: S,
    middleware: M,
) -> impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse<B>, Error = Error, InitError = ()>
where
    S: ServiceFactory<ServiceRequest, Config = (), Error = Error, InitError = ()>,
    M: Transform<S::Service, ServiceRequest, Response = ServiceResponse<B>, Error = Error, InitError = ()>
        + 'static,
    B: MessageBody,
{
    apply(middleware, endpoint)
}

/// Extracts the arguments, runs the handler, makes its response; an extractor's error is a response too.
async fn call<F, Args>(handler: F, request: ServiceRequest) -> ServiceResponse
where
    F: Handler<Args>,
    Args: FromRequest,
    F::Output: Responder,
{
    let (request, mut payload) = request.into_parts();
    let response = match Args::from_request(&request, &mut payload).await {
        Err(error) => HttpResponse::from_error(error),
        Ok(arguments) => handler.call(arguments).await.respond_to(&request).map_into_boxed_body(),
    };
    ServiceResponse::new(request, response)
}
