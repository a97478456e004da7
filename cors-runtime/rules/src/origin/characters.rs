//! Characters that no origin holds, and where they stand.

use super::{advice::Advice, fault::Fault};
use crate::{
    Code, Text,
    rule::Rule,
    slice::part,
    utf8::{char_at, is_blank, is_invisible},
};

const SPACE: &Rule =
    &Rule { code: Code::Space, message: "an origin has no blanks", help: "remove the blanks" };

const UPPER_CASE: &Rule = &Rule {
    code: Code::UpperCase,
    message: "browsers send an origin in lower case: {} never matches",
    help: "write it in lower case",
};

const NON_ASCII: &Rule = &Rule {
    code: Code::NonAscii,
    message: "browsers send a host in its ASCII form: {} never matches",
    help: "write the `xn--` form of the host, as a browser's address bar copies it",
};

const DOT: &Rule = &Rule {
    code: Code::NonAscii,
    message: "browsers send a host in its ASCII form: {} never matches",
    help: "write the ASCII `.`",
};

const INVISIBLE: &Rule = &Rule {
    code: Code::NonAscii,
    message: "{} cannot be seen, and is no part of an origin",
    help: "remove {}",
};

const INVISIBLE_BLANK: &Rule =
    &Rule { code: Code::Space, message: "{} cannot be seen, and is no part of an origin", help: "remove {}" };

/// The run of upper-case letters that begins at `start`. A browser serialises an origin in lower
/// case. <https://url.spec.whatwg.org/#concept-domain-to-ascii>
pub(super) const fn upper_case(value: &str, start: usize) -> Fault {
    let bytes = value.as_bytes();
    let mut end = start;
    while end < bytes.len() && bytes[end].is_ascii_uppercase() {
        end += 1;
    }
    Fault::new(UPPER_CASE, start, end)
}

/// The first run of blanks at `from` or later. The URL parser drops some of them; an `Origin` header
/// has none. <https://url.spec.whatwg.org/#concept-basic-url-parser>
pub(super) const fn space(value: &str, from: usize) -> Option<Fault> {
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

/// The run of blanks that begins at `start`.
pub(super) const fn blanks(value: &str, start: usize) -> Fault {
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

/// The end of the run of invisible characters that begins at `start`.
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

/// The run of characters beyond ASCII that begins at `start`. A browser sends the `xn--` form of a
/// host. <https://url.spec.whatwg.org/#concept-domain-to-ascii>
pub(super) const fn non_ascii(value: &str, start: usize) -> Fault {
    let (c, next) = char_at(value, start);
    let invisible = invisible_end(value, start);
    if invisible > start {
        return Fault::new(INVISIBLE, start, invisible).advised(Advice::Both);
    }
    if matches!(ascii(c), Some(b'.')) {
        return Fault::new(DOT, start, next).advised(Advice::Both);
    }
    let bytes = value.as_bytes();
    let mut end = start;
    while end < bytes.len() && !bytes[end].is_ascii() {
        end += 1;
    }
    Fault::new(NON_ASCII, start, end)
}

/// The ASCII character that a browser makes of a full-width one, or of a full stop of another
/// script. <https://www.unicode.org/reports/tr46/#Table_Example_Processing>
const fn ascii(c: u32) -> Option<u8> {
    match c {
        0x3002 | 0xFF61 => Some(b'.'),
        // What would be a delimiter of another kind stays what it is.
        0xFF0A | 0xFF0D | 0xFF0E | 0xFF10..=0xFF1A | 0xFF21..=0xFF3A | 0xFF41..=0xFF5A => {
            Some(((c - 0xFF01) & 0x7F) as u8 + b'!')
        }
        _ => None,
    }
}

/// The value without what cannot be seen, and with ASCII for its full-width forms. Joiners between
/// letters beyond ASCII stay: they make another word of them.
pub(super) const fn plain(value: &str) -> Text {
    let bytes = value.as_bytes();
    let mut text = Text::new();
    let mut at = 0;
    while at < bytes.len() {
        let (c, next) = char_at(value, at);
        let joins = matches!(c, 0x200C | 0x200D)
            && (at > 0 && !bytes[at - 1].is_ascii() || next < bytes.len() && !bytes[next].is_ascii());
        if let Some(byte) = ascii(c) {
            text.push_ascii(byte);
        } else if !is_invisible(c) || joins {
            text.push(part(value, at, next));
        }
        at = next;
    }
    text
}
