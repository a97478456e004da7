//! The rules of `max_age`: how long a browser may reuse the answer to a preflight.

mod amount;
mod unit;

use crate::{
    Text, Violation,
    rule::rules,
    slice::{attempt, part, tail},
};

/// The longest time that any browser keeps a preflight: Firefox's cap, in seconds. Chromium's is 7200.
/// <https://fetch.spec.whatwg.org/#http-access-control-max-age>
const LONGEST: u32 = 86_400;

rules! {
    NEGATIVE: Negative = "a time is not negative";
    TOO_LONG: TooLong =
        "{} is longer than any browser keeps a preflight: 86400 seconds in Firefox, 7200 in \
              Chromium";
    NOT_A_NUMBER: NotANumber = "{} is not a time",
        help "write seconds, such as `600`, or a time with its unit, such as `\"10m\"`";
    EMPTY: NotANumber = "an empty text is not a time",
        help "write seconds, such as `600`, or a time with its unit, such as `\"10m\"`";
    OTHER_RADIX: NotANumber = "seconds are decimal digits alone: {} follows them",
        help "write the number with decimal digits, such as `600`";
    JUNK: NotANumber = "seconds are decimal digits alone: {} follows them";
    FRACTION: Fraction = "a time is a whole number, and {} is none", help "write whole seconds, such as `90`";
    MILLISECONDS: Unit = "{} is not a unit: there are `s`, `m`, `h` and `d`",
        help "there are no milliseconds: write `\"1s\"` or more";
    NO_UNIT: Unit = "a time in quotes has a unit: {} has none";
    UNKNOWN_UNIT: Unit = "{} is not a unit: there are `s`, `m`, `h` and `d`",
        help "write one number and one of these units, such as `\"7d\"`";
    USELESS: UselessMaxAge = "no preflight of this route can succeed, so `max_age` has no effect",
        help "remove `max_age`";
}

/// Reads seconds from the source text of a number: decimal digits, with `_` between them.
///
/// # Errors
///
/// The rule that `text` breaks.
pub const fn parse_seconds(text: &str) -> Result<u32, Violation> {
    attempt!(check_not_negative(text, "0"));
    let number = attempt!(number(text));
    if number.digits < text.len() {
        let rest = tail(text, number.digits);
        return Err(match rest.as_bytes()[0] {
            b'.' | b'e' | b'E' => fraction(text, number.digits),
            b'x' | b'o' | b'b' => OTHER_RADIX.broken_by(rest, number.digits, text.len()),
            _ => JUNK.broken_by(rest, number.digits, text.len()).with_help(&[
                "write `",
                part(text, 0, number.digits),
                "`",
            ]),
        });
    }
    check_bound(text, number.thousandths / 1000, "86400")
}

/// Reads seconds from a text: decimal digits and one of the units `s`, `m`, `h` and `d`.
///
/// # Errors
///
/// The rule that `text` breaks.
pub const fn parse_text(text: &str) -> Result<u32, Violation> {
    attempt!(check_not_negative(text, "\"0s\""));
    let number = attempt!(number(text));
    if number.end > number.digits {
        let violation = FRACTION.broken_by(text, number.digits, number.end);
        return Err(violation.with_right(repair(text).as_ref()));
    }
    let unit = attempt!(check_unit(text, number.end));
    check_bound(text, number.thousandths / 1000 * unit as u64, "\"1d\"")
}

/// Returns the violation by a number with a point or an exponent, with the seconds rounded up as its help.
const fn fraction(text: &str, digits: usize) -> Violation {
    let violation = FRACTION.broken_by(text, digits, text.len());
    let number = amount::number(text);
    if number.end < text.len() {
        return violation;
    }
    let Some(seconds) = within_bound(number.thousandths.div_ceil(1000)) else {
        return violation.with_help(&["write `86400` or less"]);
    };
    let mut whole = Text::new();
    whole.push_number(seconds, 10);
    violation.with_help(&["write whole seconds, such as `", whole.as_str(), "`"])
}

/// Checks for a sign: the header's value is `delta-seconds`, which has none.
/// <https://www.rfc-editor.org/rfc/rfc9111#name-delta-seconds>
const fn check_not_negative(text: &str, zero: &str) -> Result<(), Violation> {
    if text.is_empty() || text.as_bytes()[0] != b'-' {
        return Ok(());
    }
    let help = &["write `", zero, "` to let no browser reuse a preflight"];
    Err(NEGATIVE.broken_by(text, 0, 1).with_help(help))
}

/// Reads the number that a time begins with.
const fn number(text: &str) -> Result<amount::Number, Violation> {
    if text.is_empty() {
        return Err(EMPTY.broken());
    }
    let number = amount::number(text);
    if number.digits == 0 || text.as_bytes()[0] == b'_' {
        return Err(NOT_A_NUMBER.broken_by_all(text).with_right(repair(text).as_ref()));
    }
    Ok(number)
}

/// Returns the seconds of the unit at `at`. A text without a unit is ambiguous.
const fn check_unit(text: &str, at: usize) -> Result<u32, Violation> {
    let unit = tail(text, at);
    if unit.is_empty() {
        let help = &["write `", text, "` for seconds, or `\"", text, "s\"`"];
        return Err(NO_UNIT.broken_by_all(text).with_help(help));
    }
    match unit::seconds(unit) {
        Some(seconds) => Ok(seconds),
        None if unit::is_milliseconds(unit) => Err(MILLISECONDS.broken_by(unit, at, text.len())),
        None => Err(UNKNOWN_UNIT.broken_by(unit, at, text.len()).with_right(repair(text).as_ref())),
    }
}

/// Checks that some browser keeps an answer for so long.
/// <https://fetch.spec.whatwg.org/#http-access-control-max-age>
const fn check_bound(text: &str, seconds: u64, longest: &str) -> Result<u32, Violation> {
    match within_bound(seconds) {
        Some(seconds) => Ok(seconds),
        None => Err(TOO_LONG.broken_by_all(text).with_help(&["write `", longest, "` or less"])),
    }
}

/// Returns the seconds, if they are within the cap.
const fn within_bound(seconds: u64) -> Option<u32> {
    if seconds > LONGEST as u64 {
        return None;
    }
    Some((seconds & 0x1_FFFF) as u32)
}

/// Returns the same time as one whole number and one unit: `1h 30m` → `90m`.
const fn repair(text: &str) -> Option<Text> {
    let Some(seconds) = amount::seconds(text) else {
        return None;
    };
    match within_bound(seconds) {
        Some(_) if amount::in_one_unit(text).is_some() => amount::in_one_unit(text),
        Some(seconds) => Some(amount::shortest(seconds)),
        None => None,
    }
}

/// Returns the warning about `max_age` on a route of only `GET` or `HEAD` without `headers`: no preflight of it can succeed,
/// so there is no answer to reuse.
/// <https://fetch.spec.whatwg.org/#cors-preflight-fetch>
#[must_use]
pub const fn useless() -> Violation {
    USELESS.broken()
}
