use cors_rules::{
    Code,
    max_age::{parse_seconds, parse_text, useless},
};

use crate::{assert_broken, right};

#[test]
fn a_number_is_seconds() {
    let table = [
        ("0", 0),
        ("5", 5),
        ("600", 600),
        ("3_600", 3600),
        ("86400", 86400),
        ("86_400", 86400),
        ("007", 7),
        ("6_", 6),
    ];
    for (text, seconds) in table {
        assert_eq!(parse_seconds(text), Ok(seconds), "`{text}`");
    }
}

#[test]
fn a_text_has_a_unit() {
    let table = [
        ("0s", 0),
        ("30s", 30),
        ("10m", 600),
        ("2h", 7200),
        ("24h", 86400),
        ("1d", 86400),
        ("86400s", 86400),
        ("1440m", 86400),
        ("1_000s", 1000),
        ("01m", 60),
    ];
    for (text, seconds) in table {
        assert_eq!(parse_text(text), Ok(seconds), "`{text}`");
    }
}

#[test]
fn a_number_breaks_these_rules() {
    assert_broken(
        |value| parse_seconds(value).err(),
        &[
            ("-1", Code::Negative, "-", "negative"),
            ("-1.5", Code::Negative, "-", "negative"),
            ("1.5", Code::Fraction, ".5", "a fraction"),
            ("1e3", Code::Fraction, "e3", "a float"),
            ("600u32", Code::NotANumber, "u32", "a type"),
            ("0x10", Code::NotANumber, "x10", "hexadecimal"),
            ("86401", Code::TooLong, "86401", "longer than any browser keeps"),
            ("99999999999999999999999999", Code::TooLong, "99999999999999999999999999", "an overflow"),
            ("", Code::NotANumber, "", "nothing"),
            ("_1", Code::NotANumber, "_1", "no digit at the beginning"),
            ("x", Code::NotANumber, "x", "no digit"),
            ("+1", Code::NotANumber, "+1", "a sign"),
        ],
    );
}

#[test]
fn a_text_breaks_these_rules() {
    assert_broken(
        |value| parse_text(value).err(),
        &[
            ("-10m", Code::Negative, "-", "negative"),
            ("1.5h", Code::Fraction, ".5", "a fraction"),
            ("600", Code::Unit, "600", "no unit"),
            ("10M", Code::Unit, "M", "units have a case"),
            ("10 m", Code::Unit, " m", "a blank"),
            ("10min", Code::Unit, "min", "a longer unit"),
            ("1h30m", Code::Unit, "h30m", "two units"),
            ("1w", Code::Unit, "w", "an unknown unit"),
            ("500ms", Code::Unit, "ms", "an unknown unit"),
            ("2d", Code::TooLong, "2d", "longer than any browser keeps"),
            ("25h", Code::TooLong, "25h", "longer than any browser keeps"),
            ("99999999999999999999999999d", Code::TooLong, "99999999999999999999999999d", "an overflow"),
            ("", Code::NotANumber, "", "nothing"),
            ("m", Code::NotANumber, "m", "no number"),
            (" 10m", Code::NotANumber, " 10m", "a blank"),
            ("ten minutes", Code::NotANumber, "ten minutes", "words"),
        ],
    );
}

#[test]
fn a_time_is_corrected_where_it_can_be() {
    let table = [
        ("10M", "10m"),
        ("10 m", "10m"),
        (" 10m", "10m"),
        ("10min", "10m"),
        ("10 minutes", "10m"),
        ("1h30m", "90m"),
        ("1h 30m", "90m"),
        ("1.5h", "90m"),
        ("0.5h", "30m"),
        ("1.5m", "90s"),
        ("90 sec", "90s"),
        ("1 day", "1d"),
        ("0.25d", "6h"),
    ];
    for (text, corrected) in table {
        let violation = parse_text(text).unwrap_err();
        assert_eq!(right(&violation), Some(corrected), "`{text}`: {}", violation.help);
        assert!(parse_text(corrected).is_ok(), "`{corrected}`");
    }
    for text in ["1w", "500ms", "1.0001s", "0.5s", "3 days", "x", "1.5.5h"] {
        assert_eq!(right(&parse_text(text).unwrap_err()), None, "`{text}`");
    }
}

#[test]
fn helps_say_what_to_write() {
    let help = |result: Result<u32, cors_rules::Violation>| result.unwrap_err().help.as_str().to_owned();
    assert_eq!(help(parse_text("600")), "write `600` for seconds, or `\"600s\"`");
    assert_eq!(help(parse_text("2d")), "write `\"1d\"` or less");
    assert_eq!(help(parse_seconds("86401")), "write `86400` or less");
    assert_eq!(help(parse_seconds("600u32")), "write `600`");
    assert_eq!(help(parse_seconds("-1")), "write `0` to let no browser reuse a preflight");
    assert_eq!(useless().code, Code::UselessMaxAge);
}
