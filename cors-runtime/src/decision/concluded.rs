//! What a browser concludes from an answer: a page may be refused although the server refuses nothing.
//!
//! It is computed only for those who want to know.

use actix_web::{
    dev::{RequestHead, ServiceRequest},
    http::header::{COOKIE, HeaderMap, HeaderName},
};
use cors_rules::request_header;

use super::{
    enforce::{SEC_FETCH_MODE, SEC_FETCH_SITE, is_of_another_origin},
    preflight::requested_method,
    request_headers::{requested_names, sole_line},
};
use crate::{
    compiled::{CompiledPolicy, Methods},
    refusal::RefusalReason,
};

/// Returns the reason for which a browser does not send the request, after a preflight that the policy allows.
/// <https://fetch.spec.whatwg.org/#cors-preflight-fetch>
pub(crate) fn after_preflight(policy: &CompiledPolicy, head: &RequestHead) -> Option<RefusalReason> {
    // The guard of a route has checked the method.
    let knows_method = matches!(policy.methods, Methods::AllOfRoute(..));
    if !knows_method && requested_method(head).is_some_and(|method| !policy.methods.is_listed(method)) {
        return Some(RefusalReason::MethodNotShared);
    }
    let line = sole_line(&head.headers);
    if line.is_some() && line == policy.listed_names.get() {
        return None;
    }
    if requested_names(&head.headers).any(|name| is_unlisted(policy, name)) {
        return Some(RefusalReason::HeaderNotListed);
    }
    if let Some(line) = line.filter(|line| line.len() <= LONGEST_KNOWN) {
        // Pages ask for the same names again. If another thread was faster, its line is as good.
        let _ = policy.listed_names.set(line.clone());
    }
    None
}

/// The longest line of names that is kept, in bytes: a client chooses it.
const LONGEST_KNOWN: usize = 1024;

/// Checks whether the policy does not list a request header.
pub(crate) fn is_unlisted(policy: &CompiledPolicy, name: &[u8]) -> bool {
    let names = policy.fields.headers;
    // Most often it is in the list, and comparing bytes costs a fraction of what the rule costs, which the compiler runs too.
    if names.iter().any(|listed| listed.as_bytes().eq_ignore_ascii_case(name)) {
        return false;
    }
    let is_listed = |name| request_header::is_listed(name, names, policy.credentials);
    !str::from_utf8(name).is_ok_and(is_listed)
}

/// Returns the reason for which a browser does not show the page the response to an actual request that the policy allows: the
/// request has credentials. A browser says that the mode of a request is `cors`, and not whether it has credentials, but no other
/// cross-origin request of this mode has cookies. <https://fetch.spec.whatwg.org/#concept-cors-check>
pub(crate) fn after_allowed(policy: &CompiledPolicy, headers: &HeaderMap) -> Option<RefusalReason> {
    let says = |name: &HeaderName, values: &[&str]| {
        headers.get(name).is_some_and(|value| values.iter().any(|expected| value == *expected))
    };
    let has_credentials = !policy.credentials
        && headers.contains_key(COOKIE)
        && says(&SEC_FETCH_MODE, &["cors"])
        && says(&SEC_FETCH_SITE, &["cross-site", "same-site"]);
    has_credentials.then_some(RefusalReason::CredentialsNotAllowed)
}

/// Checks whether a browser tells a developer that a response is not shared: it is the answer to a script of another origin, and
/// not to a link, a form or a websocket.
pub(crate) fn is_told(request: &ServiceRequest) -> bool {
    let mode = request.headers().get(&SEC_FETCH_MODE);
    mode.is_none_or(|mode| mode == "cors") && is_of_another_origin(request)
}
