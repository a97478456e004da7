//! The rules of request headers that a page may send.

use crate::{
    Violation, header_name,
    rule::rules,
    slice::{attempt, has_prefix_ignoring_case, is_equal, is_equal_ignoring_case, is_one_of},
};

/// The headers that only the browser sets; those that begin with `Proxy-` or `Sec-` are forbidden too.
/// <https://fetch.spec.whatwg.org/#forbidden-request-header>
const FORBIDDEN: &[&str] = &[
    "Accept-Charset",
    "Accept-Encoding",
    "Access-Control-Request-Headers",
    "Access-Control-Request-Method",
    "Connection",
    "Content-Length",
    "Cookie",
    "Cookie2",
    "Date",
    "DNT",
    "Expect",
    "Host",
    "Keep-Alive",
    "Origin",
    "Referer",
    "Set-Cookie",
    "TE",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
    "Via",
];

/// The headers in which a proxy says where a request went, and which `enforce` believes. `Host` is forbidden anyway.
/// <https://www.rfc-editor.org/rfc/rfc7239>
const FORWARDING: &[&str] =
    &["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Proto"];

/// The headers of an answer, each with the key of a policy that sets it.
const ANSWER: &[(&str, &str)] = &[
    ("Access-Control-Allow-Origin", "origins"),
    ("Access-Control-Allow-Methods", "methods"),
    ("Access-Control-Allow-Headers", "headers"),
    ("Access-Control-Allow-Credentials", "credentials"),
    ("Access-Control-Expose-Headers", "expose"),
    ("Access-Control-Max-Age", "max_age"),
];

rules! {
    FORBIDDEN_HEADER: ForbiddenHeader = "only the browser sets {}: a page can never send it",
        help "remove it";
    COOKIE: ForbiddenHeader = "only the browser sets {}: a page can never send it",
        help "remove it; cookies come with `credentials`";
    OF_RESPONSE: ResponseHeader = "{} belongs on the response, where this crate sets it", help "remove it";
    ANY_WITH_ENFORCE: AnyWithEnforce =
        "with `enforce` every header must be named: under `*` a page could claim where its request went",
        help "name the headers, or remove `enforce`";
    FORWARDING_HEADER: ForwardingHeader =
        "with `enforce` no page may send {}: it could claim where its request went",
        help "remove it, or remove `enforce`";
    EMPTY: EmptyList = "an empty list of headers allows none, which is the default", help "remove `headers`";
}

/// Checks whether a page can never send the header.
/// <https://fetch.spec.whatwg.org/#forbidden-request-header>
#[must_use]
pub const fn is_forbidden(name: &str) -> bool {
    is_one_of(name, FORBIDDEN)
        || has_prefix_ignoring_case(name, "Proxy-")
        || has_prefix_ignoring_case(name, "Sec-")
}

/// Checks whether an answer to a preflight that lists `names` lets a page send the header.
/// <https://fetch.spec.whatwg.org/#cors-preflight-fetch>
#[must_use]
pub const fn is_listed(name: &str, names: &[&str], credentials: bool) -> bool {
    is_one_of(name, names) || (!credentials && !is_non_wildcard(name) && is_one_of("*", names))
}

/// Checks whether `*` leaves the header out.
/// <https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name>
#[must_use]
pub const fn is_non_wildcard(name: &str) -> bool {
    is_equal_ignoring_case(name, "authorization")
}

/// Checks a name by itself. `*` and made-up names are valid.
///
/// # Errors
///
/// The rule that `value` breaks.
pub const fn check(value: &str) -> Result<(), Violation> {
    attempt!(header_name::check_token(value));
    attempt!(check_allowed(value));
    check_side(value)
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

/// Checks a name beside `enforce`, which reads where a request went: a page must not be able to say so itself.
///
/// # Errors
///
/// The rule that `value` breaks.
pub const fn check_enforced(value: &str) -> Result<(), Violation> {
    if is_equal(value, "*") {
        return Err(ANY_WITH_ENFORCE.broken_by_all(value));
    }
    if is_one_of(value, FORWARDING) {
        return Err(FORWARDING_HEADER.broken_by_all(value));
    }
    Ok(())
}

/// Checks that a page can send a header. <https://fetch.spec.whatwg.org/#forbidden-request-header>
const fn check_allowed(value: &str) -> Result<(), Violation> {
    if is_one_of(value, &["Cookie", "Cookie2"]) {
        return Err(COOKIE.broken_by_all(value));
    }
    if is_forbidden(value) {
        return Err(FORBIDDEN_HEADER.broken_by_all(value));
    }
    Ok(())
}

/// Checks that a header is not one of an answer.
/// <https://fetch.spec.whatwg.org/#http-responses>
const fn check_side(value: &str) -> Result<(), Violation> {
    if !has_prefix_ignoring_case(value, "Access-Control-") || header_name::is_of_preflight_request(value) {
        return Ok(());
    }
    let violation = OF_RESPONSE.broken_by_all(value);
    Err(match key(value) {
        Some(key) => violation.with_help(&["remove it; `", key, "` sets it"]),
        None => violation,
    })
}

/// Returns the key of a policy that sets the header.
const fn key(name: &str) -> Option<&'static str> {
    let mut i = 0;
    while i < ANSWER.len() {
        if is_equal_ignoring_case(ANSWER[i].0, name) {
            return Some(ANSWER[i].1);
        }
        i += 1;
    }
    None
}

/// Checks that two names of one list differ, and that only `Authorization` is beside `*`, which does not cover it. <https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name>
///
/// # Errors
///
/// The redundant one (0 for the earlier, 1 for the later), and why.
pub const fn check_pair(earlier: &str, later: &str) -> Result<(), (usize, Violation)> {
    header_name::check_pair(earlier, later, Some("Authorization"))
}

/// Returns the warning about a header whose name looks misspelt.
#[must_use]
pub const fn warning(value: &str) -> Option<Violation> {
    header_name::misspelt(value)
}

/// Returns the violation by an empty list of request headers.
#[must_use]
pub const fn empty() -> Violation {
    EMPTY.broken()
}

/// Returns the violation by `headers = any` with `credentials`.
#[must_use]
pub const fn any_with_credentials() -> Violation {
    header_name::any_with_credentials()
}
