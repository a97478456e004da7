//! Times as people write them, to correct invalid ones: `1.5h` → `90m`, `10 minutes` → `10m`, `1_000 s` → `1000s`.

use super::unit;
use crate::{
    Text,
    slice::{has_byte, part, tail},
};

/// A number in thousandths.
pub(super) struct Number {
    pub(super) thousandths: u64,
    /// The end of its whole digits.
    pub(super) digits: usize,
    /// The end of its fraction, or of its digits.
    pub(super) end: usize,
    /// True if it has no digits beyond thousandths.
    is_exact: bool,
}

/// A bound above every valid time, small enough to multiply by any unit.
const ENOUGH: u64 = 1 << 40;

/// Reads the number that `text` begins with.
pub(super) const fn number(text: &str) -> Number {
    let bytes = text.as_bytes();
    let mut thousandths: u64 = 0;
    let mut digits = 0;
    while digits < bytes.len() && (bytes[digits].is_ascii_digit() || bytes[digits] == b'_') {
        if bytes[digits] != b'_' && thousandths < ENOUGH {
            thousandths = thousandths * 10 + (bytes[digits] - b'0') as u64 * 1000;
        }
        digits += 1;
    }
    let mut end = digits;
    let mut is_exact = true;
    if end < bytes.len() && matches!(bytes[end], b'.' | b',') {
        let mut weight = 100;
        end += 1;
        while end < bytes.len() && bytes[end].is_ascii_digit() {
            let digit = (bytes[end] - b'0') as u64;
            is_exact = is_exact && (weight > 0 || digit == 0);
            thousandths += digit * weight;
            weight /= 10;
            end += 1;
        }
    }
    Number { thousandths, digits, end, is_exact }
}

/// Returns the seconds of a time such as `1h 30m`, `1.5h` or `10 minutes`; `None` if they are not whole.
pub(super) const fn seconds(text: &str) -> Option<u64> {
    let mut rest = text.trim_ascii();
    let mut total: u64 = 0;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let number = number(rest);
        if number.end == 0 || !number.is_exact {
            return None;
        }
        rest = tail(rest, number.end).trim_ascii();
        let mut end = 0;
        while end < rest.len() && rest.as_bytes()[end].is_ascii_alphabetic() {
            end += 1;
        }
        let Some(unit) = unit::meant(part(rest, 0, end)) else {
            return None;
        };
        total = total.saturating_add(number.thousandths.saturating_mul(unit as u64));
        rest = tail(rest, end).trim_ascii();
    }
    if total.is_multiple_of(1000) { Some(total / 1000) } else { None }
}

/// Returns a time of one whole number and one unit as it should be written: `10 minutes` → `10m`.
pub(super) const fn in_one_unit(text: &str) -> Option<Text> {
    let text = text.trim_ascii();
    let number = number(text);
    let unit = tail(text, number.end).trim_ascii();
    let is_plain = !has_byte(part(text, 0, number.digits).as_bytes(), b'_');
    if number.digits == 0 || !is_plain || number.end > number.digits || unit::meant(unit).is_none() {
        return None;
    }
    let mut valid = Text::of(&[part(text, 0, number.digits)]);
    valid.push_ascii(unit.as_bytes()[0].to_ascii_lowercase());
    Some(valid)
}

/// Returns the shortest valid text for a number of seconds: 5400 → `90m`.
pub(super) const fn shortest(seconds: u32) -> Text {
    let (number, unit) = match seconds {
        0 => (0, "s"),
        s if s % 86_400 == 0 => (s / 86_400, "d"),
        s if s % 3_600 == 0 => (s / 3_600, "h"),
        s if s % 60 == 0 => (s / 60, "m"),
        s => (s, "s"),
    };
    let mut text = Text::new();
    text.push_number(number, 10);
    text.push(unit);
    text
}
