//! The list syntax of headers. <https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1>

use actix_web::http::header::HeaderValue;

/// Returns the header value that lists these names; `None` if there are none.
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

/// Appends an element to a list. `join` would cost more to compile.
pub(crate) fn add_to_list(list: &mut String, separator: &str, element: &str) {
    if !list.is_empty() {
        list.push_str(separator);
    }
    list.push_str(element);
}

/// Returns the elements of a line, with the blanks around them.
pub(crate) fn elements(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(|byte| *byte == b',')
}

/// Returns an element without the blanks that the list syntax allows around it.
pub(crate) fn trim_blanks(element: &[u8]) -> &[u8] {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let start = element.iter().position(|byte| !is_blank(byte)).unwrap_or(element.len());
    let end = element.iter().rposition(|byte| !is_blank(byte)).map_or(start, |last| last + 1);
    &element[start..end]
}
