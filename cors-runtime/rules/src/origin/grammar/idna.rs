//! `xn--` labels, which stand for text beyond ASCII.

use super::punycode::{self, Label};
use crate::{
    rule::rules,
    slice::{is_equal, tail},
};

/// The beginning of such a label.
pub(crate) const PREFIX: &[u8] = b"xn--";

rules! {
    pub(crate) MALFORMED: Idna = "{} is not the `xn--` form of anything",
        help "write the form that a browser's address bar copies";
}

/// Checks whether browsers can send this `xn--` label: it decodes, it encodes to itself again, and its characters may be
/// in a label.
///
/// The standard also requires normalisation form C and rules for right-to-left text, which need large tables. A label that
/// breaks only those passes, and matches no page.
/// <https://www.unicode.org/reports/tr46/#Validity_Criteria>
pub(crate) const fn is_valid(label: &str) -> bool {
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
    beyond_ascii && !is_prefixed(&decoded) && is_equal(punycode::encode(&decoded).as_str(), encoded)
}

/// Checks whether a decoded label begins with `xn--` again.
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

/// Checks whether a character is in one of the large ranges that are never valid in a label: those that are mapped to
/// others, ignored or disallowed. <https://www.unicode.org/Public/idna/latest/IdnaMappingTable.txt>
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

/// Checks whether a character is a combining diacritical mark: none begins a label.
const fn is_combining(c: u32) -> bool {
    matches!(c, 0x300..=0x36F)
}
