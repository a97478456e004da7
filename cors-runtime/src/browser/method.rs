//! Methods as a page can use them. Fetch Standard, [methods](https://fetch.spec.whatwg.org/#methods).

use cors_rules::method;

use super::Reason;

/// What a browser writes in upper case, and nothing else.
/// <https://fetch.spec.whatwg.org/#concept-method-normalize>
const NORMALIZED: [&str; 6] = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];

/// Returns what a page asks for, as a browser sends it.
///
/// # Errors
///
/// What is no token, and what a page may not use: <https://fetch.spec.whatwg.org/#forbidden-method>.
pub(crate) fn normalize(method: &str) -> Result<String, Reason> {
    if !method::is_token(method) {
        return Err(Reason::MethodName(method.to_owned()));
    }
    if method::is_forbidden(method) {
        return Err(Reason::ForbiddenMethod(method.to_owned()));
    }
    let normalized = NORMALIZED.iter().find(|name| name.eq_ignore_ascii_case(method));
    Ok(normalized.copied().unwrap_or(method).to_owned())
}

/// Checks whether the method is one that reads only.
pub(crate) fn is_read(method: &str) -> bool {
    matches!(method, "GET" | "HEAD")
}
