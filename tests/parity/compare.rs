//! Both applications side by side.

use std::fmt::Write;

use actix_web::{
    App, Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{HeaderName, HeaderValue},
    middleware::{Next, from_fn},
    web::ServiceConfig,
};
use support::{
    APP, Protocol,
    twins::{Answers, Twins},
};

use crate::ask::Ask;

/// The twins of a file: `twins!()` serves `plain::app` and `annotated::app`.
macro_rules! twins {
    () => {
        twins!(app)
    };
    ($app:ident) => {
        crate::compare::Compared::start(file!(), plain::$app, annotated::$app)
    };
}

/// The same application twice.
pub(crate) struct Compared {
    file: &'static str,
    twins: Twins,
}

impl Compared {
    pub(crate) fn start(
        file: &'static str,
        plain: fn(&mut ServiceConfig),
        annotated: fn(&mut ServiceConfig),
    ) -> Self {
        let app = |routes| App::new().wrap(from_fn(observe)).configure(routes);
        Self { file, twins: Twins::start_app(plain, annotated, app) }
    }

    /// Asserts of requests that annotated routes answer: the same with and without `#[cors]`, and shared with it.
    pub(crate) fn shared(&self, asks: impl IntoIterator<Item = Ask>) -> &Self {
        self.compare(asks, true)
    }

    /// Asserts of requests that annotated routes have no say in: the same, and never shared.
    pub(crate) fn unshared(&self, asks: impl IntoIterator<Item = Ask>) -> &Self {
        self.compare(asks, false)
    }

    /// Returns the answer to a preflight: the status without `#[cors]`, with it, and the `Access-Control-Max-Age`.
    pub(crate) fn preflight(&self, ask: &Ask) -> (u16, u16, Option<String>) {
        let plain = self.twins.plain.send(&ask.request);
        let annotated = self.twins.annotated.send(&ask.request);
        let age = annotated.lines("access-control-max-age").first().map(|age| (*age).to_owned());
        (plain.status, annotated.status, age)
    }

    fn compare(&self, asks: impl IntoIterator<Item = Ask>, is_shared: bool) -> &Self {
        let mut faults = String::new();
        for Ask { request, status } in asks {
            for answers in self.twins.answers(Protocol::Http1, &request) {
                let fault = answers.fault(status).or_else(|| fault_of_cors(&answers, is_shared));
                if let Some(fault) = fault {
                    writeln!(faults, "{fault}, not {status}: {request:?}\n{answers:#?}").expect("a string");
                }
            }
        }
        assert!(faults.is_empty(), "{}:\n{faults}", self.file);
        self
    }
}

/// Returns what is wrong with the headers of CORS.
fn fault_of_cors(answers: &Answers, is_shared: bool) -> Option<&'static str> {
    let (Some(plain), Some(annotated)) = (&answers.plain, &answers.annotated) else { return None };
    if !plain.access_control().is_empty() {
        return Some("CORS headers without `#[cors]`");
    }
    let is_allowed = annotated.allow_origin().is_some();
    if is_allowed != (is_shared && answers.origin == Some(APP)) {
        return Some("shared, or not, against expectation");
    }
    let is_marked = is_allowed || annotated.lines("vary").contains(&"Origin");
    (is_shared && !is_marked).then_some("not the answer of an annotated route")
}

const SEEN: HeaderName = HeaderName::from_static("x-seen");

/// Turns what an application-wide middleware sees of a route into a header, which is compared like the rest.
async fn observe<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    match next.call(request).await {
        Ok(mut response) => {
            let request = response.request();
            let seen = format!(
                "Ok pattern={:?} name={:?} segments={:?} path={:?} size={:?} error={:?}",
                request.match_pattern(),
                request.match_name(),
                request.match_info().iter().collect::<Vec<_>>(),
                request.match_info().unprocessed(),
                response.response().body().size(),
                response.response().error().map(ToString::to_string),
            );
            response.headers_mut().append(SEEN, value(&seen));
            Ok(response)
        }
        Err(mut error) => {
            let seen = format!("Err error={error:?}");
            error.add_response_mapper(move |mut response| {
                response.headers_mut().append(SEEN, value(&seen));
                response
            });
            Err(error)
        }
    }
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_bytes(text.as_bytes()).expect("`Debug` escapes what a header cannot hold")
}
