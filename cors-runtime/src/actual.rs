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
    /// The value of `Access-Control-Allow-Origin`.
    allow_origin: Result<HeaderValue, Refusal>,
}

impl<P: Deref<Target = Baked>> Decision<P> {
    #[inline]
    pub(crate) fn new(policy: P, head: &RequestHead) -> Self {
        let allow_origin = policy.origins.allow(head).and_then(|allow_origin| {
            let shared = policy.methods.share(&head.method);
            if shared { Ok(allow_origin) } else { Err(Refusal::Method) }
        });
        Self { policy, allow_origin }
    }

    /// Why the response is not shared, if it is not.
    pub(crate) fn refusal(&self) -> Option<Refusal> {
        self.allow_origin.as_ref().err().copied()
    }

    /// Puts exactly the headers of the decision on a response, whatever stood there. Doing it twice changes nothing.
    pub(crate) fn apply(self, headers: &mut HeaderMap) {
        let Self { policy, allow_origin } = self;
        // Most handlers set no header.
        let own = if headers.is_empty() { Own::default() } else { Own::of(headers) };
        if own.access_control {
            headers.retain(|name, _| !is_access_control(name.as_str()));
        }
        // Under `any` the answer depends on nothing: a `Vary` would only split caches.
        let depends_on_origin = !policy.origins.is_any();
        let says_so = own.vary && vary::names_origin(headers);
        if depends_on_origin && !says_so {
            headers.append(VARY, VARY_ORIGIN);
        }
        if let Ok(allow_origin) = allow_origin {
            policy.append_origin(headers, allow_origin);
            if let Some(names) = &policy.expose_headers {
                headers.append(ACCESS_CONTROL_EXPOSE_HEADERS, names.clone());
            }
        }
    }
}

/// What a response brings along that matters here: found in one scan, which costs less than looking names up.
#[derive(Default)]
struct Own {
    access_control: bool,
    vary: bool,
}

impl Own {
    fn of(headers: &HeaderMap) -> Self {
        headers.keys().fold(Self::default(), |own, name| Self {
            access_control: own.access_control || is_access_control(name.as_str()),
            vary: own.vary || name == VARY,
        })
    }
}

fn is_access_control(name: &str) -> bool {
    name.starts_with("access-control-")
}
