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

    /// Checks whether no browser sends such an origin, so that the sender is wrong, and not the policy.
    pub(super) fn is_of_no_browser(self) -> bool {
        matches!(self, Self::TrailingSlash | Self::LetterCase)
    }
}

/// The distance between an origin and an entry.
#[derive(Clone, Copy)]
enum Distance {
    Same,
    One(Difference),
    Far,
}

impl Distance {
    /// Returns the distance of two parts together.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Same, distance) | (distance, Self::Same) => distance,
            _ => Self::Far,
        }
    }

    fn unless(is_same: bool, difference: Difference) -> Self {
        if is_same { Self::Same } else { Self::One(difference) }
    }
}

/// Returns the entry that an origin nearly is: that differs from it in one thing.
pub(super) fn nearest<'a>(origin: &str, entries: &'a [Cow<'_, str>]) -> Option<(&'a str, Difference)> {
    let lower = origin.to_ascii_lowercase();
    let (text, by_writing) = match lower.strip_suffix('/') {
        Some(text) => (text, Difference::TrailingSlash),
        None => (&*lower, Difference::LetterCase),
    };
    for entry in entries {
        if let Some(Entry::Origin(pattern)) = origin::parse(entry) {
            match distance(text, &pattern) {
                Distance::Same => return Some((entry, by_writing)),
                Distance::One(difference) => return Some((entry, difference)),
                Distance::Far => {}
            }
        }
    }
    None
}

fn distance(origin: &str, pattern: &Pattern<'_>) -> Distance {
    let Some((scheme, host, port)) = parts(origin) else { return Distance::Far };
    let port = port.filter(|port| origin::default_port(scheme) != Some(*port));
    let is_port = match pattern.port {
        Port::Any => true,
        Port::Default => port.is_none(),
        Port::Number(number) => port == Some(number),
    };
    Distance::unless(scheme == pattern.scheme, Difference::Scheme)
        .and(Distance::unless(is_port, Difference::Port))
        .and(distance_of_hosts(host, pattern))
}

/// Returns the scheme, the host and the port of an origin.
fn parts(origin: &str) -> Option<(&str, &str, Option<u16>)> {
    let (scheme, rest) = origin.split_once("://")?;
    match rest.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => Some((scheme, host, Some(port.parse().ok()?))),
        _ => Some((scheme, rest, None)),
    }
}

fn distance_of_hosts(host: &str, pattern: &Pattern<'_>) -> Distance {
    let own = pattern.host;
    let is_below = |host: &str| host.strip_suffix(own).is_some_and(|labels| labels.ends_with('.'));
    let is_it = |host: &str| if pattern.subdomains { is_below(host) } else { host == own };
    let is_here = |host: &str| matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    if is_it(host) {
        return Distance::Same;
    }
    Distance::One(match host.strip_suffix('.') {
        _ if pattern.subdomains && host == own => Difference::Apex,
        Some(without_dot) if is_it(without_dot) => Difference::TrailingDot,
        None if own.strip_suffix('.') == Some(host) => Difference::TrailingDot,
        _ if pattern.subdomains => return Distance::Far,
        _ if host.strip_prefix("www.") == Some(own) => Difference::Www,
        _ if own.strip_prefix("www.") == Some(host) => Difference::NoWww,
        _ if is_here(host) && is_here(own) => Difference::Loopback,
        _ => return Distance::Far,
    })
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
