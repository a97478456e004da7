//! Blanks, invisible characters and full-width forms, which text from a document brings along.

use crate::{
    Text,
    origin::grammar::{
        characters::{as_ascii, blanks},
        fault::Fault,
    },
    slice::part,
    utf8::{char_at, is_blank, is_invisible},
};

/// Finds the first run of blanks at `from` or later. The URL parser drops some of them; an `Origin` header has none.
/// <https://url.spec.whatwg.org/#concept-basic-url-parser>
pub(super) const fn find(value: &str, from: usize) -> Option<Fault> {
    let bytes = value.as_bytes();
    let mut start = from;
    while start < bytes.len() {
        if matches!(bytes[start], b'!'..=b'~') {
            start += 1;
            continue;
        }
        let (c, next) = char_at(value, start);
        if is_blank(c) {
            return Some(blanks(value, start));
        }
        start = next;
    }
    None
}

/// Returns the value without invisible characters and with ASCII in place of full-width forms: `ｈttps` → `https`. Joiners
/// between letters beyond ASCII stay: they make another word.
pub(super) const fn plain(value: &str) -> Text {
    let bytes = value.as_bytes();
    let mut text = Text::new();
    let mut at = 0;
    while at < bytes.len() {
        let (c, next) = char_at(value, at);
        let joins = matches!(c, 0x200C | 0x200D)
            && (at > 0 && !bytes[at - 1].is_ascii() || next < bytes.len() && !bytes[next].is_ascii());
        if let Some(byte) = as_ascii(c) {
            text.push_ascii(byte);
        } else if !is_invisible(c) || joins {
            text.push(part(value, at, next));
        }
        at = next;
    }
    text
}
