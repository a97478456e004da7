//! The `://` of values that have none, or more than one.

use super::{authority::Authority, scheme};
use crate::{
    Text,
    slice::{contains, equal_ignore_case, find_any, is_at, is_one_of, part, starts_with_ignore_case, tail},
};

/// Corrects what stands for `://`: a slash or the colon is missing, or all of it, or a scheme
/// stands before another. `None` if a scheme was meant, and nobody can tell which.
pub(super) const fn correct(value: &str) -> Option<Text> {
    let value = if starts_with_ignore_case(value, "blob:") { tail(value, 5) } else { value };
    let value = scheme::last(value);
    let bytes = value.as_bytes();
    let authority = Authority::of(value);
    if authority.has_scheme && !is_at(bytes, 0, b"://") {
        return Some(without_slashes(value, authority.start));
    }
    // Who writes an address of mail means no host.
    if contains(part(value, 0, authority.end).as_bytes(), b'@') {
        return None;
    }
    let end = find_any(bytes, b":/\\", 0);
    let mut rest = end;
    while rest < bytes.len() && matches!(bytes[rest], b':' | b'/' | b'\\') {
        rest += 1;
    }
    let (word, slashes, host) = (part(value, 0, end), part(value, end, rest), tail(value, rest));
    let is_web = is_one_of(word, &["http", "https"]) && rest > end;
    if is_web || scheme::is_meant(value, end, slashes) {
        return match scheme::meant(word) {
            Some(scheme) => Some(Text::of(&[scheme, scheme::SEPARATOR, host])),
            None => None,
        };
    }
    // `//a.com`, `://a.com`, but the `::1` of an address has its colons.
    let begins = find_any(bytes, b"/\\", 0) < 2 && rest > 0 && word.is_empty();
    let host = if begins { host } else { value };
    if is_word(host) { None } else { Some(Text::of(&[scheme::SEPARATOR, host])) }
}

/// Without slashes between `://` and the host, of which browsers take any number.
const fn without_slashes(value: &str, authority: usize) -> Text {
    let bytes = value.as_bytes();
    let mut host = authority;
    while scheme::web_end(value) > 0 && host < bytes.len() && matches!(bytes[host], b'/' | b'\\') {
        host += 1;
    }
    Text::of(&[part(value, 0, authority), tail(value, host)])
}

/// Whether a value without a scheme is a word or a number, which may mean anything.
const fn is_word(value: &str) -> bool {
    let bytes = value.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if !bytes[i].is_ascii_alphanumeric() {
            return false;
        }
        i += 1;
    }
    !equal_ignore_case(value, "localhost")
}
