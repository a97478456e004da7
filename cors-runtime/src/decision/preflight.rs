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

use super::request_headers::{ACCESS_CONTROL_REQUEST_HEADERS, can_ask_for_authorization};
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

/// Returns the answer to a preflight: 204 with what the policy allows, or 403 with nothing.
pub(crate) fn answer(policy: &CompiledPolicy, request: &ServiceRequest) -> HttpResponse {
    let head = request.head();
    match decide(policy, request) {
        Ok(allowed) => {
            if let Some(asked_for) = asked_for(head) {
                log_told(head.uri.path(), &asked_for);
            }
            allow(policy, allowed, policy.max_age.as_ref())
        }
        Err(refusal) => refuse(refusal, || head.uri.path()),
    }
}

/// Decides on a preflight: allowed, or the reason to refuse it.
#[inline]
pub(crate) fn decide<'a>(
    policy: &'a CompiledPolicy,
    request: &'a ServiceRequest,
) -> Result<AllowedPreflight<&'a HeaderValue>, RefusalReason> {
    let head = request.head();
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

/// Returns what a preflight asks for, as text for the log; `None` if the log is off.
#[inline]
pub(crate) fn asked_for(head: &RequestHead) -> Option<String> {
    if log::log_enabled!(log::Level::Debug) { Some(shown(head)) } else { None }
}

/// The most bytes of a header in a line of the log.
const MAX_SHOWN: usize = 128;

/// Returns the first line of each header, with nothing in it that could forge a line of the log.
#[cold]
#[inline(never)]
fn shown(head: &RequestHead) -> String {
    let mut shown = String::new();
    for name in [&ACCESS_CONTROL_REQUEST_METHOD, &ACCESS_CONTROL_REQUEST_HEADERS] {
        if let Some(value) = head.headers.get(name) {
            let value = value.as_bytes();
            let part = value.get(..MAX_SHOWN).unwrap_or(value);
            let rest = if part.len() < value.len() { "…" } else { "" };
            shown = format!("{shown} {:?}{rest}", String::from_utf8_lossy(part));
        }
    }
    shown
}

/// Says what was asked for by a preflight that is told everything.
#[cold]
#[inline(never)]
pub(crate) fn log_told(path: &str, asked_for: &str) {
    log::debug!("preflight of {path:?} for{asked_for} told everything that the policy allows");
}

/// Returns the one `Access-Control-Request-Method`; several lines name none.
fn requested_method(head: &RequestHead) -> Option<&HeaderValue> {
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

/// Returns the answer to a refused preflight: 403 without CORS headers. The path is for the log.
pub(crate) fn refuse<'a>(refusal: RefusalReason, path: impl FnOnce() -> &'a str) -> HttpResponse {
    // `Debug` escapes what a client could forge a line of the log with.
    log::debug!("preflight of {:?} refused: {refusal}", path());
    let mut response = HttpResponse::new(StatusCode::FORBIDDEN);
    response.headers_mut().append(VARY, PREFLIGHT_VARY);
    response
}
