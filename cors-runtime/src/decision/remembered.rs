//! The preflight cache of browsers: an answer of a wider policy may let a request pass a stricter one on the same URL.
//!
//! A browser remembers the methods and the names of an answer for each origin, URL and credentials mode, and not for each
//! method. <https://fetch.spec.whatwg.org/#cors-preflight-cache>

use actix_web::{dev::RequestHead, http::Method};

use super::preflight::method_asked_for;
use crate::compiled::{CompiledPolicy, Methods, find_method, has_header};

/// Checks whether `wide` allows the origin of a request something that `own` does not, the policy of a route that serves
/// `served` on the same path. A browser that remembers an answer of `wide` would not ask that route.
pub(crate) fn is_passed_by(
    own: &CompiledPolicy,
    served: &[Method],
    wide: &CompiledPolicy,
    head: &RequestHead,
) -> bool {
    own.origins.allow(head).is_err()
        || (wide.credentials && !own.credentials)
        || !has_headers_of(own, wide)
        || !has_methods_of(own, served, wide, head)
}

fn has_headers_of(own: &CompiledPolicy, wide: &CompiledPolicy) -> bool {
    let is_any = has_header(own.fields.headers, "*");
    wide.fields.headers.iter().all(|name| {
        let is_covered = is_any && !name.eq_ignore_ascii_case("authorization");
        is_covered || has_header(own.fields.headers, name)
    })
}

/// Checks the methods. A policy without `methods` lists the one that was asked for.
fn has_methods_of(
    own: &CompiledPolicy,
    served: &[Method],
    wide: &CompiledPolicy,
    head: &RequestHead,
) -> bool {
    let is_shared = |method: &Method| !served.contains(method) || own.methods.is_shared(method);
    match &wide.methods {
        Methods::Any => {
            let asked_for = method_asked_for(head).and_then(|requested| find_method(served, requested));
            asked_for.is_none_or(is_shared)
        }
        Methods::Listed(listed, _) | Methods::AllOfRoute(listed, _) => listed.iter().all(is_shared),
    }
}
