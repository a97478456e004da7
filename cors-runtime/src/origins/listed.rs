//! The matcher behind `origins = [...]` and behind an origin set.

use std::cmp::Ordering;

use actix_web::http::header::HeaderValue;
use cors_rules::origin::{self, Entry, Pattern, Port, RequestOrigin};
use foldhash::{HashMap, HashSet};

/// A list of origins. Neither the number of exact origins nor that of patterns shows in the time of a request, nor how many
/// patterns have one host.
///
/// Hashed as actix-web hashes header names, in a fraction of the time of the standard library's hash. What that one is
/// slow for is not needed here: who sends a request looks an origin up, and cannot put any in that collide. The seed is
/// random all the same, for sets that are filled from a table of tenants.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    /// The first exact origin: the only one of most policies, compared without hashing.
    first: Option<HeaderValue>,
    /// True if anything else is allowed.
    has_others: bool,
    /// All exact origins, the first one too.
    exact: HashSet<Box<[u8]>>,
    /// Patterns by the host that they end in (`*.` taken off), each list sorted.
    patterns: HashMap<Box<str>, Vec<Rest>>,
    /// The length of the longest host that a pattern ends in: a longer one is not looked up.
    longest_base: usize,
    /// True if `null` is allowed.
    null: bool,
    /// The length of the longest origin that can be allowed: a longer one is not read, so that the cost is bounded by the
    /// policy and not by what a client sends.
    longest: usize,
}

/// The longest that a host can be, and a port with its colon: what the `*` of a pattern stands for at most.
const LONGEST_HOST: usize = 253;
const LONGEST_PORT: usize = 6;

/// The parts of a pattern beside its host.
#[derive(Debug)]
struct Rest {
    scheme: Box<str>,
    subdomains: bool,
    port: Port,
}

impl Rest {
    /// Compares the pattern with these parts, by which a list is sorted.
    fn compare(&self, scheme: &str, subdomains: bool, port: Port) -> Ordering {
        let own = (&*self.scheme, self.subdomains, rank(self.port));
        own.cmp(&(scheme, subdomains, rank(port)))
    }
}

fn rank(port: Port) -> u32 {
    match port {
        Port::Any => 0,
        Port::Default => 1,
        Port::Number(number) => 2 + u32::from(number),
    }
}

impl Listed {
    /// Adds these entries. One that no rule would accept matches nothing.
    pub(super) fn extend(&mut self, entries: &[&'static str]) {
        for entry in entries {
            match origin::parse(entry) {
                Some(Entry::Null) => self.add_null(),
                Some(Entry::Origin(pattern)) => {
                    if pattern.is_exact() {
                        // Cloning a static value is a copy.
                        self.first.get_or_insert_with(|| HeaderValue::from_static(entry));
                    }
                    self.add(entry, &pattern);
                }
                Some(Entry::Any) | None => {}
            }
        }
    }

    /// Adds an entry, which is what `pattern` was read from, and returns whether it is new.
    pub(super) fn add(&mut self, entry: &str, pattern: &Pattern<'_>) -> bool {
        let Pattern { scheme, subdomains, host, port } = *pattern;
        if pattern.is_exact() {
            self.longest = self.longest.max(entry.len());
            self.first = self.first.take().or_else(|| HeaderValue::from_str(entry).ok());
            self.has_others |= self.first.as_ref().is_none_or(|first| first != entry);
            return self.exact.insert(entry.as_bytes().into());
        }
        self.has_others = true;
        self.longest = self.longest.max(entry.len() + LONGEST_HOST + LONGEST_PORT);
        self.longest_base = self.longest_base.max(host.len());
        let patterns = self.patterns.entry(host.into()).or_default();
        match position(patterns, scheme, subdomains, port) {
            Ok(_) => false,
            Err(index) => {
                patterns.insert(index, Rest { scheme: scheme.into(), subdomains, port });
                true
            }
        }
    }

    /// Removes an entry, and returns whether it was there. The bounds on what is read stay as they are.
    pub(super) fn remove(&mut self, entry: &str, pattern: &Pattern<'_>) -> bool {
        let Pattern { scheme, subdomains, host, port } = *pattern;
        if pattern.is_exact() {
            let was_there = self.exact.remove(entry.as_bytes());
            if self.first.as_ref().is_some_and(|first| first == entry) {
                self.first = self.exact.iter().find_map(|exact| HeaderValue::from_bytes(exact).ok());
            }
            return was_there;
        }
        let Some(patterns) = self.patterns.get_mut(host) else { return false };
        let found = position(patterns, scheme, subdomains, port);
        if let Ok(index) = found {
            patterns.remove(index);
        }
        if patterns.is_empty() {
            self.patterns.remove(host);
        }
        found.is_ok()
    }

    /// Returns the number of entries.
    pub(super) fn len(&self) -> usize {
        self.exact.len() + self.patterns.values().map(Vec::len).sum::<usize>() + usize::from(self.null)
    }

    /// Returns the exact origins and the patterns, as they are written in a policy.
    pub(super) fn entries(&self) -> impl Iterator<Item = String> {
        let exact = self.exact.iter().map(|exact| String::from_utf8_lossy(exact).into_owned());
        let patterns = self.patterns.iter().flat_map(|(host, patterns)| {
            patterns.iter().map(move |Rest { scheme, subdomains, port }| {
                let star = if *subdomains { "*." } else { "" };
                match port {
                    Port::Default => format!("{scheme}://{star}{host}"),
                    Port::Any => format!("{scheme}://{star}{host}:*"),
                    Port::Number(port) => format!("{scheme}://{star}{host}:{port}"),
                }
            })
        });
        exact.chain(patterns)
    }

    /// Adds `null`, the origin of sandboxed frames.
    fn add_null(&mut self) {
        self.longest = self.longest.max("null".len());
        self.has_others = true;
        self.null = true;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.exact.is_empty() && self.patterns.is_empty() && !self.null
    }

    /// Returns the value of an `Origin` header if it is allowed: the list's own where it has one, since that is cloned for less.
    #[inline]
    pub(super) fn find<'a>(&'a self, origin: &'a HeaderValue) -> Option<&'a HeaderValue> {
        match &self.first {
            // An exact entry is byte-equal to the header of its origin, so that nothing needs to be parsed.
            Some(first) if first == origin => Some(first),
            _ if self.has_others && self.has_otherwise(origin.as_bytes()) => Some(origin),
            _ => None,
        }
    }

    /// Checks whether the value of an `Origin` header is allowed.
    pub(super) fn has(&self, origin: &[u8]) -> bool {
        self.first.as_ref().is_some_and(|first| first == origin)
            || (self.has_others && self.has_otherwise(origin))
    }

    /// Checks whether anything but the first exact origin allows this one.
    #[inline(never)]
    fn has_otherwise(&self, origin: &[u8]) -> bool {
        if origin.len() > self.longest {
            return false;
        }
        (self.exact.len() > 1 && self.exact.contains(origin)) || self.has_by_pattern(origin)
    }

    fn has_by_pattern(&self, origin: &[u8]) -> bool {
        if self.patterns.is_empty() && !self.null {
            return false;
        }
        match origin::parse_header(origin) {
            None => false,
            Some(RequestOrigin::Null) => self.null,
            Some(RequestOrigin::Tuple { scheme, host, port }) => self.has_below(scheme, host, port),
        }
    }

    /// Checks whether a pattern allows an origin that ends in its host, which is this one or one above: of `a.b.example` also
    /// `b.example` and `example`.
    fn has_below(&self, scheme: &str, host: &str, port: Option<u16>) -> bool {
        let mut base = host;
        loop {
            if base.len() <= self.longest_base
                && let Some(patterns) = self.patterns.get(base)
                && has_pattern(patterns, scheme, base.len() < host.len(), port)
            {
                return true;
            }
            match base.split_once('.') {
                Some((_, above)) => base = above,
                None => return false,
            }
        }
    }
}

/// Checks whether one of the sorted patterns of a host allows an origin that ends in it, and has labels before it or not.
fn has_pattern(patterns: &[Rest], scheme: &str, is_below: bool, port: Option<u16>) -> bool {
    let exact = port.map_or(Port::Default, Port::Number);
    position(patterns, scheme, is_below, exact).is_ok()
        || position(patterns, scheme, is_below, Port::Any).is_ok()
}

/// Returns where a pattern is in a sorted list, or where it belongs. Out of line: it is used several times.
#[inline(never)]
fn position(patterns: &[Rest], scheme: &str, subdomains: bool, port: Port) -> Result<usize, usize> {
    patterns.binary_search_by(|rest| rest.compare(scheme, subdomains, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(entry: &str) -> Listed {
        let Some(Entry::Origin(pattern)) = origin::parse(entry) else { panic!("{entry}") };
        let mut listed = Listed::default();
        listed.add(entry, &pattern);
        listed
    }

    #[test]
    fn an_entry_allows_its_own_origins() {
        let table = [
            ("https://a.com", "https://a.com"),
            ("https://a.com:8443", "https://a.com:8443"),
            ("https://*.a.com", "https://x.a.com"),
            ("https://*.a.com", "https://x.y.z.a.com"),
            ("https://*.a.com:8443", "https://x.a.com:8443"),
            ("https://*.a.com:*", "https://x.a.com"),
            ("https://*.a.com:*", "https://x.a.com:8443"),
            ("http://localhost:*", "http://localhost"),
            ("http://localhost:*", "http://localhost:3000"),
            ("http://[::1]:*", "http://[::1]:3000"),
            ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
            ("https://a.com.", "https://a.com."),
            ("https://*.a.com.", "https://x.a.com."),
            ("chrome-extension://abc", "chrome-extension://abc"),
            ("tauri://*.localhost", "tauri://app.localhost"),
        ];
        for (entry, origin) in table {
            assert!(listed(entry).has(origin.as_bytes()), "`{entry}` allows `{origin}`");
        }
    }

    /// Most of these are a bug that another library had.
    #[test]
    fn entries_allow_no_other_origin() {
        let table: &[(&[&'static str], &str, &str)] = &[
            (&["https://example.com"], "https://evilexample.com", "a suffix without a dot"),
            (&["https://*.example.com"], "https://evilexample.com", "a suffix without a dot"),
            (&["https://example.com"], "https://example.com.evil.net", "a prefix"),
            (&["https://*.example.com"], "https://a.example.com.evil.net", "a prefix"),
            (&["https://example.com"], "https://example.co", "a shorter one"),
            (&["https://a.example.com"], "https://axexample.com", "a dot is a dot"),
            (&["https://*.example.com"], "https://axexample.com", "a dot is a dot"),
            (&["https://*.example.com"], "https://example.com", "never the host itself"),
            (&["https://*.example.com"], "https://.example.com", "something before the dot"),
            (&["https://example.com"], "https://x.example.com", "no subdomain"),
            (&["https://foo.com", "https://bar.com"], "https://barfoo.com", "two entries spliced"),
            (&["https://*.foo.com", "https://*.bar.com"], "https://a.barfoo.com", "two patterns spliced"),
            (&["https://example.com"], "http://example.com", "another scheme"),
            (&["http://example.com"], "https://example.com", "another scheme"),
            (&["https://*.example.com:*"], "http://x.example.com", "another scheme"),
            (&["https://example.com"], "https://example.com:8443", "another port"),
            (&["https://example.com:8443"], "https://example.com", "another port"),
            (&["https://example.com:8443"], "https://example.com:844", "another port"),
            (&["https://*.example.com"], "https://x.example.com:8443", "another port"),
            (&["http://localhost:*"], "http://localhost:80", "the default port spelled out"),
            (&["http://localhost:*"], "http://localhost:0", "no port"),
            (&["http://localhost:*"], "http://localhost:65536", "no port either"),
            (&["http://localhost:*"], "http://localhost.evil.net:1", "a longer host"),
            (&["https://example.com"], "https://example.com.", "another host"),
            (&["https://*.example.com"], "https://x.example.com.", "another host"),
            (&["https://*.example.com"], "https://A.example.com", "upper case, which no browser sends"),
            (&["https://*.example.com"], "https://x@a.example.com", "userinfo before the host"),
            (&["https://*.example.com"], "https://evil.net/.example.com", "a path that ends like a host"),
            (&["https://example.com"], "null", "no host"),
            (&["https://*.localhost"], "null", "no host"),
            (&["https://example.com"], "", "an empty header"),
            (&[], "https://example.com", "an empty list"),
        ];
        for (entries, origin, why) in table {
            let mut listed = Listed::default();
            listed.extend(entries);
            assert!(!listed.has(origin.as_bytes()), "{entries:?} does not allow `{origin}`: {why}");
        }
    }

    /// Returns every host of up to `depth` labels, each `a` or `b`.
    fn hosts(depth: usize) -> Vec<String> {
        let mut all = vec![String::from("a"), String::from("b")];
        for _ in 1..depth {
            let deeper = all.iter().flat_map(|host| [format!("a.{host}"), format!("b.{host}")]);
            all = all.iter().cloned().chain(deeper).collect();
            all.sort();
            all.dedup();
        }
        all
    }

    /// Returns each scheme with each of the hosts and ports.
    fn combinations(hosts: &[String], ports: &[&'static str]) -> Vec<(&'static str, String, &'static str)> {
        let mut all = Vec::new();
        for scheme in ["http", "https"] {
            for host in hosts {
                all.extend(ports.iter().map(|port| (scheme, host.clone(), *port)));
            }
        }
        all
    }

    #[test]
    fn every_small_pattern_allows_exactly_what_it_means_and_all_of_what_it_covers() {
        let origins = combinations(&hosts(4), &["", ":1", ":2"]);
        let starred = hosts(3).into_iter().flat_map(|host| [format!("*.{host}"), host]);
        let patterns = combinations(&starred.collect::<Vec<_>>(), &["", ":1", ":2", ":*"]);
        assert_eq!((patterns.len(), origins.len()), (224, 180));
        let mut allowed = Vec::new();
        for (scheme, host, port) in &patterns {
            let entry = format!("{scheme}://{host}{port}");
            let listed = listed(&entry);
            let is_allowed = |(own_scheme, own_host, own_port): &(&str, String, &str)| {
                let sent = format!("{own_scheme}://{own_host}{own_port}");
                let is_host = match host.strip_prefix('*') {
                    Some(end) => own_host.ends_with(end),
                    None => own_host == host,
                };
                let is_meant = own_scheme == scheme && is_host && (*port == ":*" || own_port == port);
                assert_eq!(listed.has(sent.as_bytes()), is_meant, "`{entry}` and `{sent}`");
                is_meant
            };
            let by_origin: Vec<bool> = origins.iter().map(is_allowed).collect();
            allowed.push((entry, by_origin));
        }
        for (one, allowed_by_one) in &allowed {
            let Some(Entry::Origin(one)) = origin::parse(one) else { panic!("{one}") };
            for (other, allowed_by_other) in &allowed {
                let Some(Entry::Origin(other)) = origin::parse(other) else { panic!("{other}") };
                let is_more = allowed_by_other.iter().zip(allowed_by_one).any(|(other, one)| *other && !one);
                assert!(!(one.has_all_of(&other) && is_more), "{one:?} does not allow all of {other:?}");
            }
        }
    }
}
