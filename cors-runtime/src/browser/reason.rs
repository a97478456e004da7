//! The reasons why a page is refused.

use std::{fmt, time::Duration};

/// The step at which the browser refused. It tells what reached the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Before anything was sent.
    Request,
    /// At the preflight, so the handler did not run.
    /// <https://fetch.spec.whatwg.org/#cors-preflight-fetch>
    Preflight,
    /// At the response, so the handler ran, but the page may not see its answer.
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

/// The reason why the browser refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The URL does not parse, or its scheme is not `http` or `https`.
    Url(String),
    /// The page's URL has a user name or a password. <https://fetch.spec.whatwg.org/#dom-request>
    UserInfo(String),
    /// The port belongs to another protocol. <https://fetch.spec.whatwg.org/#port-blocking>
    BadPort(u16),
    /// The method is not a token.
    MethodName(String),
    /// The method is `CONNECT`, `TRACE` or `TRACK`. <https://fetch.spec.whatwg.org/#forbidden-method>
    ForbiddenMethod(String),
    /// The name of a request header is not a token, or its value contains a line break, a NUL or a character above
    /// U+00FF. <https://fetch.spec.whatwg.org/#concept-header-value>
    HeaderSyntax(String),
    /// The body cannot be written as JSON.
    Json(String),
    /// A GET or HEAD request has a body. <https://fetch.spec.whatwg.org/#dom-request>
    Body(String),
    /// The mode is [`Mode::NoCors`](super::Mode::NoCors), and the method is not GET, HEAD or POST.
    NoCorsMethod(String),
    /// The mode is [`Mode::NoCors`](super::Mode::NoCors), the URL is of another origin, and the redirect mode is not
    /// [`Redirect::Follow`](super::Redirect::Follow).
    /// <https://fetch.spec.whatwg.org/#main-fetch>
    NoCorsRedirect,
    /// The mode is [`Mode::SameOrigin`](super::Mode::SameOrigin), and the URL is of another origin.
    CrossOrigin,
    /// The response has no `Access-Control-Allow-Origin`.
    NoAllowOrigin,
    /// `Access-Control-Allow-Origin` is `*`, and the request has the credentials mode `include`.
    AnyWithCredentials,
    /// `Access-Control-Allow-Origin` is not exactly the page's origin. Several lines of it never are.
    OtherOrigin {
        /// The value of `Access-Control-Allow-Origin`, with several lines joined by commas.
        allowed: String,
        /// The value of the request's `Origin`.
        origin: String,
    },
    /// `Access-Control-Allow-Credentials` is not `true`, and the request has the credentials mode `include`.
    NoCredentials(Option<String>),
    /// The status of the preflight is not 200 to 299.
    Status(u16),
    /// `Access-Control-Allow-Methods` is not a list of methods.
    AllowMethodsSyntax(String),
    /// `Access-Control-Allow-Headers` is not a list of header names.
    AllowHeadersSyntax(String),
    /// The preflight does not allow the method.
    Method(String),
    /// The preflight does not allow a request header.
    Header(String),
    /// There were more than 20 redirects.
    TooManyRedirects,
    /// A redirect leads to a URL that does not parse, whose scheme is not `http` or `https`, or that has a forbidden user
    /// name or password. <https://fetch.spec.whatwg.org/#http-redirect-fetch>
    Location(String),
    /// The answer is a redirect, and the request has the redirect mode [`Redirect::Error`](super::Redirect::Error).
    Redirected(u16),
    /// The mode is [`Mode::NoCors`](super::Mode::NoCors), and `Cross-Origin-Resource-Policy` excludes the page.
    /// <https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check>
    ResourcePolicy(String),
    /// The application failed while it answered. A browser would see a closed connection.
    Network(String),
    /// There was no answer within the page's [deadline](crate::test::Page::deadline). A browser would wait longer.
    Deadline(Duration),
    /// The body of the answer did not arrive within the page's [deadline](crate::test::Page::deadline).
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

/// A request and the status of its answer, as messages show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RequestLine {
    pub(crate) method: String,
    pub(crate) url: String,
    /// `None` until there is an answer.
    pub(crate) status: Option<u16>,
}

/// A network error, with the step and the reason, which a real page does not learn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) step: Step,
    pub(crate) reason: Reason,
    /// The last request that was sent.
    pub(crate) sent: Option<RequestLine>,
}

impl Failure {
    /// Returns the failure of a request that was never sent.
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
