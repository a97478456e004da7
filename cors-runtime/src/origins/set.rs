//! `OriginSet`: origins from configuration, which may change while serving.

use std::{
    panic::Location,
    sync::{
        PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use cors_rules::dangers::Dangers;

use super::{
    entries::Entries,
    invalid::{InvalidOrigin, InvalidOrigins},
    origin::Origin,
};
use crate::refusal::RefusalReason;

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
    can_be_any: bool,
    /// True while `*` is the one entry.
    is_any: AtomicBool,
    has_told_of_nothing: AtomicBool,
    /// Its name in the log: where it was made.
    place: &'static Location<'static>,
    /// The function that decides on an origin: a pointer, so it is linked only if there is a set.
    pub(super) decide: fn(&Self, &[u8], Dangers) -> Result<(), RefusalReason>,
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
            place: Location::caller(),
            decide: Self::decide,
        }
    }

    /// Lets the set be told `*`, as in `CORS_ORIGINS=*`, which products that others host document. Default: `*` is invalid.
    ///
    /// While `*` is its one entry, a policy with the set answers as with `origins = any`. Under `credentials` and under
    /// `enforce` `*` allows nobody, and the log says so once.
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
        current.as_ref().map(Entries::texts).unwrap_or_default()
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
        let (verdict, news) = self.judge(origin, accepted);
        // Outside of the lock: a log may be slow.
        if let Some(news) = news {
            log::warn!("the origin set of {} {news}", self.place);
        }
        verdict
    }

    /// Returns the verdict, and what is to be said about the set, once.
    fn judge(&self, origin: &[u8], accepted: Dangers) -> (Result<(), RefusalReason>, Option<String>) {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        match &*current {
            None => {
                let is_old = self.has_told_of_nothing.swap(true, Ordering::Relaxed);
                let news = "is empty, so that no origin is allowed: fill it with `replace`";
                (Err(RefusalReason::EmptySet), if is_old { None } else { Some(news.to_owned()) })
            }
            Some(entries) => {
                let verdict = if entries.has(origin, accepted) { Ok(()) } else { Err(RefusalReason::Origin) };
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
            assert_eq!(set.decide(origin.as_bytes(), PUBLIC), Err(RefusalReason::Origin), "{origin}");
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
        assert_eq!(set.decide(b"https://b.example", PUBLIC), Err(RefusalReason::Origin));
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
