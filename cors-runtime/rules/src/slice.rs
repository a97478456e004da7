//! Comparing and cutting strings, as far as const evaluation cannot do it by itself.

/// Goes on with the value of a `Result`, or returns its error: `?` for `const fn`.
macro_rules! attempt {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(error),
        }
    };
}

pub(crate) use attempt;

/// The bytes `start..end` of `value`; empty if that is no range of whole characters.
pub(crate) const fn part(value: &str, start: usize, end: usize) -> &str {
    // Where nothing is cut off, const evaluation is spared half of the work.
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

/// What follows the first `start` bytes of `value`.
pub(crate) const fn tail(value: &str, start: usize) -> &str {
    part(value, start, value.len())
}

/// Whether `word` stands in `value` at `at`.
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

/// `==`
pub(crate) const fn equal(one: &str, other: &str) -> bool {
    one.len() == other.len() && is_at(one.as_bytes(), 0, other.as_bytes())
}

/// `==`, without regard to case.
///
/// This and [`is_ascii`] are in the standard library too, with loops over vectors for long texts, which are a lot to
/// compile for words.
pub(crate) const fn equal_ignore_case(one: &str, other: &str) -> bool {
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

/// Whether all characters are ASCII.
pub(crate) const fn is_ascii(value: &str) -> bool {
    let bytes = value.as_bytes();
    let mut i = 0;
    while i < bytes.len() && bytes[i].is_ascii() {
        i += 1;
    }
    i == bytes.len()
}

/// Whether `value` ends with `suffix`.
pub(crate) const fn ends_with(value: &str, suffix: &str) -> bool {
    value.len() >= suffix.len() && is_at(value.as_bytes(), value.len() - suffix.len(), suffix.as_bytes())
}

/// Whether `value` begins with `prefix`, without regard to case.
pub(crate) const fn starts_with_ignore_case(value: &str, prefix: &str) -> bool {
    equal_ignore_case(part(value, 0, prefix.len()), prefix)
}

/// Where `word`, which is not empty, first stands in `value`, at `from` or later.
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

/// Where the first of the bytes `any_of` stands in `value`, at `from` or later; else the end.
pub(crate) const fn find_any(value: &[u8], any_of: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < value.len() && !contains(any_of, value[at]) {
        at += 1;
    }
    at
}

/// Whether `byte` is one of `bytes`.
pub(crate) const fn contains(bytes: &[u8], byte: u8) -> bool {
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] == byte {
            return true;
        }
        i += 1;
    }
    false
}

/// Whether `word` is one of `words`, without regard to case.
pub(crate) const fn is_one_of(word: &str, words: &[&str]) -> bool {
    let mut i = 0;
    while i < words.len() {
        if equal_ignore_case(word, words[i]) {
            return true;
        }
        i += 1;
    }
    false
}
