//! Comparison and parts of strings, for const evaluation.

/// Evaluates to the value of a `Result`, or returns its error: `?` for `const fn`.
macro_rules! attempt {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(error),
        }
    };
}

pub(crate) use attempt;

/// Returns the bytes `start..end` of `value`; empty if that is no range of whole characters.
pub(crate) const fn part(value: &str, start: usize, end: usize) -> &str {
    // The common case, for which const evaluation need not split at `end`.
    let head = if end == value.len() {
        value
    } else {
        match value.split_at_checked(end) {
            Some((head, _)) => head,
            None => return "",
        }
    };
    match head.split_at_checked(start) {
        Some((_, part)) => part,
        None => "",
    }
}

/// Returns the part of `value` after its first `start` bytes.
pub(crate) const fn tail(value: &str, start: usize) -> &str {
    part(value, start, value.len())
}

/// Checks whether `word` is in `value` at `at`.
pub(crate) const fn is_at(value: &[u8], at: usize, word: &[u8]) -> bool {
    if at > value.len() || value.len() - at < word.len() {
        return false;
    }
    let mut i = 0;
    while i < word.len() {
        if value[at + i] != word[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Checks whether two strings are equal.
pub(crate) const fn is_equal(one: &str, other: &str) -> bool {
    one.len() == other.len() && is_at(one.as_bytes(), 0, other.as_bytes())
}

/// Checks whether two strings are equal, ignoring ASCII case.
///
/// The standard library has this and [`is_ascii`] too, but with vector loops for long texts, which cost more to compile.
pub(crate) const fn is_equal_ignoring_case(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut i = 0;
    while i < one.len() && one[i].eq_ignore_ascii_case(&other[i]) {
        i += 1;
    }
    i == one.len()
}

/// Checks whether all characters are ASCII.
pub(crate) const fn is_ascii(value: &str) -> bool {
    let bytes = value.as_bytes();
    let mut i = 0;
    while i < bytes.len() && bytes[i].is_ascii() {
        i += 1;
    }
    i == bytes.len()
}

/// Checks whether `value` ends with `suffix`.
pub(crate) const fn has_suffix(value: &str, suffix: &str) -> bool {
    value.len() >= suffix.len() && is_at(value.as_bytes(), value.len() - suffix.len(), suffix.as_bytes())
}

/// Checks whether `value` begins with `prefix`, ignoring ASCII case.
pub(crate) const fn has_prefix_ignoring_case(value: &str, prefix: &str) -> bool {
    is_equal_ignoring_case(part(value, 0, prefix.len()), prefix)
}

/// Returns the first position of `word`, which is not empty, in `value` at `from` or later.
pub(crate) const fn find(value: &[u8], word: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while at < value.len() {
        if value[at] == word[0] && is_at(value, at, word) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Returns the position of the first byte of `any_of` in `value` at `from` or later; the end if there is none.
pub(crate) const fn find_any(value: &[u8], any_of: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < value.len() && !has_byte(any_of, value[at]) {
        at += 1;
    }
    at
}

/// Checks whether `byte` is one of `bytes`.
pub(crate) const fn has_byte(bytes: &[u8], byte: u8) -> bool {
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] == byte {
            return true;
        }
        i += 1;
    }
    false
}

/// Checks whether `word` is one of `words`, ignoring ASCII case.
pub(crate) const fn is_one_of(word: &str, words: &[&str]) -> bool {
    let mut i = 0;
    while i < words.len() {
        if is_equal_ignoring_case(word, words[i]) {
            return true;
        }
        i += 1;
    }
    false
}
