//! The methods that have a meaning of their own.

use crate::slice::{equal, equal_ignore_case, is_one_of};

/// Every method that IANA has registered, but for those of [`FORBIDDEN`].
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

/// What scripts can never send. <https://fetch.spec.whatwg.org/#forbidden-method>
const FORBIDDEN: &[&str] = &["CONNECT", "TRACE", "TRACK"];

/// What needs no leave of the server. <https://fetch.spec.whatwg.org/#cors-safelisted-method>
const SAFELISTED: &[&str] = &["GET", "HEAD", "POST"];

/// Whether scripts can never send the method, in any case.
/// <https://fetch.spec.whatwg.org/#forbidden-method>
#[must_use]
pub const fn is_forbidden(method: &str) -> bool {
    is_one_of(method, FORBIDDEN)
}

/// Whether a page may send the method without a preflight: `GET`, `HEAD` and `POST`.
/// <https://fetch.spec.whatwg.org/#cors-safelisted-method>
#[must_use]
pub const fn is_safelisted(method: &str) -> bool {
    holds(SAFELISTED, method)
}

/// Whether the method is registered with IANA and not forbidden; methods have a case.
/// <https://www.iana.org/assignments/http-methods/http-methods.xhtml>
#[must_use]
pub const fn is_standard(method: &str) -> bool {
    holds(STANDARD, method)
}

/// Whether `method` is one of `methods`, by case.
pub(super) const fn holds(methods: &[&str], method: &str) -> bool {
    let mut i = 0;
    while i < methods.len() {
        if equal(methods[i], method) {
            return true;
        }
        i += 1;
    }
    false
}

/// The standard method that `method` is in another case.
pub(super) const fn in_other_case(method: &str) -> Option<&'static str> {
    let mut i = 0;
    while i < STANDARD.len() {
        if equal_ignore_case(STANDARD[i], method) {
            return Some(STANDARD[i]);
        }
        i += 1;
    }
    None
}
