//! The three rules that `dangerously` lifts, and sets of them.

use crate::{
    Text, Violation,
    origin::grammar::entry::{Entry, Pattern},
    rule::rules,
    slice::is_equal,
    suggest,
};

rules! {
    UNNEEDED: UnneededDanger = "nothing in this policy needs {}";
    UNKNOWN: UnknownDanger = "unknown danger {}";
    REPEATED: Duplicate = "{} is written twice";
    EMPTY: EmptyList = "an empty list of `dangerously` says nothing", help "remove `dangerously`";
}

/// A rule that a policy may lift with `dangerously`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Danger {
    /// The origin `null`.
    NullOrigin,
    /// An `http://` origin that is not loopback, with `credentials`.
    InsecureOrigins,
    /// `*.` before a public suffix, with `credentials`.
    PublicSuffixes,
}

impl Danger {
    /// All dangers, in the order of the documentation.
    pub const ALL: [Self; 3] = [Self::NullOrigin, Self::InsecureOrigins, Self::PublicSuffixes];

    /// The names of all dangers, in the order of the documentation.
    pub const NAMES: [&str; 3] =
        [Self::NullOrigin.as_str(), Self::InsecureOrigins.as_str(), Self::PublicSuffixes.as_str()];

    /// Returns the name in the attribute, such as `null_origin`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NullOrigin => "null_origin",
            Self::InsecureOrigins => "insecure_origins",
            Self::PublicSuffixes => "public_suffixes",
        }
    }

    /// Returns the danger of this name.
    ///
    /// # Errors
    ///
    /// The violation by a name that is none.
    pub const fn parse(name: &str) -> Result<Self, Violation> {
        let mut index = 0;
        while index < Self::ALL.len() {
            if is_equal(name, Self::ALL[index].as_str()) {
                return Ok(Self::ALL[index]);
            }
            index += 1;
        }
        let unknown = UNKNOWN.broken_by(name, 0, 0);
        Err(match suggest::closest(name, &Self::NAMES) {
            Some(known) => unknown.with_help(&["did you mean `", known, "`?"]),
            None => unknown.with_help(&[the_names().as_str()]),
        })
    }

    /// Returns the violation by this danger where it is in the list already.
    #[must_use]
    pub const fn repeated(self) -> Violation {
        REPEATED.broken_by(self.as_str(), 0, 0).with_help(&["keep one `", self.as_str(), "`"])
    }

    /// Returns the violation where a policy accepts this danger and nothing in it needs that: it would hide the next
    /// entry that does.
    #[must_use]
    pub const fn unneeded(self) -> Violation {
        UNNEEDED.broken_by(self.as_str(), 0, 0).with_help(&["remove `", self.as_str(), "`"])
    }
}

/// Returns the violation by an empty list of dangers.
#[must_use]
pub const fn empty() -> Violation {
    EMPTY.broken()
}

/// Returns the help that names all dangers.
#[must_use]
pub const fn the_names() -> Text {
    let mut names = Text::of(&["the names are "]);
    let mut index = 0;
    while index < Danger::NAMES.len() {
        names.push(if index > 0 { ", " } else { "" });
        names.push(Text::quoted(Danger::NAMES[index]).as_str());
        index += 1;
    }
    names
}

/// A set of dangers: those that a policy accepts, or those that an entry needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dangers(u8);

impl Dangers {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// The set of all dangers.
    pub const ALL: Self =
        Self::only(Danger::NullOrigin).with(Danger::InsecureOrigins).with(Danger::PublicSuffixes);

    /// Returns the set of one danger.
    #[must_use]
    pub const fn only(danger: Danger) -> Self {
        Self(1 << danger as u8)
    }

    /// Returns the set with one more danger.
    #[must_use]
    pub const fn with(self, danger: Danger) -> Self {
        self.union(Self::only(danger))
    }

    /// Returns the dangers that are in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the dangers that are in both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Checks whether this danger is in the set.
    #[must_use]
    pub const fn has(self, danger: Danger) -> bool {
        self.has_all(Self::only(danger))
    }

    /// Checks whether all dangers of another set are in this one.
    #[must_use]
    pub const fn has_all(self, others: Self) -> bool {
        others.0 & !self.0 == 0
    }

    /// Checks whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the dangers that an entry of `origins` needs; none if the entry is not valid.
    #[must_use]
    pub const fn needed_by(entry: &str, credentials: bool) -> Self {
        match Entry::parse(entry) {
            Ok(Entry::Null) => Self::only(Danger::NullOrigin),
            Ok(Entry::Origin(pattern)) if credentials => Self::needed_by_pattern(&pattern),
            _ => Self::NONE,
        }
    }

    /// Returns the dangers that an origin or a pattern needs in a policy with `credentials`.
    #[must_use]
    pub const fn needed_by_pattern(pattern: &Pattern<'_>) -> Self {
        let mut needed = Self::NONE;
        if pattern.is_insecure() {
            needed = needed.with(Danger::InsecureOrigins);
        }
        if pattern.is_public_suffix() {
            needed = needed.with(Danger::PublicSuffixes);
        }
        needed
    }

    /// Returns the dangers that the entries of `origins` need.
    #[must_use]
    pub const fn needed_by_origins(entries: &[&str], credentials: bool) -> Self {
        let mut needed = Self::NONE;
        let mut i = 0;
        while i < entries.len() {
            needed = needed.union(Self::needed_by(entries[i], credentials));
            i += 1;
        }
        needed
    }

    /// Returns the dangers that the entries of `dev_origins` need. An insecure one needs none: it is gone from release
    /// builds.
    #[must_use]
    pub const fn needed_by_dev_origins(entries: &[&str], credentials: bool) -> Self {
        let allowed = Self::only(Danger::NullOrigin).with(Danger::PublicSuffixes);
        Self::needed_by_origins(entries, credentials).intersection(allowed)
    }

    /// Returns the dangers that the entries of an origin set may need: a set never holds `null`.
    #[must_use]
    pub const fn possible_in_set(credentials: bool) -> Self {
        if credentials {
            Self::only(Danger::InsecureOrigins).with(Danger::PublicSuffixes)
        } else {
            Self::NONE
        }
    }

    /// Returns the dangers that the origins may need which a predicate allows: it sees origins, never patterns, and never
    /// `null` with `credentials`.
    #[must_use]
    pub const fn possible_in_predicate(credentials: bool) -> Self {
        Self::only(if credentials { Danger::InsecureOrigins } else { Danger::NullOrigin })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_danger_is_needed_by_the_entry_that_breaks_its_rule_and_by_no_other() {
        let breaks = [Some(Danger::NullOrigin), Some(Danger::InsecureOrigins), Some(Danger::PublicSuffixes)];
        let breaks = breaks.into_iter().chain([None; 3]);
        let entries =
            ["null", "http://a.example", "https://*.github.io", "https://a.example", "*", "not an origin"];
        for (entry, danger) in entries.into_iter().zip(breaks) {
            let expected = danger.map_or(Dangers::NONE, Dangers::only);
            assert_eq!(Dangers::needed_by(entry, true), expected, "{entry}");
            let is_null = danger == Some(Danger::NullOrigin);
            let expected = if is_null { expected } else { Dangers::NONE };
            assert_eq!(Dangers::needed_by(entry, false), expected, "{entry} without credentials");
        }
        let needed = Dangers::only(Danger::NullOrigin).with(Danger::PublicSuffixes);
        assert_eq!(Dangers::needed_by_origins(&entries, true), Dangers::ALL);
        assert_eq!(Dangers::needed_by_dev_origins(&entries, true), needed);
    }

    #[test]
    fn a_set_has_what_was_put_into_it() {
        for danger in Danger::ALL {
            assert!(
                !Dangers::NONE.has(danger) && Dangers::ALL.has(danger) && Dangers::only(danger).has(danger)
            );
            let others = Danger::ALL.into_iter().filter(|other| *other != danger);
            assert!(others.into_iter().all(|other| !Dangers::only(danger).has(other)));
            assert!(Dangers::ALL.has_all(Dangers::only(danger)));
            assert!(!Dangers::only(danger).has_all(Dangers::ALL));
        }
        assert!(Dangers::NONE.is_empty() && Dangers::NONE.has_all(Dangers::NONE));
        let one = Dangers::only(Danger::NullOrigin);
        assert!(one.intersection(Dangers::only(Danger::PublicSuffixes)).is_empty());
    }
}
