//! Words that are not origins, though they look as if they meant some: `"any"`, `"null "`, `"self"`, `"https"`.

use super::quotes;
use crate::{
    origin::grammar::fault::{Advice, Fault},
    rule::{Rule, rules},
    slice::{has_suffix, is_one_of, part},
};

rules! {
    EMPTY: NoScheme = "an empty string is not an origin",
        help "write the origin of the page, such as `\"https://example.com\"`";
    ANY_IN_QUOTES: NoScheme = "{} in quotes is not an origin",
        help "write `origins = any`, without quotes and brackets, to let every origin read";
    NULL: Null = "{} is not an origin, and `null` is none to trust: any sandboxed frame sends it",
        help "write the origin of the page, such as `\"https://example.com\"`";
    SAME_ORIGIN: NoScheme = "{} is not an origin", help "remove it: same-origin requests need no CORS";
    NONE: NoScheme = "{} is not an origin", help "write `deny` in place of `origins` to share nothing";
    SCHEME_ALONE: NoScheme = "{} is a scheme alone, and an origin has a host too",
        help "write the origin of the page, such as `\"https://example.com\"`";
}

/// Finds a word that is all of `value`, apart from blanks, quotes and a slash around it.
pub(super) const fn find(value: &str) -> Option<Fault> {
    if value.is_empty() {
        return Some(Fault::nowhere(EMPTY));
    }
    match rule_on(core(value)) {
        Some(rule) => Some(Fault::new(rule, 0, value.len()).advised(Advice::Words)),
        None => None,
    }
}

const fn rule_on(word: &str) -> Option<&'static Rule> {
    if is_one_of(word, &["any", "all"]) {
        Some(ANY_IN_QUOTES)
    } else if is_one_of(word, &["null"]) {
        Some(NULL)
    } else if is_one_of(word, &["self", "same-origin", "same-site"]) {
        Some(SAME_ORIGIN)
    } else if is_one_of(word, &["none"]) {
        Some(NONE)
    } else if is_one_of(word, &["http", "https"]) {
        Some(SCHEME_ALONE)
    } else {
        None
    }
}

/// Returns the value without blanks, quotes and slashes around it.
const fn core(value: &str) -> &str {
    let mut word = quotes::strip(value.trim_ascii());
    while has_suffix(word, "/") {
        word = part(word, 0, word.len() - 1);
    }
    word
}
