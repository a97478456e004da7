//! The help for an invalid origin.

use super::{authority::Authority, repair::repair, several, wildcard};
use crate::{
    Text,
    origin::grammar::{entry::Entry, fault::Advice, scheme},
    slice::{find, is_at, part, tail},
};

/// Returns the help for `value`: the rule's own words, the corrected value or both.
pub(super) const fn help(words: &Text, advice: Advice, value: &str) -> Text {
    match advice {
        Advice::Words => *words,
        Advice::Several => match several::list(value) {
            Some(list) => Text::of(&["write `", list.as_str(), "`"]),
            None => *words,
        },
        Advice::Right => match repair(value) {
            Some(right) => Text::of(&["write `\"", right.as_str(), alternative(value, &right).as_str()]),
            None => *words,
        },
        Advice::Both => match repair(value) {
            Some(right) => Text::of(&[words.as_str(), ": `\"", right.as_str(), "\"`"]),
            None => *words,
        },
    }
}

/// Returns the end of a help with the corrected value, and names what else may have been meant.
const fn alternative(value: &str, right: &Text) -> Text {
    let host = Authority::of(value).host(value);
    if is_at(host.as_bytes(), 0, b".") && can_have_subdomains(right.as_str()) {
        let pattern = with_subdomains(right.as_str());
        return Text::of(&["\"`, or `\"", pattern.as_str(), "\"` for every subdomain"]);
    }
    let or = if wildcard::is_in_first_label(host) { "\"`, or name each origin" } else { "\"`" };
    Text::of(&[or])
}

/// Checks whether `*.` can come before the host of an origin.
const fn can_have_subdomains(right: &str) -> bool {
    Entry::parse(with_subdomains(right).as_str()).is_ok()
}

/// Returns an origin with `*.` before its host.
const fn with_subdomains(right: &str) -> Text {
    let host = match find(right.as_bytes(), scheme::SEPARATOR.as_bytes(), 0) {
        Some(at) => at + scheme::SEPARATOR.len(),
        None => 0,
    };
    Text::of(&[part(right, 0, host), "*.", tail(right, host)])
}
