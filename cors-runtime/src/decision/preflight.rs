//! The decision on a preflight, and its answer. <https://fetch.spec.whatwg.org/#cors-preflight-fetch>

use actix_web::{
    HttpResponse,
    dev::{RequestHead, ServiceRequest},
    http::{
        Method, StatusCode,
        header::{
            self, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_MAX_AGE,
            HeaderName, HeaderValue, VARY,
        },
    },
};

use super::{enforce, request_headers::can_ask_for_authorization};
use crate::{
    compiled::{CompiledPolicy, Methods},
    origins::{has_origin, sole_origin},
    refusal::RefusalReason,
};

static ACCESS_CONTROL_REQUEST_METHOD: HeaderName = header::ACCESS_CONTROL_REQUEST_METHOD;

/// The headers that the answer to a preflight may depend on, refusals included.
const PREFLIGHT_VARY: HeaderValue =
    HeaderValue::from_static("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");

/// Returns the method that a preflight is for; `None` if this request is no preflight.
#[inline]
pub(crate) fn method_asked_for(head: &RequestHead) -> Option<&HeaderValue> {
    if head.method != Method::OPTIONS || !has_origin(&head.headers) {
        return None;
    }
    // An empty value names no method.
    requested_method(head).filter(|requested| !requested.is_empty())
}

/// Checks whether this request is a preflight, whatever it is for.
pub(crate) fn is_preflight(head: &RequestHead) -> bool {
    method_asked_for(head).is_some()
}

/// A preflight that is allowed. Its lists do not depend on what it asks for: the browser compares, and names in its console
/// what is missing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AllowedPreflight<V> {
    /// `Access-Control-Allow-Origin`.
    origin: V,
    /// `Access-Control-Allow-Methods`.
    methods: Option<V>,
    /// True if `Access-Control-Allow-Headers` is sent.
    has_headers: bool,
}

impl AllowedPreflight<&HeaderValue> {
    /// Clones the values, to outlive the request's head.
    pub(crate) fn cloned(self) -> AllowedPreflight<HeaderValue> {
        let Self { origin, methods, has_headers } = self;
        AllowedPreflight { origin: origin.clone(), methods: methods.cloned(), has_headers }
    }
}

impl AllowedPreflight<HeaderValue> {
    pub(crate) fn as_ref(&self) -> AllowedPreflight<&HeaderValue> {
        let Self { origin, methods, has_headers } = self;
        AllowedPreflight { origin, methods: methods.as_ref(), has_headers: *has_headers }
    }
}

/// Decides on a preflight: allowed, or the reason to refuse it.
#[inline]
pub(crate) fn decide<'a>(
    policy: &'a CompiledPolicy,
    request: &'a ServiceRequest,
) -> Result<AllowedPreflight<&'a HeaderValue>, RefusalReason> {
    let head = request.head();
    if enforce::is_host_refused(policy, head) {
        return Err(RefusalReason::HostNotAllowed);
    }
    if policy.origins.is_any() {
        sole_origin(&head.headers)?;
    }
    let origin = policy.origins.allow_request(request)?;
    let methods = allow_methods(policy, head)?;
    let is_omitted = policy.omits_authorization && can_ask_for_authorization(&head.headers);
    Ok(AllowedPreflight { origin, methods, has_headers: !is_omitted })
}

/// Returns the value of `Access-Control-Allow-Methods`, unless the requested method is refused.
#[inline]
fn allow_methods<'a>(
    policy: &'a CompiledPolicy,
    head: &'a RequestHead,
) -> Result<Option<&'a HeaderValue>, RefusalReason> {
    match &policy.methods {
        // The route's guard has checked the method.
        Methods::AllOfRoute(_, all) => Ok(all.as_ref()),
        methods => methods.allow(requested_method(head)),
    }
}

/// Returns the one `Access-Control-Request-Method`; several lines name none.
pub(super) fn requested_method(head: &RequestHead) -> Option<&HeaderValue> {
    match head.headers.get_all(&ACCESS_CONTROL_REQUEST_METHOD).as_slice() {
        [method] => Some(method),
        _ => None,
    }
}

/// 204 with what is allowed, for as long as `max_age` says.
pub(crate) fn allow(
    policy: &CompiledPolicy,
    allowed: AllowedPreflight<&HeaderValue>,
    max_age: Option<&HeaderValue>,
) -> HttpResponse {
    let mut response = HttpResponse::new(StatusCode::NO_CONTENT);
    let headers = response.headers_mut();
    policy.append_origin(headers, allowed.origin.clone());
    if let Some(methods) = allowed.methods {
        headers.append(ACCESS_CONTROL_ALLOW_METHODS, methods.clone());
    }
    if let Some(names) = policy.allow_headers.as_ref().filter(|_| allowed.has_headers) {
        headers.append(ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
    }
    if let Some(seconds) = max_age {
        headers.append(ACCESS_CONTROL_MAX_AGE, seconds.clone());
    }
    headers.append(VARY, PREFLIGHT_VARY);
    response
}

/// Returns the answer to a refused preflight: 403 without CORS headers.
pub(crate) fn refuse() -> HttpResponse {
    let mut response = HttpResponse::new(StatusCode::FORBIDDEN);
    response.headers_mut().append(VARY, PREFLIGHT_VARY);
    response
}
