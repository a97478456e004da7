//! The nearest known word, for "did you mean …?".

/// The longest words that are compared, in bytes: names of keys, methods and headers are shorter.
const LONGEST: usize = 40;

/// Returns the candidate that is most likely meant by `word`, ignoring case; `None` if all are too far away. Of equally near
/// ones it is the first.
#[must_use]
pub const fn closest<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let mut closest = None;
    let mut least = bound(word) + 1;
    let mut i = 0;
    while i < candidates.len() {
        if let Some(distance) = distance(word, candidates[i])
            && distance < least
        {
            least = distance;
            closest = Some(candidates[i]);
        }
        i += 1;
    }
    closest
}

/// Returns the most mistakes that a word of this length may have.
const fn bound(word: &str) -> usize {
    match word.len() {
        0..=2 => 0,
        3..=5 => 1,
        6..=11 => 2,
        _ => 3,
    }
}

/// Returns how many letters must be inserted, dropped, replaced or swapped with the next one to turn one word into the
/// other (optimal string alignment); `None` for words that are too long.
pub(crate) const fn distance(one: &str, other: &str) -> Option<usize> {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() > LONGEST || other.len() > LONGEST {
        return None;
    }
    // Each row has the distances of all prefixes of `other` to one prefix of `one`.
    let mut two_above = [0; LONGEST + 1];
    let mut above = [0; LONGEST + 1];
    let mut j = 0;
    while j <= other.len() {
        above[j] = j;
        j += 1;
    }
    let mut i = 0;
    while i < one.len() {
        let mut row = [0; LONGEST + 1];
        row[0] = i + 1;
        let mut j = 0;
        while j < other.len() {
            let replaced = above[j] + !is_same(one[i], other[j]) as usize;
            let mut least = min(replaced, min(above[j + 1], row[j]) + 1);
            if i > 0 && j > 0 && is_same(one[i], other[j - 1]) && is_same(one[i - 1], other[j]) {
                least = min(least, two_above[j - 1] + 1);
            }
            row[j + 1] = least;
            j += 1;
        }
        two_above = above;
        above = row;
        i += 1;
    }
    Some(above[other.len()])
}

const fn is_same(one: u8, other: u8) -> bool {
    one.eq_ignore_ascii_case(&other)
}

const fn min(one: usize, other: usize) -> usize {
    if one < other { one } else { other }
}
