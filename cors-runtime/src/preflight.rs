//! The decision on a preflight: is it one, and what is its answer. Fetch Standard, "CORS-preflight fetch".

use actix_web::{
    HttpResponse,
    dev::RequestHead,
    http::{
        Method, StatusCode,
        header::{
            self, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_MAX_AGE,
            HeaderName, HeaderValue, VARY,
        },
    },
};

use crate::{
    baked::Baked,
    methods::{self, Methods},
    origins::{has_origin, sole_origin},
    refusal::Refusal,
};

static ACCESS_CONTROL_REQUEST_METHOD: HeaderName = header::ACCESS_CONTROL_REQUEST_METHOD;

/// What every answer to a preflight may depend on, refusals included.
const PREFLIGHT_VARY: HeaderValue =
    HeaderValue::from_static("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");

/// Whether this OPTIONS request is a preflight for one of `methods`.
///
/// The method is compared by case, as the standard does. An empty `Access-Control-Request-Method` names none.
#[inline]
pub(crate) fn is_preflight_for(head: &RequestHead, methods: &[Method]) -> bool {
    has_origin(&head.headers)
        && requested_method(head).is_some_and(|requested| methods::find(methods, requested).is_some())
}

/// Whether this request is a preflight, whatever it is for.
pub(crate) fn is_preflight(head: &RequestHead) -> bool {
    head.method == Method::OPTIONS
        && has_origin(&head.headers)
        && requested_method(head).is_some_and(|requested| !requested.is_empty())
}

/// What is allowed to a page that asked first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allowed<V> {
    /// `Access-Control-Allow-Origin`.
    origin: V,
    /// `Access-Control-Allow-Methods`.
    methods: V,
}

impl Allowed<&HeaderValue> {
    /// The same, to outlive the request's head.
    pub(crate) fn cloned(self) -> Allowed<HeaderValue> {
        Allowed { origin: self.origin.clone(), methods: self.methods.clone() }
    }
}

impl Allowed<HeaderValue> {
    pub(crate) fn as_ref(&self) -> Allowed<&HeaderValue> {
        Allowed { origin: &self.origin, methods: &self.methods }
    }
}

/// The answer to a preflight: 204 with what the policy allows, or 403 with nothing.
pub(crate) fn answer(policy: &Baked, head: &RequestHead) -> HttpResponse {
    match decide(policy, head) {
        Ok(allowed) => allow(policy, allowed),
        Err(refusal) => refuse(refusal, || head.uri.path()),
    }
}

/// What an allowed preflight is told, or why it is refused.
#[inline]
pub(crate) fn decide<'a>(
    policy: &'a Baked,
    head: &'a RequestHead,
) -> Result<Allowed<&'a HeaderValue>, Refusal> {
    if policy.origins.is_any() {
        sole_origin(&head.headers)?;
    }
    let origin = policy.origins.allow(head)?;
    let methods = allow_methods(policy, head).ok_or(Refusal::Method)?;
    policy.request_headers.check(&head.headers)?;
    Ok(Allowed { origin, methods })
}

/// `Access-Control-Allow-Methods`, if the method that is asked for is shared.
fn allow_methods<'a>(policy: &'a Baked, head: &'a RequestHead) -> Option<&'a HeaderValue> {
    match &policy.methods {
        // The guard has found it among these.
        Methods::AllOfRoute(_, all) => Some(all),
        methods => methods.allow(requested_method(head)?),
    }
}

/// The one `Access-Control-Request-Method`; several lines name none.
fn requested_method(head: &RequestHead) -> Option<&HeaderValue> {
    match head.headers.get_all(&ACCESS_CONTROL_REQUEST_METHOD).as_slice() {
        [method] => Some(method),
        _ => None,
    }
}

/// 204 with what is allowed.
pub(crate) fn allow(policy: &Baked, allowed: Allowed<&HeaderValue>) -> HttpResponse {
    let mut response = HttpResponse::new(StatusCode::NO_CONTENT);
    let headers = response.headers_mut();
    policy.append_origin(headers, allowed.origin.clone());
    headers.append(ACCESS_CONTROL_ALLOW_METHODS, allowed.methods.clone());
    if let Some(names) = &policy.allow_headers {
        headers.append(ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
    }
    if let Some(seconds) = &policy.max_age {
        headers.append(ACCESS_CONTROL_MAX_AGE, seconds.clone());
    }
    headers.append(VARY, PREFLIGHT_VARY);
    response
}

/// 403 with nothing; the path is for the log, which few have on.
pub(crate) fn refuse<'a>(refusal: Refusal, path: impl FnOnce() -> &'a str) -> HttpResponse {
    // `Debug` escapes what a client could forge a line of the log with.
    log::debug!("preflight of {:?} refused: {refusal}", path());
    let mut response = HttpResponse::new(StatusCode::FORBIDDEN);
    response.headers_mut().append(VARY, PREFLIGHT_VARY);
    response
}
