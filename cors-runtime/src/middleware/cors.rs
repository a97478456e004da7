//! `Cors`: the middleware that applies a policy to everything inside of it.

use std::{
    cell::Cell,
    future::{Future, Ready, ready},
    pin::Pin,
    rc::Rc,
};

use actix_web::{
    Error, HttpMessage, HttpRequest, HttpResponse,
    body::{EitherBody, MessageBody},
    dev::{Service, ServiceRequest, ServiceResponse, Transform},
    http::{StatusCode, header::HeaderValue},
};

use crate::{
    compiled::{CompiledPolicy, Declared},
    decision::{
        actual::{Decision, judge},
        enforce, lookup,
        preflight::{self, AllowedPreflight},
        remembered::is_passed_by,
    },
    explain::{self, Pending},
    policy::Policy,
    refusal::RefusalReason,
    route::Passed,
    slot::Slot,
};

/// The middleware with a policy for everything inside an `App`, a `Scope` or a `Resource`: static files, routes of other
/// crates' macros, and routes that are built by hand.
///
/// **Websockets need `enforce`**: browsers do not apply CORS to them, so under a plain policy a page of any origin can open
/// one. See [websockets](macro@crate::cors#websockets).
///
/// ```
/// use actix_web::{App, HttpResponse, web};
/// use cors_runtime::{Cors, Policy, policy};
///
/// const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], headers = ["Content-Type"]);
///
/// let app = App::new()
///     .service(
///         web::scope("/api")
///             .wrap(Cors::new(FRONTEND))
///             .route("/items", web::put().to(HttpResponse::NoContent)),
///     )
///     .service(
///         web::resource("/prices")
///             .wrap(Cors::new(policy!(origins = any)))
///             .route(web::get().to(|| async { "1 2 3" })),
///     );
/// ```
///
/// **The innermost policy wins.** The decision of a route with [`#[cors]`](macro@crate::cors), or of another `Cors` further
/// inside, stands: its refusals and its preflights too. `#[cors(deny)]` takes a route out. The decision also stands if a
/// middleware between them replaces the response (a timeout, an error page, a panic catcher): the new response gets the
/// headers of the route's decision.
///
/// The decision is kept in the [extensions](actix_web::HttpMessage::extensions) of the request. If something inside clears
/// them, nothing is shared.
///
/// Every other response is shared as the policy says, errors and 404 included, with the headers that
/// [`#[cors]`](macro@crate::cors#what-it-answers) describes. Without `methods` in the policy every method is shared, since
/// a middleware does not know the routes inside. For files, write `methods = ["GET", "HEAD"]`.
///
/// # Preflights
///
/// A preflight goes inwards first. If no policy inside answers it and the application's own answer is 2xx, 404 or 405, this
/// policy answers, and drops the application's answer. Any other answer, such as the 401 of an authentication inside, means
/// that the preflight did not reach a route: it is refused with 403. Wrap such a middleware in
/// [`SkipPreflight`](crate::SkipPreflight). A handler of every method, such as `web::to(..)` and `web::redirect(..)`, also
/// takes preflights, and its 400 or 308 refuses them: write `web::get().to(..)`, or the method that it is for. With
/// `enforce`, preflights of origins that the policy does not allow never go inwards.
///
/// An OPTIONS handler without `#[cors]` takes the preflights of the routes that are registered after it. Its 2xx means that
/// this policy answers, even for a route with a stricter one. Register such a handler last.
///
/// If a policy inside is stricter, no browser remembers this one's answer for the same URL: the answer has
/// `Access-Control-Max-Age: 0` if a route with `#[cors]` on that path does not allow the page's origin the same headers,
/// credentials and methods. See [what a browser remembers](macro@crate::cors#what-a-browser-remembers).
///
/// A scope guard that no preflight satisfies, such as one for a header, keeps preflights from the routes inside, even from
/// `deny` ones. Then this policy answers, but the route still decides about the actual request.
///
/// Do not put `Cors` into the `wrap` of a route macro: such a route only takes its own method, so it gets no preflight. Write
/// `#[cors]` there.
///
/// # With `enforce`
///
/// Requests that this policy does not allow are refused before anything inside sees them, even if the policy of a route
/// inside would allow them. With `enforce = strict` that includes every request to a host that is not an allowed origin's.
#[derive(Clone, Debug)]
pub struct Cors {
    policy: &'static CompiledPolicy,
}

impl Cors {
    /// Returns a middleware with this policy. It keeps a copy of the policy for the rest of the process: make one for each
    /// application, not for each request.
    #[must_use]
    #[track_caller]
    pub fn new(policy: Policy) -> Self {
        Self { policy: CompiledPolicy::for_middleware(policy, Declared::by_caller()) }
    }
}

impl<S, B> Transform<S, ServiceRequest> for Cors
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = CorsService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, Self::InitError>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(CorsService { policy: self.policy, service: Rc::new(service) }))
    }
}

/// The service of a [`Cors`].
#[derive(Debug)]
pub struct CorsService<S> {
    policy: &'static CompiledPolicy,
    /// Shared with the requests that wait for a lookup.
    service: Rc<S>,
}

impl<S, B> Service<ServiceRequest> for CorsService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Outcome<B>;

    actix_service::forward_ready!(service);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let policy = self.policy.now();
        if policy.origins.lookups().is_empty() {
            return call(policy, &*self.service, request);
        }
        let service = self.service.clone();
        Box::pin(async move {
            lookup::ask(policy, &request).await;
            call(policy, &*service, request).await
        })
    }
}

/// The response or the error of an application inside, to come.
type Outcome<B> = Pin<Box<dyn Future<Output = Result<ServiceResponse<EitherBody<B>>, Error>>>>;

/// Passes a request on to what is inside, and decides what becomes of it.
fn call<S, B>(policy: &'static CompiledPolicy, service: &S, mut request: ServiceRequest) -> Outcome<B>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    let slot = Slot::of(&mut request);
    slot.enter_policy();
    if preflight::is_preflight(request.head()) {
        let preflight = Preflight::of(policy, slot, &request);
        if let Err(refusal) = preflight.verdict
            && preflight.is_refused_outside(refusal)
        {
            preflight.slot.note_preflight_answered();
            let answer = preflight.refuse();
            return Box::pin(ready(Ok(request.into_response(answer).map_into_right_body())));
        }
        let outcome = service.call(request);
        return Box::pin(async move { preflight.answer(outcome.await) });
    }
    let verdict = judge(policy, &request);
    let decision = Decision::new(policy, verdict);
    let refusal = enforce::refusal(policy, verdict, &request);
    if refusal.is_some() {
        if explain::is_wanted() {
            explain::actual(policy, verdict.map(|_| ()), refusal, &request);
        }
        let decision = decision.not_shared();
        slot.decide(decision.clone());
        let refused = request.into_response(enforce::answer(decision));
        return Box::pin(ready(Ok(refused.map_into_right_body())));
    }
    let pending = Pending::actual(policy, verdict.map(|_| ()), &request);
    let outcome = service.call(request);
    Box::pin(async move { with_headers(decision, &slot, pending, outcome.await) })
}

/// Puts the headers of the innermost decision on the response or on the error that came out.
fn with_headers<B>(
    decision: Decision,
    slot: &Slot,
    pending: Option<Box<Pending>>,
    outcome: Result<ServiceResponse<B>, Error>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    if let Some(pending) = pending.filter(|_| !slot.has_decision()) {
        pending.tell();
    }
    match outcome {
        Ok(mut response) => {
            if slot.is_in(response.request()) {
                slot.with_decision(decision, |decision| decision.restore(response.headers_mut()));
            } else {
                // The decision of a policy inside is lost.
                if explain::is_wanted() && decision.is_to_share() {
                    explain::cleared(decision.policy(), response.request().head());
                }
                decision.not_shared().restore(response.headers_mut());
            }
            Ok(response.map_into_left_body())
        }
        Err(mut error) => {
            let decision = if slot.is_lost() {
                decision.not_shared()
            } else {
                slot.with_decision(decision, Clone::clone)
            };
            decision.apply_to_error(&mut error);
            Err(error)
        }
    }
}

/// A preflight on its way inwards, judged before anything inside could change the request.
struct Preflight {
    policy: &'static CompiledPolicy,
    slot: Slot,
    verdict: Result<AllowedPreflight<HeaderValue>, RefusalReason>,
    /// For whoever wants to hear of the verdict, if it stands.
    pending: Cell<Option<Box<Pending>>>,
}

impl Preflight {
    fn of(policy: &'static CompiledPolicy, slot: Slot, request: &ServiceRequest) -> Self {
        let verdict = preflight::decide(policy, request);
        let pending = Pending::preflight(policy, verdict.map(|_| ()), request.head());
        Self { policy, slot, verdict: verdict.map(AllowedPreflight::cloned), pending: Cell::new(pending) }
    }

    /// Checks whether the preflight is refused before anything inside sees it: under `enforce`, if the policy does not allow
    /// its origin. An allowed origin may get more from a policy inside.
    fn is_refused_outside(&self, refusal: RefusalReason) -> bool {
        self.policy.enforce.is_on() && refusal != RefusalReason::MethodNotShared
    }

    /// Returns the answer to the preflight after its way inwards.
    fn answer<B>(
        self,
        outcome: Result<ServiceResponse<B>, Error>,
    ) -> Result<ServiceResponse<EitherBody<B>>, Error> {
        let is_answered = self.slot.is_preflight_answered();
        self.slot.note_preflight_answered();
        match outcome {
            Ok(response) if is_answered => Ok(response.map_into_left_body()),
            Ok(response) => {
                let answer = if self.slot.is_in(response.request()) {
                    self.speak(response.status(), has_stricter(self.policy, response.request()))
                } else {
                    self.refuse_instead(RefusalReason::ExtensionsCleared)
                };
                let (request, _) = response.into_parts();
                Ok(ServiceResponse::new(request, answer).map_into_right_body())
            }
            Err(error) if is_answered => Err(error),
            Err(mut error) => {
                // The routes that it has passed are not known.
                error.add_response_mapper(move |response| self.speak(response.status(), true));
                Err(error)
            }
        }
    }

    /// Returns the answer of this policy where the application answered with `status`. Inline, so applications without this
    /// middleware do not build it.
    #[inline]
    fn speak(&self, status: StatusCode, has_stricter: bool) -> HttpResponse {
        match &self.verdict {
            _ if !is_no_say(status) => self.refuse_instead(RefusalReason::NotReached(status)),
            _ if self.slot.is_lost() => self.refuse_instead(RefusalReason::ExtensionsCleared),
            Ok(allowed) => self.allow(allowed.as_ref(), has_stricter),
            Err(_) => self.refuse(),
        }
    }

    #[inline]
    fn allow(&self, allowed: AllowedPreflight<&HeaderValue>, has_stricter: bool) -> HttpResponse {
        if let Some(pending) = self.pending.take() {
            pending.tell();
        }
        // A browser remembers this answer for every method of the URL.
        let max_age = if has_stricter { Some(&NOT_REMEMBERED) } else { self.policy.max_age.as_ref() };
        preflight::allow(self.policy, allowed, max_age)
    }

    /// Refuses the preflight as judged.
    #[inline]
    fn refuse(&self) -> HttpResponse {
        if let Some(pending) = self.pending.take() {
            pending.tell();
        }
        preflight::refuse()
    }

    /// Refuses the preflight for what became of it inside.
    #[inline]
    fn refuse_instead(&self, reason: RefusalReason) -> HttpResponse {
        if let Some(pending) = self.pending.take() {
            pending.tell_instead(reason);
        }
        preflight::refuse()
    }
}

/// Checks whether a route on the path of a preflight has a stricter policy than this one.
fn has_stricter(policy: &CompiledPolicy, request: &HttpRequest) -> bool {
    let extensions = request.extensions();
    extensions.get::<Passed>().is_some_and(|passed| {
        passed.plans().any(|plan| is_passed_by(plan.policy.now(), &plan.methods, policy, request.head()))
    })
}

/// The `Access-Control-Max-Age` of an answer that browsers are not to reuse.
static NOT_REMEMBERED: HeaderValue = HeaderValue::from_static("0");

/// Checks whether an answer to a preflight means that nothing inside has a say about it, and nothing was in its way.
fn is_no_say(status: StatusCode) -> bool {
    status.is_success() || matches!(status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED)
}
