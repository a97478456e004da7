//! Did you mean …?

/// The longest words that are compared: names of keys, methods and headers are shorter.
const LONGEST: usize = 40;

/// The candidate that `word` is most likely a misspelling of, without regard to case; none if all
/// are too far away. Of equals it is the first.
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

/// How many mistakes a word of this length may have and still be taken for another.
const fn bound(word: &str) -> usize {
    match word.len() {
        0..=2 => 0,
        3..=5 => 1,
        6..=11 => 2,
        _ => 3,
    }
}

/// How many letters must be inserted, left out, replaced or swapped with their neighbour to make
/// one word of the other (optimal string alignment); `None` for words that are too long.
pub(crate) const fn distance(one: &str, other: &str) -> Option<usize> {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() > LONGEST || other.len() > LONGEST {
        return None;
    }
    // The distances of all beginnings of `other` to the three longest beginnings of `one` so far.
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
            let replaced = above[j] + !same(one[i], other[j]) as usize;
            let mut least = min(replaced, min(above[j + 1], row[j]) + 1);
            if i > 0 && j > 0 && same(one[i], other[j - 1]) && same(one[i - 1], other[j]) {
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

const fn same(one: u8, other: u8) -> bool {
    one.eq_ignore_ascii_case(&other)
}

const fn min(one: usize, other: usize) -> usize {
    if one < other { one } else { other }
}
