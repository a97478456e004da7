//! The rules of exposed headers: what a page may read of a response.

use crate::{
    Code, Violation, header_name,
    rule::Rule,
    slice::{attempt, equal, equal_ignore_case, is_one_of},
};

/// What no page can read. <https://fetch.spec.whatwg.org/#forbidden-response-header-name>
const FORBIDDEN: &[&str] = &["Set-Cookie", "Set-Cookie2"];

/// What every page can read without leave.
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

/// What stands on the answer to a preflight alone.
/// <https://fetch.spec.whatwg.org/#http-responses>
const PREFLIGHT: &[&str] =
    &["Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Max-Age"];

const FORBIDDEN_HEADER: &Rule =
    &Rule { code: Code::ForbiddenHeader, message: "browsers let no page read {}", help: "remove it" };

const OF_REQUEST: &Rule = &Rule {
    code: Code::RequestHeader,
    message: "{} belongs on the request: no response has it to read",
    help: "remove it",
};

const OF_PREFLIGHT: &Rule = &Rule {
    code: Code::PreflightHeader,
    message: "{} stands on the answer to a preflight, which no page sees",
    help: "remove it",
};

const READABLE_ALREADY: &Rule = &Rule {
    code: Code::Safelisted,
    message: "every page that may read the response can read {} already",
    help: "remove it",
};

const EMPTY: &Rule = &Rule {
    code: Code::EmptyList,
    message: "an empty list exposes no header, which is the default",
    help: "remove `expose`",
};

/// Whether no page can ever read the header.
/// <https://fetch.spec.whatwg.org/#forbidden-response-header-name>
#[must_use]
pub const fn is_forbidden(name: &str) -> bool {
    is_one_of(name, FORBIDDEN)
}

/// Whether every page can read the header without its being exposed.
/// <https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name>
#[must_use]
pub const fn is_safelisted(name: &str) -> bool {
    is_one_of(name, SAFELISTED)
}

/// Every rule on a name by itself. `*` breaks none of them, and neither does a name that somebody
/// made up.
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

/// Every rule on a name of which the policy is known.
///
/// # Errors
///
/// The rule that `value` breaks, by itself or in its policy.
pub const fn check_in(value: &str, credentials: bool) -> Result<(), Violation> {
    attempt!(header_name::check_credentials(value, credentials));
    check(value)
}

/// Cookies are not for scripts to read, whatever is exposed.
/// <https://fetch.spec.whatwg.org/#forbidden-response-header-name>
const fn check_readable(value: &str) -> Result<(), Violation> {
    if is_forbidden(value) {
        return Err(FORBIDDEN_HEADER.broken_by_all(value));
    }
    Ok(())
}

/// Headers of requests stand on no response. <https://fetch.spec.whatwg.org/#http-requests>
const fn check_side(value: &str) -> Result<(), Violation> {
    if equal_ignore_case(value, "Origin") || header_name::is_of_preflight_request(value) {
        return Err(OF_REQUEST.broken_by_all(value));
    }
    Ok(())
}

/// No page sees the answer to a preflight. <https://fetch.spec.whatwg.org/#cors-preflight-fetch>
const fn check_not_preflight(value: &str) -> Result<(), Violation> {
    if is_one_of(value, PREFLIGHT) {
        return Err(OF_PREFLIGHT.broken_by_all(value));
    }
    Ok(())
}

/// The rules on two names of one list: they differ, and nothing stands beside `*`.
/// <https://fetch.spec.whatwg.org/#http-access-control-expose-headers>
///
/// # Errors
///
/// Which of the two is redundant (0 the earlier one, 1 the later one), and why.
pub const fn check_pair(earlier: &str, later: &str) -> Result<(), (usize, Violation)> {
    attempt!(header_name::check_duplicate(earlier, later));
    if equal(earlier, "*") {
        return Err((1, header_name::covered_by_any(later)));
    }
    if equal(later, "*") {
        return Err((0, header_name::covered_by_any(earlier)));
    }
    Ok(())
}

/// What is not wrong, but does nothing: a name that every page can read already.
/// <https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name>
#[must_use]
pub const fn warning(value: &str) -> Option<Violation> {
    if is_safelisted(value) {
        return Some(READABLE_ALREADY.broken_by_all(value));
    }
    None
}

/// An empty list of exposed headers.
#[must_use]
pub const fn empty() -> Violation {
    EMPTY.broken()
}

/// `expose = any` with `credentials`.
#[must_use]
pub const fn any_with_credentials() -> Violation {
    header_name::any_with_credentials()
}
