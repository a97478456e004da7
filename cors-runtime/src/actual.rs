//! The decision on an actual response, and its headers. Fetch Standard, "CORS check".

use std::ops::Deref;

use actix_web::{
    dev::RequestHead,
    http::header::{ACCESS_CONTROL_EXPOSE_HEADERS, HeaderMap, HeaderValue, VARY},
};

use crate::{baked::Baked, refusal::Refusal, vary};

const VARY_ORIGIN: HeaderValue = HeaderValue::from_static("Origin");

/// Whether the response to one request is shared: decided before the handler runs, so that nothing that a handler or
/// a middleware does to the request changes it.
#[derive(Clone, Debug)]
pub(crate) struct Decision<P> {
    policy: P,
    /// The value of `Access-Control-Allow-Origin`, if it is shared.
    allow_origin: Option<HeaderValue>,
}

/// What a policy says to a request: the value of `Access-Control-Allow-Origin`, or why its response is not shared.
#[inline]
pub(crate) fn judge<'a>(policy: &'a Baked, head: &'a RequestHead) -> Result<&'a HeaderValue, Refusal> {
    let allow_origin = policy.origins.allow(head)?;
    if policy.methods.share(&head.method) { Ok(allow_origin) } else { Err(Refusal::Method) }
}

impl<P: Deref<Target = Baked>> Decision<P> {
    /// The decision that is to outlive the request's head.
    #[inline]
    pub(crate) fn new(policy: P, verdict: Result<&HeaderValue, Refusal>) -> Self {
        Self { policy, allow_origin: verdict.ok().cloned() }
    }

    /// The decision that shares nothing.
    pub(crate) fn refused(self) -> Self {
        Self { allow_origin: None, ..self }
    }

    /// Puts exactly the headers of the decision on a response, whatever stood there. Doing it twice changes nothing.
    ///
    /// Out of line, so that no handler has its own; and in two parts, of which most responses need one.
    #[inline(never)]
    pub(crate) fn apply(self, headers: &mut HeaderMap) {
        prepare(&self.policy, headers);
        if let Some(allow_origin) = self.allow_origin {
            share(&self.policy, headers, allow_origin);
        }
    }
}

/// What stands on a response whether it is shared or not.
#[inline(never)]
fn prepare(policy: &Baked, headers: &mut HeaderMap) {
    // Most handlers set no header.
    let says_so = !headers.is_empty() && replace_own(headers);
    // Under `any` the answer depends on nothing: a `Vary` would only split caches.
    if !policy.origins.is_any() && !says_so {
        headers.append(VARY, VARY_ORIGIN);
    }
}

/// What stands on a response that is shared.
#[inline(never)]
fn share(policy: &Baked, headers: &mut HeaderMap, allow_origin: HeaderValue) {
    policy.append_origin(headers, allow_origin);
    if let Some(names) = &policy.expose_headers {
        headers.append(ACCESS_CONTROL_EXPOSE_HEADERS, names.clone());
    }
}

/// Takes away what a response says of CORS itself, and tells whether it says already that it depends on `Origin`.
#[inline(never)]
fn replace_own(headers: &mut HeaderMap) -> bool {
    let own = Own::of(headers);
    if own.access_control {
        headers.retain(|name, _| !is_access_control(name.as_str()));
    }
    own.vary && vary::names_origin(headers)
}

/// What a response brings along that matters here: found in one scan, which costs less than looking names up.
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
