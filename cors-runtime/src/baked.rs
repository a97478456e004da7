//! A policy as it is used: header values and matchers, made once per process from the plain data.

use std::sync::OnceLock;

use actix_web::http::{
    Method,
    header::{ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_ORIGIN, HeaderMap, HeaderValue},
};
use cors_rules::method;

use crate::{
    origins::Origins,
    policy::{Fields, Policy},
    request_headers::RequestHeaders,
};

const TRUE: HeaderValue = HeaderValue::from_static("true");

/// A policy, baked for one route.
#[derive(Debug)]
pub struct Baked {
    pub(crate) origins: Origins,
    /// The methods that the policy shares.
    pub(crate) methods: Vec<Method>,
    /// Whether these are all that the route serves.
    pub(crate) shares_all: bool,
    pub(crate) request_headers: RequestHeaders,
    /// `Access-Control-Allow-Methods`.
    pub(crate) allow_methods: HeaderValue,
    /// `Access-Control-Allow-Headers`, if the policy lists any.
    pub(crate) allow_headers: Option<HeaderValue>,
    /// `Access-Control-Expose-Headers`, if the policy lists any.
    pub(crate) expose_headers: Option<HeaderValue>,
    /// `Access-Control-Max-Age`, if the policy says one.
    pub(crate) max_age: Option<HeaderValue>,
    /// Whether `Access-Control-Allow-Credentials: true` is sent.
    pub(crate) credentials: bool,
}

impl Baked {
    /// `policy` on a route that serves `served`.
    pub(crate) fn new(policy: Policy, served: &[&'static str]) -> Self {
        let Fields { origins, dev_origins, methods, headers, expose, credentials, max_age } = policy.fields;
        let origins = Origins::new(origins.iter().chain(dev_origins).copied());
        let methods = shared_methods(methods, served);
        Self {
            // No rule accepts credentials for any origin. Should a policy get here all the same: fail closed.
            credentials: credentials && !origins.is_any(),
            origins,
            allow_methods: list(&methods).unwrap_or_else(|| HeaderValue::from_static("")),
            shares_all: methods.len() == served.len(),
            methods: methods.iter().filter_map(|method| Method::from_bytes(method.as_bytes()).ok()).collect(),
            request_headers: RequestHeaders::new(headers),
            allow_headers: list(headers),
            expose_headers: list(expose),
            max_age: max_age.map(HeaderValue::from),
        }
    }

    /// Appends what a preflight's answer and an actual response both need for the CORS check: who may read, and whether
    /// with credentials.
    pub(crate) fn append_origin(&self, headers: &mut HeaderMap, allow_origin: HeaderValue) {
        headers.append(ACCESS_CONTROL_ALLOW_ORIGIN, allow_origin);
        if self.credentials {
            headers.append(ACCESS_CONTROL_ALLOW_CREDENTIALS, TRUE);
        }
    }
}

/// The methods of the policy that the route serves; where the policy names none, all that a page can use at all.
fn shared_methods(named: &[&'static str], served: &[&'static str]) -> Vec<&'static str> {
    let is_shared = |method: &&'static str| match named {
        [] => !method::is_forbidden(method),
        named => named.contains(method),
    };
    served.iter().copied().filter(is_shared).collect()
}

/// A header value that lists these; `None` where there are none.
fn list(names: &[&str]) -> Option<HeaderValue> {
    if names.is_empty() {
        return None;
    }
    HeaderValue::from_str(&names.join(", ")).ok()
}

/// Where the expansion of one route keeps its baked policy, for every worker.
#[derive(Debug)]
pub struct Cell(OnceLock<Box<Baked>>);

impl Cell {
    /// An empty cell.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "a static needs a const constructor")]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// `policy` for a route that serves `served`; baked when the first worker asks.
    pub fn bake(&'static self, policy: Policy, served: &[&'static str]) -> &'static Baked {
        self.0.get_or_init(|| Box::new(Baked::new(policy, served)))
    }
}
