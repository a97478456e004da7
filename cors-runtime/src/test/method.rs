//! Methods as a page can use them. Fetch Standard, [methods](https://fetch.spec.whatwg.org/#methods).

use actix_web::http::Method;
use cors_rules::method;

use super::Reason;

/// What a browser writes in upper case, and nothing else.
/// <https://fetch.spec.whatwg.org/#concept-method-normalize>
const NORMALIZED: [&str; 6] = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];

/// What a page asks for, as a browser sends it.
///
/// # Errors
///
/// What is no method, and what a page may not use: <https://fetch.spec.whatwg.org/#forbidden-method>.
pub(super) fn normalize(method: &str) -> Result<Method, Reason> {
    let normalized = NORMALIZED.iter().find(|name| name.eq_ignore_ascii_case(method)).unwrap_or(&method);
    let parsed = Method::from_bytes(normalized.as_bytes());
    let parsed = parsed.map_err(|_| Reason::MethodName(method.to_owned()))?;
    if method::is_forbidden(method) {
        return Err(Reason::ForbiddenMethod(method.to_owned()));
    }
    Ok(parsed)
}

/// Never needs a preflight by itself. <https://fetch.spec.whatwg.org/#cors-safelisted-method>
pub(super) fn is_cors_safelisted(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::POST)
}
