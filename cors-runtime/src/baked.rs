//! A policy as it is used: header values and matchers, made from the plain data before any request.

use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_ORIGIN, HeaderMap, HeaderValue,
};

use crate::{
    list::header_value,
    methods::Methods,
    origins::Origins,
    policy::{Enforce, Policy},
};

/// The value of `Access-Control-Allow-Credentials`.
pub(crate) static TRUE: HeaderValue = HeaderValue::from_static("true");

/// A policy, baked for one route, or for a middleware. It is kept for the rest of the process, so that whatever happens to
/// a response, the decision on it can refer to its policy.
#[derive(Debug)]
pub(crate) struct Baked {
    pub(crate) origins: &'static Origins,
    pub(crate) methods: Methods,
    /// The request headers that a page may send, as the policy writes them.
    pub(crate) headers: &'static [&'static str],
    /// `Access-Control-Allow-Headers`, if the policy lists any.
    pub(crate) allow_headers: Option<HeaderValue>,
    /// Whether that says `*` and does not name `Authorization`, which `*` does not cover.
    pub(crate) omits_authorization: bool,
    /// `Access-Control-Expose-Headers`, if the policy lists any.
    pub(crate) expose_headers: Option<HeaderValue>,
    /// `Access-Control-Max-Age`, if the policy says one.
    pub(crate) max_age: Option<HeaderValue>,
    /// Whether `Access-Control-Allow-Credentials: true` is sent.
    pub(crate) credentials: bool,
    /// Which requests are refused before the handler runs.
    pub(crate) enforce: Enforce,
}

impl Baked {
    /// `policy` on a route that serves `served`.
    pub(crate) fn for_route(policy: Policy, served: &[&'static str]) -> &'static Self {
        let baked = Self::new(policy, Methods::of_route(policy.fields.methods, served));
        baked.keep_values();
        baked
    }

    /// `policy` around routes that it knows nothing about.
    pub(crate) fn for_middleware(policy: Policy) -> &'static Self {
        Self::new(policy, Methods::of_middleware(policy.fields.methods))
    }

    fn new(policy: Policy, methods: Methods) -> &'static mut Self {
        let fields = policy.fields;
        let origins: &Origins = Box::leak(Box::new(Origins::new(&fields)));
        Box::leak(Box::new(Self {
            // No rule accepts credentials for any origin. Should a policy get here all the same: fail closed.
            credentials: fields.credentials && !origins.is_any(),
            origins,
            methods,
            headers: fields.headers,
            allow_headers: header_value(fields.headers),
            omits_authorization: fields.headers.contains(&"*") && !lists(fields.headers, "authorization"),
            expose_headers: header_value(fields.expose),
            max_age: fields.max_age.map(HeaderValue::from),
            enforce: fields.enforce,
        }))
    }

    /// Keeps the values for the rest of the process, as a route's policy is kept: a clone of such a value is a copy, and
    /// that of another counts, in memory that all workers share.
    fn keep_values(&mut self) {
        let lists = [&mut self.allow_headers, &mut self.expose_headers, &mut self.max_age];
        for value in lists.into_iter().flatten().chain(self.methods.value_mut()) {
            keep(value);
        }
    }

    /// Appends what a preflight's answer and an actual response both need for the CORS check: who may read, and whether
    /// with credentials.
    #[inline]
    pub(crate) fn append_origin(&self, headers: &mut HeaderMap, allow_origin: HeaderValue) {
        headers.append(ACCESS_CONTROL_ALLOW_ORIGIN, allow_origin);
        if self.credentials {
            headers.append(ACCESS_CONTROL_ALLOW_CREDENTIALS, TRUE.clone());
        }
    }
}

/// Whether a list names this header, whatever the case.
pub(crate) fn lists(names: &[&str], name: &str) -> bool {
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
    use crate::policy::{Allowed, Fields, policy};

    /// No rule accepts such a policy, so only a mistake of ours could make one.
    #[test]
    fn any_origin_never_has_credentials() {
        let fields = Fields { origins: Allowed::Listed(&["*"]), credentials: true, ..Fields::NONE };
        let policies = [Baked::for_route(policy(fields), &["GET"]), Baked::for_middleware(policy(fields))];
        for policy in policies {
            let mut headers = HeaderMap::new();
            policy.append_origin(&mut headers, HeaderValue::from_static("*"));
            assert!(!headers.contains_key(ACCESS_CONTROL_ALLOW_CREDENTIALS), "{headers:?}");
        }
    }
}
