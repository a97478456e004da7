//! The service of a route: the preflight is answered, everything else runs the handler and gets its headers.
//!
//! Only what surrounds the handler is generic; every decision is made out of line, once for all routes.

use std::{
    any::{Any, TypeId},
    pin::Pin,
    task::{Context, Poll, ready},
};

use actix_service::{apply, apply_fn_factory, fn_service};
use actix_web::{
    Error, FromRequest, Handler, HttpMessage, HttpResponse, Responder,
    body::{BoxBody, MessageBody},
    dev::{Service, ServiceFactory, ServiceRequest, ServiceResponse, Transform},
    http::StatusCode,
};
use pin_project_lite::pin_project;

use super::{Passed, Place, Plan};
use crate::{
    compiled::CompiledPolicy,
    decision::{
        actual::{Decision, judge},
        enforce, preflight,
    },
    explain,
    slot::Slot,
};

/// The service that a route wraps: a handler, alone or with middleware around it.
pub trait Endpoint<B = BoxBody>:
    ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse<B>, Error = Error, InitError = ()>
{
}

impl<S, B> Endpoint<B> for S where
    S: ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<B>,
            Error = Error,
            InitError = (),
        >
{
}

/// The task of a route for one request, decided before any code of the user runs.
///
/// It is no enum with the decision in two variants: moving the decision out of them cost 40 instructions per request.
struct Decided {
    task: Task,
    /// The decision on the response to anything but a preflight.
    decision: Decision,
}

enum Task {
    /// Answers a preflight.
    AnswerPreflight,
    /// Refuses a request before the handler runs, as `enforce` says.
    Refuse,
    /// Runs the handler, and puts the headers of the decision on its response.
    Handle,
}

#[inline(never)]
fn decide(plan: &'static Plan, place: &Place, request: &ServiceRequest) -> Decided {
    place.note_full_path(request);
    let policy = plan.policy.now();
    if plan.is_guarded_preflight(request.head()) {
        return Decided { task: Task::AnswerPreflight, decision: Decision::not_to_share(policy) };
    }
    let verdict = judge(policy, request);
    let mut decision = Decision::new(policy, verdict);
    let mut task = Task::Handle;
    let refusal = enforce::refusal(policy, verdict, request);
    if refusal.is_some() {
        (decision, task) = (decision.not_shared(), Task::Refuse);
    }
    if explain::is_wanted() {
        explain::actual(policy, verdict.map(|_| ()), refusal, request);
    }
    if let Some(slot) = Slot::find(request) {
        slot.decide(decision.clone());
    }
    Decided { task, decision }
}

impl Decided {
    /// Returns the answer to a request for which the handler does not run.
    #[inline(never)]
    fn answer(self, plan: &'static Plan, place: &Place, request: &ServiceRequest) -> HttpResponse {
        match self.task {
            Task::AnswerPreflight if place.is_reached(request) => {
                if let Some(slot) = Slot::find(request) {
                    slot.note_preflight_answered();
                }
                answer_preflight(self.decision.policy(), request)
            }
            Task::AnswerPreflight => {
                Passed::add(&mut request.extensions_mut(), plan, place.name);
                // As if the route were not there, for want of a way back into the router.
                HttpResponse::new(StatusCode::NOT_FOUND)
            }
            Task::Refuse | Task::Handle => enforce::answer(self.decision),
        }
    }
}

/// Returns the answer to a preflight: 204 with what the policy allows, or 403 with nothing.
fn answer_preflight(policy: &'static CompiledPolicy, request: &ServiceRequest) -> HttpResponse {
    let verdict = preflight::decide(policy, request);
    if explain::is_wanted() {
        explain::preflight(policy, verdict.map(|_| ()), request.head());
    }
    match verdict {
        Ok(allowed) => preflight::allow(policy, allowed, policy.max_age.as_ref()),
        Err(_) => preflight::refuse(),
    }
}

/// Returns the service of a handler without middleware: one flat future.
pub(super) fn of_handler<F, Args>(plan: &'static Plan, place: &'static Place, handler: F) -> impl Endpoint
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    fn_service(move |mut request: ServiceRequest| {
        let handler = handler.clone();
        async move {
            // Inside of the future, so that no decision is moved into it.
            let decided = decide(plan, place, &request);
            // One flat block: a response is large, and each of its moves costs.
            let mut response;
            if matches!(decided.task, Task::Handle) {
                let (request, payload) = request.parts_mut();
                response = match Args::from_request(request, payload).await {
                    Err(error) => of_error(error.into()),
                    Ok(arguments) => boxed(handler.call(arguments).await.respond_to(request)),
                };
                decided.decision.apply(response.headers_mut());
            } else {
                response = decided.answer(plan, place, &request);
            }
            let (request, payload) = request.into_parts();
            drop(payload);
            Ok(ServiceResponse::new(request, response))
        }
    })
}

/// Returns the answer where an argument of the handler cannot be had. Out of line: it is as large as all the rest.
#[cold]
#[inline(never)]
fn of_error(error: Error) -> HttpResponse {
    HttpResponse::from_error(error)
}

/// `map_into_boxed_body` moves a response even where its body is boxed already, as most are.
fn boxed<B: MessageBody + 'static>(response: HttpResponse<B>) -> HttpResponse {
    if TypeId::of::<B>() != TypeId::of::<BoxBody>() {
        return response.map_into_boxed_body();
    }
    let mut slot = Some(response);
    let already: &mut dyn Any = &mut slot;
    already
        .downcast_mut()
        .and_then(Option::take)
        .unwrap_or_else(|| HttpResponse::new(StatusCode::INTERNAL_SERVER_ERROR))
}

/// Returns the service of an endpoint with middleware around it. CORS is outermost: no middleware sees a preflight, and what
/// they answer is shared like what the handler answers.
pub(super) fn of_endpoint<S, B>(plan: &'static Plan, place: &'static Place, endpoint: S) -> impl Endpoint
where
    S: Endpoint<B> + 'static,
    B: MessageBody + 'static,
{
    apply_fn_factory(endpoint, move |request: ServiceRequest, service: &S::Service| {
        let decided = decide(plan, place, &request);
        if matches!(decided.task, Task::Handle) {
            return Wrapped::Handled { decision: Some(decided.decision), response: service.call(request) };
        }
        let answer = decided.answer(plan, place, &request);
        Wrapped::Answered { answer: Some(request.into_response(answer)) }
    })
}

pin_project! {
    /// The future of an endpoint with middleware. It is written out: an `async` block would move the inner future, which is
    /// large.
    #[project = WrappedProjection]
    enum Wrapped<F> {
        /// The endpoint is not asked.
        Answered { answer: Option<ServiceResponse> },
        /// The endpoint answers, and its response gets the headers of the decision.
        Handled {
            decision: Option<Decision>,
            #[pin]
            response: F,
        },
    }
}

impl<F, B> Future for Wrapped<F>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>>,
    B: MessageBody + 'static,
{
    type Output = Result<ServiceResponse, Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        const POLLED_AGAIN: &str = "a future is polled until it is ready, and not again";
        match self.project() {
            WrappedProjection::Answered { answer } => Poll::Ready(Ok(answer.take().expect(POLLED_AGAIN))),
            WrappedProjection::Handled { decision, response } => {
                let outcome = ready!(response.poll(context));
                Poll::Ready(with_headers(decision.take().expect(POLLED_AGAIN), outcome))
            }
        }
    }
}

/// Puts the headers of a decision on the response or on the error that the middleware returned.
fn with_headers<B: MessageBody + 'static>(
    decision: Decision,
    outcome: Result<ServiceResponse<B>, Error>,
) -> Result<ServiceResponse, Error> {
    match outcome {
        Ok(response) => {
            let (request, response) = response.into_parts();
            let mut response = boxed(response);
            decision.apply(response.headers_mut());
            Ok(ServiceResponse::new(request, response))
        }
        Err(mut error) => {
            decision.apply_to_error(&mut error);
            Err(error)
        }
    }
}

/// Returns a handler as the endpoint that the route's middleware wraps.
pub fn endpoint<F, Args>(handler: F) -> impl Endpoint
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    fn_service(move |request: ServiceRequest| {
        let handler = handler.clone();
        async move {
            let (request, mut payload) = request.into_parts();
            let response = match Args::from_request(&request, &mut payload).await {
                Err(error) => of_error(error.into()),
                Ok(arguments) => boxed(handler.call(arguments).await.respond_to(&request)),
            };
            drop(payload);
            Ok(ServiceResponse::new(request, response))
        }
    })
}

/// `middleware` around an endpoint, as `Resource::wrap` does it.
pub fn wrap<S, M, B>(endpoint: S, middleware: M) -> impl Endpoint<B>
where
    S: ServiceFactory<ServiceRequest, Config = (), Error = Error, InitError = ()>,
    M: Transform<S::Service, ServiceRequest, Response = ServiceResponse<B>, Error = Error, InitError = ()>
        + 'static,
    B: MessageBody,
{
    apply(middleware, endpoint)
}
