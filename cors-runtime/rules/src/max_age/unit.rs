//! The units of `max_age`.

use crate::slice::is_one_of;

/// Returns the seconds of a valid unit: `s`, `m`, `h` or `d`.
pub(super) const fn seconds(unit: &str) -> Option<u32> {
    match unit.as_bytes() {
        b"s" => Some(1),
        b"m" => Some(60),
        b"h" => Some(3_600),
        b"d" => Some(86_400),
        _ => None,
    }
}

/// Returns the seconds of a unit that people write, such as `minutes`.
pub(super) const fn meant(unit: &str) -> Option<u32> {
    if is_one_of(unit, &["s", "sec", "secs", "second", "seconds"]) {
        Some(1)
    } else if is_one_of(unit, &["m", "min", "mins", "minute", "minutes"]) {
        Some(60)
    } else if is_one_of(unit, &["h", "hr", "hrs", "hour", "hours"]) {
        Some(3_600)
    } else if is_one_of(unit, &["d", "day", "days"]) {
        Some(86_400)
    } else {
        None
    }
}

/// Checks whether a unit is milliseconds, which are too fine for `max_age`.
pub(super) const fn is_milliseconds(unit: &str) -> bool {
    is_one_of(unit.trim_ascii(), &["ms", "msec", "msecs", "millis", "millisecond", "milliseconds"])
}
