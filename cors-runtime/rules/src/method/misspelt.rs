//! Misspelt methods, told apart from methods that somebody made up.

use crate::suggest::distance;

/// The methods that are worth the guess: the common ones, and long ones that nothing resembles.
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

/// The method that `method` is a likely misspelling of. It is no standard method itself.
///
/// That is one mistake in a word that begins as the right one does. A method that somebody made up
/// is as legitimate as a standard one, so a replaced letter counts in long words only: `READ`,
/// `SET`, `PORT`, `WATCH` and `PUB` are names of their own.
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

/// Whether one slip of the fingers makes `method` of `target`.
const fn is_likely(method: &str, target: &str) -> bool {
    let (word, right) = (method.as_bytes(), target.as_bytes());
    // Words of other lengths are not worth the comparison.
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

/// Whether two words of the same length and with one mistake have the same letters in other places.
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
