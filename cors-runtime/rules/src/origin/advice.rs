//! What to write instead of an invalid origin.

use super::{authority::Authority, entry::Entry, repair::repair, scheme, several, wildcard};
use crate::{
    Text,
    slice::{find, is_at, part, tail},
};

/// The kinds of help.
#[derive(Clone, Copy)]
pub(super) enum Advice {
    /// The corrected value, or the words of the rule where there is none.
    Right,
    /// The words of the rule: a corrected value would say less, or something else.
    Words,
    /// The words of the rule, and the corrected value behind them.
    Both,
    /// The entries that stand in one string, each in one of its own.
    Several,
}

/// The help for `value`: the words of the rule, the corrected value or both.
pub(super) const fn help(words: &Text, advice: Advice, value: &str) -> Text {
    match advice {
        Advice::Words => *words,
        Advice::Several => match several::list(value) {
            Some(list) => Text::of(&["write `", list.as_str(), "`"]),
            None => *words,
        },
        Advice::Right => match repair(value) {
            Some(right) => Text::of(&["write `\"", right.as_str(), other(value, &right).as_str()]),
            None => *words,
        },
        Advice::Both => match repair(value) {
            Some(right) => Text::of(&[words.as_str(), ": `\"", right.as_str(), "\"`"]),
            None => *words,
        },
    }
}

/// The end of a help with the corrected value, and what may have been meant instead of it.
const fn other(value: &str, right: &Text) -> Text {
    let host = Authority::of(value).host(value);
    if is_at(host.as_bytes(), 0, b".") && can_have_subdomains(right.as_str()) {
        let pattern = with_subdomains(right.as_str());
        return Text::of(&["\"`, or `\"", pattern.as_str(), "\"` for every subdomain"]);
    }
    let or = if wildcard::is_in_first_label(host) { "\"`, or name each origin" } else { "\"`" };
    Text::of(&[or])
}

/// Whether `*.` can stand before the host of a right value.
const fn can_have_subdomains(right: &str) -> bool {
    Entry::parse(with_subdomains(right).as_str()).is_ok()
}

/// A right value with `*.` before its host.
const fn with_subdomains(right: &str) -> Text {
    let host = match find(right.as_bytes(), scheme::SEPARATOR.as_bytes(), 0) {
        Some(at) => at + scheme::SEPARATOR.len(),
        None => 0,
    };
    Text::of(&[part(right, 0, host), "*.", tail(right, host)])
}
