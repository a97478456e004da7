//! What a browser remembers of preflights. Fetch Standard, [CORS-preflight
//! cache](https://fetch.spec.whatwg.org/#concept-cache).

use std::time::Duration;

use url::Url;

use super::{preflight::Allowed, safelist::is_non_wildcard};

/// What an entry allows.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Allows {
    Method(String),
    Header(String),
}

/// A cache entry.
#[derive(Debug)]
struct Entry {
    key: Key,
    allows: Allows,
    expires: Duration,
}

/// Of which request something is remembered or asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    /// The page's origin, in place of the network partition.
    pub(crate) page: String,
    /// The request's origin, which a redirect may have made `null`.
    pub(crate) origin: String,
    pub(crate) url: Url,
    /// Whether the credentials mode is `include`.
    pub(crate) credentials: bool,
}

/// The CORS-preflight cache of a browser; `now` is the time by its clock.
#[derive(Debug, Default)]
pub(crate) struct Cache(Vec<Entry>);

impl Cache {
    /// <https://fetch.spec.whatwg.org/#method-cache-entry-match>
    pub(crate) fn has_method(&self, key: &Key, method: &str, now: Duration) -> bool {
        self.0.iter().any(|entry| entry.is_for(key, now) && entry.allows.is_method(method))
    }

    /// <https://fetch.spec.whatwg.org/#header-name-cache-entry-match>
    pub(crate) fn has_header(&self, key: &Key, header: &str, now: Duration) -> bool {
        self.0.iter().any(|entry| entry.is_for(key, now) && entry.allows.is_header(header))
    }

    /// Remembers what a preflight allowed: the last steps of a
    /// [CORS-preflight fetch](https://fetch.spec.whatwg.org/#cors-preflight-fetch).
    pub(crate) fn store(&mut self, key: &Key, allowed: Allowed, now: Duration) {
        let expires = now.saturating_add(allowed.max_age);
        self.0.retain(|entry| now < entry.expires);
        let methods = allowed.methods.into_iter().map(Allows::Method);
        for allows in methods.chain(allowed.headers.into_iter().map(Allows::Header)) {
            let mut known = false;
            for entry in self.0.iter_mut().filter(|entry| entry.is_for(key, now) && entry.covers(&allows)) {
                entry.expires = expires;
                known = true;
            }
            if !known {
                self.0.push(Entry { key: key.clone(), allows, expires });
            }
        }
    }

    /// Forgets what is remembered of the request's URL for its origin, with and without credentials.
    /// <https://fetch.spec.whatwg.org/#concept-cache-clear>
    pub(crate) fn clear(&mut self, key: &Key) {
        self.0.retain(|entry| !entry.key.is_like(key));
    }
}

impl Key {
    /// Checks whether both are the same, credentials apart.
    fn is_like(&self, other: &Self) -> bool {
        (&self.page, &self.origin, &self.url) == (&other.page, &other.origin, &other.url)
    }
}

impl Entry {
    /// What was allowed with credentials is allowed without them, and not the other way round.
    /// <https://fetch.spec.whatwg.org/#concept-cache-match>
    fn is_for(&self, key: &Key, now: Duration) -> bool {
        now < self.expires && self.key.is_like(key) && (self.key.credentials || !key.credentials)
    }

    fn covers(&self, allows: &Allows) -> bool {
        match allows {
            Allows::Method(method) => self.allows.is_method(method),
            Allows::Header(header) => self.allows.is_header(header),
        }
    }
}

impl Allows {
    fn is_method(&self, method: &str) -> bool {
        matches!(self, Self::Method(name) if name == method || name == "*")
    }

    fn is_header(&self, header: &str) -> bool {
        let header = header.to_ascii_lowercase();
        matches!(self, Self::Header(name) if name.eq_ignore_ascii_case(&header)
            || (name == "*" && !is_non_wildcard(&header)))
    }
}
