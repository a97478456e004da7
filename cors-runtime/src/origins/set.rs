//! `OriginSet`: origins from configuration, which may change while serving.

use std::{
    panic::Location,
    sync::{
        Mutex, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use cors_rules::dangers::Dangers;

use super::{
    entries::Entries,
    invalid::{InvalidOrigin, InvalidOrigins},
    origin::Origin,
};
use crate::{refusal::RefusalReason, text::Place};

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
/// While it is empty, no origin is allowed, and the log says so when a route with it is registered, or when it becomes empty later.
/// All workers of a process share the set; each process
/// has its own.
///
/// Under a policy with `credentials`, `http://` entries that are not loopback and `*.` before a public suffix allow no
/// origin, unless the policy accepts them with `dangerously`. The log names such entries, when the route is registered and when they
/// are put into the set.
#[derive(Debug)]
pub struct OriginSet {
    current: RwLock<Option<Entries>>,
    can_be_any: bool,
    /// True while `*` is the one entry.
    is_any: AtomicBool,
    has_told_of_nothing: AtomicBool,
    /// The policies with this set, each kind once.
    policies: Mutex<Vec<PolicyOfSet>>,
    /// Its name in the log: where it was made.
    pub(crate) place: &'static Location<'static>,
    /// The functions that a policy with this set calls: pointers, so they are linked only if there is a set.
    pub(super) register: fn(&Self, PolicyOfSet),
    pub(crate) first_entries: fn(&Self) -> Vec<String>,
    /// The function that decides on an origin: a pointer, so it is linked only if there is a set.
    pub(super) decide: fn(&Self, &[u8], Dangers) -> Result<(), RefusalReason>,
}

/// The parts of a policy that decide what a set in it withholds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PolicyOfSet {
    /// The dangers that it accepts; all without credentials.
    pub(super) accepted: Dangers,
    /// True if it becomes one of any origin while the set holds `*`.
    pub(super) can_be_any: bool,
}

impl OriginSet {
    /// Returns an empty set, for a `static`.
    #[must_use]
    #[track_caller]
    pub const fn new() -> Self {
        Self {
            current: RwLock::new(None),
            can_be_any: false,
            is_any: AtomicBool::new(false),
            has_told_of_nothing: AtomicBool::new(false),
            policies: Mutex::new(Vec::new()),
            place: Location::caller(),
            register: Self::register,
            first_entries: Self::first_entries,
            decide: Self::decide,
        }
    }

    /// Lets the set be told `*`, as in `CORS_ORIGINS=*`, which products that others host document. Default: `*` is invalid.
    ///
    /// While `*` is its one entry, a policy with the set answers as with `origins = any`. Under `credentials` and under
    /// `enforce` `*` allows nobody, and the log says so.
    ///
    /// ```
    /// use actix_web::{Responder, get};
    /// use cors_runtime::{OriginSet, cors};
    ///
    /// static ORIGINS: OriginSet = OriginSet::new().allow_any();
    ///
    /// #[cors(origins = set(ORIGINS))]
    /// #[get("/")]
    /// async fn index() -> impl Responder {
    ///     "shared"
    /// }
    ///
    /// // In `main`:
    /// let configured = std::env::var("CORS_ORIGINS").unwrap_or_else(|_| "*".to_owned());
    /// ORIGINS.replace(configured.split(',').map(str::trim))?;
    /// # Ok::<(), cors_runtime::InvalidOrigins>(())
    /// ```
    #[must_use]
    pub const fn allow_any(mut self) -> Self {
        self.can_be_any = true;
        self
    }

    /// Replaces all entries by these: origins and patterns, as in `origins = [...]`. A request sees the old entries or the new
    /// ones, never a part of each. Without entries the set becomes empty.
    ///
    /// # Errors
    ///
    /// All invalid entries, in the words of the compile errors. Then nothing changes. `null` is always invalid, and `*` unless
    /// the code [allows it](Self::allow_any): only the code may share with everyone. An entry may be in the list twice.
    pub fn replace(&self, origins: impl IntoIterator<Item = impl AsRef<str>>) -> Result<(), InvalidOrigins> {
        let entries = Entries::read(origins, self.can_be_any)?;
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        if let (Some(former), Some(new)) = (&*current, &entries) {
            new.follow(former);
        }
        let former = std::mem::replace(&mut *current, entries);
        self.note(current.as_ref());
        drop(current);
        self.say_news();
        // Dropping a long list takes time, and no request should wait for that.
        drop(former);
        Ok(())
    }

    /// Adds one entry, and returns whether it is new.
    ///
    /// # Errors
    ///
    /// The mistake in the entry, in the words of the compile errors. Then nothing changes. `*` stands alone.
    pub fn insert(&self, origin: &str) -> Result<bool, InvalidOrigin> {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        let mut entries = current.take().unwrap_or_else(Entries::none);
        let outcome = entries.add(origin, self.can_be_any);
        *current = Some(entries).filter(|entries| !entries.is_empty());
        self.note(current.as_ref());
        drop(current);
        self.say_news();
        outcome.map_err(|violation| InvalidOrigin::of(origin, &violation))
    }

    /// Removes one entry, and returns whether it was there.
    pub fn remove(&self, origin: &str) -> bool {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        let Some(entries) = &mut *current else { return false };
        let was_there = entries.remove(origin);
        if entries.is_empty() {
            *current = None;
        }
        self.note(current.as_ref());
        drop(current);
        self.say_news();
        was_there
    }

    /// Checks whether an entry allows an origin, exactly or by a pattern, in a policy without credentials.
    #[must_use]
    pub fn contains(&self, origin: &Origin) -> bool {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        current
            .as_ref()
            .is_some_and(|entries| entries.is_any || entries.has(origin.as_str().as_bytes(), Dangers::ALL))
    }

    /// Returns the number of entries, patterns included. A repeated one counts once.
    #[must_use]
    pub fn len(&self) -> usize {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        current.as_ref().map_or(0, Entries::len)
    }

    /// Checks whether the set has no entry, so that it allows no origin.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.current.read().unwrap_or_else(PoisonError::into_inner).is_none()
    }

    /// Returns the entries at this time, sorted. Later changes do not change them.
    #[must_use]
    pub fn snapshot(&self) -> Vec<String> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        let mut texts: Vec<String> = current.iter().flat_map(Entries::texts).collect();
        texts.sort();
        texts
    }

    /// Notes what requests ask without the lock.
    fn note(&self, entries: Option<&Entries>) {
        self.is_any.store(entries.is_some_and(|entries| entries.is_any), Ordering::Release);
        if entries.is_some() {
            self.has_told_of_nothing.store(false, Ordering::Relaxed);
        }
    }

    pub(super) fn can_be_any(&self) -> bool {
        self.can_be_any
    }

    /// Checks whether `*` is the one entry at this time.
    pub(super) fn is_any(&self) -> bool {
        self.is_any.load(Ordering::Acquire)
    }

    /// Decides whether the value of an `Origin` header is allowed under a policy that accepts these dangers.
    fn decide(&self, origin: &[u8], accepted: Dangers) -> Result<(), RefusalReason> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        current.as_ref().map_or(Err(RefusalReason::EmptySet), |entries| entries.decide(origin, accepted))
    }

    /// Notes that there is a policy with this set, and warns of what the set cannot allow to its pages.
    fn register(&self, policy: PolicyOfSet) {
        let mut policies = self.policies.lock().unwrap_or_else(PoisonError::into_inner);
        if !policies.contains(&policy) {
            policies.push(policy);
        }
        drop(policies);
        self.say_news();
    }

    /// Warns of what the set cannot allow to pages of the policies with it, if the log has not said so of these entries.
    fn say_news(&self) {
        let policies = self.policies.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for policy in policies {
            // Outside of the locks: a log may be slow.
            if let Some(news) = self.news(policy) {
                log::warn!(target: "cors", "the origin set of {} {news}", Place(self.place));
            }
        }
    }

    fn news(&self, policy: PolicyOfSet) -> Option<String> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        match &*current {
            Some(entries) => entries.news(policy.accepted, policy.can_be_any),
            None if self.has_told_of_nothing.swap(true, Ordering::Relaxed) => None,
            None => Some("is empty, so that no origin is allowed: fill it with `replace`".to_owned()),
        }
    }

    /// Returns the entries that an explanation looks at.
    fn first_entries(&self) -> Vec<String> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        current.as_ref().map(|entries| entries.texts().take(LOOKED_AT).collect()).unwrap_or_default()
    }
}

/// The most entries that an explanation looks at: it has to end soon, however long the set is.
const LOOKED_AT: usize = 1000;

impl Default for OriginSet {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use cors_rules::dangers::Danger;

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
        assert_eq!(OriginSet::new().decide(b"https://a.example", PUBLIC), Err(RefusalReason::EmptySet));
        let emptied = set(&["https://a.example"]);
        emptied.replace([""; 0]).expect("no origins are right ones");
        assert_eq!(emptied.decide(b"https://a.example", PUBLIC), Err(RefusalReason::EmptySet));
    }

    #[test]
    fn a_set_allows_what_it_holds_patterns_and_repeated_origins_included() {
        let set =
            set(&["https://a.example", "https://*.b.example", "http://localhost:*", "https://a.example"]);
        for origin in ["https://a.example", "https://x.b.example", "http://localhost:5173"] {
            assert_eq!(set.decide(origin.as_bytes(), PRIVATE), Ok(()), "{origin}");
        }
        for origin in ["https://b.example", "https://evila.example", "null", "", "*"] {
            assert_eq!(
                set.decide(origin.as_bytes(), PUBLIC),
                Err(RefusalReason::OriginNotAllowed),
                "{origin}"
            );
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
        assert_eq!(set.decide(b"https://b.example", PUBLIC), Err(RefusalReason::OriginNotAllowed));
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
}
