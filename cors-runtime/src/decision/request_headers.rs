//! Reading `Access-Control-Request-Headers`: a list, RFC 9110, section 5.6.1.
//!
//! Browsers compare what they ask for with the policy's list, so it decides nothing here, with one exception. What they will
//! conclude is told to whoever listens.

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

static ACCESS_CONTROL_REQUEST_HEADERS: HeaderName = header::ACCESS_CONTROL_REQUEST_HEADERS;

/// The most bytes of the header that are read, over all its lines: more than any page asks for. The bound keeps the cost of a
/// preflight constant.
const MAX_BYTES: usize = 8192;

/// Checks whether a preflight asks for `Authorization`, which by the standard `*` does not cover, or for more than is read.
/// <https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name>
pub(crate) fn can_ask_for_authorization(headers: &HeaderMap) -> bool {
    let mut left = MAX_BYTES;
    for line in headers.get_all(&ACCESS_CONTROL_REQUEST_HEADERS) {
        // An empty line costs something too.
        match left.checked_sub(line.len() + 1) {
            Some(rest) => left = rest,
            None => return true,
        }
        if names(line).any(|name| name.eq_ignore_ascii_case(b"authorization")) {
            return true;
        }
    }
    false
}

/// Returns the one line of the header; `None` if there is none, or several.
pub(crate) fn sole_line(headers: &HeaderMap) -> Option<&HeaderValue> {
    match headers.get_all(&ACCESS_CONTROL_REQUEST_HEADERS).as_slice() {
        [line] => Some(line),
        _ => None,
    }
}

/// Returns the names that a preflight asks for, as far as they are read.
pub(crate) fn requested_names(headers: &HeaderMap) -> impl Iterator<Item = &[u8]> {
    let mut left = MAX_BYTES;
    let lines = headers.get_all(&ACCESS_CONTROL_REQUEST_HEADERS).take_while(move |line| {
        let rest = left.checked_sub(line.len() + 1);
        left = rest.unwrap_or_default();
        rest.is_some()
    });
    lines.flat_map(names)
}

/// Returns the names of a line. Blanks inside of a name, which no browser sends, divide it.
fn names(line: &HeaderValue) -> impl Iterator<Item = &[u8]> {
    let names = line.as_bytes().split(|byte| matches!(byte, b',' | b' ' | b'\t'));
    names.filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            let value = HeaderValue::from_str(line).expect("a header value");
            headers.append(header::ACCESS_CONTROL_REQUEST_HEADERS, value);
        }
        headers
    }

    #[test]
    fn authorization_is_found_on_any_line_in_any_case_and_nowhere_else() {
        let asking: &[&[&str]] = &[
            &["authorization"],
            &["Authorization"],
            &["content-type,authorization"],
            &["x-a", "\tx-b ,, AUTHORIZATION ,"],
        ];
        for lines in asking {
            assert!(can_ask_for_authorization(&headers(lines)), "{lines:?}");
        }
        let others: &[&[&str]] =
            &[&[], &[""], &["x-a,x-b"], &["x-authorization"], &["authorization-x"], &["author ization"]];
        for lines in others {
            assert!(!can_ask_for_authorization(&headers(lines)), "{lines:?}");
        }
    }

    #[test]
    fn a_header_beyond_the_bound_may_ask_for_authorization() {
        let [longest, longer] = [MAX_BYTES - 1, MAX_BYTES].map(|bytes| "x".repeat(bytes));
        assert!(!can_ask_for_authorization(&headers(&[&longest])));
        assert!(can_ask_for_authorization(&headers(&[&longer])));
        let [most, more] = [MAX_BYTES, MAX_BYTES + 1].map(|lines| vec![""; lines]);
        assert!(!can_ask_for_authorization(&headers(&most)));
        assert!(can_ask_for_authorization(&headers(&more)));
    }
}
