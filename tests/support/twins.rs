//! The same application with `#[cors]` and without: everything but the headers of CORS must be the same.

use std::fmt;

use actix_http::Request as ActixRequest;
use actix_service::IntoServiceFactory;
use actix_web::{
    App, Error,
    body::MessageBody,
    dev::{AppConfig, Response as ActixResponse, ServiceFactory},
    web::ServiceConfig,
};

use crate::{APP, EVIL, Protocol, Request, Response, Server};

/// Stands in place of a status where the connection or the stream is closed without an answer.
pub const CLOSED: u16 = 0;

/// A server without `#[cors]`, and one with it.
#[derive(Clone, Copy, Debug)]
pub struct Twins {
    pub plain: Server,
    pub annotated: Server,
}

impl Twins {
    /// Serves two applications whose services these functions register.
    #[must_use]
    pub fn start(plain: fn(&mut ServiceConfig), annotated: fn(&mut ServiceConfig)) -> Self {
        Self::start_app(plain, annotated, |routes| App::new().configure(routes))
    }

    /// Serves them with the same application around both.
    pub fn start_app<F, I, S, B>(
        plain: fn(&mut ServiceConfig),
        annotated: fn(&mut ServiceConfig),
        app: F,
    ) -> Self
    where
        F: Fn(fn(&mut ServiceConfig)) -> I + Send + Clone + 'static,
        I: IntoServiceFactory<S, ActixRequest>,
        S: ServiceFactory<ActixRequest, Config = AppConfig> + 'static,
        S::Error: Into<Error>,
        S::InitError: fmt::Debug,
        S::Response: Into<ActixResponse<B>>,
        S::Service: 'static,
        B: MessageBody + 'static,
    {
        let other = app.clone();
        Self {
            plain: Server::start_app(1, move || app(plain)),
            annotated: Server::start_app(1, move || other(annotated)),
        }
    }

    /// Sends a request to both as `#[cors]` may see it: without an origin, from one that it shares with, and from
    /// another one.
    #[must_use]
    pub fn answers(&self, protocol: Protocol, request: &Request) -> [Answers; 3] {
        [None, Some(APP), Some(EVIL)].map(|origin| {
            let request = match origin {
                Some(origin) => request.clone().from(origin),
                None => request.clone(),
            };
            Answers {
                origin,
                plain: self.plain.try_send(protocol, &request),
                annotated: self.annotated.try_send(protocol, &request),
            }
        })
    }
}

/// The answers to one request; `None` where the server closed the connection or the stream without one.
#[derive(Debug)]
pub struct Answers {
    pub origin: Option<&'static str>,
    pub plain: Option<Response>,
    pub annotated: Option<Response>,
}

impl Answers {
    /// Returns in what the answers are not the same beside the headers of CORS, or not of this status.
    #[must_use]
    pub fn fault(&self, status: u16) -> Option<&'static str> {
        let of = |response: &Option<Response>| response.as_ref().map_or(CLOSED, |response| response.status);
        if of(&self.plain) != status {
            return Some("another status without `#[cors]`");
        }
        if of(&self.annotated) != status {
            return Some("another status with `#[cors]`");
        }
        let (Some(plain), Some(annotated)) = (&self.plain, &self.annotated) else { return None };
        if (&plain.reason, &plain.body) != (&annotated.reason, &annotated.body) {
            return Some("another body, or another reason of the status");
        }
        (beside_cors(plain) != beside_cors(annotated)).then_some("other headers than those of CORS")
    }
}

/// Returns the headers that have nothing to do with CORS, sorted.
fn beside_cors(response: &Response) -> Vec<String> {
    let is_of_cors = |name: &str, value: &str| {
        name.starts_with("access-control-") || (name == "vary" && value == "Origin")
    };
    let others = response.headers.iter().filter(|(name, value)| name != "date" && !is_of_cors(name, value));
    let mut lines: Vec<String> = others
        .map(|(name, value)| match name.as_str() {
            // A cookie's value is another one each time.
            "set-cookie" => format!("{name}: {}", value.split('=').next().unwrap_or_default()),
            // actix keeps the methods of one `#[route]` in a hash set: their order differs from build to build.
            "allow" => format!("{name}: {}", sorted(value)),
            _ => format!("{name}: {value}"),
        })
        .collect();
    lines.sort();
    lines
}

fn sorted(methods: &str) -> String {
    let mut methods: Vec<&str> = methods.split(", ").collect();
    methods.sort_unstable();
    methods.join(", ")
}
