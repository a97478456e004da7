//! Schemes that are written twice or misspelt.
//!
//! - `"http://https://a.com"` has two, and `"https://http.com"` has one
//! - `"htps://a.com"` and `"https:/a.com"` mean `https`
//! - `"localhost/"` and `"a.com//x"` begin with a host

use super::authority::Authority;
use crate::{
    origin::grammar::{fault::Fault, scheme::SEPARATOR},
    rule::rules,
    slice::{
        find, find_any, has_byte, has_prefix_ignoring_case, is_at, is_equal_ignoring_case, is_one_of, part,
        tail,
    },
    suggest,
};

rules! {
    DOUBLED: Scheme = "an origin has one scheme: {} stands before another",
        help "write the origin of the page, such as `\"https://example.com\"`";
}

/// Finds a scheme that comes before another one.
pub(super) const fn doubled(value: &str) -> Option<Fault> {
    match value.len() - last(value).len() {
        0 => None,
        len => Some(Fault::new(DOUBLED, 0, len)),
    }
}

/// Returns the value from the last of several schemes on.
pub(super) const fn last(value: &str) -> &str {
    let mut last = value;
    loop {
        let authority = Authority::of(last);
        let rest = tail(last, authority.start);
        if !authority.has_scheme || !is_doubled(part(last, 0, authority.start), rest) {
            return last;
        }
        last = rest;
    }
}

/// Checks whether `rest` begins with a scheme again, and not with a host of that name.
const fn is_doubled(scheme: &str, rest: &str) -> bool {
    let is_web = is_one_of(scheme, &["http://", "https://"]);
    let end = web_end(rest);
    let bytes = rest.as_bytes();
    is_web && end > 0 && (is_at(bytes, end, b"://") || is_at(bytes, end, b"//") || is_at(bytes, end, b":/"))
}

/// Returns the end of the `http` or `https` that `value` begins with, in any case; 0 if there is none.
pub(super) const fn web_end(value: &str) -> usize {
    if has_prefix_ignoring_case(value, "http") {
        4 + has_prefix_ignoring_case(tail(value, 4), "s") as usize
    } else {
        0
    }
}

/// Returns the scheme that a word before `://` or before a misspelt `://` means.
pub(super) const fn meant(word: &str) -> Option<&'static str> {
    suggest::closest(word, &["http", "https"])
}

/// Checks whether the word before the slashes at `end` is meant as a scheme, and not as a host.
pub(super) const fn is_meant(value: &str, end: usize, slashes: &str) -> bool {
    let word = part(value, 0, end);
    !word.is_empty()
        && slashes.len() > 1
        && find_any(slashes.as_bytes(), b"/\\", 0) < slashes.len()
        && !has_byte(word.as_bytes(), b'.')
        && !is_equal_ignoring_case(word, "localhost")
}

/// Checks whether a value has `://`.
pub(super) const fn has_separator(value: &str) -> bool {
    find(value.as_bytes(), SEPARATOR.as_bytes(), 0).is_some()
}
