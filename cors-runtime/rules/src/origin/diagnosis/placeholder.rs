//! Placeholders that a template or a program was to replace.
//!
//! - `"https://<host>"`, `"https://{tenant}.a.com"`, `"${ORIGIN}"`, `"$(ORIGIN)"`, `"%ORIGIN%"`, `"https://%s.a.com"`
//! - `"https://{a,b}.com"` has alternatives

use super::authority::Authority;
use crate::{
    origin::grammar::{
        fault::{Advice, Fault},
        scheme::is_of_extension,
    },
    rule::{Rule, rules},
    slice::{find_any, has_byte, is_at, part},
};

rules! {
    HOST: Host = "{} is a placeholder, which nothing replaces",
        help "write the host itself, or a constant: `origins = [APP_ORIGIN]`";
    ORIGIN: NoScheme = "{} is a placeholder, which nothing replaces",
        help "write the origin itself, or a constant: `origins = [APP_ORIGIN]`";
    EXTENSION: Host = "{} is a placeholder, which nothing replaces",
        help "write the extension's id in its place";
    ALTERNATIVES: Host = "an entry has no alternatives: {} means nothing in it",
        help "write one entry for each alternative";
}

/// Finds the first placeholder in the host, or in a value without a scheme.
pub(super) const fn find(value: &str) -> Option<Fault> {
    let authority = Authority::of(value);
    let bytes = value.as_bytes();
    let mut at = authority.start;
    while at < authority.host_end {
        let len = length(bytes, at, authority.start);
        if len > 0 && at + len <= bytes.len() {
            return Some(
                Fault::new(rule_on(value, at, len, &authority), at, at + len).advised(Advice::Words),
            );
        }
        at += 1;
    }
    None
}

const fn rule_on(value: &str, at: usize, len: usize, authority: &Authority) -> &'static Rule {
    let bytes = value.as_bytes();
    if !authority.has_scheme {
        ORIGIN
    } else if bytes[at] == b'{' && find_any(bytes, b",", at) < at + len {
        ALTERNATIVES
    } else if is_of_extension(part(value, 0, authority.start)) {
        EXTENSION
    } else {
        HOST
    }
}

/// Returns the length of the placeholder at `at`, in bytes; 0 if there is none.
const fn length(bytes: &[u8], at: usize, start: usize) -> usize {
    let begins_label = at == start || has_byte(b".-", bytes[at - 1]);
    match bytes[at] {
        b'<' => closed(bytes, at, b">"),
        b'{' => closed(bytes, at, b"}"),
        b'$' if is_at(bytes, at, b"${") || is_at(bytes, at, b"$(") => closed(bytes, at, b"})"),
        b'$' if begins_label => word(bytes, at + 1),
        b'%' if begins_label => {
            let name = word(bytes, at + 1);
            let is_closed = name > 0 && is_at(bytes, at + name, b"%");
            let is_format = name == 2 && has_byte(b"sdv", bytes[at + 1]);
            if is_closed || is_format { name + is_closed as usize } else { 0 }
        }
        _ => 0,
    }
}

/// The longest placeholder, in bytes: the bound keeps many unclosed ones from costing quadratic time.
const LONGEST: usize = 64;

/// Returns the length of the placeholder at `at`, with all the bytes that close it; 0 if none does.
const fn closed(bytes: &[u8], at: usize, close: &[u8]) -> usize {
    let mut end = at;
    while end < bytes.len() && end - at < LONGEST && !has_byte(close, bytes[end]) {
        end += 1;
    }
    if end >= bytes.len() || !has_byte(close, bytes[end]) {
        return 0;
    }
    while end < bytes.len() && has_byte(close, bytes[end]) {
        end += 1;
    }
    end - at
}

/// Returns the length of the word at `at` and of the byte before it; 0 if there is no word.
const fn word(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    if at < bytes.len() && bytes[at].is_ascii_digit() {
        return 0;
    }
    while end < bytes.len() && (bytes[end].is_ascii_alphanumeric() || bytes[end] == b'_') {
        end += 1;
    }
    if end > at { end + 1 - at } else { 0 }
}
