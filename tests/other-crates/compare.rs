//! The same handlers twice, with `#[cors]` and without: an annotated route answers what its twin answers, plus exactly
//! the headers of the protocol's table.

use actix_web::web::ServiceConfig;
use support::{
    APP, BOTH, EVIL, PREFLIGHT_VARY, Protocol, Request, Response,
    twins::{Answers, Twins},
};

/// Two modules with the same handlers: `annotated`, all of them with one `#[cors]`, and `plain`. Each has a `routes` that
/// registers them.
macro_rules! handlers_twice {
    (
        #[cors $policy:tt]
        $($(#[$($attribute:tt)*])* async fn $name:ident $arguments:tt -> $output:ty $body:block)*
    ) => {
        pub(super) mod annotated {
            use super::*;
            $(#[cors_runtime::cors $policy] $(#[$($attribute)*])* async fn $name $arguments -> $output $body)*
            pub(crate) fn routes(config: &mut actix_web::web::ServiceConfig) {
                $(config.service($name);)*
            }
        }
        pub(super) mod plain {
            use super::*;
            $($(#[$($attribute)*])* async fn $name $arguments -> $output $body)*
            pub(crate) fn routes(config: &mut actix_web::web::ServiceConfig) {
                $(config.service($name);)*
            }
        }
    };
}

/// The headers that `#[cors]` adds: a test names them beside the policy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Adds {
    /// The `access-control-*` lines of a response to [`APP`], sorted.
    pub(crate) to_app: &'static [&'static str],
    /// Those of a response to [`EVIL`] and to a request without `Origin`.
    pub(crate) to_others: &'static [&'static str],
    /// The line of `Vary` that every response of the route has.
    pub(crate) vary: &'static [&'static str],
    /// The `access-control-*` lines of an allowed preflight, but for the methods.
    pub(crate) to_preflight: &'static [&'static str],
}

/// The requests that reach the route. Middleware outside of it answers the others, without our headers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reached {
    /// Every request.
    Everything,
    /// Preflights alone.
    Preflights,
    /// None.
    Nothing,
}

/// A request, and the status that proves that it reached what the case is about.
#[derive(Debug)]
pub(crate) struct Case {
    about: &'static str,
    request: Request,
    /// Or [`CLOSED`].
    status: u16,
    protocols: &'static [Protocol],
    /// The methods in the preflight's answer; the request's own if `None`.
    methods: Option<&'static str>,
    reached_by: Reached,
    /// A part of the body.
    body: &'static str,
}

impl Case {
    pub(crate) fn new(about: &'static str, request: Request, status: u16) -> Self {
        Self {
            about,
            request,
            status,
            protocols: BOTH,
            methods: None,
            reached_by: Reached::Everything,
            body: "",
        }
    }

    pub(crate) fn get(about: &'static str, path: &'static str, status: u16) -> Self {
        Self::new(about, Request::new("GET", path), status)
    }

    /// Adds a header line to the request.
    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    pub(crate) fn body(mut self, body: &'static str) -> Self {
        self.body = body;
        self
    }

    pub(crate) fn methods(mut self, methods: &'static str) -> Self {
        self.methods = Some(methods);
        self
    }

    pub(crate) fn over(mut self, protocols: &'static [Protocol]) -> Self {
        self.protocols = protocols;
        self
    }

    pub(crate) fn reached_by(mut self, reached_by: Reached) -> Self {
        self.reached_by = reached_by;
        self
    }
}

/// The same application twice.
pub(crate) struct Compared {
    pub(crate) twins: Twins,
    /// The headers that `#[cors]` adds.
    pub(crate) adds: Adds,
}

impl Compared {
    pub(crate) fn start(
        plain: fn(&mut ServiceConfig),
        annotated: fn(&mut ServiceConfig),
        adds: Adds,
    ) -> Self {
        Self { twins: Twins::start(plain, annotated), adds }
    }

    /// Asserts of every case, from each origin: the same with and without `#[cors]`, and the headers that it adds, on
    /// preflights too.
    pub(crate) fn check(&self, cases: &[Case]) {
        for case in cases {
            for protocol in case.protocols {
                for answers in self.twins.answers(*protocol, &case.request) {
                    let about = format!("{}, from {:?} over {protocol:?}", case.about, answers.origin);
                    let fault = answers.fault(case.status);
                    assert!(fault.is_none(), "{about}: {}, {answers:?}", fault.unwrap_or_default());
                    self.check_actual(case, &answers, &about);
                }
                self.check_preflights(case, *protocol);
            }
        }
    }

    fn check_actual(&self, case: &Case, answers: &Answers, about: &str) {
        let Answers { origin, plain: Some(plain), annotated: Some(annotated) } = answers else { return };
        assert!(annotated.text().contains(case.body), "{about}: {:?}", annotated.text());
        if case.reached_by != Reached::Everything {
            assert_eq!(annotated.access_control(), plain.access_control(), "{about}");
            assert_eq!(annotated.lines("vary"), plain.lines("vary"), "{about}");
            return;
        }
        let expected = if *origin == Some(APP) { self.adds.to_app } else { self.adds.to_others };
        assert_eq!(annotated.access_control(), expected, "{about}");
        assert_eq!(vary(annotated), self.vary_beside(plain), "{about}: Vary");
    }

    /// Returns the lines of the twin, and ours unless `*` says it already.
    fn vary_beside(&self, plain: &Response) -> Vec<String> {
        let mut lines = vary(plain);
        if !lines.iter().any(|line| line == "*") {
            lines.extend(self.adds.vary.iter().map(|&line| line.to_owned()));
        }
        lines.sort();
        lines
    }

    fn check_preflights(&self, case: &Case, protocol: Protocol) {
        let Request { method, path, .. } = &case.request;
        for origin in [APP, EVIL] {
            let about = format!("{}, preflight from {origin} over {protocol:?}", case.about);
            let preflight = Request::preflight(method, path, origin);
            let response = self.twins.annotated.send_over(protocol, &preflight);
            let plain = self.twins.plain.send_over(protocol, &preflight);
            assert_eq!(response.lines("set-cookie"), [""; 0], "{about}");
            if case.reached_by == Reached::Nothing {
                assert_eq!((response.status, response.text()), (plain.status, plain.text()), "{about}");
                assert_eq!(response.headers.len(), plain.headers.len(), "{about}");
                continue;
            }
            let mut expected: Vec<String> = Vec::new();
            if origin == APP || !self.adds.to_others.is_empty() {
                expected = self.adds.to_preflight.iter().map(|&line| line.to_owned()).collect();
                expected.push(format!("access-control-allow-methods: {}", case.methods.unwrap_or(method)));
                expected.sort();
            }
            let status = if expected.is_empty() { 403 } else { 204 };
            assert_eq!((response.status, response.text()), (status, ""), "{about}");
            assert_eq!(response.access_control(), expected, "{about}");
            let mut expected = vary(&plain);
            expected.push(PREFLIGHT_VARY.to_owned());
            expected.sort();
            assert_eq!(vary(&response), expected, "{about}: Vary");
        }
    }
}

/// Every line of `Vary`, sorted: what stands outside of the route adds its own behind ours.
fn vary(response: &Response) -> Vec<String> {
    let mut lines: Vec<String> = response.lines("vary").into_iter().map(str::to_owned).collect();
    lines.sort();
    lines
}
