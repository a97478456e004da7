//! The same handlers twice, with `#[cors]` and without: an annotated route answers what its twin answers, plus exactly
//! the headers of the protocol's table.

use actix_http::Request as ActixRequest;
use actix_service::IntoServiceFactory;
use actix_web::{
    App, Error,
    body::MessageBody,
    dev::{AppConfig, Response as ActixResponse, ServiceFactory},
    web::ServiceConfig,
};

use crate::{
    APP, EVIL, PREFLIGHT_VARY,
    http::{BOTH, Protocol, Request, Response, Server},
};

/// Two modules with the same handlers: `shared`, all of them with one `#[cors]`, and `plain`. Each has a `routes` that
/// registers them.
macro_rules! twins {
    (
        #[cors $policy:tt]
        $($(#[$($attribute:tt)*])* async fn $name:ident $arguments:tt -> $output:ty $body:block)*
    ) => {
        pub(super) mod shared {
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

/// In place of a status: the connection or the stream is closed without an answer.
pub(crate) const CLOSED: u16 = 0;

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

    /// With one more header line of the request.
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

/// A server with `#[cors]`, and one without.
pub(crate) struct Twins {
    shared: Server,
    plain: Server,
    adds: Adds,
}

impl Twins {
    pub(crate) fn start(shared: fn(&mut ServiceConfig), plain: fn(&mut ServiceConfig), adds: Adds) -> Self {
        Self::start_app(shared, plain, adds, |routes| App::new().configure(routes))
    }

    /// With the same application around both.
    pub(crate) fn start_app<F, I, S, B>(
        shared: fn(&mut ServiceConfig),
        plain: fn(&mut ServiceConfig),
        adds: Adds,
        app: F,
    ) -> Self
    where
        F: Fn(fn(&mut ServiceConfig)) -> I + Send + Clone + 'static,
        I: IntoServiceFactory<S, ActixRequest>,
        S: ServiceFactory<ActixRequest, Config = AppConfig> + 'static,
        S::Error: Into<Error>,
        S::InitError: std::fmt::Debug,
        S::Response: Into<ActixResponse<B>>,
        S::Service: 'static,
        B: MessageBody + 'static,
    {
        let other = app.clone();
        Self {
            shared: Server::start_app(move || app(shared)),
            plain: Server::start_app(move || other(plain)),
            adds,
        }
    }

    /// Returns the answer of the server with `#[cors]`.
    pub(crate) fn send(&self, protocol: Protocol, request: &Request) -> Response {
        self.shared.send(protocol, request)
    }

    /// Every case from an allowed origin, from another and from none, and its preflights.
    pub(crate) fn check(&self, cases: &[Case]) {
        for case in cases {
            for protocol in case.protocols {
                for origin in [Some(APP), Some(EVIL), None] {
                    let about = format!("{}, from {origin:?} over {protocol:?}", case.about);
                    self.check_actual(case, *protocol, origin, &about);
                }
                self.check_preflights(case, *protocol);
            }
        }
    }

    fn check_actual(&self, case: &Case, protocol: Protocol, origin: Option<&str>, about: &str) {
        let request = match origin {
            Some(origin) => case.request.clone().header("origin", origin),
            None => case.request.clone(),
        };
        let plain = self.plain.try_send(protocol, &request);
        let shared = self.shared.try_send(protocol, &request);
        assert_eq!(status(plain.as_ref()), case.status, "{about}: the twin, {plain:?}");
        assert_eq!(status(shared.as_ref()), case.status, "{about}: {shared:?}");
        let (Some(plain), Some(shared)) = (plain, shared) else { return };
        assert_eq!(shared.text(), plain.text(), "{about}: the body");
        assert!(shared.text().contains(case.body), "{about}: {:?}", shared.text());
        assert_eq!(others(&shared), others(&plain), "{about}: other headers");
        if case.reached_by != Reached::Everything {
            assert_eq!(shared.access_control(), plain.access_control(), "{about}");
            assert_eq!(shared.lines("vary"), plain.lines("vary"), "{about}");
            return;
        }
        let expected = if origin == Some(APP) { self.adds.to_app } else { self.adds.to_others };
        assert_eq!(shared.access_control(), expected, "{about}");
        assert_eq!(vary(&shared), self.vary_beside(&plain), "{about}: Vary");
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
        let Request { method, path, .. } = case.request;
        for origin in [APP, EVIL] {
            let about = format!("{}, preflight from {origin} over {protocol:?}", case.about);
            let preflight = Request::preflight(path, origin, method);
            let response = self.shared.send(protocol, &preflight);
            let plain = self.plain.send(protocol, &preflight);
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
            assert_eq!((response.status, response.text()), (status, String::new()), "{about}");
            assert_eq!(response.access_control(), expected, "{about}");
            let mut expected = vary(&plain);
            expected.push(PREFLIGHT_VARY.to_owned());
            expected.sort();
            assert_eq!(vary(&response), expected, "{about}: Vary");
        }
    }
}

fn status(response: Option<&Response>) -> u16 {
    response.map_or(CLOSED, |response| response.status)
}

/// Every line of `Vary`, sorted: what stands outside of the route adds its own behind ours.
fn vary(response: &Response) -> Vec<String> {
    let mut lines: Vec<String> = response.lines("vary").into_iter().map(str::to_owned).collect();
    lines.sort();
    lines
}

/// Returns the headers that have nothing to do with CORS, sorted. A cookie's value is another one each time.
fn others(response: &Response) -> Vec<String> {
    let others = response.headers.iter().filter(|(name, _)| {
        !name.starts_with("access-control-") && !matches!(name.as_str(), "date" | "vary")
    });
    let mut lines: Vec<String> = others
        .map(|(name, value)| match name.as_str() {
            "set-cookie" => format!("{name}: {}", value.split('=').next().unwrap_or_default()),
            _ => format!("{name}: {value}"),
        })
        .collect();
    lines.sort();
    lines
}
