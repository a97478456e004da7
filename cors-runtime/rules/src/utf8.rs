//! Single characters of a string: `str::chars` is not `const`.

use crate::slice::part;

/// The character of `value` at the boundary `at`, and where the next one begins.
///
/// Past the end, or within a character, it is U+FFFD and one byte long: callers always get on.
pub(crate) const fn char_at(value: &str, at: usize) -> (u32, usize) {
    let bytes = value.as_bytes();
    if at >= bytes.len() || !value.is_char_boundary(at) {
        return (0xFFFD, at + 1);
    }
    let first = bytes[at] as u32;
    let (mut c, len) = match first {
        0..0x80 => (first, 1),
        0x80..0xE0 => (first & 0x1F, 2),
        0xE0..0xF0 => (first & 0x0F, 3),
        _ => (first & 0x07, 4),
    };
    let mut i = 1;
    while i < len && at + i < bytes.len() {
        c = c << 6 | (bytes[at + i] & 0x3F) as u32;
        i += 1;
    }
    (c, at + len)
}

/// How many characters `value` has between two boundaries.
pub(crate) const fn count(value: &str, start: usize, end: usize) -> usize {
    let bytes = part(value, start, end).as_bytes();
    let mut count = 0;
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] & 0xC0 != 0x80 {
            count += 1;
        }
        i += 1;
    }
    count
}

/// Blanks, the invisible ones that copying from a document brings along included.
pub(crate) const fn is_blank(c: u32) -> bool {
    match char::from_u32(c) {
        Some(c) => c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}'),
        None => false,
    }
}

/// Whether all of `value` can be shown.
pub(crate) const fn is_printable(value: &str) -> bool {
    printable_end(value, 0, value.len()) == value.len()
}

/// Where the characters end that begin at `at` and can be shown, at `end` at the latest.
pub(crate) const fn printable_end(value: &str, at: usize, end: usize) -> usize {
    let bytes = value.as_bytes();
    let mut at = at;
    while at < end && at < bytes.len() {
        if matches!(bytes[at], b' '..=b'~') {
            at += 1;
            continue;
        }
        let (c, next) = char_at(value, at);
        if is_unprintable(c) {
            break;
        }
        at = next;
    }
    at
}

/// Control characters, and those that change the direction of a line or cannot be seen.
pub(crate) const fn is_unprintable(c: u32) -> bool {
    matches!(
        c,
        0..0x20 | 0x7F..=0xA0 | 0xAD | 0x61C | 0x200B..=0x200F | 0x2028..=0x202F
            | 0x2060..=0x206F | 0xFEFF | 0xFFF9..=0xFFFB | 0xE0000..=0xE0FFF
    )
}
