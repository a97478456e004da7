//! Why a page sees nothing.

use std::{fmt, time::Duration};

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
    /// A page's URL has no user name and no password. <https://fetch.spec.whatwg.org/#dom-request>
    UserInfo(String),
    /// The port belongs to another protocol. <https://fetch.spec.whatwg.org/#port-blocking>
    BadPort(u16),
    /// The name of a method is a token.
    MethodName(String),
    /// No page can use `CONNECT`, `TRACE` or `TRACK`. <https://fetch.spec.whatwg.org/#forbidden-method>
    ForbiddenMethod(String),
    /// A request-header's name is a token. Its value has no line breaks and no NUL within it, and no character above
    /// U+00FF. <https://fetch.spec.whatwg.org/#concept-header-value>
    HeaderSyntax(String),
    /// The body cannot be written as JSON.
    Json(String),
    /// GET and HEAD have no body. <https://fetch.spec.whatwg.org/#dom-request>
    Body(String),
    /// With [`Mode::NoCors`](super::Mode::NoCors) a page can use GET, HEAD and POST only.
    NoCorsMethod(String),
    /// With [`Mode::NoCors`](super::Mode::NoCors) redirects from another origin are followed.
    /// <https://fetch.spec.whatwg.org/#main-fetch>
    NoCorsRedirect,
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
    Status(u16),
    /// `Access-Control-Allow-Methods` is no list of methods.
    AllowMethodsSyntax(String),
    /// `Access-Control-Allow-Headers` is no list of names.
    AllowHeadersSyntax(String),
    /// The preflight does not allow the method.
    Method(String),
    /// The preflight does not allow a request-header.
    Header(String),
    /// More than 20 redirects.
    TooManyRedirects,
    /// A redirect leads to a URL that does not parse, whose scheme is not `http` or `https`, or that has a user name or
    /// a password where that must not be. <https://fetch.spec.whatwg.org/#http-redirect-fetch>
    Location(String),
    /// The answer is a redirect, and the request has the redirect mode [`Redirect::Error`](super::Redirect::Error).
    Redirected(u16),
    /// `Cross-Origin-Resource-Policy` keeps the response from a page that uses [`Mode::NoCors`](super::Mode::NoCors).
    /// <https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check>
    ResourcePolicy(String),
    /// The application failed before it answered: a browser would see the connection closed.
    Network(String),
    /// There was no answer within the page's [deadline](crate::test::Page::deadline). A browser would wait on.
    Deadline(Duration),
    /// The answer has begun, and what was asked of its body did not come within the page's
    /// [deadline](crate::test::Page::deadline).
    BodyDeadline(Duration),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url(url) => write!(f, "`{url}` is no `http` or `https` URL"),
            Self::UserInfo(url) => write!(f, "`{url}` has a user name or a password"),
            Self::BadPort(port) => write!(f, "no page can use the port {port}"),
            Self::MethodName(method) => write!(f, "`{method}` is no method"),
            Self::ForbiddenMethod(method) => write!(f, "no page can use the method `{method}`"),
            Self::HeaderSyntax(header) => write!(f, "`{header}` is no header"),
            Self::Json(error) => write!(f, "the body cannot be written as JSON: {error}"),
            Self::Body(method) => write!(f, "a `{method}` request has no body"),
            Self::NoCorsMethod(method) => {
                write!(f, "the mode `no-cors` does not allow the method `{method}`")
            }
            Self::NoCorsRedirect => {
                f.write_str("the mode is `no-cors`, where redirects of another origin are always followed")
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
            Self::Status(status) => write!(f, "the status is {status}, and has to be 200 to 299"),
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
            Self::Redirected(status) => {
                write!(f, "the status is {status}, and the redirect mode `error` allows no redirect")
            }
            Self::ResourcePolicy(policy) => {
                write!(f, "`Cross-Origin-Resource-Policy: {policy}` keeps it from this page")
            }
            Self::Network(error) => write!(f, "the application failed: {error}"),
            Self::Deadline(time) => write!(f, "there was no answer within {time:?}"),
            Self::BodyDeadline(time) => write!(f, "the body did not come within {time:?}"),
        }
    }
}

/// A request and the status of its answer, for messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RequestLine {
    pub(crate) method: String,
    pub(crate) url: String,
    /// `None` as long as there is no answer.
    pub(crate) status: Option<u16>,
}

/// A network error, with what a page is not told: the step and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) step: Step,
    pub(crate) reason: Reason,
    /// What was sent last.
    pub(crate) sent: Option<RequestLine>,
}

impl Failure {
    /// The failure of what was never sent.
    pub(crate) fn unsent(reason: Reason) -> Self {
        Self { step: Step::Request, reason, sent: None }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { step, reason, sent } = self;
        write!(f, "refused {step}")?;
        match sent {
            Some(RequestLine { method, url, status: Some(status) }) => {
                write!(f, " (`{method} {url}` was answered with {status})")?;
            }
            Some(RequestLine { method, url, status: None }) => write!(f, " (`{method} {url}`)")?,
            None => {}
        }
        write!(f, ": {reason}")
    }
}
