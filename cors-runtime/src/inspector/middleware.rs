//! The middleware: it passes requests on, and looks at what comes out.

use std::{
    future::{Ready, ready},
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
};

use actix_web::{
    Error,
    body::{EitherBody, MessageBody},
    dev::{Service, ServiceRequest, ServiceResponse, Transform},
    error::InternalError,
    http::{
        StatusCode,
        header::{HeaderMap, HeaderName, HeaderValue},
    },
};
use pin_project_lite::pin_project;

use super::{judged::Incoming, pages::Resource, recent, viewer};
use crate::{explain, explained::ServerSide};

/// Shows what a browser concludes from each cross-origin exchange, and which line of code to change, on a page at `/.cors`.
///
/// Put it around everything, as the last `wrap`, so that it sees the responses which are really sent:
///
/// ```
/// use actix_web::{App, Responder, get};
/// use cors_runtime::{Inspector, cors};
///
/// #[cors(origins = ["https://app.example.com"])]
/// #[get("/prices")]
/// async fn prices() -> impl Responder {
///     "1 2 3"
/// }
///
/// let app = App::new().service(prices).wrap(Inspector::new());
/// // Open http://localhost:8080/.cors beside the page that calls the service.
/// ```
///
/// It sees what no policy can see: what answered a preflight before the route, a route without `#[cors]`, a second CORS layer,
/// response headers that the page cannot read. It says so
///
/// - on its page, with each step of the browser, the header that decided, the fix, the table of [`routes`](crate::routes), and a form
///   that tries a request of any page without one,
/// - as data at `/.cors/exchanges`: JSON, or a stream for an `EventSource`,
/// - in the response header `Cors-Verdict`: `shared`, or `refused: ` and the reason, as the network panel of a browser shows it,
/// - in the log, where no policy has said it already.
///
/// **Only in builds with `debug_assertions`.** Without them it passes every request on, and does nothing else.
///
/// Only a developer sees what it knows: page, data, form and header are for clients on the same machine that ask for a loopback host
/// (`localhost`, `127.0.0.1`, `[::1]`) by HTTP/1.1 or later, without a header of a proxy; page, data and form are for no page of another
/// origin. Everybody else gets what the application answers. A proxy on the same machine that changes the host and adds no header looks
/// like a developer: let it add one, or build what it serves without `debug_assertions`.
///
/// It keeps the last 200 exchanges of the process in memory: of header values those of `Origin`, `Vary`, `Access-Control-*` and
/// `Sec-Fetch-*` alone, no query, no body. What comes from a request is cut, and escaped. A request counts as one with credentials if it has
/// a `Cookie`.
///
/// The form sends its preflight into the application, so an OPTIONS handler of yours may run; the actual request is judged from the policy
/// that answers, and no handler of it runs.
#[derive(Clone, Debug)]
pub struct Inspector {
    path: Rc<str>,
}

impl Inspector {
    /// Returns an inspector whose page is at `/.cors`.
    #[must_use]
    pub fn new() -> Self {
        Self { path: "/.cors".into() }
    }

    /// Sets the path of the page. Default: `/.cors`
    ///
    /// A missing `/` in front is added, and one at the end removed. An empty path and `/` change nothing: the root is the application's own.
    #[must_use]
    pub fn path(mut self, path: &str) -> Self {
        let name = path.trim_matches('/');
        if !name.is_empty() {
            self.path = format!("/{name}").into();
        }
        self
    }
}

impl Default for Inspector {
    fn default() -> Self {
        Self::new()
    }
}

impl<S, B> Transform<S, ServiceRequest> for Inspector
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = Inspecting<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(Inspecting { service: Rc::new(service), path: Rc::clone(&self.path) }))
    }
}

/// The service of an [`Inspector`].
#[derive(Debug)]
pub struct Inspecting<S> {
    service: Rc<S>,
    path: Rc<str>,
}

/// The outcome of a service.
type Outcome<B> = Result<ServiceResponse<EitherBody<B>>, Error>;

impl<S, B> Service<ServiceRequest> for Inspecting<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Answer<S::Future, B>;

    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.service.poll_ready(context)
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        if !cfg!(debug_assertions) {
            return Answer::Passed { answer: self.service.call(request) };
        }
        let service = Rc::clone(&self.service);
        let resource = Resource::of(&self.path, request.method(), request.path());
        let answer: Pin<Box<dyn Future<Output = Outcome<B>>>> = match resource {
            Some(resource) if viewer::is_own(request.head()) => {
                let path = Rc::clone(&self.path);
                Box::pin(async move {
                    let answer = resource.answer(&path, request, &service).await?;
                    Ok(answer.map_into_right_body())
                })
            }
            _ => match Incoming::of(&request) {
                Some(incoming) => Box::pin(async move { inspect(incoming, request, &service).await }),
                None => return Answer::Passed { answer: self.service.call(request) },
            },
        };
        Answer::Inspected { answer }
    }
}

pin_project! {
    /// The future of an inspected service. Where nothing is inspected, it is that of the service inside.
    #[project = AnswerProjection]
    pub enum Answer<F, B> {
        /// Nothing is inspected.
        Passed {
            #[pin]
            answer: F,
        },
        /// The exchange is inspected, or the inspector answers.
        Inspected { answer: Pin<Box<dyn Future<Output = Outcome<B>>>> },
    }
}

impl<F, B> Future for Answer<F, B>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>>,
    B: MessageBody,
{
    type Output = Outcome<B>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match self.project() {
            AnswerProjection::Passed { answer } => {
                answer.poll(context).map_ok(ServiceResponse::map_into_left_body)
            }
            AnswerProjection::Inspected { answer } => answer.as_mut().poll(context),
        }
    }
}

/// Passes a request on, and judges the answer.
async fn inspect<S, B>(incoming: Incoming, request: ServiceRequest, service: &Rc<S>) -> Outcome<B>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    let is_local = viewer::is_local(request.head());
    let asked = incoming.asked(request.head());
    let (outcome, server) = ServerSide::of(asked, || service.call(request)).await;
    match outcome {
        Ok(mut response) => {
            let status = response.status();
            keep(incoming, status, response.headers_mut(), &server, is_local);
            Ok(response.map_into_left_body())
        }
        Err((error, mut response)) => {
            let status = response.status();
            keep(incoming, status, response.headers_mut(), &server, is_local);
            Err(InternalError::from_response(error, response).into())
        }
    }
}

const CORS_VERDICT: HeaderName = HeaderName::from_static("cors-verdict");

/// Judges an answer, keeps what was found, says it in a header, and logs what no policy has said.
fn keep(
    incoming: Incoming,
    status: StatusCode,
    headers: &mut HeaderMap,
    server: &ServerSide,
    is_local: bool,
) {
    let record = incoming.judge(status, headers, server);
    if let Ok(verdict) = HeaderValue::from_str(&record.finding.verdict)
        && is_local
    {
        headers.insert(CORS_VERDICT, verdict);
    }
    if let Some(explanation) = record.finding.explanation.as_deref().filter(|_| !record.is_logged) {
        explain::say_unheard(server.step, &server.asked, explanation);
    }
    recent::add(record);
}
