//! Several entries in one string.
//!
//! - `"https://a.com, https://b.com"` → `"https://a.com", "https://b.com"`
//! - `"https://a.com https://B.com"` → `"https://a.com", "https://b.com"`
//! - `"https://{a,b}.com"` has alternatives, and `"https://a.com/x,y"` has a path

use super::{authority::Authority, blanks, repair::repair, schemes::has_separator};
use crate::{
    Text,
    origin::grammar::{
        entry::Entry,
        fault::{Advice, Fault},
    },
    rule::rules,
    slice::{find_any, part},
};

const HELP: &str = "write a string of its own for each origin";

rules! {
    SEVERAL: Host = "one entry is one origin, and {} separates none", help HELP;
    SEVERAL_WITH_BLANKS: Space = "one entry is one origin, and blanks separate none", help HELP;
}

/// The longest value that is split, in bytes: its parts must fit into a [`Text`].
const LONGEST: usize = 400;

/// Finds entries with blanks between them.
pub(super) const fn with_blanks(value: &str) -> Option<Fault> {
    match blanks::find(value, 0) {
        Some(blanks) if is_several(value) => {
            Some(Fault::new(SEVERAL_WITH_BLANKS, blanks.start, blanks.end).advised(Advice::Several))
        }
        _ => None,
    }
}

/// Checks whether a string has two entries.
const fn is_several(value: &str) -> bool {
    if separated(value).is_some() {
        return true;
    }
    match blanks::find(value, 0) {
        Some(blanks) => {
            has_separator(part(value, 0, blanks.start)) && has_separator(part(value, blanks.end, value.len()))
        }
        None => false,
    }
}

/// Finds entries with a comma, a semicolon or a bar between them.
pub(super) const fn separated(value: &str) -> Option<Fault> {
    let bytes = value.as_bytes();
    let at = match comma(value) {
        Some(at) => at,
        None => find_any(bytes, b";|", 0),
    };
    let is_comma = at < bytes.len() && bytes[at] == b',';
    // In a regular expression a bar separates alternatives.
    let is_expression = find_any(bytes, b"^(\\", 0) < bytes.len();
    if is_comma || at < bytes.len() && !is_expression && has_separator(part(value, at, bytes.len())) {
        return Some(Fault::new(SEVERAL, at, at + 1).advised(Advice::Several));
    }
    None
}

/// Returns the first comma between entries, and none within braces or in a path.
const fn comma(value: &str) -> Option<usize> {
    let bytes = value.as_bytes();
    let comma = find_any(bytes, b",{", 0);
    let before_path = comma < Authority::of(value).end;
    if comma < bytes.len()
        && bytes[comma] == b','
        && (before_path || has_separator(part(value, comma, bytes.len())))
    {
        return Some(comma);
    }
    None
}

/// Returns the entries as literals, if every one of them is certain.
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
            let Some(right) = corrected(entry) else {
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

/// Returns one entry, corrected if necessary; `None` without a scheme, since it may be the end of the entry before it.
const fn corrected(entry: &str) -> Option<Text> {
    if !has_separator(entry) {
        return None;
    }
    match Entry::parse(entry) {
        Ok(_) => Some(Text::of(&[entry])),
        Err(_) => repair(entry),
    }
}
