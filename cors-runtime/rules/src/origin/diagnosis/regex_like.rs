//! Regular expressions, which other libraries accept and this one does not.
//!
//! - `"^https://a\\.com$"`, `"https://.*\\.a\\.com"`, `"https://(a|b).com"`, `"https?://a.com"` are expressions
//! - `"https://*.a.com"` is a pattern, `"http://[::1]"` an address and `"https://{tenant}.a.com"` has a placeholder

use super::authority::Authority;
use crate::{
    origin::grammar::fault::{Advice, Fault},
    rule::rules,
    slice::{find_any, has_byte, is_at},
};

rules! {
    REGEX_LIKE: RegexLike = "an entry is not a regular expression, so {} means nothing in it",
        help "write `\"https://*.example.com\"` for every subdomain, `\"http://localhost:*\"` for \
           every port, one entry for each alternative, or `origins = predicate(is_ours)` for what no list can say";
}

/// Finds the first piece of a regular expression before the path.
pub(super) const fn find(value: &str) -> Option<Fault> {
    let bytes = value.as_bytes();
    let authority = Authority::of(value).start;
    let end = find_any(bytes, b"/?#", authority);
    let mut at = 0;
    // One byte further, since `/^https…` begins with a slash.
    while at <= end && at < bytes.len() {
        let len = piece(value, at, authority);
        if len > 0 {
            return Some(Fault::new(REGEX_LIKE, at, at + len).advised(Advice::Words));
        }
        at += 1;
    }
    None
}

/// Returns the length of the piece of a regular expression at `at`, in bytes; 0 if there is none.
const fn piece(value: &str, at: usize, authority: usize) -> usize {
    let bytes = value.as_bytes();
    let next = if at + 1 < bytes.len() { bytes[at + 1] } else { 0 };
    match bytes[at] {
        b'^' if at == 0 => 1,
        b'/' if at == 0 && next == b'^' => 2,
        b'$' if at + 1 == bytes.len() || at + 2 == bytes.len() && next == b'/' => 1,
        b'?' if is_at(bytes, at, b"?://") => 1,
        b'|' | b')' => 1,
        b'(' => until(bytes, at, b")"),
        b'{' if next.is_ascii_digit() => until(bytes, at, b"}"),
        b'[' if is_class(bytes, at) => until(bytes, at, b"]"),
        b'\\' if has_byte(b"./-:dDsSwW", next) => 2,
        b'.' if next == b'+' => 2,
        b'.' if next == b'*' && (at == authority || is_at(bytes, at + 2, b"\\")) => 2,
        _ => 0,
    }
}

/// Returns the length from `at` up to `close`, or 1 if nothing closes it.
const fn until(bytes: &[u8], at: usize, close: &[u8]) -> usize {
    let end = find_any(bytes, close, at);
    if end < bytes.len() { end + 1 - at } else { 1 }
}

/// Checks whether the brackets at `at` are a choice of characters, and not an IPv6 address.
const fn is_class(bytes: &[u8], at: usize) -> bool {
    // Only up to the next bracket: otherwise many of them would cost quadratic time.
    let end = find_any(bytes, b"][", at + 1);
    let is_repeated = end + 1 < bytes.len() && has_byte(b"*+{", bytes[end + 1]);
    find_any(bytes, b"][^-\\", at + 1) < end || is_repeated
}
