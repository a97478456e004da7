//! Lists as headers have them: RFC 9110, section 5.6.1.

use actix_web::http::header::HeaderValue;

/// A header value that lists these; `None` where there are none.
pub(crate) fn header_value(names: &[&str]) -> Option<HeaderValue> {
    if names.is_empty() {
        return None;
    }
    let mut value = String::new();
    for name in names {
        add_to_list(&mut value, ", ", name);
    }
    HeaderValue::from_str(&value).ok()
}

/// One more element of a list. Not by `join`, which is a lot to compile.
pub(crate) fn add_to_list(list: &mut String, separator: &str, element: &str) {
    if !list.is_empty() {
        list.push_str(separator);
    }
    list.push_str(element);
}

/// The elements of a line, with the blanks around them.
pub(crate) fn elements(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(|byte| *byte == b',')
}

/// Without the blanks that the list syntax allows around an element.
pub(crate) fn trim_blanks(element: &[u8]) -> &[u8] {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let start = element.iter().position(|byte| !is_blank(byte)).unwrap_or(element.len());
    let end = element.iter().rposition(|byte| !is_blank(byte)).map_or(start, |last| last + 1);
    &element[start..end]
}
