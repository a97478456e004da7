//! Misspelt methods, as opposed to made-up ones: `PACTH` → `PATCH`, but `WATCH` is a name of its own.

use crate::suggest::distance;

/// The methods that may be meant: common ones, and long ones that resemble nothing else.
const TARGETS: &[&str] = &[
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "OPTIONS",
    "PATCH",
    "QUERY",
    "PROPFIND",
    "PROPPATCH",
    "MKCOL",
    "MKCALENDAR",
];

/// Returns the method that `method`, which is not a standard one, is a likely misspelling of.
///
/// It has one mistake, and begins with the right letter. A made-up method is as legitimate as a standard one, so a replaced
/// letter only counts in long words: `READ`, `SET`, `PORT`, `WATCH` and `PUB` are names of their own.
pub(super) const fn meant(method: &str) -> Option<&'static str> {
    let mut i = 0;
    while i < TARGETS.len() {
        if is_likely(method, TARGETS[i]) {
            return Some(TARGETS[i]);
        }
        i += 1;
    }
    None
}

/// Checks whether one typo turns `target` into `method`.
const fn is_likely(method: &str, target: &str) -> bool {
    let (word, right) = (method.as_bytes(), target.as_bytes());
    // Cheaper than the comparison.
    if word.len() + 1 < right.len()
        || word.len() > right.len() + 1
        || !is_alphabetic(word)
        || !matches!(distance(method, target), Some(1))
    {
        return false;
    }
    if method.len() != target.len() {
        return !word.is_empty() && word[0].eq_ignore_ascii_case(&right[0]) || target.len() > 5;
    }
    is_swapped(word, right)
        || target.len() > 5
        || target.len() == 5 && word[0].eq_ignore_ascii_case(&right[0])
}

const fn is_alphabetic(word: &[u8]) -> bool {
    let mut i = 0;
    while i < word.len() {
        if !word[i].is_ascii_alphabetic() {
            return false;
        }
        i += 1;
    }
    true
}

/// Checks whether two words of the same length and with one mistake have the same letters in other places.
const fn is_swapped(word: &[u8], right: &[u8]) -> bool {
    let mut differences = 0;
    let mut i = 0;
    while i < word.len() {
        if !word[i].eq_ignore_ascii_case(&right[i]) {
            differences += 1;
        }
        i += 1;
    }
    differences == 2
}
