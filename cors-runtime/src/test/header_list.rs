//! Reading response headers. Fetch Standard, [headers](https://fetch.spec.whatwg.org/#terminology-headers).

use actix_web::http::{
    Method,
    header::{HeaderMap, HeaderName},
};

/// All values of a header, joined by a comma and a blank; bytes that are not text are replaced.
/// <https://fetch.spec.whatwg.org/#concept-header-list-get>
pub(super) fn get(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let values: Vec<_> =
        headers.get_all(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect();
    if values.is_empty() { None } else { Some(values.join(", ")) }
}

/// The elements of a header that is a list of tokens: methods and names of headers both are. No header is an empty
/// list. <https://fetch.spec.whatwg.org/#extract-header-list-values>
///
/// # Errors
///
/// What is no token; then the whole header says nothing.
pub(super) fn extract_tokens(headers: &HeaderMap, name: &HeaderName) -> Result<Vec<String>, String> {
    let value = get(headers, name).unwrap_or_default();
    let elements = value.split(',').map(|element| element.trim_matches([' ', '\t']));
    elements
        .filter(|element| !element.is_empty())
        .map(|element| if is_token(element) { Ok(element.to_owned()) } else { Err(value.clone()) })
        .collect()
}

/// RFC 9110, section 5.6.2: a method is exactly that.
fn is_token(value: &str) -> bool {
    Method::from_bytes(value.as_bytes()).is_ok()
}
