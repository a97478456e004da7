//! The policy of one route or middleware, compiled.

use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_ORIGIN, HeaderMap, HeaderValue,
};

use super::methods::Methods;
use crate::{
    list::header_value,
    origins::Origins,
    policy::{Enforce, Policy},
};

/// The value of `Access-Control-Allow-Credentials`.
pub(crate) static TRUE: HeaderValue = HeaderValue::from_static("true");

/// A policy, compiled for one route or for a middleware. It is kept for the rest of the process: a decision refers to its
/// policy, whatever becomes of the request.
#[derive(Debug)]
pub(crate) struct CompiledPolicy {
    pub(crate) origins: &'static Origins,
    pub(crate) methods: Methods,
    /// The request headers that a page may send, as the policy lists them.
    pub(crate) headers: &'static [&'static str],
    /// The value of `Access-Control-Allow-Headers`, if the policy lists any.
    pub(crate) allow_headers: Option<HeaderValue>,
    /// True if `headers` has `*` without `Authorization`, which `*` does not cover.
    pub(crate) omits_authorization: bool,
    /// The value of `Access-Control-Expose-Headers`, if the policy lists any.
    pub(crate) expose_headers: Option<HeaderValue>,
    /// The value of `Access-Control-Max-Age`, if the policy has one.
    pub(crate) max_age: Option<HeaderValue>,
    /// True if `Access-Control-Allow-Credentials: true` is sent.
    pub(crate) credentials: bool,
    /// The requests that are refused before the handler runs.
    pub(crate) enforce: Enforce,
}

impl CompiledPolicy {
    /// Compiles a policy for a route that serves the methods `served`.
    pub(crate) fn for_route(policy: Policy, served: &[&'static str]) -> &'static Self {
        let compiled = Self::new(policy, Methods::of_route(policy.fields.methods, served));
        compiled.keep_values();
        compiled
    }

    /// Compiles a policy for a middleware, which does not know the routes inside.
    pub(crate) fn for_middleware(policy: Policy) -> &'static Self {
        Self::new(policy, Methods::of_middleware(policy.fields.methods))
    }

    fn new(policy: Policy, methods: Methods) -> &'static mut Self {
        let fields = policy.fields;
        if let Some(warn) = fields.warn_of_dev_origins {
            warn(fields.dev_origins, fields.credentials);
        }
        let origins: &Origins = Box::leak(Box::new(Origins::new(
            fields.origins,
            fields.dev_origins,
            fields.credentials,
            fields.dangers,
        )));
        Box::leak(Box::new(Self {
            // The rules refuse `credentials` with `any`. If such a policy gets here anyway: fail closed.
            credentials: fields.credentials && !origins.is_any(),
            origins,
            methods,
            headers: fields.headers,
            allow_headers: header_value(fields.headers),
            omits_authorization: fields.headers.contains(&"*")
                && !has_header(fields.headers, "authorization"),
            expose_headers: header_value(fields.expose),
            max_age: fields.max_age.map(HeaderValue::from),
            enforce: fields.enforce,
        }))
    }

    /// Makes the header values static: a clone of a static value is a copy, while a clone of another one counts
    /// references, in memory that all workers share.
    fn keep_values(&mut self) {
        let lists = [&mut self.allow_headers, &mut self.expose_headers, &mut self.max_age];
        for value in lists.into_iter().flatten().chain(self.methods.value_mut()) {
            keep(value);
        }
    }

    /// Appends the headers that both a preflight's answer and an actual response need:
    /// `Access-Control-Allow-Origin` and `-Credentials`. <https://fetch.spec.whatwg.org/#cors-check>
    #[inline]
    pub(crate) fn append_origin(&self, headers: &mut HeaderMap, allow_origin: HeaderValue) {
        headers.append(ACCESS_CONTROL_ALLOW_ORIGIN, allow_origin);
        if self.credentials {
            headers.append(ACCESS_CONTROL_ALLOW_CREDENTIALS, TRUE.clone());
        }
    }
}

/// Checks whether a list has this header, ignoring case.
pub(crate) fn has_header(names: &[&str], name: &str) -> bool {
    names.iter().any(|listed| listed.eq_ignore_ascii_case(name))
}

fn keep(value: &mut HeaderValue) {
    if let Ok(text) = value.to_str() {
        *value = HeaderValue::from_static(text.to_owned().leak());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        origins::AllowedOrigins,
        policy::{Fields, policy},
    };

    /// The rules refuse such a policy, so only a bug of ours could make one.
    #[test]
    fn any_origin_never_has_credentials() {
        let fields = Fields { origins: AllowedOrigins::Listed(&["*"]), credentials: true, ..Fields::NONE };
        let policies = [
            CompiledPolicy::for_route(policy(fields), &["GET"]),
            CompiledPolicy::for_middleware(policy(fields)),
        ];
        for policy in policies {
            let mut headers = HeaderMap::new();
            policy.append_origin(&mut headers, HeaderValue::from_static("*"));
            assert!(!headers.contains_key(ACCESS_CONTROL_ALLOW_CREDENTIALS), "{headers:?}");
        }
    }
}
