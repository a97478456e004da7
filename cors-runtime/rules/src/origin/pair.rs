//! The rules on two entries of one list.

use super::grammar::entry::Entry;
use crate::{
    Text, Violation,
    rule::rules,
    slice::{has_byte, is_equal},
};

rules! {
    DUPLICATE: Duplicate = "{} is already in the list", help "remove one of the two";
    COVERED: Covered = "{} of the list already allows this", help "remove it";
}

/// Checks that neither of two entries makes the other redundant. Entries that are not valid are not compared, and neither is
/// `*`, which has a rule of its own.
pub(super) const fn check_pair(earlier: &str, later: &str) -> Result<(), (usize, Violation)> {
    if is_equal(earlier, later) {
        return match Entry::parse(later) {
            Ok(_) => Err((1, DUPLICATE.broken_by_all(later))),
            Err(_) => Ok(()),
        };
    }
    if !has_byte(earlier.as_bytes(), b'*') && !has_byte(later.as_bytes(), b'*') {
        return Ok(());
    }
    match (Entry::parse(earlier), Entry::parse(later)) {
        (Ok(Entry::Origin(one)), Ok(Entry::Origin(other))) if one.has_all_of(&other) => {
            Err((1, covered(later, earlier)))
        }
        (Ok(Entry::Origin(one)), Ok(Entry::Origin(other))) if other.has_all_of(&one) => {
            Err((0, covered(earlier, later)))
        }
        _ => Ok(()),
    }
}

/// Returns the violation by an entry that a pattern of the list also allows.
const fn covered(value: &str, pattern: &str) -> Violation {
    let mut violation = COVERED.broken_by(pattern, 0, value.len());
    violation.help = Text::of(&["remove ", Text::quoted(value).as_str()]);
    violation
}
