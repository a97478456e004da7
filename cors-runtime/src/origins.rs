//! Which origins a policy allows: the matcher behind `origins = [...]`.

use std::collections::{HashMap, HashSet};

use actix_web::http::header::{HeaderMap, HeaderValue, ORIGIN};
use cors_rules::origin::{self, Entry, Pattern, RequestOrigin};

use crate::refusal::Refusal;

/// The longest that a host can be, and a port with its colon: what the `*` of a pattern stands for at most.
const LONGEST_HOST: usize = 253;
const LONGEST_PORT: usize = 6;

/// The origins of one policy, ready to be asked.
#[derive(Debug)]
pub(crate) enum Origins {
    /// Any origin: every answer is `*`, and nothing depends on who asks.
    Any,
    /// These and no others.
    Listed(Listed),
}

/// A list of origins. Neither the number of exact origins nor that of patterns shows in the time of a request.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    /// The first exact origin: the only one of most policies, compared without hashing.
    first: Option<&'static str>,
    /// All exact origins, the first one too.
    exact: HashSet<&'static [u8]>,
    /// Patterns by the host that they end in (`*.` taken off).
    patterns: HashMap<&'static str, Vec<Pattern<'static>>>,
    /// The length of the longest host that a pattern ends in: a longer one is not looked up.
    longest_base: usize,
    /// Whether `null` is allowed.
    null: bool,
    /// The length of the longest origin that can be allowed: a longer one is not read, so that the cost is bounded by the
    /// policy and not by what a client sends.
    longest: usize,
}

impl Origins {
    /// The matcher of these entries. An entry that no rule would accept matches nothing.
    pub(crate) fn new(entries: impl IntoIterator<Item = &'static str>) -> Self {
        let mut listed = Listed::default();
        for entry in entries {
            match origin::check(entry) {
                Ok(Entry::Any) => return Self::Any,
                Ok(Entry::Null) => listed.add_null(entry),
                Ok(Entry::Origin(pattern)) => listed.add(entry, pattern),
                Err(_) => {}
            }
        }
        Self::Listed(listed)
    }

    pub(crate) fn is_any(&self) -> bool {
        matches!(self, Self::Any)
    }

    /// The value of `Access-Control-Allow-Origin` for a request with these headers.
    pub(crate) fn allow(&self, headers: &HeaderMap) -> Result<HeaderValue, Refusal> {
        let listed = match self {
            Self::Any => return Ok(HeaderValue::from_static("*")),
            Self::Listed(listed) => listed,
        };
        let origin = sole_origin(headers)?;
        if listed.allows(origin.as_bytes()) { Ok(origin.clone()) } else { Err(Refusal::Origin) }
    }
}

/// The one `Origin` of a request.
pub(crate) fn sole_origin(headers: &HeaderMap) -> Result<&HeaderValue, Refusal> {
    let mut lines = headers.get_all(ORIGIN);
    match (lines.next(), lines.next()) {
        (None, _) => Err(Refusal::NoOrigin),
        (Some(origin), None) => Ok(origin),
        (Some(_), Some(_)) => Err(Refusal::SeveralOrigins),
    }
}

impl Listed {
    fn add(&mut self, entry: &'static str, pattern: Pattern<'static>) {
        if pattern.is_exact() {
            self.longest = self.longest.max(entry.len());
            self.first.get_or_insert(entry);
            self.exact.insert(entry.as_bytes());
        } else {
            self.longest = self.longest.max(entry.len() + LONGEST_HOST + LONGEST_PORT);
            self.longest_base = self.longest_base.max(pattern.host.len());
            self.patterns.entry(pattern.host).or_default().push(pattern);
        }
    }

    fn add_null(&mut self, entry: &'static str) {
        self.longest = self.longest.max(entry.len());
        self.null = true;
    }

    fn allows(&self, origin: &[u8]) -> bool {
        if origin.len() > self.longest {
            return false;
        }
        let Some(first) = self.first else {
            return self.allows_by_pattern(origin);
        };
        // An exact entry is byte-equal to the header of its origin, so that nothing needs to be parsed.
        origin == first.as_bytes()
            || (self.exact.len() > 1 && self.exact.contains(origin))
            || self.allows_by_pattern(origin)
    }

    fn allows_by_pattern(&self, origin: &[u8]) -> bool {
        if self.patterns.is_empty() && !self.null {
            return false;
        }
        match origin::parse_header(origin) {
            None => false,
            Some(RequestOrigin::Null) => self.null,
            Some(tuple @ RequestOrigin::Tuple { host, .. }) => hosts_above(host)
                .filter(|base| base.len() <= self.longest_base)
                .any(|base| self.patterns.get(base).is_some_and(|patterns| any(patterns, &tuple))),
        }
    }
}

fn any(patterns: &[Pattern<'_>], origin: &RequestOrigin<'_>) -> bool {
    patterns.iter().any(|pattern| pattern.matches(origin))
}

/// A host and every host above it: `a.b.example`, `b.example`, `example`.
fn hosts_above(host: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(host), |host| host.split_once('.').map(|(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(entries: &[&'static str], origin: &'static str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(ORIGIN, HeaderValue::from_static(origin));
        Origins::new(entries.iter().copied()).allow(&headers).is_ok()
    }

    /// Each is a bug that another library had; see FETCH.md.
    #[test]
    fn a_neighbour_of_an_allowed_origin_is_not_allowed() {
        let cases: &[(&[&'static str], &'static str, &str)] = &[
            (&["https://example.com"], "https://evilexample.com", "suffix match without a dot"),
            (&["https://*.example.com"], "https://evilexample.com", "suffix match without a dot, by pattern"),
            (&["https://*.example.com"], "https://example.com", "the apex is no subdomain"),
            (&["https://*.example.com"], "https://.example.com", "an empty label is no subdomain"),
            (&["https://foo.com", "https://bar.com"], "https://barfoo.com", "two entries spliced"),
            (&["https://*.foo.com", "https://*.bar.com"], "https://a.barfoo.com", "two patterns spliced"),
            (&["https://example.com"], "https://example.com.evil.net", "missing end anchor"),
            (&["https://*.example.com"], "https://a.example.com.evil.net", "missing end anchor, by pattern"),
            (&["https://example.com"], "https://example.co", "prefix match"),
            (&["https://a.example.com"], "https://axexample.com", "a dot as any character"),
            (&["https://*.example.com"], "https://axexample.com", "a dot as any character, by pattern"),
            (&["https://*.example.com"], "http://a.example.com", "another scheme"),
            (&["https://*.example.com"], "https://a.example.com:8443", "another port"),
            (&["https://*.example.com"], "https://A.example.com", "upper case: no browser sends that"),
            (&["https://*.example.com"], "https://x@a.example.com", "userinfo before the host"),
            (&["https://*.example.com"], "https://evil.net/.example.com", "a path that ends like a host"),
            (&["http://localhost:*"], "http://localhost:80", "the default port spelled out"),
            (&["http://localhost:*"], "http://localhost:0", "no port"),
            (&["http://localhost:*"], "http://localhost:65536", "no port either"),
            (&["http://localhost:*"], "http://localhost.evil.net:1", "a longer host"),
            (&["https://example.com"], "null", "the null origin by default"),
            (&["https://*.example.com"], "null", "the null origin by default, with patterns"),
            (&["https://example.com"], "", "an empty header"),
            (&[], "https://example.com", "an empty list"),
        ];
        for (entries, origin, why) in cases {
            assert!(!allowed(entries, origin), "{entries:?} allowed `{origin}`: {why}");
        }
    }

    #[test]
    fn exact_origins_and_patterns_allow_what_they_name() {
        let cases: &[(&[&'static str], &'static str)] = &[
            (&["https://example.com"], "https://example.com"),
            (&["https://a.com", "https://b.com", "https://c.com"], "https://c.com"),
            (&["https://a.com", "https://*.b.com"], "https://x.b.com"),
            (&["https://*.example.com"], "https://a.example.com"),
            (&["https://*.example.com"], "https://a.b.c.example.com"),
            (&["http://localhost:*"], "http://localhost:5173"),
            (&["http://localhost:*"], "http://localhost"),
            (&["https://*.example.com:*"], "https://a.example.com:8443"),
            (&["https://*.example.com:8443"], "https://a.example.com:8443"),
            (&["https://*.example.com:8443", "https://*.example.com"], "https://a.example.com"),
            (&["http://[::1]:*"], "http://[::1]:3000"),
            (&["null"], "null"),
            (&["*"], "https://anyone.example"),
            (&["*"], "not an origin"),
        ];
        for (entries, origin) in cases {
            assert!(allowed(entries, origin), "{entries:?} refused `{origin}`");
        }
    }

    #[test]
    fn several_origin_lines_are_refused_even_if_equal() {
        let mut headers = HeaderMap::new();
        headers.append(ORIGIN, HeaderValue::from_static("https://a.com"));
        headers.append(ORIGIN, HeaderValue::from_static("https://a.com"));
        assert_eq!(Origins::new(["https://a.com"]).allow(&headers), Err(Refusal::SeveralOrigins));
    }
}
