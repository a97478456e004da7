//! A `://` that is missing, misspelt or there twice.
//!
//! - `"https:/a.com"`, `"https//a.com"`, `"htps://a.com"` → `https://a.com`
//! - `"//a.com"`, `"a.com"`, `"localhost:3000"` → `://` and the host: the scheme follows from it
//! - `"blob:https://a.com"`, `"http://https://a.com"` → `https://a.com`
//! - `"hello"`, `"me@a.com"`, `"ftq://a.com"` → nothing: they may mean anything

use super::{authority::Authority, schemes};
use crate::{
    Text,
    origin::grammar::scheme::SEPARATOR,
    slice::{
        find_any, has_byte, has_prefix_ignoring_case, is_at, is_equal_ignoring_case, is_one_of, part, tail,
    },
};

/// Returns the value with `://` behind its scheme; `None` if a scheme was meant, and it is not clear which.
pub(super) const fn correct(value: &str) -> Option<Text> {
    let value = if has_prefix_ignoring_case(value, "blob:") { tail(value, 5) } else { value };
    let value = schemes::last(value);
    let bytes = value.as_bytes();
    let authority = Authority::of(value);
    if authority.has_scheme && !is_at(bytes, 0, b"://") {
        return Some(without_slashes(value, authority.start));
    }
    // A mail address means no host.
    if has_byte(part(value, 0, authority.end).as_bytes(), b'@') {
        return None;
    }
    let end = find_any(bytes, b":/\\", 0);
    let mut rest = end;
    while rest < bytes.len() && matches!(bytes[rest], b':' | b'/' | b'\\') {
        rest += 1;
    }
    let (word, slashes, host) = (part(value, 0, end), part(value, end, rest), tail(value, rest));
    let is_web = is_one_of(word, &["http", "https"]) && rest > end;
    if is_web || schemes::is_meant(value, end, slashes) {
        return match schemes::meant(word) {
            Some(scheme) => Some(Text::of(&[scheme, SEPARATOR, host])),
            None => None,
        };
    }
    // `//a.com` and `://a.com` begin with what is left of `://`; `::1` is an address.
    let begins = find_any(bytes, b"/\\", 0) < 2 && rest > 0 && word.is_empty();
    let host = if begins { host } else { value };
    if is_word(host) { None } else { Some(Text::of(&[SEPARATOR, host])) }
}

/// Returns the value without slashes between `://` and the host: browsers ignore any number of them.
const fn without_slashes(value: &str, authority: usize) -> Text {
    let bytes = value.as_bytes();
    let mut host = authority;
    while schemes::web_end(value) > 0 && host < bytes.len() && matches!(bytes[host], b'/' | b'\\') {
        host += 1;
    }
    Text::of(&[part(value, 0, authority), tail(value, host)])
}

/// Checks whether a value without a scheme is a word or a number, which may mean anything.
const fn is_word(value: &str) -> bool {
    let bytes = value.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if !bytes[i].is_ascii_alphanumeric() {
            return false;
        }
        i += 1;
    }
    !is_equal_ignoring_case(value, "localhost")
}
