//! What a page remembers of preflights. Fetch Standard, [CORS-preflight
//! cache](https://fetch.spec.whatwg.org/#concept-cache).

use std::time::Duration;

use actix_web::http::{Method, header::HeaderName};
use url::Url;

use super::safelist::is_non_wildcard;

/// What an entry allows.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Allows {
    Method(String),
    Header(String),
}

/// A cache entry. The page is the network partition and the origin.
#[derive(Debug)]
struct Entry {
    url: Url,
    credentials: bool,
    allows: Allows,
    expires: Duration,
}

/// Of which request something is remembered or asked.
#[derive(Clone, Copy)]
pub(super) struct Key<'a> {
    pub(super) url: &'a Url,
    /// Whether the credentials mode is `include`.
    pub(super) credentials: bool,
    /// The page's clock.
    pub(super) now: Duration,
}

/// The CORS-preflight cache of one page.
#[derive(Debug, Default)]
pub(super) struct Cache(Vec<Entry>);

impl Cache {
    /// <https://fetch.spec.whatwg.org/#method-cache-entry-match>
    pub(super) fn matches_method(&self, key: Key<'_>, method: &Method) -> bool {
        self.matches(
            key,
            |allows| matches!(allows, Allows::Method(name) if name == method.as_str() || name == "*"),
        )
    }

    /// <https://fetch.spec.whatwg.org/#header-name-cache-entry-match>
    pub(super) fn matches_header(&self, key: Key<'_>, header: &HeaderName) -> bool {
        let is_match = |name: &str| {
            name.eq_ignore_ascii_case(header.as_str()) || (name == "*" && !is_non_wildcard(header))
        };
        self.matches(key, |allows| matches!(allows, Allows::Header(name) if is_match(name)))
    }

    /// Remembers what a preflight allowed. <https://fetch.spec.whatwg.org/#concept-cache-create-entry>
    pub(super) fn store(
        &mut self,
        key: Key<'_>,
        methods: Vec<String>,
        headers: Vec<String>,
        max_age: Duration,
    ) {
        let all = methods.into_iter().map(Allows::Method).chain(headers.into_iter().map(Allows::Header));
        for allows in all {
            self.store_one(key, allows, key.now.saturating_add(max_age));
        }
    }

    /// <https://fetch.spec.whatwg.org/#concept-cache-clear>
    pub(super) fn clear(&mut self, url: &Url) {
        self.0.retain(|entry| entry.url != *url);
    }

    fn matches(&self, key: Key<'_>, allows: impl Fn(&Allows) -> bool) -> bool {
        self.0.iter().any(|entry| entry.is_for(key) && key.now < entry.expires && allows(&entry.allows))
    }

    fn store_one(&mut self, key: Key<'_>, allows: Allows, expires: Duration) {
        let mut known = false;
        for entry in self.0.iter_mut().filter(|entry| entry.is_for(key) && entry.allows == allows) {
            entry.expires = expires;
            known = true;
        }
        if !known {
            self.0.push(Entry { url: key.url.clone(), credentials: key.credentials, allows, expires });
        }
    }
}

impl Entry {
    /// What was allowed with credentials is allowed without them, and not the other way round.
    /// <https://fetch.spec.whatwg.org/#concept-cache-match>
    fn is_for(&self, key: Key<'_>) -> bool {
        self.url == *key.url && (self.credentials || !key.credentials)
    }
}
