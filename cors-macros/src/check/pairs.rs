//! The pairs of a list, for rules that compare two elements. A list may have thousands of elements, so that only those are paired
//! that can have something to do with each other.

use std::collections::BTreeMap;

use syn::LitStr;

/// Returns each pair of literals that may say the same, with the earlier one first: those that differ at most in case, a pattern with
/// the entries that it may cover, and `*` with all others.
pub(crate) fn related<'a>(literals: &[&'a LitStr]) -> Vec<(&'a LitStr, &'a LitStr)> {
    let values: Vec<String> = literals.iter().map(|literal| literal.value().to_ascii_lowercase()).collect();
    let mut pairs = Vec::new();
    let (mut equal, mut patterns, mut any) = (Groups::new(), Groups::new(), Vec::new());
    for (index, value) in values.iter().enumerate() {
        equal.entry(value).or_default().push(index);
        if value == "*" {
            any.push(index);
        } else if value.contains('*') {
            patterns.entry(base(host(value))).or_default().push(index);
        }
    }
    for (index, value) in values.iter().enumerate() {
        pairs.extend(any.iter().map(|any| (index, *any)));
        pairs.extend(equal[value.as_str()].iter().map(|other| (index, *other)));
        for domain in domains(host(value)) {
            pairs.extend(patterns.get(domain).into_iter().flatten().map(|pattern| (index, *pattern)));
        }
    }
    for pair in &mut pairs {
        *pair = (pair.0.max(pair.1), pair.0.min(pair.1));
    }
    pairs.retain(|(later, earlier)| later != earlier);
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(|(later, earlier)| (literals[earlier], literals[later])).collect()
}

/// The positions of elements, by what they have in common.
type Groups<'a> = BTreeMap<&'a str, Vec<usize>>;

/// Returns the host of an entry: `https://*.example.com:*` → `*.example.com`
fn host(entry: &str) -> &str {
    let host = entry.split_once("://").map_or(entry, |(_, host)| host);
    match host.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => host,
        _ => host,
    }
}

/// Returns the domain that a pattern is of: `*.example.com` → `example.com`
fn base(host: &str) -> &str {
    host.strip_prefix("*.").unwrap_or(host)
}

/// Returns a host and the domains that it is below: `a.b.com` → `a.b.com`, `b.com`, `com`
fn domains(host: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(base(host));
    std::iter::from_fn(move || {
        let domain = rest?;
        rest = domain.split_once('.').map(|(_, rest)| rest);
        Some(domain)
    })
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    use super::*;

    fn related_of(values: &[&str]) -> Vec<(String, String)> {
        let literals: Vec<LitStr> =
            values.iter().map(|value| LitStr::new(value, Span::call_site())).collect();
        let literals: Vec<&LitStr> = literals.iter().collect();
        related(&literals).iter().map(|(earlier, later)| (earlier.value(), later.value())).collect()
    }

    #[test]
    fn what_may_say_the_same_is_paired_once_with_the_earlier_one_first() {
        type Pairs<'a> = &'a [(&'a str, &'a str)];
        let cases: &[(&[&str], Pairs<'_>)] = &[
            (&["https://a.com", "https://b.com"], &[]),
            (&["ETag", "X-A", "etag"], &[("ETag", "etag")]),
            (&["X-A", "*", "X-B"], &[("X-A", "*"), ("*", "X-B")]),
            (&["https://x.a.com", "https://*.a.com"], &[("https://x.a.com", "https://*.a.com")]),
            (
                &["https://*.b.a.com:*", "https://c.com", "https://*.a.com"],
                &[("https://*.b.a.com:*", "https://*.a.com")],
            ),
            (
                &["http://localhost:*", "http://localhost:3000"],
                &[("http://localhost:*", "http://localhost:3000")],
            ),
            (&["http://[::1]:*", "http://[::1]:3000"], &[("http://[::1]:*", "http://[::1]:3000")]),
        ];
        for (values, expected) in cases {
            let expected: Vec<_> =
                expected.iter().map(|(one, other)| (one.to_string(), other.to_string())).collect();
            assert_eq!(related_of(values), expected, "{values:?}");
        }
    }

    /// All pairs by the rule of origins, over random lists: none that the rule refuses is left out.
    #[test]
    fn no_pair_that_a_rule_refuses_is_left_out() {
        let hosts = [
            "a.com",
            "x.a.com",
            "*.a.com",
            "y.x.a.com",
            "*.x.a.com",
            "b.com",
            "*.b.com",
            "[::1]",
            "localhost",
        ];
        let ports = ["", ":*", ":8443"];
        let entries: Vec<String> =
            hosts.iter().flat_map(|host| ports.map(|port| format!("https://{host}{port}"))).collect();
        for one in &entries {
            for other in &entries {
                let is_refused = cors_rules::origin::check_pair(one, other).is_err();
                assert!(!is_refused || !related_of(&[one, other]).is_empty(), "{one} {other}");
            }
        }
    }
}
