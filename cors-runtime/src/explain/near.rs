//! The allowed entry that an origin nearly is, and in what the two differ.

use std::borrow::Cow;

use cors_rules::origin::{self, Entry, Pattern, Port};

/// The one thing in which an origin differs from an entry that is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    Scheme,
    Port,
    /// The origin has `www.` and the entry has not.
    Www,
    /// The entry has `www.` and the origin has not.
    NoWww,
    /// A pattern of subdomains, and the host that these are of.
    Apex,
    TrailingSlash,
    TrailingDot,
    LetterCase,
    /// `localhost`, `127.0.0.1` and `[::1]` are three origins.
    Loopback,
}

impl Difference {
    /// Returns the words behind the entry.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Scheme => "with another scheme",
            Self::Port => "with another port",
            Self::Www => "without \"www.\"",
            Self::NoWww => "with \"www.\"",
            Self::Apex => "which allows its subdomains and not the host itself",
            Self::TrailingSlash => "without \"/\" at the end",
            Self::TrailingDot => "which differs by a \".\" at the end of the host",
            Self::LetterCase => "in lower case",
            Self::Loopback => "which is another origin, although it is the same machine",
        }
    }

    /// Checks whether no browser sends such an origin, so that not the policy is wrong, but whoever sends it.
    pub(super) fn is_of_no_browser(self) -> bool {
        matches!(self, Self::TrailingSlash | Self::LetterCase)
    }
}

/// Returns the entry that an origin nearly is.
pub(super) fn nearest<'a>(origin: &str, entries: &'a [Cow<'_, str>]) -> Option<(&'a str, Difference)> {
    let mut text = origin.to_ascii_lowercase();
    let has_slash = text.ends_with('/');
    if has_slash {
        text.pop();
    }
    entries.iter().find_map(|entry| {
        let Some(Entry::Origin(pattern)) = origin::parse(entry) else { return None };
        let difference = difference(&text, &pattern);
        match (difference, has_slash) {
            (Some(None), true) => Some((&**entry, Difference::TrailingSlash)),
            (Some(None), false) => Some((&**entry, Difference::LetterCase)),
            (Some(Some(difference)), _) => Some((&**entry, difference)),
            (None, _) => None,
        }
    })
}

/// Returns the one difference, or that there is none; nothing where an origin is another one altogether.
fn difference(origin: &str, pattern: &Pattern<'_>) -> Option<Option<Difference>> {
    let (scheme, rest) = origin.split_once("://")?;
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port.parse::<u16>().ok()?)),
        _ => (rest, None),
    };
    let port = port.filter(|port| origin::default_port(scheme) != Some(*port));
    let has_port = match pattern.port {
        Port::Any => true,
        Port::Default => port.is_none(),
        Port::Number(number) => port == Some(number),
    };
    let by_host = host_difference(host, pattern)?;
    let differences = [
        (scheme != pattern.scheme).then_some(Difference::Scheme),
        (!has_port).then_some(Difference::Port),
        by_host,
    ];
    let mut found = differences.into_iter().flatten();
    let first = found.next();
    found.next().is_none().then_some(first)
}

fn host_difference(host: &str, pattern: &Pattern<'_>) -> Option<Option<Difference>> {
    let own = pattern.host;
    let is_below = |host: &str| host.strip_suffix(own).is_some_and(|labels| labels.ends_with('.'));
    let is_it = |host: &str| if pattern.subdomains { is_below(host) } else { host == own };
    if is_it(host) {
        return Some(None);
    }
    if pattern.subdomains && host == own {
        return Some(Some(Difference::Apex));
    }
    let with_dot = format!("{host}.");
    if host.strip_suffix('.').is_some_and(is_it) || is_it(&with_dot) {
        return Some(Some(Difference::TrailingDot));
    }
    if pattern.subdomains {
        return None;
    }
    if host.strip_prefix("www.") == Some(own) {
        return Some(Some(Difference::Www));
    }
    if own.strip_prefix("www.") == Some(host) {
        return Some(Some(Difference::NoWww));
    }
    let is_here = |host: &str| matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    (is_here(host) && is_here(own)).then_some(Some(Difference::Loopback))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_that_is_one_thing_away_is_recognised() {
        let cases = [
            ("http://app.example.com", "https://app.example.com", Difference::Scheme),
            ("https://app.example.com:8443", "https://app.example.com", Difference::Port),
            ("http://localhost:3000", "http://localhost:5173", Difference::Port),
            ("https://www.example.com", "https://example.com", Difference::Www),
            ("https://example.com", "https://www.example.com", Difference::NoWww),
            ("https://example.com", "https://*.example.com", Difference::Apex),
            ("https://app.example.com/", "https://app.example.com", Difference::TrailingSlash),
            ("https://app.example.com.", "https://app.example.com", Difference::TrailingDot),
            ("https://App.example.com", "https://app.example.com", Difference::LetterCase),
            ("http://127.0.0.1:5173", "http://localhost:5173", Difference::Loopback),
            ("http://[::1]:5173", "http://localhost:*", Difference::Loopback),
            ("http://localhost", "http://127.0.0.1", Difference::Loopback),
        ];
        for (origin, entry, difference) in cases {
            let entries = ["https://other.example", entry].map(Cow::Borrowed);
            assert_eq!(nearest(origin, &entries), Some((entry, difference)), "{origin}");
        }
    }

    #[test]
    fn another_origin_is_near_to_none() {
        let entries = ["https://app.example.com", "https://*.example.org", "http://localhost:5173", "null"]
            .map(Cow::Borrowed);
        for origin in [
            "https://evil.example",
            "http://app.example.com:81",
            "null",
            "",
            "https://:x",
            "www.",
            "https://[::1",
        ] {
            assert_eq!(nearest(origin, &entries), None, "{origin}");
        }
    }
}
