//! `SkipPreflight`: preflights go around a middleware, and nothing else does.

use std::{fmt, future::Future, pin::Pin, rc::Rc};

use actix_web::{
    Error, HttpMessage, HttpRequest, HttpResponse, ResponseError,
    body::{BoxBody, EitherBody, MessageBody},
    dev::{Path, Payload, Service, ServiceRequest, ServiceResponse, Transform, Url},
    http::{Method, StatusCode, Uri, header::HeaderMap},
};

use crate::{
    decision::preflight,
    explain::{self, Asked},
    refusal::RefusalStep,
    route::{Passed, make_reader, number_of_noted},
    slot::Slot,
};

/// A wrapper of a middleware of an `App` or a `Scope`: preflights go around that middleware. Authentication and rate limits
/// would refuse them, since a preflight never carries credentials.
///
/// ```
/// # use actix_web::{dev::{ServiceRequest, ServiceResponse}, body::MessageBody, middleware::{from_fn, Next}, Error};
/// # async fn authenticate(request: ServiceRequest, next: Next<impl MessageBody>)
/// #     -> Result<ServiceResponse<impl MessageBody>, Error> { next.call(request).await }
/// use actix_web::{App, Responder, get, web};
/// use cors_runtime::{Cors, Policy, SkipPreflight, cors, policy};
///
/// const FRONTEND: Policy =
///     policy!(origins = ["https://app.example.com"], headers = ["Authorization"], credentials);
///
/// #[cors(FRONTEND, expose = ["ETag"])]
/// #[get("/me")]
/// async fn me() -> impl Responder {
///     "you"
/// }
///
/// // actix runs the last `wrap` first: `Cors` is outermost, so pages can read the 401s.
/// let app = App::new()
///     .service(me)
///     .wrap(SkipPreflight::new(from_fn(authenticate)))
///     .wrap(Cors::new(FRONTEND));
/// ```
///
/// # The order
///
/// | order, from the outside | preflight | 401 of the authentication |
/// |---|---|---|
/// | `Cors`, `SkipPreflight(authentication)` | answered | readable by the page |
/// | `Cors`, `authentication` | refused: it gets the 401 | readable by the page |
/// | `SkipPreflight(authentication)`, `Cors` | answered | without headers: not readable |
/// | `authentication`, `Cors` | refused: it gets the 401 | without headers: not readable |
///
/// If every route has a `#[cors]` of its own, the preflights need no `Cors`, but pages cannot read the 401.
///
/// # No way around the middleware
///
/// A preflight goes inwards without the middleware, and without a body. Its answer is sent only if a policy of this crate
/// made it: a route with `#[cors]` that answers its preflight, a `Cors` inside, or a `Cors` outside, which replaces the
/// whole answer. Any other answer is dropped, even that of an OPTIONS handler with `#[cors]`, and the request goes through
/// the middleware after all.
///
/// So no OPTIONS request can read what the middleware guards. But a handler of OPTIONS (`#[options]`,
/// `web::resource(..).to(..)`, a default service) may run before its answer is dropped, and then runs again behind the
/// middleware. Such a handler must not do anything that only authenticated users may do: OPTIONS is a
/// [safe method](https://httpwg.org/specs/rfc9110.html#safe.methods).
///
/// The request goes through the middleware with its original method, path, headers and body. actix keeps three things: the
/// extensions that were added inside, the `app_data` of a scope that the request reached, and the patterns that it matched.
/// So a middleware in `SkipPreflight` should not use `app_data` of a type that scopes inside replace. And a handler of
/// OPTIONS must not keep its `HttpRequest` longer than its response (in a spawned task, for example): actix panics if such
/// a request is routed again.
///
/// If a middleware further inside returns an error instead of an answer, actix loses the request, and the preflight is
/// refused with 403.
#[derive(Clone, Copy, Debug)]
pub struct SkipPreflight<M> {
    middleware: M,
}

impl<M> SkipPreflight<M> {
    /// Wraps `middleware`.
    #[must_use]
    pub const fn new(middleware: M) -> Self {
        Self { middleware }
    }
}

impl<S, M, Inner, Outer> Transform<S, ServiceRequest> for SkipPreflight<M>
where
    S: Service<ServiceRequest, Response = ServiceResponse<Inner>, Error = Error> + 'static,
    M: Transform<Rc<S>, ServiceRequest, Response = ServiceResponse<Outer>, Error = Error>,
    M::Transform: 'static,
    M::Future: 'static,
    Inner: MessageBody + 'static,
    Outer: MessageBody,
{
    type Response = ServiceResponse<EitherBody<Outer>>;
    type Error = Error;
    type Transform = SkipPreflightService<S, M::Transform>;
    type InitError = M::InitError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Transform, Self::InitError>>>>;

    fn new_transform(&self, service: S) -> Self::Future {
        let around = Rc::new(service);
        let through = self.middleware.new_transform(around.clone());
        Box::pin(async move { Ok(SkipPreflightService { around, through: Rc::new(through.await?) }) })
    }
}

/// The service of a [`SkipPreflight`].
#[derive(Debug)]
pub struct SkipPreflightService<S, T> {
    around: Rc<S>,
    through: Rc<T>,
}

impl<S, T, Inner, Outer> Service<ServiceRequest> for SkipPreflightService<S, T>
where
    S: Service<ServiceRequest, Response = ServiceResponse<Inner>, Error = Error> + 'static,
    T: Service<ServiceRequest, Response = ServiceResponse<Outer>, Error = Error> + 'static,
    Inner: MessageBody + 'static,
    Outer: MessageBody,
{
    type Response = ServiceResponse<EitherBody<Outer>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>>>>;

    actix_service::forward_ready!(through);

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        if !preflight::is_preflight(request.head()) {
            let response = self.through.call(request);
            return Box::pin(async move { Ok(response.await?.map_into_left_body()) });
        }
        let aside = Aside::of(&mut request);
        let was_going_around = aside.slot.go_around(true);
        let inwards = self.around.call(request);
        let through = self.through.clone();
        Box::pin(async move {
            let outcome = inwards.await;
            aside.slot.go_around(was_going_around);
            if was_going_around {
                // Another `SkipPreflight` outside judges the answer.
                return Ok(outcome?.map_into_boxed_body().map_into_right_body());
            }
            match aside.judge(outcome)? {
                Verdict::Answer(response) => Ok(response.map_into_right_body()),
                Verdict::Through(request) => Ok(through.call(request).await?.map_into_left_body()),
            }
        })
    }
}

/// The parts of a preflight that are kept while it goes inwards.
struct Aside {
    slot: Slot,
    /// True if there is a `Cors` outside.
    has_policy: bool,
    /// A preflight has no body; what only looks like one keeps its own for the middleware.
    payload: Payload,
    /// The path, and how far it has been matched.
    path: Path<Url>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    /// For whoever wants to hear of a refusal; a `Cors` outside tells itself.
    asked: Option<Box<Asked>>,
}

/// The end of a preflight's way inwards.
enum Verdict {
    /// This is the answer.
    Answer(ServiceResponse<BoxBody>),
    /// It goes through the middleware.
    Through(ServiceRequest),
}

/// Functions that are not generic are `#[inline]` here, so applications without this middleware do not build them.
impl Aside {
    #[inline]
    fn of(request: &mut ServiceRequest) -> Self {
        let slot = Slot::of(request);
        let has_policy = slot.has_policy();
        Self {
            has_policy,
            slot,
            payload: request.take_payload(),
            path: request.match_info().clone(),
            method: request.method().clone(),
            uri: request.uri().clone(),
            headers: request.headers().clone(),
            asked: (explain::is_wanted() && !has_policy)
                .then(|| Box::new(Asked::of(request.head(), RefusalStep::Preflight))),
        }
    }

    fn judge<B: MessageBody + 'static>(
        self,
        outcome: Result<ServiceResponse<B>, Error>,
    ) -> Result<Verdict, Error> {
        match outcome {
            outcome if self.slot.is_preflight_answered() => {
                Ok(Verdict::Answer(outcome?.map_into_boxed_body()))
            }
            // The `Cors` outside answers in its place, or refuses because of its status.
            Ok(response) if self.has_policy => {
                let status = response.status();
                let (request, _) = response.into_parts();
                Ok(Verdict::Answer(ServiceResponse::new(request, HttpResponse::new(status))))
            }
            Ok(response) => {
                let request = response.into_parts().0;
                let noted = number_of_noted(&mut request.extensions_mut(), make_reader::<()>);
                request.extensions_mut().remove::<Passed>();
                self.slot.start_over(noted);
                Ok(Verdict::Through(self.restore(request)))
            }
            Err(error) => {
                let status = error.as_response_error().status_code();
                if let Some(asked) = self.asked {
                    explain::not_reached(&asked, status);
                }
                Err(Lost.into())
            }
        }
    }

    /// Returns the request as it came, as far as actix lets it be.
    #[inline]
    fn restore(self, request: HttpRequest) -> ServiceRequest {
        let mut request = ServiceRequest::from_parts(request, self.payload);
        *request.match_info_mut() = self.path;
        let head = request.head_mut();
        head.method = self.method;
        head.uri = self.uri;
        head.headers = self.headers;
        request
    }
}

/// A preflight that a middleware inside failed at.
#[derive(Debug)]
struct Lost;

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("preflight refused")
    }
}

impl ResponseError for Lost {
    fn status_code(&self) -> StatusCode {
        StatusCode::FORBIDDEN
    }

    fn error_response(&self) -> HttpResponse {
        preflight::refuse()
    }
}
