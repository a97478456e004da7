//! The decision on an actual response, and its headers. <https://fetch.spec.whatwg.org/#cors-check>

use actix_web::{
    Error,
    dev::ServiceRequest,
    http::header::{
        ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderMap, HeaderValue, VARY,
    },
};

use super::vary;
use crate::{
    compiled::{self, CompiledPolicy},
    refusal::RefusalReason,
};

const VARY_ORIGIN: HeaderValue = HeaderValue::from_static("Origin");

/// The decision whether the response to one request is shared. It is made before the handler runs, so no handler or middleware
/// can change it.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    policy: &'static CompiledPolicy,
    /// The value of `Access-Control-Allow-Origin`, if the response is shared.
    allow_origin: Option<HeaderValue>,
}

/// Returns the value of `Access-Control-Allow-Origin` for a request, or the reason not to share its response.
#[inline]
pub(crate) fn judge<'a>(
    policy: &'a CompiledPolicy,
    request: &'a ServiceRequest,
) -> Result<&'a HeaderValue, RefusalReason> {
    let allow_origin = policy.origins.allow_request(request)?;
    if policy.methods.is_shared(request.method()) {
        Ok(allow_origin)
    } else {
        Err(RefusalReason::MethodNotShared)
    }
}

impl Decision {
    /// Returns the decision that is to outlive the request's head.
    #[inline]
    pub(crate) fn new(policy: &'static CompiledPolicy, verdict: Result<&HeaderValue, RefusalReason>) -> Self {
        Self { policy, allow_origin: verdict.ok().cloned() }
    }

    /// Returns the decision of a policy not to share, whatever the request is.
    pub(crate) fn not_to_share(policy: &'static CompiledPolicy) -> Self {
        Self { policy, allow_origin: None }
    }

    /// Returns the policy that has decided.
    pub(crate) fn policy(&self) -> &'static CompiledPolicy {
        self.policy
    }

    /// Checks whether the response is shared.
    pub(crate) fn is_to_share(&self) -> bool {
        self.allow_origin.is_some()
    }

    /// Returns the decision of the same policy not to share.
    pub(crate) fn not_shared(self) -> Self {
        Self { allow_origin: None, ..self }
    }

    /// Puts exactly the headers of the decision on a response, and removes others of CORS. Doing it twice changes nothing.
    ///
    /// Out of line, so that no handler has its own; and in two parts, of which most responses need one.
    #[inline(never)]
    pub(crate) fn apply(self, headers: &mut HeaderMap) {
        prepare(self.policy, headers);
        if let Some(allow_origin) = self.allow_origin {
            add_shared(self.policy, headers, allow_origin);
        }
    }

    /// Puts the headers of the decision on a response that most often has them already.
    #[inline(never)]
    pub(crate) fn restore(&self, headers: &mut HeaderMap) {
        if !self.is_on(headers) {
            self.clone().apply(headers);
        }
    }

    /// Puts the headers of the decision on the response that an error becomes further out.
    #[inline(never)]
    pub(crate) fn apply_to_error(self, error: &mut Error) {
        error.add_response_mapper(move |mut response| {
            self.restore(response.headers_mut());
            response
        });
    }

    /// Checks in one scan whether exactly the headers of the decision stand on a response.
    fn is_on(&self, headers: &HeaderMap) -> bool {
        let policy = self.policy;
        let is_shared = self.allow_origin.is_some();
        let mut origin = self.allow_origin.as_ref();
        let mut credentials = (is_shared && policy.credentials).then_some(&compiled::TRUE);
        let mut exposed = policy.expose_headers.as_ref().filter(|_| is_shared);
        let mut has_vary = policy.origins.is_any();
        for (name, value) in headers {
            let expected = if *name == VARY {
                has_vary = has_vary || vary::has_origin(value);
                continue;
            } else if *name == ACCESS_CONTROL_ALLOW_ORIGIN {
                &mut origin
            } else if *name == ACCESS_CONTROL_ALLOW_CREDENTIALS {
                &mut credentials
            } else if *name == ACCESS_CONTROL_EXPOSE_HEADERS {
                &mut exposed
            } else if is_access_control(name.as_str()) {
                return false;
            } else {
                continue;
            };
            // Each is expected once.
            if expected.take() != Some(value) {
                return false;
            }
        }
        has_vary && origin.is_none() && credentials.is_none() && exposed.is_none()
    }
}

/// Puts the headers on a response that it has whether it is shared or not.
#[inline(never)]
fn prepare(policy: &CompiledPolicy, headers: &mut HeaderMap) {
    // Most handlers set no header.
    let says_so = !headers.is_empty() && replace_own(headers);
    // Under `any` the answer depends on nothing: a `Vary` would only split caches.
    if !policy.origins.is_any() && !says_so {
        headers.append(VARY, VARY_ORIGIN);
    }
}

/// Puts the headers on a response that is shared.
#[inline(never)]
fn add_shared(policy: &CompiledPolicy, headers: &mut HeaderMap, allow_origin: HeaderValue) {
    policy.append_origin(headers, allow_origin);
    if let Some(names) = &policy.expose_headers {
        headers.append(ACCESS_CONTROL_EXPOSE_HEADERS, names.clone());
    }
}

/// Removes the CORS headers that the handler set, and returns whether the response already has `Vary: Origin`.
#[inline(never)]
fn replace_own(headers: &mut HeaderMap) -> bool {
    let own = Own::of(headers);
    if own.access_control {
        headers.retain(|name, _| !is_access_control(name.as_str()));
    }
    own.vary && vary::has_origin_on_any_line(headers)
}

/// The headers of a response that matter here. One scan finds them, which costs less than looking names up.
#[derive(Default)]
struct Own {
    access_control: bool,
    vary: bool,
}

impl Own {
    #[inline]
    fn of(headers: &HeaderMap) -> Self {
        let mut own = Self::default();
        for name in headers.keys() {
            own.access_control |= is_access_control(name.as_str());
            own.vary |= name == VARY;
        }
        own
    }
}

#[inline]
fn is_access_control(name: &str) -> bool {
    name.starts_with("access-control-")
}
