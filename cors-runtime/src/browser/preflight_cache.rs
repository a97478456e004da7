//! The preflights that a browser remembers. Fetch Standard, [CORS-preflight
//! cache](https://fetch.spec.whatwg.org/#concept-cache).

use std::time::Duration;

use cors_rules::request_header::is_non_wildcard;
use url::Url;

use super::preflight::Permission;

/// The method or the header that an entry allows.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Grant {
    Method(String),
    Header(String),
}

#[derive(Debug)]
struct CacheEntry {
    key: CacheKey,
    grant: Grant,
    expires: Duration,
}

/// The part of a request that has to match an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CacheKey {
    /// The page's origin. It stands for the network partition of the standard.
    pub(crate) page: String,
    /// The request's origin, which is `null` after some redirects.
    pub(crate) origin: String,
    pub(crate) url: Url,
    /// True if the credentials mode is `include`.
    pub(crate) credentials: bool,
}

/// The CORS-preflight cache of a browser. In its methods `now` is the time by the browser's clock.
#[derive(Debug, Default)]
pub(crate) struct Cache(Vec<CacheEntry>);

impl Cache {
    /// Checks whether a preflight allowed the method. <https://fetch.spec.whatwg.org/#method-cache-entry-match>
    pub(crate) fn has_method(&self, key: &CacheKey, method: &str, now: Duration) -> bool {
        self.0.iter().any(|entry| entry.is_for(key, now) && entry.grant.is_method(method))
    }

    /// Checks whether a preflight allowed the header. <https://fetch.spec.whatwg.org/#header-name-cache-entry-match>
    pub(crate) fn has_header(&self, key: &CacheKey, header: &str, now: Duration) -> bool {
        self.0.iter().any(|entry| entry.is_for(key, now) && entry.grant.is_header(header))
    }

    /// Stores what a preflight allowed, by the last steps of a
    /// [CORS-preflight fetch](https://fetch.spec.whatwg.org/#cors-preflight-fetch).
    pub(crate) fn store(&mut self, key: &CacheKey, permission: Permission, now: Duration) {
        let expires = now.saturating_add(permission.max_age);
        self.0.retain(|entry| now < entry.expires);
        let methods = permission.methods.into_iter().map(Grant::Method);
        for grant in methods.chain(permission.headers.into_iter().map(Grant::Header)) {
            let mut known = false;
            for entry in self.0.iter_mut().filter(|entry| entry.is_for(key, now) && entry.has(&grant)) {
                entry.expires = expires;
                known = true;
            }
            if !known {
                self.0.push(CacheEntry { key: key.clone(), grant, expires });
            }
        }
    }

    /// Removes the entries of the request's URL and origin, with and without credentials.
    /// <https://fetch.spec.whatwg.org/#concept-cache-clear>
    pub(crate) fn clear(&mut self, key: &CacheKey) {
        self.0.retain(|entry| !entry.key.is_like(key));
    }
}

impl CacheKey {
    /// Checks whether both keys are equal, leaving aside credentials.
    fn is_like(&self, other: &Self) -> bool {
        (&self.page, &self.origin, &self.url) == (&other.page, &other.origin, &other.url)
    }
}

impl CacheEntry {
    /// Checks whether the entry applies to a request. <https://fetch.spec.whatwg.org/#concept-cache-match>
    ///
    /// An entry made with credentials also applies to requests without them, but not the other way round.
    fn is_for(&self, key: &CacheKey, now: Duration) -> bool {
        now < self.expires && self.key.is_like(key) && (self.key.credentials || !key.credentials)
    }

    fn has(&self, grant: &Grant) -> bool {
        match grant {
            Grant::Method(method) => self.grant.is_method(method),
            Grant::Header(header) => self.grant.is_header(header),
        }
    }
}

impl Grant {
    fn is_method(&self, method: &str) -> bool {
        matches!(self, Self::Method(name) if name == method || name == "*")
    }

    fn is_header(&self, header: &str) -> bool {
        let header = header.to_ascii_lowercase();
        matches!(self, Self::Header(name) if name.eq_ignore_ascii_case(&header)
            || (name == "*" && !is_non_wildcard(&header)))
    }
}
