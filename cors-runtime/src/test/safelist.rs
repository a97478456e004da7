//! What needs no permission. Fetch Standard, [CORS-safelisted
//! request-header](https://fetch.spec.whatwg.org/#cors-safelisted-request-header) and [CORS-safelisted response-header
//! name](https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name).

use actix_web::http::header::{HeaderName, HeaderValue};

/// A request-header's value is safelisted up to so many bytes.
const MAX_VALUE: usize = 128;

/// All safelisted values of a request together, up to so many bytes.
const MAX_TOTAL: usize = 1024;

const RESPONSE_HEADERS: [&str; 7] = [
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
];

const FORM_TYPES: [&str; 3] = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

/// The names that a preflight has to ask for: lower case, sorted, each once.
/// <https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names>
pub(super) fn unsafe_request_header_names(headers: &[(HeaderName, HeaderValue)]) -> Vec<HeaderName> {
    let is_safe = |(name, value): &&(HeaderName, HeaderValue)| is_safelisted_request_header(name, value);
    let total: usize = headers.iter().filter(is_safe).map(|(_, value)| value.len()).sum();
    let is_unsafe = |header: &&(HeaderName, HeaderValue)| total > MAX_TOTAL || !is_safe(header);
    let mut names: Vec<_> = headers.iter().filter(is_unsafe).map(|(name, _)| name.clone()).collect();
    names.sort_by(|a, b| a.as_str().cmp(b.as_str()));
    names.dedup();
    names
}

/// <https://fetch.spec.whatwg.org/#cors-safelisted-request-header>
pub(super) fn is_safelisted_request_header(name: &HeaderName, value: &HeaderValue) -> bool {
    let bytes = value.as_bytes();
    let safe = match name.as_str() {
        "accept" => !bytes.iter().copied().any(is_unsafe_byte),
        "accept-language" | "content-language" => bytes.iter().copied().all(is_language_byte),
        "content-type" => !bytes.iter().copied().any(is_unsafe_byte) && is_form_type(bytes),
        "range" => is_simple_range(bytes),
        _ => false,
    };
    safe && bytes.len() <= MAX_VALUE
}

/// What `Access-Control-Expose-Headers` need not name.
pub(super) fn is_safelisted_response_header(name: &HeaderName) -> bool {
    RESPONSE_HEADERS.contains(&name.as_str())
}

/// What no page reads, not even one of the same origin.
/// <https://fetch.spec.whatwg.org/#forbidden-response-header-name>
pub(super) fn is_forbidden_response_header(name: &HeaderName) -> bool {
    matches!(name.as_str(), "set-cookie" | "set-cookie2")
}

/// What `*` of a preflight's answer does not cover.
/// <https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name>
pub(super) fn is_non_wildcard(name: &HeaderName) -> bool {
    name == "authorization"
}

/// <https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte>
fn is_unsafe_byte(byte: u8) -> bool {
    (byte < 0x20 && byte != b'\t') || br#""():<>?@[\]{}"#.contains(&byte) || byte == 0x7F
}

fn is_language_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b" *,-.;=".contains(&byte)
}

/// One of the three types that an HTML form can send, whatever its parameters.
fn is_form_type(value: &[u8]) -> bool {
    let essence = value.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    FORM_TYPES.iter().any(|form| essence.eq_ignore_ascii_case(form.as_bytes()))
}

/// `bytes=N-` or `bytes=N-M`, without blanks and with a first byte.
/// <https://fetch.spec.whatwg.org/#simple-range-header-value>
fn is_simple_range(value: &[u8]) -> bool {
    let Some((first, last)) = std::str::from_utf8(value)
        .ok()
        .and_then(|value| value.strip_prefix("bytes="))
        .and_then(|range| range.split_once('-'))
    else {
        return false;
    };
    let number = |digits: &str| {
        if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse::<u64>().ok() } else { None }
    };
    match (number(first), last) {
        (Some(_), "") => true,
        (Some(first), last) => number(last).is_some_and(|last| first <= last),
        (None, _) => false,
    }
}
