//! Single characters of a string: `str::chars` is not `const`.

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

/// Blanks, the invisible ones that copying from a document brings along included.
pub(crate) const fn is_blank(c: u32) -> bool {
    match char::from_u32(c) {
        Some(c) => c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}'),
        None => false,
    }
}

/// Characters that change how text is laid out and cannot be seen themselves.
pub(crate) const fn is_invisible(c: u32) -> bool {
    matches!(c, 0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0x2066..=0x206F | 0xFEFF)
}

/// Marks that stand above or below the character before them.
pub(crate) const fn is_combining(c: u32) -> bool {
    matches!(c, 0x300..=0x36F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F)
}

/// How many columns `value` takes in a terminal between two boundaries.
pub(crate) const fn width(value: &str, start: usize, end: usize) -> usize {
    let mut width = 0;
    let mut at = start;
    while at < end && at < value.len() {
        let (c, next) = char_at(value, at);
        width += columns(c);
        at = next;
    }
    width
}

/// Nothing for marks, and two columns for the large blocks of wide characters.
/// <https://www.unicode.org/reports/tr11/>
const fn columns(c: u32) -> usize {
    match c {
        _ if is_combining(c) => 0,
        0x1100..=0x115F
        | 0x2E80..=0x303E
        | 0x3041..=0x33FF
        | 0x3400..=0x4DBF
        | 0x4E00..=0xA4CF
        | 0xA960..=0xA97F
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1F64F
        | 0x1F680..=0x1F6FF
        | 0x1F900..=0x1F9FF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
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
