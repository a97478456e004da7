//! Regular expressions, which other libraries take and this one does not.

use super::{authority::Authority, fault::Fault};
use crate::{
    Code, Text,
    rule::Rule,
    slice::{contains, find_any, is_at, part},
    utf8::char_at,
};

const REGEX_LIKE: &Rule = &Rule {
    code: Code::RegexLike,
    message: "an entry is not a regular expression, so {} means nothing in it",
    help: "write `\"https://*.example.com\"` for every subdomain, `\"http://localhost:*\"` for \
           every port, and one entry for each alternative",
};

/// The first piece of a regular expression before the path.
pub(super) const fn find(value: &str) -> Option<Fault> {
    let bytes = value.as_bytes();
    let authority = Authority::of(value).start;
    let end = find_any(bytes, b"/?#", authority);
    let mut at = 0;
    // One byte further: an expression such as `/^https…` begins with a slash.
    while at <= end && at < bytes.len() {
        let len = piece(value, at, authority);
        if len > 0 {
            return Some(Fault::new(REGEX_LIKE, at, at + len));
        }
        at += 1;
    }
    None
}

/// How many bytes a piece of a regular expression has at `at`; 0 if there is none.
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
        b'\\' if contains(b"./-:dDsSwW", next) => 2,
        b'.' if next == b'+' => 2,
        b'.' if next == b'*' && (at == authority || is_at(bytes, at + 2, b"\\")) => 2,
        _ => 0,
    }
}

/// The length of what begins at `at` and is closed by `close`, or else of its first byte.
const fn until(bytes: &[u8], at: usize, close: &[u8]) -> usize {
    let end = find_any(bytes, close, at);
    if end < bytes.len() { end + 1 - at } else { 1 }
}

/// Whether the brackets at `at` hold characters to choose from, and not an IPv6 address.
const fn is_class(bytes: &[u8], at: usize) -> bool {
    // Up to the next bracket at most, so that many of them are not looked through again and again.
    let end = find_any(bytes, b"][", at + 1);
    find_any(bytes, b"][^-\\", at + 1) < end || repetition(bytes, end + 1) > 0
}

/// The entry that comes closest to a regular expression without alternatives: what repeats becomes
/// `*`, and what is escaped itself. It is not always a valid one.
pub(super) const fn as_pattern(value: &str) -> Text {
    let bytes = value.as_bytes();
    let mut text = Text::new();
    let mut at = 0;
    while at < bytes.len() {
        let (len, meaning) = atom(value, at);
        text.push(match meaning {
            Some(meaning) => meaning,
            None => part(value, at, at + len),
        });
        at += len;
    }
    text
}

/// The length of what stands at `at`, and what it becomes; `None` if it stays as it is.
const fn atom(value: &str, at: usize) -> (usize, Option<&'static str>) {
    let bytes = value.as_bytes();
    let repeated = match bytes[at] {
        b'\\' if at + 1 < bytes.len() && contains(b"dDsSwW", bytes[at + 1]) => 2,
        b'[' => until(bytes, at, b"]"),
        b'.' if repetition(bytes, at + 1) > 0 => 1,
        _ => 0,
    };
    // Around an expression of JavaScript there are slashes.
    let is_around = bytes[at] == b'/' && (at == 0 || at + 1 == bytes.len());
    if repeated > 0 {
        (repeated + repetition(bytes, at + repeated), Some("*"))
    } else if is_around || contains(b"^$()?\\", bytes[at]) {
        (1, Some(""))
    } else {
        (char_at(value, at).1 - at, None)
    }
}

/// The length of a `*`, `+` or `{…}` at `at`.
const fn repetition(bytes: &[u8], at: usize) -> usize {
    if at >= bytes.len() {
        return 0;
    }
    match bytes[at] {
        b'*' | b'+' => 1,
        b'{' => until(bytes, at, b"}"),
        _ => 0,
    }
}
