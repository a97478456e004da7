//! Both applications side by side.

use std::fmt::Write;

use actix_web::web::ServiceConfig;

use crate::{
    request::Request,
    response::{Response, parse},
    server::Server,
};

/// The twins of a file: `twins!()` serves `plain::app` and `annotated::app`.
macro_rules! twins {
    () => {
        crate::compare::Twins::start(file!(), plain::app, annotated::app)
    };
    ($app:ident) => {
        crate::compare::Twins::start(file!(), plain::$app, annotated::$app)
    };
}

/// The same application twice.
pub(crate) struct Twins {
    file: &'static str,
    plain: Server,
    annotated: Server,
}

impl Twins {
    pub(crate) fn start(
        file: &'static str,
        plain: fn(&mut ServiceConfig),
        annotated: fn(&mut ServiceConfig),
    ) -> Self {
        Self { file, plain: Server::start(plain), annotated: Server::start(annotated) }
    }

    /// Requests that annotated routes answer: the same with and without `#[cors]`, and shared with it.
    pub(crate) fn shared(&self, requests: impl IntoIterator<Item = Request>) -> &Self {
        self.compare(requests, true)
    }

    /// Requests that annotated routes have no say in: the same, and never shared.
    pub(crate) fn unshared(&self, requests: impl IntoIterator<Item = Request>) -> &Self {
        self.compare(requests, false)
    }

    /// The answer to a preflight: the status without `#[cors]`, with it, and the `Access-Control-Max-Age`.
    pub(crate) fn preflight(&self, request: &Request) -> (u16, u16, Option<String>) {
        let bytes = request.bytes(None);
        let (plain, _) = parse(&self.plain.send(&bytes, |_| false));
        let (annotated, of_cors) = parse(&self.annotated.send(&bytes, |_| false));
        let age = of_cors.into_iter().find(|(name, _)| name == "access-control-max-age");
        (plain.status, annotated.status, age.map(|(_, value)| value))
    }

    fn compare(&self, requests: impl IntoIterator<Item = Request>, is_shared: bool) -> &Self {
        let mut faults = String::new();
        for request in requests {
            faults.push_str(&self.fault(&request, is_shared));
        }
        assert!(faults.is_empty(), "{}:\n{faults}", self.file);
        self
    }

    /// Describes how the two answers differ, or are not as expected; empty if all is well.
    fn fault(&self, request: &Request, is_shared: bool) -> String {
        let mut fault = String::new();
        for (origin, bytes) in request.with_each_origin() {
            let (plain, of_plain) = parse(&self.plain.send(&bytes, |answer| request.is_answered_by(answer)));
            let (annotated, of_cors) =
                parse(&self.annotated.send(&bytes, |answer| request.is_answered_by(answer)));
            let mut report = |what: &str, got: &Response| {
                writeln!(fault, "{} from {origin:?}: {what}, got\n{got:?}", request.line).expect("a string");
            };
            if plain.status != request.status {
                report(&format!("actix should answer {}", request.status), &plain);
            }
            if plain != annotated {
                report("actix answers otherwise", &plain);
                report("differs with `#[cors]`", &annotated);
            }
            if !of_plain.is_empty() {
                report("CORS headers without `#[cors]`", &plain);
            }
            let is_allowed = of_cors.iter().any(|(name, _)| name == "access-control-allow-origin");
            let answered = annotated.status != 0;
            if is_allowed != (is_shared && answered && origin == Some(crate::APP)) {
                report("shared, or not, against expectation", &annotated);
            }
            if of_cors.is_empty() && is_shared && answered {
                report("not the answer of an annotated route", &annotated);
            }
        }
        fault
    }
}
