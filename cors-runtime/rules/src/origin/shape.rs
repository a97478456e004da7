//! Values that break a rule as a whole: there, the first wrong byte is not what is wrong.

use super::{authority::Authority, characters, fault::Fault, ipv6, regex_like, scheme, userinfo, wildcard};
use crate::{
    Code,
    rule::Rule,
    slice::{find, find_any, is_one_of},
};

const EMPTY: &Rule = &Rule {
    code: Code::NoScheme,
    message: "an empty string is not an origin",
    help: "write the origin of the page, such as `\"https://example.com\"`",
};

const ANY_IN_QUOTES: &Rule = &Rule {
    code: Code::NoScheme,
    message: "{} in quotes is not an origin",
    help: "write `origins = any`, without quotes and brackets, to let every origin read",
};

const NULL: &Rule = &Rule {
    code: Code::Null,
    message: "{} is not an origin, and `null` is none to trust: any sandboxed frame sends it",
    help: "write the origin of the page, such as `\"https://example.com\"`",
};

const SEVERAL: &Rule = &Rule {
    code: Code::Host,
    message: "one entry is one origin, and {} separates none",
    help: "write a string of its own for each origin",
};

const SEVERAL_WITH_BLANKS: &Rule = &Rule {
    code: Code::Space,
    message: "one entry is one origin, and blanks separate none",
    help: "write a string of its own for each origin",
};

/// What is wrong with a value in which `first` is the first thing wrong.
pub(super) const fn diagnose(value: &str, first: Fault) -> Fault {
    if let Some(fault) = word(value) {
        return fault;
    }
    if let Some(fault) = scheme::opaque(value) {
        return fault;
    }
    if let Some(fault) = characters::space(value, 0) {
        return if is_several(value) {
            Fault::new(SEVERAL_WITH_BLANKS, fault.start, fault.end)
        } else {
            fault
        };
    }
    if let Some(fault) = userinfo::find(value) {
        return fault;
    }
    if let Some(fault) = regex_like::find(value) {
        return fault;
    }
    if let Some(fault) = several(value) {
        return fault;
    }
    if let Some(fault) = wildcard::find(value) {
        return fault;
    }
    match ipv6::without_brackets(value) {
        Some(fault) => fault,
        None => first,
    }
}

/// A word that is no origin, though it looks as if it meant some.
pub(super) const fn word(value: &str) -> Option<Fault> {
    if value.is_empty() {
        return Some(Fault::nowhere(EMPTY));
    }
    if is_one_of(value, &["any", "all"]) {
        return Some(Fault::new(ANY_IN_QUOTES, 0, value.len()));
    }
    if is_one_of(value, &["null", "'null'", "\"null\""]) {
        return Some(Fault::new(NULL, 0, value.len()));
    }
    None
}

/// Whether two entries stand in one string.
const fn is_several(value: &str) -> bool {
    let bytes = value.as_bytes();
    several(value).is_some()
        || match find(bytes, scheme::SEPARATOR.as_bytes(), 0) {
            Some(at) => find(bytes, scheme::SEPARATOR.as_bytes(), at + 1).is_some(),
            None => false,
        }
}

/// Two entries with a comma between. One within braces or in a path means something else.
const fn several(value: &str) -> Option<Fault> {
    let bytes = value.as_bytes();
    let comma = find_any(bytes, b",{", 0);
    let before_path = comma < Authority::of(value).end;
    if comma < bytes.len()
        && bytes[comma] == b','
        && (before_path || find(bytes, scheme::SEPARATOR.as_bytes(), comma).is_some())
    {
        return Some(Fault::new(SEVERAL, comma, comma + 1));
    }
    None
}
