//! Labels that stand for text beyond ASCII.

use crate::{
    Code, Text,
    punycode::{self, Label},
    rule::Rule,
    slice::{equal, tail},
    utf8::char_at,
};

/// What such a label begins with.
pub(super) const PREFIX: &[u8] = b"xn--";

pub(super) const MALFORMED: &Rule = &Rule {
    code: Code::Idna,
    message: "{} is not the `xn--` form of anything",
    help: "write the form that a browser's address bar copies",
};

/// Whether a browser can have sent this `xn--` label: it decodes, encodes to itself again, and
/// stands for characters that a label may hold.
///
/// The standard also wants normalisation form C and rules for right-to-left text, which take large
/// tables: what breaks only those is let through. It matches no page.
/// <https://www.unicode.org/reports/tr46/#Validity_Criteria>
pub(super) const fn is_valid(label: &str) -> bool {
    let encoded = tail(label, PREFIX.len());
    let Some(decoded) = punycode::decode(encoded.as_bytes()) else {
        return false;
    };
    let mut beyond_ascii = false;
    let mut i = 0;
    while i < decoded.len() {
        let c = decoded.get(i);
        beyond_ascii = beyond_ascii || c >= 0x80;
        if is_never_valid(c) || i == 0 && is_combining(c) {
            return false;
        }
        i += 1;
    }
    beyond_ascii && !is_prefixed(&decoded) && equal(punycode::encode(&decoded).as_str(), encoded)
}

/// A decoded label that begins with `xn--` once more.
const fn is_prefixed(label: &Label) -> bool {
    let mut i = 0;
    while i < PREFIX.len() {
        if i >= label.len() || label.get(i) != PREFIX[i] as u32 {
            return false;
        }
        i += 1;
    }
    true
}

/// The large ranges of characters that are never valid in a label: they are mapped to others,
/// ignored or disallowed. <https://www.unicode.org/Public/idna/latest/IdnaMappingTable.txt>
const fn is_never_valid(c: u32) -> bool {
    matches!(
        c,
        // Controls, and what is mapped in Latin-1.
        0x80..=0xA0 | 0xA8 | 0xAA | 0xAD | 0xAF | 0xB2..=0xB5 | 0xB8..=0xBA | 0xBC..=0xBE
        | 0xC0..=0xD6 | 0xD8..=0xDE
        // Greek and Cyrillic capitals.
        | 0x391..=0x3AB | 0x400..=0x42F
        // Blanks, marks of direction and format controls.
        | 0x2000..=0x200B | 0x200E | 0x200F | 0x2024..=0x2026 | 0x2028..=0x202F | 0x205F..=0x209F
        // Circled and squared characters, radicals, letters for mathematics, other ways to write
        // the letters of Korean, Arabic and Chinese.
        | 0x2460..=0x24EA | 0x2F00..=0x2FD5 | 0x3131..=0x318E | 0x3280..=0x33FF | 0xFA2A..=0xFB1D
        | 0xFB50..=0xFBB1 | 0xFBD3..=0xFD3D | 0xFE70..=0xFEFF | 0x1D400..=0x1D7FF
        | 0x2F800..=0x2FFFF
        // Variants, full-width forms, private use, and the planes without characters.
        | 0xE000..=0xFA0D | 0xFE00..=0xFE0F | 0xFF00..=0xFFFF | 0x34000..
    )
}

/// The combining diacritical marks, of which none begins a label.
const fn is_combining(c: u32) -> bool {
    matches!(c, 0x300..=0x36F)
}

/// The `xn--` form of a label, if its characters are among the few of which the standard's mapping
/// is known here.
pub(super) const fn to_ascii(label: &str) -> Option<Text> {
    let mut mapped = Label::new();
    let mut at = 0;
    while at < label.len() {
        let (c, next) = char_at(label, at);
        let Some(c) = map(c) else {
            return None;
        };
        let len = mapped.len();
        if len == 0 && is_sign(c) || !mapped.insert(len, c) {
            return None;
        }
        at = next;
    }
    Some(Text::of(&["xn--", punycode::encode(&mapped).as_str()]))
}

/// What a browser makes of a character whose mapping is known here: the lower-case form of Latin,
/// Greek and Cyrillic letters, and scripts without case as they are. None of them combines with its
/// neighbours.
const fn map(c: u32) -> Option<u32> {
    Some(match c {
        // ASCII, Latin-1, Greek, Cyrillic.
        0x41..=0x5A
        | 0xC0..=0xD6
        | 0xD8..=0xDE
        | 0x391..=0x3A1
        | 0x3A3..=0x3AB
        | 0x410..=0x42F => c + 0x20,
        0x400..=0x40F => c + 0x50,
        // Latin Extended-A: capitals and small letters in turn.
        0x100..=0x12F | 0x134..=0x137 | 0x14A..=0x177 if c.is_multiple_of(2) => c + 1,
        0x139..=0x13E | 0x141..=0x148 | 0x179..=0x17E if !c.is_multiple_of(2) => c + 1,
        0x2D | 0x30..=0x39 | 0x5F | 0x61..=0x7A
        | 0xDF..=0xF6
        | 0xF8..=0x12F
        | 0x131
        | 0x135..=0x13E
        | 0x141..=0x148
        | 0x14A..=0x177
        | 0x17A..=0x17E
        | 0x3AC..=0x3CE
        | 0x430..=0x45F
        // Devanagari, its signs too; hiragana, katakana, ideographs, Hangul.
        | 0x900..=0x939
        | 0x93D..=0x94D
        | 0x966..=0x96F
        | 0x3005
        | 0x3041..=0x3096
        | 0x30A1..=0x30FA
        | 0x30FC
        | 0x4E00..=0x9FEF
        | 0xAC00..=0xD7A3
        // Symbols and emoji.
        | 0x2600..=0x26FF
        | 0x1F300..=0x1F5FF
        | 0x1F600..=0x1F64F
        | 0x1F680..=0x1F6C5
        | 0x1F910..=0x1F9FF => c,
        _ if is_right_to_left(c) => c,
        _ => return None,
    })
}

/// The letters of Hebrew and Arabic that are no forms of others.
const fn is_right_to_left(c: u32) -> bool {
    matches!(c, 0x5D0..=0x5EA | 0x620..=0x64A)
}

/// The signs of Devanagari, of which none begins a label.
const fn is_sign(c: u32) -> bool {
    matches!(c, 0x900..=0x903 | 0x93E..=0x94D)
}

/// Whether a host has letters that are written from right to left.
pub(super) const fn has_right_to_left(host: &str) -> bool {
    let mut at = 0;
    while at < host.len() {
        let (c, next) = char_at(host, at);
        if is_right_to_left(c) {
            return true;
        }
        at = next;
    }
    false
}

/// Whether a label may stand in a host with letters that are written from right to left: it has
/// these alone and hyphens between, or else letters of ASCII, and digits and hyphens behind the
/// first. There is more that may, by rules that take large tables.
/// <https://www.rfc-editor.org/rfc/rfc5893#section-2>
pub(super) const fn is_in_one_direction(label: &str) -> bool {
    let (first, _) = char_at(label, 0);
    let is_right = is_right_to_left(first);
    let mut last = first;
    let mut at = 0;
    while at < label.len() {
        let (c, next) = char_at(label, at);
        let is_letter = if is_right { is_right_to_left(c) } else { is_ascii_letter(c) };
        let is_digit = !is_right && matches!(c, 0x30..=0x39) && at > 0;
        if !is_letter && !is_digit && c != 0x2D {
            return false;
        }
        last = c;
        at = next;
    }
    first != 0x2D && last != 0x2D
}

const fn is_ascii_letter(c: u32) -> bool {
    matches!(c, 0x61..=0x7A)
}
