//! The `xn--` form of a label, for the labels where it is certain.

use crate::{
    Text,
    origin::grammar::punycode::{self, Label},
    utf8::char_at,
};

/// Returns the `xn--` form of a label of ASCII and the letters of Latin-1: `Résumé` → `xn--rsum-bpad`; else `None`.
///
/// Browsers map the letters of other scripts, compose them and check their direction, by large tables. The help then says
/// where to copy the form from.
pub(super) const fn xn_label(label: &str) -> Option<Text> {
    let mut letters = Label::new();
    let mut at = 0;
    while at < label.len() {
        let (c, next) = char_at(label, at);
        let small = if matches!(c, 0xC0..=0xD6 | 0xD8..=0xDE) { c + 0x20 } else { c };
        let is_certain = small < 0x80 || matches!(small, 0xDF..=0xF6 | 0xF8..=0xFF);
        let len = letters.len();
        if !is_certain || !letters.insert(len, small) {
            return None;
        }
        at = next;
    }
    Some(Text::of(&["xn--", punycode::encode(&letters).as_str()]))
}
