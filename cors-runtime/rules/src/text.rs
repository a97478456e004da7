//! Text that const evaluation can compose.

use core::fmt;

use crate::{slice::part, utf8};

/// The size of a [`Text`] in bytes. The longest report has less than half of it.
const CAPACITY: usize = 1536;

/// The end of a text that did not fit.
const ELLIPSIS: &str = "…";

/// The longest part of a value that a message repeats, in bytes.
const LONGEST_QUOTE: usize = 120;

/// A short text that const evaluation can compose and `panic!("{}", text)` can show.
///
/// A text that does not fit is cut between two characters, and ends with `…`.
#[derive(Clone, Copy)]
pub struct Text {
    bytes: [u8; CAPACITY],
    len: usize,
    /// True if the text was cut: then nothing more is appended.
    is_cut: bool,
}

impl Text {
    /// Returns the empty text.
    #[must_use]
    pub const fn new() -> Self {
        Self { bytes: [0; CAPACITY], len: 0, is_cut: false }
    }

    /// Joins the parts.
    #[must_use]
    pub const fn of(parts: &[&str]) -> Self {
        let mut text = Self::new();
        let mut i = 0;
        while i < parts.len() {
            text.push(parts[i]);
            i += 1;
        }
        text
    }

    /// Appends `part`, or as much of it as fits and `…`.
    pub const fn push(&mut self, part: &str) {
        if self.is_cut {
            return;
        }
        // Room for the ellipsis is kept free at all times.
        let room = CAPACITY - ELLIPSIS.len() - self.len;
        if part.len() <= room {
            self.append(part.as_bytes());
            return;
        }
        self.append(part.as_bytes().split_at(boundary(part, room)).0);
        self.append(ELLIPSIS.as_bytes());
        self.is_cut = true;
    }

    /// Returns `value` in backticks for a message: shortened, and with characters escaped that could forge a line of a
    /// log.
    pub(crate) const fn quoted(value: &str) -> Self {
        let end = boundary(value, LONGEST_QUOTE);
        let mut text = Self::of(&["`"]);
        let mut at = 0;
        // A combining mark would be drawn on the backtick.
        while at < end && utf8::is_combining(utf8::char_at(value, at).0) {
            let (c, next) = utf8::char_at(value, at);
            text.push_escape(c);
            at = next;
        }
        while at < end {
            let run = utf8::printable_end(value, at, end);
            text.push(part(value, at, run));
            at = run;
            if at < end {
                let (c, next) = utf8::char_at(value, at);
                text.push_escape(c);
                at = next;
            }
        }
        text.push(if end < value.len() { "…`" } else { "`" });
        text
    }

    /// Appends `\u{…}`, as Rust writes a character that cannot be shown.
    const fn push_escape(&mut self, c: u32) {
        self.push("\\u{");
        self.push_number(c, 16);
        self.push("}");
    }

    /// Appends `number` to the base `radix`, from 2 to 16.
    pub(crate) const fn push_number(&mut self, number: u32, radix: u32) {
        const DIGITS: &str = "0123456789abcdef";
        let mut power = 1;
        while number / power >= radix {
            power *= radix;
        }
        while power > 0 {
            let digit = (number / power % radix) as usize;
            self.push(part(DIGITS, digit, digit + 1));
            power /= radix;
        }
    }

    /// Appends an ASCII character, and ignores any other byte.
    pub(crate) const fn push_ascii(&mut self, byte: u8) {
        if byte.is_ascii() && CAPACITY - ELLIPSIS.len() > self.len && !self.is_cut {
            self.bytes[self.len] = byte;
            self.len += 1;
        }
    }

    /// Appends bytes that fit: the caller has checked that.
    const fn append(&mut self, part: &[u8]) {
        let (_, free) = self.bytes.split_at_mut(self.len);
        free.split_at_mut(part.len()).0.copy_from_slice(part);
        self.len += part.len();
    }

    /// Returns the text.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            // Only whole characters are ever appended.
            Err(_) => "",
        }
    }

    /// Checks whether it is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }
}

/// Returns the last boundary between characters of `value` up to `most`.
const fn boundary(value: &str, most: usize) -> usize {
    if most >= value.len() {
        return value.len();
    }
    let mut end = most;
    while !value.is_char_boundary(end) {
        end -= 1;
    }
    end
}

impl Default for Text {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}
