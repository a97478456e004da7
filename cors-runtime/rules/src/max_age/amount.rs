//! Times as people write them, for the correction of those that are not valid.

use super::unit;
use crate::{
    Text,
    slice::{contains, part, tail},
};

/// A number in thousandths.
pub(super) struct Number {
    pub(super) thousandths: u64,
    /// Where its whole digits end.
    pub(super) digits: usize,
    /// Where its fraction ends, if it has one.
    pub(super) end: usize,
    /// Whether there is no more to it than thousandths.
    is_exact: bool,
}

/// More than any valid time has, and few enough for every unit.
const ENOUGH: u64 = 1 << 40;

/// The number with which `text` begins.
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

/// The seconds of a time such as `1h 30m`, `1.5h` or `10 minutes`, if they are whole.
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

/// A whole number and one unit, in the words of this crate.
pub(super) const fn in_one_unit(text: &str) -> Option<Text> {
    let text = text.trim_ascii();
    let number = number(text);
    let unit = tail(text, number.end).trim_ascii();
    let is_plain = !contains(part(text, 0, number.digits).as_bytes(), b'_');
    if number.digits == 0 || !is_plain || number.end > number.digits || unit::meant(unit).is_none() {
        return None;
    }
    let mut valid = Text::of(&[part(text, 0, number.digits)]);
    valid.push_ascii(unit.as_bytes()[0].to_ascii_lowercase());
    Some(valid)
}

/// The shortest valid text for so many seconds.
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
