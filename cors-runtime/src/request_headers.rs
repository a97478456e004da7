//! Reading `Access-Control-Request-Headers`: a list, RFC 9110, section 5.6.1.
//!
//! Browsers compare what they ask for with the policy's list, so it decides nothing here, with one exception.

use actix_web::http::header::{self, HeaderMap, HeaderName};

use crate::list::{elements, trim_blanks};

static ACCESS_CONTROL_REQUEST_HEADERS: HeaderName = header::ACCESS_CONTROL_REQUEST_HEADERS;

/// How many bytes of the header are read, over all its lines: more than any page asks for. Without this the cost of a
/// preflight would grow with what a client sends.
const MAX_BYTES: usize = 8192;

/// Whether a preflight asks for `Authorization`, which by the standard `*` does not cover, or for more than is read.
/// <https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name>
pub(crate) fn may_ask_for_authorization(headers: &HeaderMap) -> bool {
    let mut left = MAX_BYTES;
    for line in headers.get_all(&ACCESS_CONTROL_REQUEST_HEADERS) {
        // An empty line costs something too.
        match left.checked_sub(line.len() + 1) {
            Some(rest) => left = rest,
            None => return true,
        }
        if elements(line.as_bytes()).any(|name| trim_blanks(name).eq_ignore_ascii_case(b"authorization")) {
            return true;
        }
    }
    false
}

/// The first name that a preflight asks for and `allowed` does not list: for the log.
pub(crate) fn first_not_listed<'a>(allowed: &[&str], headers: &'a HeaderMap) -> Option<&'a [u8]> {
    let is_listed = |name: &[u8]| {
        let is_authorization = name.eq_ignore_ascii_case(b"authorization");
        allowed.iter().any(|listed| match *listed {
            "*" => !is_authorization,
            listed => name.eq_ignore_ascii_case(listed.as_bytes()),
        })
    };
    let mut left = MAX_BYTES;
    for line in headers.get_all(&ACCESS_CONTROL_REQUEST_HEADERS) {
        left = left.checked_sub(line.len() + 1)?;
        for element in elements(line.as_bytes()) {
            let name = trim_blanks(element);
            if !name.is_empty() && !is_listed(name) {
                return Some(name);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

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
            assert!(may_ask_for_authorization(&headers(lines)), "{lines:?}");
        }
        let others: &[&[&str]] =
            &[&[], &[""], &["x-a,x-b"], &["x-authorization"], &["authorization-x"], &["author ization"]];
        for lines in others {
            assert!(!may_ask_for_authorization(&headers(lines)), "{lines:?}");
        }
    }

    #[test]
    fn what_is_longer_than_is_read_may_ask_for_anything() {
        let [longest, longer] = [MAX_BYTES - 1, MAX_BYTES].map(|bytes| "x".repeat(bytes));
        assert!(!may_ask_for_authorization(&headers(&[&longest])));
        assert!(may_ask_for_authorization(&headers(&[&longer])));
        let [most, more] = [MAX_BYTES, MAX_BYTES + 1].map(|lines| vec![""; lines]);
        assert!(!may_ask_for_authorization(&headers(&most)));
        assert!(may_ask_for_authorization(&headers(&more)));
    }

    #[test]
    fn the_first_name_that_is_not_listed_is_found() {
        let cases: &[(&[&str], &[&str], Option<&str>)] = &[
            (&["X-A"], &["x-a", ",, X-A"], None),
            (&["X-A"], &["x-a, x-b", "x-c"], Some("x-b")),
            (&[], &["x-a"], Some("x-a")),
            (&["*"], &["x-a,authorization"], Some("authorization")),
            (&["*", "Authorization"], &["x-a,authorization"], None),
        ];
        for (allowed, lines, expected) in cases {
            let headers = headers(lines);
            assert_eq!(
                first_not_listed(allowed, &headers),
                expected.map(str::as_bytes),
                "{allowed:?} {lines:?}"
            );
        }
        assert_eq!(first_not_listed(&[], &headers(&[&"x".repeat(MAX_BYTES)])), None);
    }
}
