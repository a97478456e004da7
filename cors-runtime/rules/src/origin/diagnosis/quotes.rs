//! Quotes and brackets around an origin, inside the quotes of Rust.
//!
//! - `"'https://a.com'"` → `"https://a.com"`
//! - `"<https://a.com>"` → `"https://a.com"`, but `"https://<host>"` has a placeholder
//! - `"[::1]:3000"` stays: an IPv6 address has brackets

use super::schemes::has_separator;
use crate::{origin::grammar::fault::Fault, rule::rules, slice::part, utf8::char_at};

rules! {
    QUOTES: Scheme = "an origin stands in no quotes or brackets of its own: remove {}",
        help "remove them, and write the origin of the page, such as `\"https://example.com\"`";
}

/// Finds the quotes that a value begins with.
pub(super) const fn find(value: &str) -> Option<Fault> {
    let start = opening(value);
    if start > 0 && start < value.len() { Some(Fault::new(QUOTES, 0, start)) } else { None }
}

/// Returns the value without quotes around it, and without brackets around a whole origin.
pub(super) const fn strip(value: &str) -> &str {
    let start = opening(value);
    let mut end = value.len();
    while end > start {
        let mut last = end - 1;
        while !value.is_char_boundary(last) {
            last -= 1;
        }
        let (c, _) = char_at(value, last);
        if !(is_quote(c) || start > 0 && is_bracket(c)) {
            break;
        }
        end = last;
    }
    part(value, start, end)
}

/// Returns the end of the quotes and brackets that a value begins with.
const fn opening(value: &str) -> usize {
    let is_origin = has_separator(value);
    let mut at = 0;
    while at < value.len() {
        let (c, next) = char_at(value, at);
        if !(is_quote(c) || is_origin && is_bracket(c)) {
            break;
        }
        at = next;
    }
    at
}

const fn is_quote(c: u32) -> bool {
    matches!(c, 0x22 | 0x27 | 0x60 | 0xAB | 0xBB | 0x2018..=0x201F)
}

const fn is_bracket(c: u32) -> bool {
    matches!(c, 0x3C | 0x3E | 0x5B | 0x5D)
}
