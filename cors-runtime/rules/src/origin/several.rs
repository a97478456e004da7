//! Several entries in one string.

use super::{
    advice::Advice, authority::Authority, characters, entry::Entry, fault::Fault, repair::repair, scheme,
};
use crate::{
    Code, Text,
    rule::Rule,
    slice::{find, find_any, part},
};

const HELP: &str = "write a string of its own for each origin";

const SEVERAL: &Rule =
    &Rule { code: Code::Host, message: "one entry is one origin, and {} separates none", help: HELP };

const SEVERAL_WITH_BLANKS: &Rule =
    &Rule { code: Code::Space, message: "one entry is one origin, and blanks separate none", help: HELP };

/// The longest value that is taken apart: the parts have to fit into a text.
const LONGEST: usize = 400;

/// Entries with blanks between.
pub(super) const fn with_blanks(value: &str) -> Option<Fault> {
    match characters::space(value, 0) {
        Some(blanks) if is_several(value) => {
            Some(Fault::new(SEVERAL_WITH_BLANKS, blanks.start, blanks.end).advised(Advice::Several))
        }
        _ => None,
    }
}

/// Whether two entries stand in one string.
const fn is_several(value: &str) -> bool {
    if separated(value).is_some() {
        return true;
    }
    match characters::space(value, 0) {
        Some(blanks) => {
            has_scheme(part(value, 0, blanks.start)) && has_scheme(part(value, blanks.end, value.len()))
        }
        None => false,
    }
}

const fn has_scheme(value: &str) -> bool {
    find(value.as_bytes(), scheme::SEPARATOR.as_bytes(), 0).is_some()
}

/// Entries with a comma, a semicolon or a bar between.
pub(super) const fn separated(value: &str) -> Option<Fault> {
    let bytes = value.as_bytes();
    let at = match comma(value) {
        Some(at) => at,
        None => find_any(bytes, b";|", 0),
    };
    let is_comma = at < bytes.len() && bytes[at] == b',';
    // What else a bar separates is alternatives of a regular expression.
    let is_expression = find_any(bytes, b"^(\\", 0) < bytes.len();
    if is_comma || at < bytes.len() && !is_expression && has_scheme(part(value, at, bytes.len())) {
        return Some(Fault::new(SEVERAL, at, at + 1).advised(Advice::Several));
    }
    None
}

/// The first comma between entries. One within braces or in a path means something else.
const fn comma(value: &str) -> Option<usize> {
    let bytes = value.as_bytes();
    let comma = find_any(bytes, b",{", 0);
    let before_path = comma < Authority::of(value).end;
    if comma < bytes.len()
        && bytes[comma] == b','
        && (before_path || has_scheme(part(value, comma, bytes.len())))
    {
        return Some(comma);
    }
    None
}

/// The entries as literals, if nobody can doubt any of them.
pub(super) const fn list(value: &str) -> Option<Text> {
    if value.len() > LONGEST {
        return None;
    }
    let mut list = Text::new();
    let mut start = 0;
    while start < value.len() {
        let end = find_any(value.as_bytes(), b",;| \t\r\n", start);
        let entry = part(value, start, end);
        if !entry.is_empty() {
            let Some(right) = right(entry) else {
                return None;
            };
            list.push(if list.is_empty() { "\"" } else { ", \"" });
            list.push(right.as_str());
            list.push("\"");
        }
        start = end + 1;
    }
    if list.is_empty() { None } else { Some(list) }
}

/// One of the entries, corrected if it has to be. What has no scheme may be the end of the one before it.
const fn right(entry: &str) -> Option<Text> {
    if !has_scheme(entry) {
        return None;
    }
    match Entry::parse(entry) {
        Ok(_) => Some(Text::of(&[entry])),
        Err(_) => repair(entry),
    }
}
