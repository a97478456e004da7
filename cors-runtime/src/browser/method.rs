//! The methods that a page can use. Fetch Standard, [methods](https://fetch.spec.whatwg.org/#methods).

use cors_rules::method;

use super::reason::Reason;

/// Returns the page's method as a browser sends it: `put` → `PUT`, but `patch` stays.
///
/// # Errors
///
/// A method that is not a token, or that is forbidden: <https://fetch.spec.whatwg.org/#forbidden-method>.
pub(crate) fn normalize(method: &str) -> Result<String, Reason> {
    if !method::is_token(method) {
        return Err(Reason::MethodName(method.to_owned()));
    }
    if method::is_forbidden(method) {
        return Err(Reason::ForbiddenMethod(method.to_owned()));
    }
    Ok(method::normalize(method).to_owned())
}

/// Checks whether the method is GET or HEAD, which have no body and send no `Origin` to their own origin.
pub(crate) fn is_read(method: &str) -> bool {
    matches!(method, "GET" | "HEAD")
}
