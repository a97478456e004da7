//! The characters of a string, for const evaluation: `str::chars` is not `const`.

/// Returns the character of `value` at the boundary `at`, and the start of the next one.
///
/// Past the end, or inside a character, it is U+FFFD and one byte long, so a loop always advances.
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

/// Checks whether a character is a blank, or an invisible one that is copied from a document.
pub(crate) const fn is_blank(c: u32) -> bool {
    match char::from_u32(c) {
        Some(c) => c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}'),
        None => false,
    }
}

/// Checks whether a character changes the layout of text and is invisible itself.
pub(crate) const fn is_invisible(c: u32) -> bool {
    matches!(c, 0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0x2066..=0x206F | 0xFEFF)
}

/// Checks whether a character is a mark above or below the one before it.
pub(crate) const fn is_combining(c: u32) -> bool {
    matches!(c, 0x300..=0x36F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F)
}

/// Checks whether every character of `value` can be shown.
pub(crate) const fn is_printable(value: &str) -> bool {
    printable_end(value, 0, value.len()) == value.len()
}

/// Returns the end of the run of characters from `at` that can be shown, `end` at the latest.
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

/// Checks whether a character is a control character, changes the direction of a line or is invisible.
pub(crate) const fn is_unprintable(c: u32) -> bool {
    matches!(
        c,
        0..0x20 | 0x7F..=0xA0 | 0xAD | 0x61C | 0x200B..=0x200F | 0x2028..=0x202F
            | 0x2060..=0x206F | 0xFEFF | 0xFFF9..=0xFFFB | 0xE0000..=0xE0FFF
    )
}
