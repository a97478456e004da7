//! The entries of an origin set, by what they need of a policy.

use std::sync::atomic::{AtomicBool, Ordering};

use cors_rules::{
    Violation,
    dangers::{Danger, Dangers},
    origin::{self, Context, Pattern},
};

use super::{invalid::InvalidOrigins, listed::Listed};
use crate::{list::add_to_list, refusal::RefusalReason};

/// The entries of an origin set between two changes.
#[derive(Debug)]
pub(super) struct Entries {
    /// True if `*` is the one entry.
    pub(super) is_any: bool,
    /// The entries by the dangers that they need in a policy with credentials: those of `COMBINATIONS`.
    by_dangers: [Listed; COMBINATIONS.len()],
    /// Those that need a danger, for the log.
    withheld: Vec<String>,
    /// The function that describes them for the log: a pointer, so the messages and the list of public suffixes are linked only
    /// if a set is filled. They are the largest part of this crate in a binary.
    report: fn(&[String], Dangers) -> String,
    has_told_of_withheld: AtomicBool,
}

/// The combinations of dangers that an entry of a set may need.
const COMBINATIONS: [Dangers; 4] = [
    Dangers::NONE,
    Dangers::only(Danger::InsecureOrigins),
    Dangers::only(Danger::PublicSuffixes),
    Dangers::only(Danger::InsecureOrigins).with(Danger::PublicSuffixes),
];

/// An entry that was read from a text.
enum Read<'a> {
    Any,
    Pattern(Pattern<'a>),
}

impl Entries {
    pub(super) fn none() -> Self {
        Self {
            is_any: false,
            by_dangers: Default::default(),
            withheld: Vec::new(),
            report: withheld,
            has_told_of_withheld: AtomicBool::new(false),
        }
    }

    /// Reads entries; `None` if there are none. With `can_be_any` one of them may be `*`, alone.
    pub(super) fn read(
        origins: impl IntoIterator<Item = impl AsRef<str>>,
        can_be_any: bool,
    ) -> Result<Option<Self>, InvalidOrigins> {
        let mut invalid = InvalidOrigins::none();
        let mut entries = Self::none();
        let mut any = None;
        for origin in origins {
            let entry = origin.as_ref();
            match invalid.note(entry, read(entry, can_be_any)) {
                Some(Read::Any) => any = any.or(Some(invalid.position())),
                Some(Read::Pattern(pattern)) => {
                    entries.insert(entry, &pattern);
                }
                None => {}
            }
        }
        match any {
            Some(position) if !entries.is_empty() => invalid.add(position, "*", &mixed()),
            any => entries.is_any = any.is_some(),
        }
        if !invalid.is_empty() {
            return Err(invalid);
        }
        Ok((!entries.is_empty()).then_some(entries))
    }

    /// Adds one entry, and returns whether it is new. With `can_be_any` it may be `*`, if there is no other.
    pub(super) fn add(&mut self, entry: &str, can_be_any: bool) -> Result<bool, Box<Violation>> {
        match read(entry, can_be_any).map_err(Box::new)? {
            Read::Any if self.is_any => Ok(false),
            Read::Any if self.is_empty() => {
                self.is_any = true;
                Ok(true)
            }
            Read::Pattern(pattern) if !self.is_any => Ok(self.insert(entry, &pattern)),
            Read::Any | Read::Pattern(_) => Err(Box::new(mixed())),
        }
    }

    fn insert(&mut self, entry: &str, pattern: &Pattern<'_>) -> bool {
        let needed = Dangers::needed_by_pattern(pattern);
        let mut is_new = false;
        for (combination, listed) in COMBINATIONS.iter().zip(&mut self.by_dangers) {
            if *combination == needed {
                is_new = listed.add(entry, pattern);
            }
        }
        if is_new && !needed.is_empty() {
            self.withheld.push(entry.to_owned());
            self.has_told_of_withheld.store(false, Ordering::Relaxed);
        }
        is_new
    }

    /// Removes one entry, and returns whether it was there.
    pub(super) fn remove(&mut self, entry: &str) -> bool {
        if entry == "*" {
            return std::mem::take(&mut self.is_any);
        }
        let Ok(pattern) = origin::check_configured(entry) else { return false };
        self.withheld.retain(|withheld| withheld != entry);
        self.by_dangers.iter_mut().any(|listed| listed.remove(entry, &pattern))
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.is_any && self.by_dangers.iter().all(Listed::is_empty)
    }

    pub(super) fn len(&self) -> usize {
        usize::from(self.is_any) + self.by_dangers.iter().map(Listed::len).sum::<usize>()
    }

    /// Returns all entries.
    pub(super) fn texts(&self) -> impl Iterator<Item = String> {
        let any = self.is_any.then(|| "*".to_owned());
        self.by_dangers.iter().flat_map(Listed::entries).chain(any)
    }

    /// Keeps quiet about what the log has said of the former entries.
    pub(super) fn follow(&self, former: &Self) {
        if former.withheld == self.withheld && former.is_any == self.is_any {
            let has_told = former.has_told_of_withheld.load(Ordering::Relaxed);
            self.has_told_of_withheld.store(has_told, Ordering::Relaxed);
        }
    }

    /// Returns the entries, with the dangers that they need.
    fn parts(&self) -> impl Iterator<Item = (Dangers, &Listed)> {
        COMBINATIONS.into_iter().zip(&self.by_dangers)
    }

    /// Checks whether one of the entries allows an origin. `*` does not: a policy that it makes one of any origin does not ask.
    pub(super) fn has(&self, origin: &[u8], accepted: Dangers) -> bool {
        self.parts().any(|(needed, listed)| accepted.has_all(needed) && listed.has(origin))
    }

    /// Decides on an origin, and says why it is not allowed.
    pub(super) fn decide(&self, origin: &[u8], accepted: Dangers) -> Result<(), RefusalReason> {
        if self.has(origin, accepted) {
            return Ok(());
        }
        if self.is_any {
            return Err(RefusalReason::AnyWithheld);
        }
        if self.withheld.is_empty() {
            return Err(RefusalReason::OriginNotAllowed);
        }
        let withheld = self.parts().find(|(needed, listed)| !accepted.has_all(*needed) && listed.has(origin));
        Err(match withheld {
            Some((needed, _))
                if needed.has(Danger::InsecureOrigins) && !accepted.has(Danger::InsecureOrigins) =>
            {
                RefusalReason::InsecureOrigin
            }
            Some(_) => RefusalReason::PublicSuffix,
            None => RefusalReason::OriginNotAllowed,
        })
    }

    /// Returns a description of the entries that are withheld from this policy, if the log has none yet.
    pub(super) fn news(&self, accepted: Dangers, can_be_any: bool) -> Option<String> {
        let is_withheld =
            |(needed, listed): (Dangers, &Listed)| !accepted.has_all(needed) && !listed.is_empty();
        let is_news = ((self.is_any && !can_be_any)
            || (!self.withheld.is_empty() && self.parts().any(is_withheld)))
            && !self.has_told_of_withheld.swap(true, Ordering::Relaxed);
        match is_news {
            true if self.is_any => Some(
                "holds `*`, which allows nobody under a policy with `credentials` or `enforce`: name the origins of your \
                 pages"
                    .to_owned(),
            ),
            true => Some((self.report)(&self.withheld, accepted)),
            false => None,
        }
    }
}

#[allow(clippy::result_large_err, reason = "as the rules return it, and it goes no further")]
fn read(entry: &str, can_be_any: bool) -> Result<Read<'_>, Violation> {
    if can_be_any && entry == "*" {
        return Ok(Read::Any);
    }
    origin::check_configured(entry).map(Read::Pattern)
}

/// Returns the rule that `*` stands alone.
fn mixed() -> Violation {
    let beside_others = Context { credentials: false, dangers: Dangers::ALL, is_alone: false };
    origin::check_in("*", beside_others).err().unwrap_or_else(origin::empty)
}

/// The most entries that the log names.
const NAMED: usize = 10;

/// Returns the entries that a policy does not share with, in the words of the compile errors.
fn withheld(entries: &[String], accepted: Dangers) -> String {
    let context = Context { credentials: true, dangers: accepted, is_alone: false };
    let mut text = "holds what allows nobody under a policy with `credentials`:".to_owned();
    let mut named = 0;
    for entry in entries {
        if named == NAMED {
            break;
        }
        if let Err(violation) = origin::check_in(entry, context) {
            add_to_list(&mut text, "\n", violation.report_naming(entry).as_str());
            named += 1;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_withheld_is_said_in_the_words_of_the_compile_errors() {
        let entries = ["http://a.example", "https://*.github.io"].map(str::to_owned);
        let text = withheld(&entries, Dangers::NONE);
        assert!(text.contains("whoever is on the network can pose as `http://a.example`"), "{text}");
        assert!(text.contains("dangerously = [insecure_origins]"), "{text}");
        assert!(text.contains("https://*.github.io"), "{text}");
        // An entry that the policy accepts is not withheld.
        let insecure = Dangers::only(Danger::InsecureOrigins);
        let text = withheld(&entries, insecure);
        assert!(!text.contains("a.example") && text.contains("https://*.github.io"), "{text}");
    }
}
