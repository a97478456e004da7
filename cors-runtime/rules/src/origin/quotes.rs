//! Quotes and brackets around an origin, within the quotes of Rust.

use super::{fault::Fault, scheme};
use crate::{
    Code,
    rule::Rule,
    slice::{find, part},
    utf8::char_at,
};

const QUOTES: &Rule = &Rule {
    code: Code::Scheme,
    message: "an origin stands in no quotes or brackets of its own: remove {}",
    help: "remove them, and write the origin of the page, such as `\"https://example.com\"`",
};

/// The quotes with which a value begins.
pub(super) const fn find_quotes(value: &str) -> Option<Fault> {
    let start = opening(value);
    if start > 0 && start < value.len() { Some(Fault::new(QUOTES, 0, start)) } else { None }
}

/// The value without quotes around it, and without brackets around a whole origin.
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

/// Where the quotes and brackets end with which a value begins. An address has brackets too, and
/// `<host>` is a placeholder.
const fn opening(value: &str) -> usize {
    let is_origin = find(value.as_bytes(), scheme::SEPARATOR.as_bytes(), 0).is_some();
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
