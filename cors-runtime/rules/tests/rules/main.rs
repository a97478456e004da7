//! The rules as tables of values, each with its code and the reason.

mod advice;
mod consts;
mod context;
mod dangers;
mod exposed_headers;
mod help;
mod hosts;
mod idna;
mod max_age;
mod methods;
mod origins;
mod pairs;
mod patterns;
mod public_suffixes;
mod report;
mod request_headers;
mod wildcards;

use cors_rules::{Code, Violation};

/// Checks a table of values, of which each breaks a rule with a part of it.
fn assert_broken(check: impl Fn(&str) -> Option<Violation>, table: &[(&str, Code, &str, &str)]) {
    for &(value, code, part, why) in table {
        let verdict = check(value).map(|violation| (violation.code, &value[violation.start..violation.end]));
        assert_eq!(verdict, Some((code, part)), "`{value}`: {why}");
    }
}

/// Checks a table of values that break no rule.
fn assert_right(check: impl Fn(&str) -> Option<Violation>, table: &[(&str, &str)]) {
    for &(value, why) in table {
        if let Some(violation) = check(value) {
            panic!("`{value}` is right ({why}), not {}", violation.report(value));
        }
    }
}

/// The literal that a help tells to write.
fn right(violation: &Violation) -> Option<&str> {
    let help = violation.help.as_str().strip_prefix("write `\"")?;
    Some(&help[..help.find("\"`")?])
}
