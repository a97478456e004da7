//! The tokens of HTTP: methods and the names of headers.

use crate::{
    Text,
    slice::{find_any, part, tail},
};

/// Checks whether a value is a token. <https://www.rfc-editor.org/rfc/rfc9110#name-tokens>
pub(crate) const fn is_token(value: &str) -> bool {
    !value.is_empty() && end(value) == value.len()
}

/// Returns the position of the first byte that a token cannot have; the end if there is none.
pub(crate) const fn end(value: &str) -> usize {
    let bytes = value.as_bytes();
    let mut end = 0;
    while end < bytes.len() && is_token_byte(bytes[end]) {
        end += 1;
    }
    end
}

const fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'.'
                | b'^'
                | b'_'
                | b'`'
                | b'|'
                | b'~'
        )
}

/// Returns the first run of bytes that a token cannot have.
pub(crate) const fn foreign(value: &str) -> (usize, usize) {
    let bytes = value.as_bytes();
    let start = end(value);
    let mut end = start;
    while end < bytes.len() && !is_token_byte(bytes[end]) {
        end += 1;
    }
    (start, end)
}

/// The longest value that is split, in bytes: its parts must fit into a [`Text`].
const LONGEST: usize = 400;

/// Returns the tokens between commas as literals, if it has at least two: `"GET, PUT"` → `"GET", "PUT"`
pub(crate) const fn list(value: &str) -> Option<Text> {
    let (mut list, mut start, mut count) = (Text::new(), 0, 0);
    while start < value.len() && value.len() <= LONGEST {
        let end = find_any(value.as_bytes(), b",", start);
        let element = part(value, start, end).trim_ascii();
        if !element.is_empty() {
            if !is_token(element) {
                return None;
            }
            list.push(if count == 0 { "\"" } else { ", \"" });
            list.push(element);
            list.push("\"");
            count += 1;
        }
        start = end + 1;
    }
    if count < 2 { None } else { Some(list) }
}

/// Returns the only token in `value`, without the bytes around it: `"PUT,"` → `PUT`. Empty if there are several.
pub(crate) const fn only(value: &str) -> &str {
    let bytes = value.as_bytes();
    let mut start = 0;
    while start < bytes.len() && !is_token_byte(bytes[start]) {
        start += 1;
    }
    let word = tail(value, start);
    let end = end(word);
    let rest = tail(word, end);
    if foreign(rest).1 < rest.len() {
        return "";
    }
    part(word, 0, end)
}
