//! Requests and headers that need no preflight, and those that no page can send. Fetch Standard, [CORS-safelisted
//! request-header](https://fetch.spec.whatwg.org/#cors-safelisted-request-header) and [CORS-safelisted response-header
//! name](https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name). Names are in lower case.

use cors_rules::{method::is_forbidden as is_forbidden_method, request_header};

use super::header_list::{HeaderList, decoded, split};

/// A request-header's value is safelisted up to so many bytes.
const MAX_VALUE: usize = 128;

/// All safelisted values of a request together, up to so many bytes.
const MAX_TOTAL: usize = 1024;

const FORM_TYPES: [&str; 3] = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

/// The headers that stand in for a method.
const OVERRIDES: [&str; 3] = ["x-http-method", "x-http-method-override", "x-method-override"];

/// Returns the names that a preflight has to ask for: sorted, each once.
/// <https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names>
pub(crate) fn unsafe_request_header_names(headers: &HeaderList) -> Vec<String> {
    let is_safe = |name: &str, value: &[u8]| is_safelisted_request_header(name, value);
    let total: usize =
        headers.iter().filter(|(name, value)| is_safe(name, value)).map(|(_, value)| value.len()).sum();
    let is_unsafe = |(name, value): &(&str, &[u8])| total > MAX_TOTAL || !is_safe(name, value);
    let mut names: Vec<_> = headers.iter().filter(is_unsafe).map(|(name, _)| name.to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

/// <https://fetch.spec.whatwg.org/#cors-safelisted-request-header>
pub(crate) fn is_safelisted_request_header(name: &str, value: &[u8]) -> bool {
    let is_safe = match name {
        "accept" => !value.iter().copied().any(is_unsafe_byte),
        "accept-language" | "content-language" => value.iter().copied().all(is_language_byte),
        "content-type" => !value.iter().copied().any(is_unsafe_byte) && is_form_type(value),
        "range" => is_simple_range(value),
        _ => false,
    };
    is_safe && value.len() <= MAX_VALUE
}

/// <https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header>
pub(crate) fn is_no_cors_safelisted(name: &str, value: &[u8]) -> bool {
    name != "range" && is_safelisted_request_header(name, value)
}

/// Checks whether only the browser sets the header. <https://fetch.spec.whatwg.org/#forbidden-request-header>
pub(crate) fn is_forbidden_request_header(name: &str, value: &[u8]) -> bool {
    request_header::is_forbidden(name)
        || OVERRIDES.contains(&name)
            && split(&decoded(value)).iter().any(|method| is_forbidden_method(method))
}

/// Checks whether the header is about the body, and goes where that goes.
/// <https://fetch.spec.whatwg.org/#request-body-header-name>
pub(crate) fn is_request_body_header(name: &str) -> bool {
    matches!(name, "content-encoding" | "content-language" | "content-location" | "content-type")
}

/// <https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte>
fn is_unsafe_byte(byte: u8) -> bool {
    (byte < 0x20 && byte != b'\t') || br#""():<>?@[\]{}"#.contains(&byte) || byte == 0x7F
}

fn is_language_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b" *,-.;=".contains(&byte)
}

/// Checks for one of the three types that an HTML form can send, whatever its parameters.
fn is_form_type(value: &[u8]) -> bool {
    let essence = value.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    FORM_TYPES.iter().any(|form| essence.eq_ignore_ascii_case(form.as_bytes()))
}

/// Checks for `bytes=N-` or `bytes=N-M`, without blanks and with a first byte.
/// <https://fetch.spec.whatwg.org/#simple-range-header-value>
fn is_simple_range(value: &[u8]) -> bool {
    let Some((first, last)) = std::str::from_utf8(value)
        .ok()
        .and_then(|value| value.strip_prefix("bytes="))
        .and_then(|range| range.split_once('-'))
    else {
        return false;
    };
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    // A number of any length: without zeros in front the longer one is the greater.
    let size =
        |digits: &str| (digits.trim_start_matches('0').len(), digits.trim_start_matches('0').to_owned());
    let is_ordered = last.is_empty() || size(first) <= size(last);
    !first.is_empty() && is_number(first) && is_number(last) && is_ordered
}
