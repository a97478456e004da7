//! Characters that no origin contains: blanks, upper-case letters and everything beyond ASCII.

use super::fault::{Advice, Fault};
use crate::{
    rule::rules,
    utf8::{char_at, is_blank, is_invisible},
};

rules! {
    SPACE: Space = "an origin has no blanks", help "remove the blanks";
    UPPER_CASE: UpperCase = "browsers send an origin in lower case: {} never matches",
        help "write it in lower case";
    NON_ASCII: NonAscii = "browsers send a host in its ASCII form: {} never matches",
        help "write the `xn--` form of the host, as a browser's address bar copies it";
    DOT: NonAscii = "browsers send a host in its ASCII form: {} never matches", help "write the ASCII `.`";
    INVISIBLE: NonAscii = "{} cannot be seen, and is no part of an origin", help "remove {}";
    INVISIBLE_BLANK: Space = "{} cannot be seen, and is no part of an origin", help "remove {}";
    /// The rule on all other characters.
    pub(crate) CHARACTER: Host = "a host has letters, digits, `-`, `_` and dots, not {}",
        help "write the origin as a browser's address bar copies it, such as \
           `\"https://app.example.com\"`";
}

/// Returns the run of upper-case letters that begins at `start`. Browsers serialise an origin in lower case.
/// <https://url.spec.whatwg.org/#concept-domain-to-ascii>
pub(crate) const fn upper_case(value: &str, start: usize) -> Fault {
    let bytes = value.as_bytes();
    let mut end = start;
    while end < bytes.len() && bytes[end].is_ascii_uppercase() {
        end += 1;
    }
    Fault::new(UPPER_CASE, start, end)
}

/// Returns the run of blanks that begins at `start`.
pub(crate) const fn blanks(value: &str, start: usize) -> Fault {
    let mut end = start;
    while end < value.len() {
        let (c, next) = char_at(value, end);
        if !is_blank(c) {
            break;
        }
        end = next;
    }
    match invisible_end(value, start) {
        all if all == end => Fault::new(INVISIBLE_BLANK, start, end).advised(Advice::Both),
        _ => Fault::new(SPACE, start, end),
    }
}

/// Returns the end of the run of invisible characters that begins at `start`.
const fn invisible_end(value: &str, start: usize) -> usize {
    let mut end = start;
    while end < value.len() {
        let (c, next) = char_at(value, end);
        if !is_invisible(c) {
            break;
        }
        end = next;
    }
    end
}

/// Returns the run of characters beyond ASCII that begins at `start`. Browsers send the `xn--` form of a host.
/// <https://url.spec.whatwg.org/#concept-domain-to-ascii>
pub(crate) const fn non_ascii(value: &str, start: usize) -> Fault {
    let (c, next) = char_at(value, start);
    let invisible = invisible_end(value, start);
    if invisible > start {
        return Fault::new(INVISIBLE, start, invisible).advised(Advice::Both);
    }
    if matches!(as_ascii(c), Some(b'.')) {
        return Fault::new(DOT, start, next).advised(Advice::Both);
    }
    let bytes = value.as_bytes();
    let mut end = start;
    while end < bytes.len() && !bytes[end].is_ascii() {
        end += 1;
    }
    Fault::new(NON_ASCII, start, end)
}

/// Returns the ASCII character that browsers map a full-width form or another script's full stop to: `．` → `.`.
/// <https://www.unicode.org/reports/tr46/#Table_Example_Processing>
pub(crate) const fn as_ascii(c: u32) -> Option<u8> {
    match c {
        0x3002 | 0xFF61 => Some(b'.'),
        // Not those of `/`, `?`, `#` and `@`: they would begin another part of the URL.
        0xFF0A | 0xFF0D | 0xFF0E | 0xFF10..=0xFF1A | 0xFF21..=0xFF3A | 0xFF41..=0xFF5A => {
            Some(((c - 0xFF01) & 0x7F) as u8 + b'!')
        }
        _ => None,
    }
}
