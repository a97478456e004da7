//! `OriginSet`: origins from configuration, which may change while serving.

use std::{
    panic::Location,
    sync::{
        PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use cors_rules::{
    dangers::{Danger, Dangers},
    origin::{self, Context},
};

use super::{InvalidOrigins, listed::Listed};
use crate::{list::add_to_list, refusal::Refusal};

/// A set of origins that is filled at start-up, from an environment variable, a configuration file or a database, and may be
/// replaced while serving. Default: empty.
///
/// A policy names it with `origins = set(ORIGINS)`:
///
/// ```
/// use actix_web::{Responder, get};
/// use cors_runtime::{OriginSet, cors};
///
/// static ORIGINS: OriginSet = OriginSet::new();
///
/// #[cors(origins = set(ORIGINS), credentials)]
/// #[get("/me")]
/// async fn me() -> impl Responder {
///     "you"
/// }
///
/// // In `main`, and whenever the configuration changes:
/// let configured = "https://app.example.com, https://*.preview.example.com";
/// ORIGINS.replace(configured.split(',').map(str::trim))?;
/// # Ok::<(), cors_runtime::InvalidOrigins>(())
/// ```
///
/// While it is empty, no origin is allowed, and the log says so once. All workers of a process share the set; each process
/// has its own.
///
/// Under a policy with `credentials`, `http://` entries that are not loopback and `*.` before a public suffix allow no
/// origin, unless the policy accepts them with `dangerously`. The log names such entries once.
#[derive(Debug)]
pub struct OriginSet {
    current: RwLock<Option<Entries>>,
    has_told_of_nothing: AtomicBool,
    /// Its name in the log: where it was made.
    place: &'static Location<'static>,
    /// The function that decides on an origin: a pointer, so it is linked only if there is a set.
    pub(super) decide: fn(&Self, &[u8], Dangers) -> Result<(), Refusal>,
}

/// The entries between two replacements.
#[derive(Debug)]
struct Entries {
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

impl OriginSet {
    /// Returns an empty set, for a `static`.
    #[must_use]
    #[track_caller]
    pub const fn new() -> Self {
        Self {
            current: RwLock::new(None),
            has_told_of_nothing: AtomicBool::new(false),
            place: Location::caller(),
            decide: Self::decide,
        }
    }

    /// Replaces all entries by these: origins and patterns, as in `origins = [...]`. A request sees the old entries or the new
    /// ones, never a part of each. Without entries the set becomes empty.
    ///
    /// # Errors
    ///
    /// All invalid entries, in the words of the compile errors. Then nothing changes. `*` and `null` are always invalid: only
    /// the code may share with everyone. An entry may be in the list twice.
    pub fn replace(&self, origins: impl IntoIterator<Item = impl AsRef<str>>) -> Result<(), InvalidOrigins> {
        let entries = Entries::read(origins)?;
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        if let (Some(former), Some(new)) = (&*current, &entries)
            && former.withheld == new.withheld
        {
            new.has_told_of_withheld
                .store(former.has_told_of_withheld.load(Ordering::Relaxed), Ordering::Relaxed);
        }
        if entries.is_some() {
            self.has_told_of_nothing.store(false, Ordering::Relaxed);
        }
        let former = std::mem::replace(&mut *current, entries);
        drop(current);
        // Dropping a long list takes time, and no request should wait for that.
        drop(former);
        Ok(())
    }

    /// Decides whether the value of an `Origin` header is allowed under a policy that accepts these dangers.
    fn decide(&self, origin: &[u8], accepted: Dangers) -> Result<(), Refusal> {
        let (verdict, news) = self.judge(origin, accepted);
        // Outside of the lock: a log may be slow.
        if let Some(news) = news {
            log::warn!("the origin set of {} {news}", self.place);
        }
        verdict
    }

    /// Returns the verdict, and what is to be said about the set, once.
    fn judge(&self, origin: &[u8], accepted: Dangers) -> (Result<(), Refusal>, Option<String>) {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        match &*current {
            None => {
                let is_old = self.has_told_of_nothing.swap(true, Ordering::Relaxed);
                let news = "is empty, so that no origin is allowed: fill it with `replace`";
                (Err(Refusal::EmptySet), if is_old { None } else { Some(news.to_owned()) })
            }
            Some(entries) => {
                let verdict = if entries.has(origin, accepted) { Ok(()) } else { Err(Refusal::Origin) };
                (verdict, entries.news(accepted))
            }
        }
    }
}

impl Default for OriginSet {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

impl Entries {
    /// Reads entries; `None` if there are none.
    fn read(origins: impl IntoIterator<Item = impl AsRef<str>>) -> Result<Option<Self>, InvalidOrigins> {
        let mut invalid = InvalidOrigins::none();
        let mut entries = Self {
            by_dangers: Default::default(),
            withheld: Vec::new(),
            report: withheld,
            has_told_of_withheld: AtomicBool::new(false),
        };
        for origin in origins {
            let entry = origin.as_ref();
            let Some(pattern) = invalid.note(entry, origin::check_configured(entry)) else { continue };
            let needed = Dangers::needed_by_pattern(&pattern);
            for (combination, listed) in COMBINATIONS.iter().zip(&mut entries.by_dangers) {
                if *combination == needed {
                    listed.add(entry, &pattern);
                }
            }
            if !needed.is_empty() {
                entries.withheld.push(entry.to_owned());
            }
        }
        if !invalid.is_empty() {
            return Err(invalid);
        }
        let is_empty = entries.by_dangers.iter().all(Listed::is_empty);
        Ok((!is_empty).then_some(entries))
    }

    /// Returns the entries, with the dangers that they need.
    fn parts(&self) -> impl Iterator<Item = (Dangers, &Listed)> {
        COMBINATIONS.into_iter().zip(&self.by_dangers)
    }

    fn has(&self, origin: &[u8], accepted: Dangers) -> bool {
        self.parts().any(|(needed, listed)| accepted.has_all(needed) && listed.has(origin))
    }

    /// Returns a description of the entries that are withheld from this policy, if the log has none yet.
    fn news(&self, accepted: Dangers) -> Option<String> {
        let is_withheld =
            |(needed, listed): (Dangers, &Listed)| !accepted.has_all(needed) && !listed.is_empty();
        let is_news = !self.withheld.is_empty()
            && self.parts().any(is_withheld)
            && !self.has_told_of_withheld.swap(true, Ordering::Relaxed);
        if is_news { Some((self.report)(&self.withheld, accepted)) } else { None }
    }
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

    /// The dangers that a policy accepts without credentials, and with them.
    const PUBLIC: Dangers = Dangers::ALL;
    const PRIVATE: Dangers = Dangers::NONE;

    fn set(origins: &[&str]) -> OriginSet {
        let set = OriginSet::new();
        set.replace(origins).expect("right origins");
        set
    }

    #[test]
    fn a_set_that_is_empty_allows_nobody() {
        assert_eq!(OriginSet::new().decide(b"https://a.example", PUBLIC), Err(Refusal::EmptySet));
        let emptied = set(&["https://a.example"]);
        emptied.replace([""; 0]).expect("no origins are right ones");
        assert_eq!(emptied.decide(b"https://a.example", PUBLIC), Err(Refusal::EmptySet));
    }

    #[test]
    fn a_set_allows_what_it_holds_patterns_and_repeated_origins_included() {
        let set =
            set(&["https://a.example", "https://*.b.example", "http://localhost:*", "https://a.example"]);
        for origin in ["https://a.example", "https://x.b.example", "http://localhost:5173"] {
            assert_eq!(set.decide(origin.as_bytes(), PRIVATE), Ok(()), "{origin}");
        }
        for origin in ["https://b.example", "https://evila.example", "null", "", "*"] {
            assert_eq!(set.decide(origin.as_bytes(), PUBLIC), Err(Refusal::Origin), "{origin}");
        }
    }

    #[test]
    fn a_wrong_entry_changes_nothing_and_every_one_is_named() {
        let set = set(&["https://a.example"]);
        let error = set.replace(["https://b.example", "null", "https://c.example", "https://D.example"]);
        let report = error.expect_err("two entries are wrong").to_string();
        for part in
            ["2 of 4 origins are wrong", "entry 2: `null` is not", "entry 4: ", "\"https://d.example\""]
        {
            assert!(report.contains(part), "{report}");
        }
        assert_eq!(set.decide(b"https://a.example", PUBLIC), Ok(()));
        assert_eq!(set.decide(b"https://b.example", PUBLIC), Err(Refusal::Origin));
    }

    #[test]
    fn with_credentials_an_entry_allows_only_what_the_rules_let_a_literal_allow() {
        let set = set(&["http://a.example", "https://*.github.io", "http://*.co.uk", "http://localhost"]);
        let insecure = Dangers::only(Danger::InsecureOrigins);
        let suffixes = Dangers::only(Danger::PublicSuffixes);
        let both = Dangers::only(Danger::InsecureOrigins).with(Danger::PublicSuffixes);
        let cases: &[(&str, [bool; 5])] = &[
            ("http://localhost", [true, true, true, true, true]),
            ("http://a.example", [true, false, true, false, true]),
            ("https://x.github.io", [true, false, false, true, true]),
            ("http://x.co.uk", [true, false, false, false, true]),
        ];
        for (origin, expected) in cases {
            let allowed = [PUBLIC, PRIVATE, insecure, suffixes, both]
                .map(|accepted| set.decide(origin.as_bytes(), accepted).is_ok());
            assert_eq!(allowed, *expected, "{origin}");
        }
    }

    #[test]
    fn what_is_withheld_is_said_in_the_words_of_the_compile_errors() {
        let entries = ["http://a.example", "https://*.github.io"].map(str::to_owned);
        let text = withheld(&entries, PRIVATE);
        assert!(text.contains("whoever is on the network can pose as `http://a.example`"), "{text}");
        assert!(text.contains("dangerously = [insecure_origins]"), "{text}");
        assert!(text.contains("https://*.github.io"), "{text}");
        // An entry that the policy accepts is not withheld.
        let insecure = Dangers::only(Danger::InsecureOrigins);
        let text = withheld(&entries, insecure);
        assert!(!text.contains("a.example") && text.contains("https://*.github.io"), "{text}");
    }
}
