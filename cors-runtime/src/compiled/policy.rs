//! The policy of one route or middleware, compiled.

use std::sync::OnceLock;

use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_ORIGIN, HeaderMap, HeaderValue,
};

use super::{declared::Declared, methods::Methods};
use crate::{
    list::header_value,
    origins::{DynamicOrigins, Origins},
    policy::{AllowedOrigins, ConfiguredPolicy, Enforce, Fields, Policy},
};

/// The value of `Access-Control-Allow-Credentials`.
pub(crate) static TRUE: HeaderValue = HeaderValue::from_static("true");

/// A policy, compiled for one route or for a middleware. It is kept for the rest of the process: a decision refers to its
/// policy, whatever becomes of the request.
#[derive(Debug)]
pub(crate) struct CompiledPolicy {
    pub(crate) origins: &'static Origins,
    pub(crate) methods: Methods,
    /// The policy as the code has it.
    pub(crate) fields: Fields,
    /// The line to change.
    pub(crate) declared: Declared,
    /// The value of `Access-Control-Allow-Headers`, if the policy lists any.
    pub(crate) allow_headers: Option<HeaderValue>,
    /// True if `headers` has `*` without `Authorization`, which `*` does not cover.
    pub(crate) omits_authorization: bool,
    /// The first `Access-Control-Request-Headers` whose names the policy lists all.
    pub(crate) listed_names: OnceLock<HeaderValue>,
    /// The value of `Access-Control-Expose-Headers`, if the policy lists any.
    pub(crate) expose_headers: Option<HeaderValue>,
    /// The value of `Access-Control-Max-Age`, if the policy has one.
    pub(crate) max_age: Option<HeaderValue>,
    /// True if `Access-Control-Allow-Credentials: true` is sent.
    pub(crate) credentials: bool,
    /// The requests that are refused before the handler runs.
    pub(crate) enforce: Enforce,
    in_force: InForce,
}

/// The policy that a request meets, where only run time knows which.
#[derive(Debug)]
enum InForce {
    /// This one.
    This,
    /// One of any origin, while a set of these holds `*`.
    AnyWhile { sets: &'static DynamicOrigins, any: &'static CompiledPolicy },
    /// The configured one, on a route that serves these methods, once it is set.
    Configured {
        policy: &'static ConfiguredPolicy,
        served: &'static [&'static str],
        compiled: OnceLock<&'static CompiledPolicy>,
    },
}

impl CompiledPolicy {
    /// Compiles a policy for a route that serves the methods `served`.
    pub(crate) fn for_route(policy: Policy, declared: Declared, served: &[&'static str]) -> &'static Self {
        let compiled = Self::new(policy, declared, Methods::of_route(policy.fields.methods, served));
        compiled.keep_values();
        if let AllowedOrigins::Configured(policy) = policy.fields.origins {
            (policy.warn_if_unset)(policy);
            compiled.in_force =
                InForce::Configured { policy, served: served.to_vec().leak(), compiled: OnceLock::new() };
        }
        if let Some((sets, policy)) = any_while(policy) {
            compiled.in_force = InForce::AnyWhile { sets, any: Self::for_route(policy, declared, served) };
        }
        compiled
    }

    /// Compiles a policy for a middleware, which does not know the routes inside.
    pub(crate) fn for_middleware(policy: Policy, declared: Declared) -> &'static Self {
        let compiled = Self::new(policy, declared, Methods::of_middleware(policy.fields.methods));
        if let Some((sets, policy)) = any_while(policy) {
            compiled.in_force = InForce::AnyWhile { sets, any: Self::for_middleware(policy, declared) };
        }
        compiled
    }

    /// Returns the policy that a request meets which comes now. It stays the same for all of the request, whatever changes
    /// meanwhile.
    #[inline]
    pub(crate) fn now(&'static self) -> &'static Self {
        if let InForce::This = self.in_force { self } else { self.other_in_force() }
    }

    #[inline(never)]
    fn other_in_force(&'static self) -> &'static Self {
        match &self.in_force {
            InForce::AnyWhile { sets, any } if sets.is_any() => any,
            InForce::This | InForce::AnyWhile { .. } => self,
            InForce::Configured { policy, served, compiled } => {
                let in_force = compiled.get().copied().or_else(|| {
                    let policy = *policy.get()?;
                    Some(*compiled.get_or_init(|| Self::for_route(policy, self.declared, served)))
                });
                // The configured policy may have a set.
                in_force.map_or(self, Self::now)
            }
        }
    }

    fn new(policy: Policy, declared: Declared, methods: Methods) -> &'static mut Self {
        let fields = policy.fields;
        if let Some(warn) = fields.warn_of_dev_origins {
            warn(fields.dev_origins, fields.credentials);
        }
        let origins: &Origins = Box::leak(Box::new(Origins::new(
            fields.origins.listed(),
            fields.origins.dynamic(),
            fields.dev_origins,
            fields.credentials,
            fields.dangers,
            can_be_any(&fields),
        )));
        Box::leak(Box::new(Self {
            // The rules refuse `credentials` with `any`. If such a policy gets here anyway: fail closed.
            credentials: fields.credentials && !origins.is_any(),
            origins,
            methods,
            fields,
            declared,
            allow_headers: header_value(fields.headers),
            omits_authorization: fields.headers.contains(&"*")
                && !has_header(fields.headers, "authorization"),
            listed_names: OnceLock::new(),
            expose_headers: header_value(fields.expose),
            max_age: fields.max_age.map(HeaderValue::from),
            enforce: fields.enforce,
            in_force: InForce::This,
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

/// Returns the sets of a policy that may be told `*`, and the policy while one of them holds it; none where credentials and
/// `enforce` need to know who asks.
fn any_while(mut policy: Policy) -> Option<(&'static DynamicOrigins, Policy)> {
    let sets = policy.fields.origins.dynamic().filter(|sets| sets.can_be_any())?;
    if !can_be_any(&policy.fields) {
        return None;
    }
    policy.fields.origins = AllowedOrigins::Listed(&["*"]);
    policy.fields.dev_origins = &[];
    Some((sets, policy))
}

fn can_be_any(fields: &Fields) -> bool {
    !fields.credentials && !fields.enforce.is_on()
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
    use crate::policy::{Fields, policy};

    /// The rules refuse such a policy, so only a bug of ours could make one.
    #[test]
    fn any_origin_never_has_credentials() {
        let fields = Fields { origins: AllowedOrigins::Listed(&["*"]), credentials: true, ..Fields::NONE };
        let policies = [
            CompiledPolicy::for_route(policy(fields), Declared::by_caller(), &["GET"]),
            CompiledPolicy::for_middleware(policy(fields), Declared::by_caller()),
        ];
        for policy in policies {
            let mut headers = HeaderMap::new();
            policy.append_origin(&mut headers, HeaderValue::from_static("*"));
            assert!(!headers.contains_key(ACCESS_CONTROL_ALLOW_CREDENTIALS), "{headers:?}");
        }
    }
}
