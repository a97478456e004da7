//! Reading `Vary`: RFC 9110, section 12.5.5.

use actix_web::http::header::{HeaderMap, HeaderValue, VARY};

use crate::list::elements;

/// Checks whether a response says already that it depends on `Origin`, on any line; `*` says so of everything.
pub(crate) fn has_origin_on_any_line(headers: &HeaderMap) -> bool {
    headers.get_all(VARY).any(has_origin)
}

/// Checks whether this line of `Vary` says so.
pub(super) fn has_origin(line: &HeaderValue) -> bool {
    elements(line.as_bytes()).any(is_origin)
}

fn is_origin(element: &[u8]) -> bool {
    let name = element.trim_ascii();
    name == b"*" || name.eq_ignore_ascii_case(b"origin")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origin_is_found_on_any_line_in_any_case_and_nowhere_else() {
        let cases: &[(&[&'static str], bool)] = &[
            (&[], false),
            (&["Accept-Encoding"], false),
            (&["Accept-Encoding", "origin"], true),
            (&["Accept-Encoding, ORIGIN ,Cookie"], true),
            (&["*"], true),
            (&["X-Origin", "Origin-X", "Ori gin"], false),
        ];
        for (lines, expected) in cases {
            let mut headers = HeaderMap::new();
            for line in *lines {
                headers.append(VARY, HeaderValue::from_static(line));
            }
            assert_eq!(has_origin_on_any_line(&headers), *expected, "{lines:?}");
        }
    }
}
