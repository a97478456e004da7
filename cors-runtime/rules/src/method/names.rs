//! The standard, forbidden and safelisted methods.

use crate::slice::{is_equal, is_equal_ignoring_case, is_one_of};

/// The methods that IANA has registered, except those of [`FORBIDDEN`].
/// <https://www.iana.org/assignments/http-methods/http-methods.xhtml>
pub(super) const STANDARD: &[&str] = &[
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "OPTIONS",
    "PATCH",
    "QUERY",
    "ACL",
    "BASELINE-CONTROL",
    "BIND",
    "CHECKIN",
    "CHECKOUT",
    "COPY",
    "LABEL",
    "LINK",
    "LOCK",
    "MERGE",
    "MKACTIVITY",
    "MKCALENDAR",
    "MKCOL",
    "MKREDIRECTREF",
    "MKWORKSPACE",
    "MOVE",
    "ORDERPATCH",
    "PRI",
    "PROPFIND",
    "PROPPATCH",
    "REBIND",
    "REPORT",
    "SEARCH",
    "UNBIND",
    "UNCHECKOUT",
    "UNLINK",
    "UNLOCK",
    "UPDATE",
    "UPDATEREDIRECTREF",
    "VERSION-CONTROL",
];

/// The methods that scripts can never send. <https://fetch.spec.whatwg.org/#forbidden-method>
const FORBIDDEN: &[&str] = &["CONNECT", "TRACE", "TRACK"];

/// The methods that need no preflight. <https://fetch.spec.whatwg.org/#cors-safelisted-method>
const SAFELISTED: &[&str] = &["GET", "HEAD", "POST"];

/// The methods that browsers upper-case. <https://fetch.spec.whatwg.org/#concept-method-normalize>
const NORMALIZED: &[&str] = &["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];

/// Returns a method as browsers send it: six of them are upper-cased, and `patch` stays `patch`.
/// <https://fetch.spec.whatwg.org/#concept-method-normalize>
#[must_use]
pub const fn normalize(method: &str) -> &str {
    let mut i = 0;
    while i < NORMALIZED.len() {
        if is_equal_ignoring_case(NORMALIZED[i], method) {
            return NORMALIZED[i];
        }
        i += 1;
    }
    method
}

/// Checks whether scripts can never send the method, in any case.
/// <https://fetch.spec.whatwg.org/#forbidden-method>
#[must_use]
pub const fn is_forbidden(method: &str) -> bool {
    is_one_of(method, FORBIDDEN)
}

/// Checks whether a page may send the method without a preflight: `GET`, `HEAD` and `POST`.
/// <https://fetch.spec.whatwg.org/#cors-safelisted-method>
#[must_use]
pub const fn is_safelisted(method: &str) -> bool {
    has_method(SAFELISTED, method)
}

/// Checks whether the method is registered with IANA and not forbidden; methods are case-sensitive.
/// <https://www.iana.org/assignments/http-methods/http-methods.xhtml>
#[must_use]
pub const fn is_standard(method: &str) -> bool {
    has_method(STANDARD, method)
}

/// Checks whether `method` is one of `methods`; methods are case-sensitive.
pub(super) const fn has_method(methods: &[&str], method: &str) -> bool {
    let mut i = 0;
    while i < methods.len() {
        if is_equal(methods[i], method) {
            return true;
        }
        i += 1;
    }
    false
}

/// Returns the standard method that `method` is in another case.
pub(super) const fn in_other_case(method: &str) -> Option<&'static str> {
    let mut i = 0;
    while i < STANDARD.len() {
        if is_equal_ignoring_case(STANDARD[i], method) {
            return Some(STANDARD[i]);
        }
        i += 1;
    }
    None
}
