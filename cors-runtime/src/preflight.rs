//! The decision on a preflight: is it one, and what is its answer. Fetch Standard, "CORS-preflight fetch".

use actix_web::{
    HttpResponse,
    dev::RequestHead,
    http::{
        Method, StatusCode,
        header::{
            ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_MAX_AGE,
            ACCESS_CONTROL_REQUEST_METHOD, HeaderValue, ORIGIN, VARY,
        },
    },
};

use crate::{
    baked::Baked,
    origins::{Origins, sole_origin},
    refusal::Refusal,
};

/// What every answer to a preflight may depend on, refusals included.
const PREFLIGHT_VARY: HeaderValue =
    HeaderValue::from_static("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");

/// Whether this OPTIONS request is a preflight for one of `methods`.
///
/// The method is compared by case, as the standard does. An empty `Access-Control-Request-Method` names none.
pub(crate) fn is_preflight_for(head: &RequestHead, methods: &[Method]) -> bool {
    head.headers.contains_key(ORIGIN)
        && requested_method(head).is_some_and(|requested| find(methods, requested).is_some())
}

/// The answer to a preflight: 204 with what the policy allows, or 403 with nothing.
pub(crate) fn answer(policy: &Baked, head: &RequestHead) -> HttpResponse {
    match decide(policy, head) {
        Ok(allow_origin) => allowed(policy, allow_origin),
        Err(refusal) => refused(refusal, head),
    }
}

/// The `Access-Control-Allow-Origin` of an allowed preflight, or why it is refused.
fn decide(policy: &Baked, head: &RequestHead) -> Result<HeaderValue, Refusal> {
    if let Origins::Any = policy.origins {
        sole_origin(&head.headers)?;
    }
    let allow_origin = policy.origins.allow(&head.headers)?;
    // The guard has found the method among those that the route serves.
    if !policy.shares_all {
        requested_method(head)
            .and_then(|requested| find(&policy.methods, requested))
            .ok_or(Refusal::Method)?;
    }
    policy.request_headers.check(&head.headers)?;
    Ok(allow_origin)
}

/// The one `Access-Control-Request-Method`; several lines name none.
fn requested_method(head: &RequestHead) -> Option<&HeaderValue> {
    let mut lines = head.headers.get_all(ACCESS_CONTROL_REQUEST_METHOD);
    lines.next().filter(|_| lines.next().is_none())
}

fn find<'a>(methods: &'a [Method], requested: &HeaderValue) -> Option<&'a Method> {
    methods.iter().find(|method| method.as_str().as_bytes() == requested.as_bytes())
}

fn allowed(policy: &Baked, allow_origin: HeaderValue) -> HttpResponse {
    let mut response = HttpResponse::new(StatusCode::NO_CONTENT);
    let headers = response.headers_mut();
    policy.append_origin(headers, allow_origin);
    headers.append(ACCESS_CONTROL_ALLOW_METHODS, policy.allow_methods.clone());
    if let Some(names) = &policy.allow_headers {
        headers.append(ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
    }
    if let Some(seconds) = &policy.max_age {
        headers.append(ACCESS_CONTROL_MAX_AGE, seconds.clone());
    }
    headers.append(VARY, PREFLIGHT_VARY);
    response
}

fn refused(refusal: Refusal, head: &RequestHead) -> HttpResponse {
    // `Debug` escapes what a client could forge a line of the log with.
    log::debug!("preflight of {:?} refused: {refusal}", head.uri.path());
    let mut response = HttpResponse::new(StatusCode::FORBIDDEN);
    response.headers_mut().append(VARY, PREFLIGHT_VARY);
    response
}
