//! Why a page sees nothing.

use std::fmt;

use actix_web::http::{Method, StatusCode};
use url::Url;

/// Where the browser gave up. The three differ in what reached the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Before anything was sent.
    Request,
    /// At the preflight: the handler did not run.
    /// <https://fetch.spec.whatwg.org/#cors-preflight-fetch>
    Preflight,
    /// At the response: the handler ran, and the page must not see what it answered.
    /// <https://fetch.spec.whatwg.org/#concept-cors-check>
    Response,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Request => "before anything was sent",
            Self::Preflight => "at the preflight",
            Self::Response => "at the response",
        })
    }
}

/// What the browser did not accept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The URL does not parse, or its scheme is not `http` or `https`.
    Url(String),
    /// The name of a method is a token.
    MethodName(String),
    /// No page can use `CONNECT`, `TRACE` or `TRACK`. <https://fetch.spec.whatwg.org/#forbidden-method>
    ForbiddenMethod(String),
    /// A request-header's name is a token, and its value has no line breaks.
    HeaderSyntax(String),
    /// The body cannot be written as JSON.
    Json(String),
    /// GET and HEAD have no body. <https://fetch.spec.whatwg.org/#dom-request>
    Body(Method),
    /// With [`Mode::NoCors`](super::Mode::NoCors) a page can use GET, HEAD and POST only.
    NoCorsMethod(Method),
    /// [`Mode::SameOrigin`](super::Mode::SameOrigin), and the URL is of another origin.
    CrossOrigin,
    /// The response has no `Access-Control-Allow-Origin`.
    NoAllowOrigin,
    /// `Access-Control-Allow-Origin` is `*`, and the request has the credentials mode `include`.
    AnyWithCredentials,
    /// `Access-Control-Allow-Origin` is not the page's origin, byte by byte. Several lines of it never are.
    OtherOrigin {
        /// What the response says; several lines are joined by a comma.
        allowed: String,
        /// What the request's `Origin` said.
        origin: String,
    },
    /// `Access-Control-Allow-Credentials` is not `true`, and the request has the credentials mode `include`.
    NoCredentials(Option<String>),
    /// A preflight's status is 200 to 299.
    Status(StatusCode),
    /// `Access-Control-Allow-Methods` is no list of methods.
    AllowMethodsSyntax(String),
    /// `Access-Control-Allow-Headers` is no list of names.
    AllowHeadersSyntax(String),
    /// The preflight does not allow the method.
    Method(Method),
    /// The preflight does not allow a request-header.
    Header(String),
    /// More than 20 redirects.
    TooManyRedirects,
    /// A redirect leads to a URL that does not parse, whose scheme is not `http` or `https`, or that has a user name or
    /// a password where that must not be. <https://fetch.spec.whatwg.org/#http-redirect-fetch>
    Location(String),
    /// The application failed before it answered: a browser would see the connection closed.
    Network(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url(url) => write!(f, "`{url}` is no `http` or `https` URL"),
            Self::MethodName(method) => write!(f, "`{method}` is no method"),
            Self::ForbiddenMethod(method) => write!(f, "no page can use the method `{method}`"),
            Self::HeaderSyntax(header) => write!(f, "`{header}` is no header"),
            Self::Json(error) => write!(f, "the body cannot be written as JSON: {error}"),
            Self::Body(method) => write!(f, "a `{method}` request has no body"),
            Self::NoCorsMethod(method) => {
                write!(f, "the mode `no-cors` does not allow the method `{method}`")
            }
            Self::CrossOrigin => f.write_str("the mode is `same-origin` and the URL is of another origin"),
            Self::NoAllowOrigin => f.write_str("the response has no `Access-Control-Allow-Origin`"),
            Self::AnyWithCredentials => {
                f.write_str("`Access-Control-Allow-Origin` is `*`, which does not allow credentials")
            }
            Self::OtherOrigin { allowed, origin } => {
                write!(f, "`Access-Control-Allow-Origin` is `{allowed}`, and the page's origin is `{origin}`")
            }
            Self::NoCredentials(None) => {
                f.write_str("the response has no `Access-Control-Allow-Credentials: true`")
            }
            Self::NoCredentials(Some(value)) => {
                write!(f, "`Access-Control-Allow-Credentials` is `{value}`, and has to be `true`")
            }
            Self::Status(status) => write!(f, "the status is {}, and has to be 200 to 299", status.as_u16()),
            Self::AllowMethodsSyntax(value) => {
                write!(f, "`Access-Control-Allow-Methods: {value}` is no list of methods")
            }
            Self::AllowHeadersSyntax(value) => {
                write!(f, "`Access-Control-Allow-Headers: {value}` is no list of names")
            }
            Self::Method(method) => write!(f, "`Access-Control-Allow-Methods` does not allow `{method}`"),
            Self::Header(name) => write!(f, "`Access-Control-Allow-Headers` does not allow `{name}`"),
            Self::TooManyRedirects => f.write_str("there were more than 20 redirects"),
            Self::Location(location) => write!(f, "the page may not follow the redirect to `{location}`"),
            Self::Network(error) => write!(f, "the application failed: {error}"),
        }
    }
}

/// The network error that a page gets to see, with what it is not told: the step and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    step: Step,
    reason: Reason,
    exchange: Option<String>,
}

impl Refusal {
    /// A refusal of what was never sent.
    pub(super) fn unsent(reason: Reason) -> Self {
        Self { step: Step::Request, reason, exchange: None }
    }

    /// A refusal of what a server answered.
    pub(super) fn answered(
        step: Step,
        reason: Reason,
        method: &Method,
        url: &Url,
        status: StatusCode,
    ) -> Self {
        let exchange = format!("`{method} {url}` was answered with {}", status.as_u16());
        Self { step, reason, exchange: Some(exchange) }
    }

    /// The refusal of a request that the application did not answer.
    pub(super) fn unanswered(step: Step, error: String) -> Self {
        Self { step, reason: Reason::Network(error), exchange: None }
    }

    /// Where the browser gave up.
    #[must_use]
    pub fn step(&self) -> Step {
        self.step
    }

    /// What it did not accept.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        &self.reason
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { step, reason, exchange } = self;
        match exchange {
            Some(exchange) => write!(f, "refused {step} ({exchange}): {reason}"),
            None => write!(f, "refused {step}: {reason}"),
        }
    }
}

impl std::error::Error for Refusal {}
