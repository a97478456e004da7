//! The rules of exposed headers: the response headers that a page may read.

use crate::{
    Violation, header_name,
    rule::rules,
    slice::{attempt, is_equal_ignoring_case, is_one_of},
};

/// The headers that no page can read. <https://fetch.spec.whatwg.org/#forbidden-response-header-name>
const FORBIDDEN: &[&str] = &["Set-Cookie", "Set-Cookie2"];

/// The headers that every page can read anyway.
/// <https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name>
const SAFELISTED: &[&str] = &[
    "Cache-Control",
    "Content-Language",
    "Content-Length",
    "Content-Type",
    "Expires",
    "Last-Modified",
    "Pragma",
];

/// The headers that only the answer to a preflight has.
/// <https://fetch.spec.whatwg.org/#http-responses>
const PREFLIGHT: &[&str] =
    &["Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Max-Age"];

rules! {
    FORBIDDEN_HEADER: ForbiddenHeader = "browsers let no page read {}", help "remove it";
    OF_REQUEST: RequestHeader = "{} belongs on the request: no response has it to read", help "remove it";
    OF_PREFLIGHT: PreflightHeader = "{} is on the answer to a preflight, which no page sees",
        help "remove it";
    READABLE_ALREADY: Safelisted = "every page that may read the response can already read {}",
        help "remove it";
    EMPTY: EmptyList = "an empty list exposes no header, which is the default", help "remove `expose`";
}

/// Checks whether no page can ever read the header.
/// <https://fetch.spec.whatwg.org/#forbidden-response-header-name>
#[must_use]
pub const fn is_forbidden(name: &str) -> bool {
    is_one_of(name, FORBIDDEN)
}

/// Checks whether every page can read the header even if it is not exposed.
/// <https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name>
#[must_use]
pub const fn is_safelisted(name: &str) -> bool {
    is_one_of(name, SAFELISTED)
}

/// Checks a name by itself. `*` and made-up names are valid.
///
/// # Errors
///
/// The rule that `value` breaks.
pub const fn check(value: &str) -> Result<(), Violation> {
    attempt!(header_name::check_token(value));
    attempt!(check_readable(value));
    attempt!(check_side(value));
    check_not_preflight(value)
}

/// Checks a name by itself and in its policy.
///
/// # Errors
///
/// The rule that `value` breaks, by itself or in its policy.
pub const fn check_in(value: &str, credentials: bool) -> Result<(), Violation> {
    attempt!(header_name::check_credentials(value, credentials));
    check(value)
}

/// Checks that scripts can read a header: cookies are never for them.
/// <https://fetch.spec.whatwg.org/#forbidden-response-header-name>
const fn check_readable(value: &str) -> Result<(), Violation> {
    if is_forbidden(value) {
        return Err(FORBIDDEN_HEADER.broken_by_all(value));
    }
    Ok(())
}

/// Checks that a header is not one of requests. <https://fetch.spec.whatwg.org/#http-requests>
const fn check_side(value: &str) -> Result<(), Violation> {
    if is_equal_ignoring_case(value, "Origin") || header_name::is_of_preflight_request(value) {
        return Err(OF_REQUEST.broken_by_all(value));
    }
    Ok(())
}

/// Checks that a header is not only on the answer to a preflight, which no page sees. <https://fetch.spec.whatwg.org/#cors-preflight-fetch>
const fn check_not_preflight(value: &str) -> Result<(), Violation> {
    if is_one_of(value, PREFLIGHT) {
        return Err(OF_PREFLIGHT.broken_by_all(value));
    }
    Ok(())
}

/// Checks that two names of one list differ, and that none is beside `*`.
/// <https://fetch.spec.whatwg.org/#http-access-control-expose-headers>
///
/// # Errors
///
/// The redundant one (0 for the earlier, 1 for the later), and why.
pub const fn check_pair(earlier: &str, later: &str) -> Result<(), (usize, Violation)> {
    header_name::check_pair(earlier, later, None)
}

/// Returns the warning about a header that every page can already read, or whose name looks misspelt.
/// <https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name>
#[must_use]
pub const fn warning(value: &str) -> Option<Violation> {
    if is_safelisted(value) {
        return Some(READABLE_ALREADY.broken_by_all(value));
    }
    header_name::misspelt(value)
}

/// Returns the violation by an empty list of exposed headers.
#[must_use]
pub const fn empty() -> Violation {
    EMPTY.broken()
}

/// Returns the violation by `expose = any` with `credentials`.
#[must_use]
pub const fn any_with_credentials() -> Violation {
    header_name::any_with_credentials()
}
