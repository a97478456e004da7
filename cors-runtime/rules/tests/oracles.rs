//! The rules against `url`, `idna` and `psl`: what browsers do, as others have written it down.

use std::collections::BTreeSet;

use cors_rules::{
    Code, Text, exposed_header, max_age, method,
    origin::{self, Entry, Pattern, Port, RequestOrigin},
    request_header, suggest,
};
use proptest::prelude::*;
use url::{Host, Origin, Url};

/// What a browser sends as the origin of a page at `value`.
fn serialized(value: &str) -> Option<String> {
    Some(Url::parse(value).ok()?.origin().ascii_serialization())
}

/// The exact entry that `value` is.
fn exact(value: &str) -> Option<Pattern<'_>> {
    match origin::check(value) {
        Ok(Entry::Origin(pattern)) if pattern.is_exact() => Some(pattern),
        _ => None,
    }
}

/// Whether RULES.md or FETCH.md refuses a value of `http` or `https` that the URL standard takes
/// for an origin. These are all of its exceptions.
fn is_refused_by_decision(value: &str) -> bool {
    let Ok(url) = Url::parse(value) else { return false };
    // `https://a.com:0`: nothing listens there.
    if url.port() == Some(0) {
        return true;
    }
    let Some(Host::Domain(host)) = url.host() else { return false };
    let labels = || host.strip_suffix('.').unwrap_or(host).split('.');
    // `https://a!b.com`: labels are of letters, digits, `-` and `_`. A `*` makes a pattern.
    let characters = host.bytes().any(|byte| !byte.is_ascii_alphanumeric() && !b"-_.".contains(&byte));
    // `https://a..b`: no label is empty.
    let empty = labels().any(str::is_empty);
    // The bounds of DNS: 63 bytes in a label, 253 in a host.
    let long = labels().any(|label| label.len() > 63) || host.len() > 253;
    characters || empty || long
}

/// Whether a host has an `xn--` label of which only large tables would tell that no browser sends
/// it: it decodes to characters that are not normalised, mapped to others, not assigned, or out of
/// order in right-to-left text. `origin::idna` says which of them it knows.
fn is_xn_gap(host: &str) -> bool {
    let is_gap = |label: &str| label.starts_with("xn--") && idna::domain_to_ascii(label).is_err();
    // Right-to-left text in one label also makes rules for the others.
    host.split('.').any(is_gap) || host.contains("xn--") && idna::domain_to_ascii(host).is_err()
}

/// What is near an origin: a scheme, a host and a port, each with the mistakes of the rules.
fn near_origin() -> impl Strategy<Value = String> {
    let scheme = prop_oneof![8 => Just("https://"), 4 => Just("http://"), 1 => Just("HTTP://"), 1 => Just("https:/"), 1 => Just("ftp://")];
    let port = prop_oneof![
        6 => Just(String::new()),
        3 => (0u32..70_000).prop_map(|port| format!(":{port}")),
        1 => Just(":443".into()),
        1 => Just(":80".into()),
        1 => ":[0-9]{0,6}",
        1 => Just(":*".into()),
    ];
    let tail = prop_oneof![12 => Just(""), 1 => Just("/"), 1 => Just("/x"), 1 => Just("?"), 1 => Just("#f"), 1 => Just(" ")];
    (scheme, host(), port, tail).prop_map(|(scheme, host, port, tail)| format!("{scheme}{host}{port}{tail}"))
}

fn host() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::collection::vec(label(), 1..5).prop_map(|labels| labels.join(".")),
        1 => prop::collection::vec(label(), 1..4).prop_map(|labels| labels.join(".") + "."),
        2 => "[0-9]{1,4}(\\.[0-9]{1,3}){0,4}",
        2 => any::<[u8; 4]>().prop_map(|octets| std::net::Ipv4Addr::from(octets).to_string()),
        1 => "(0x[0-9a-f]{0,4}|0[0-7]{0,3})(\\.(0x[0-9a-f]{0,2}|[0-9]{1,3})){0,3}\\.?",
        2 => ipv6().prop_map(|address| format!("[{address}]")),
        1 => "\\[[0-9a-f:.]{0,20}\\]",
        1 => "[a-z0-9_.~!$&'()*+,;=%@A-Z-]{1,12}",
        1 => "([a-z]{20,70}\\.){1,6}[a-z]{1,3}",
    ]
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-z0-9_-]{1,8}",
        1 => "[0-9]{1,3}",
        1 => "0x[0-9a-g]{0,3}",
        1 => "xn--[a-z0-9-]{0,8}",
        2 => "[a-zà-öø-ÿа-яα-ωㄱ-㈎一-丂]{1,6}".prop_map(|label| idna::domain_to_ascii(&label).unwrap_or(label)),
        1 => Just(String::new()),
    ]
}

/// Addresses with runs of zeros.
fn ipv6() -> impl Strategy<Value = std::net::Ipv6Addr> {
    let piece = prop_oneof![2 => Just(0), 1 => 0u16..0x20, 1 => any::<u16>()];
    prop::array::uniform8(piece).prop_map(Into::into)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_browser_sends_every_exact_origin_as_it_stands(value in near_origin()) {
        let Some(pattern) = exact(&value) else { return Ok(()) };
        if matches!(pattern.scheme, "http" | "https") && !is_xn_gap(pattern.host) {
            prop_assert_eq!(serialized(&value), Some(value));
        }
    }

    #[test]
    fn an_origin_that_a_browser_sends_is_accepted(value in near_origin()) {
        let Some(sent) = serialized(&value) else { return Ok(()) };
        if sent.starts_with("http") && !is_refused_by_decision(&sent) {
            prop_assert!(exact(&sent).is_some(), "{}", origin::check(&sent).unwrap_err().report(&sent));
        }
    }

    #[test]
    fn an_address_is_accepted_in_its_canonical_form(address in ipv6()) {
        // The standard library writes the IPv4 in IPv6 that browsers do not: `url` is the judge.
        let value = format!("http://{}", Host::<&str>::Ipv6(address));
        prop_assert!(exact(&value).is_some(), "{}", value);
    }

    #[test]
    fn the_corrected_origin_is_the_one_that_a_browser_sends(value in near_origin()) {
        let Err(violation) = origin::check(&value) else { return Ok(()) };
        let Some(sent) = serialized(&value) else { return Ok(()) };
        // Where a browser can make an origin of it, that is what the help says.
        let help = violation.help.as_str();
        if sent != "null" && help.starts_with("write `\"http") && !value.contains(['*', '@']) && exact(&sent).is_some() {
            prop_assert_eq!(help, format!("write `\"{sent}\"`"), "{}", value);
        }
    }

    #[test]
    fn a_header_is_parsed_as_an_exact_entry(value in prop_oneof![near_origin(), any::<String>()]) {
        let parsed = origin::parse_header(value.as_bytes());
        let expected = exact(&value).map(|pattern| {
            let port = if let Port::Number(port) = pattern.port { Some(port) } else { None };
            RequestOrigin::Tuple { scheme: pattern.scheme, host: pattern.host, port }
        });
        prop_assert_eq!(parsed, expected.or_else(|| (value == "null").then_some(RequestOrigin::Null)));
    }

    #[test]
    fn a_header_has_the_parts_that_url_finds(value in near_origin()) {
        let Some(RequestOrigin::Tuple { scheme, host, port }) = origin::parse_header(value.as_bytes()) else {
            return Ok(());
        };
        if matches!(scheme, "http" | "https") && !is_xn_gap(host) {
            let port = port.or(origin::default_port(scheme)).unwrap();
            let Origin::Tuple(url_scheme, url_host, url_port) = Url::parse(&value).unwrap().origin() else { panic!() };
            prop_assert_eq!((scheme, host.to_owned(), port), (&*url_scheme, url_host.to_string(), url_port));
        }
    }

    #[test]
    fn a_pattern_allows_what_stands_below_it(host in "[a-c]{1,2}(\\.[a-c]{1,2}){0,2}", other in "[a-c.]{1,8}") {
        let (entry, sent) = (format!("https://*.{host}"), format!("https://{other}"));
        let (Ok(Entry::Origin(pattern)), Some(origin)) = (origin::check(&entry), origin::parse_header(sent.as_bytes()))
        else {
            return Ok(());
        };
        prop_assert_eq!(pattern.matches(&origin), other.ends_with(&format!(".{host}")));
    }

    #[test]
    fn what_is_covered_allows_nothing_more(
        one in small_pattern(),
        other in small_pattern(),
        sent in "https?://([a-b]\\.){0,3}[a-b](:[1-2])?",
    ) {
        let (Ok(Entry::Origin(one)), Ok(Entry::Origin(other))) = (origin::check(&one), origin::check(&other)) else {
            return Ok(());
        };
        let origin = origin::parse_header(sent.as_bytes()).unwrap();
        if one.covers(&other) && other.matches(&origin) {
            prop_assert!(one.matches(&origin));
        }
    }

    #[test]
    fn no_rule_panics_and_every_report_is_text(value in prop_oneof![any::<String>(), near_origin(), near_anything()]) {
        let context = origin::Context {
            credentials: true,
            null_origin: false,
            insecure_origins: false,
            public_suffixes: false,
            alone: false,
        };
        let violations = [
            origin::check(&value).err(),
            origin::check_in(&value, context).err(),
            origin::check_configured(&value).err(),
            origin::check_pair(&value, &value).err().map(|(_, violation)| violation),
            origin::check_pair(&value, "https://*.a.com").err().map(|(_, violation)| violation),
            method::check(&value).err(),
            method::check_served(&value, &["GET", &value]).err(),
            method::check_served(&value, &["PUT"]).err(),
            Some(method::nothing_shared(&value)),
            request_header::check(&value).err(),
            request_header::check_pair(&value, "*").err().map(|(_, violation)| violation),
            exposed_header::check(&value).err(),
            exposed_header::warning(&value),
            max_age::parse_seconds(&value).err(),
            max_age::parse_text(&value).err(),
        ];
        for violation in violations.into_iter().flatten() {
            prop_assert!(value.get(violation.start..violation.end).is_some(), "a range of characters");
            for text in [violation.message, violation.report(&value), violation.report("ä")] {
                prop_assert!(!text.is_empty() && text.as_str().len() <= 1536);
                prop_assert!(!text.as_str().contains(|c: char| c.is_control() && c != '\n'), "{:?}", text);
            }
        }
        let _ = (origin::is_loopback(&value), suggest::closest(&value, &["origins", &value]));
    }

    #[test]
    fn headers_are_any_bytes(value in any::<Vec<u8>>()) {
        let _ = origin::parse_header(&value);
    }

    #[test]
    fn text_that_fits_is_kept(parts in prop::collection::vec(any::<String>(), 0..4)) {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let all = parts.concat();
        let text = Text::of(&parts);
        match text.as_str().strip_suffix('…') {
            Some(kept) if text.as_str() != all => prop_assert!(all.starts_with(kept) && all.len() > 1500),
            _ => prop_assert_eq!(text.as_str(), all),
        }
    }
}

/// Entries of few hosts and ports, so that they meet.
fn small_pattern() -> impl Strategy<Value = String> {
    "https?://(\\*\\.)?([a-b]\\.){0,2}[a-b](:[1-2]|:\\*)?"
}

/// Strings of the characters that rules are about.
fn near_anything() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9:/.*@?#\\[\\]\\\\ ^$()+|{},_%é-]{0,40}",
        "[0-9._smhd eE+-]{0,12}",
        "[A-Z*, -]{0,12}"
    ]
}

#[test]
fn a_right_value_has_no_mistake_that_the_rules_of_url_know() {
    let values = [
        "https://a.com",
        "http://a.com:8080",
        "http://[::1]:3000",
        "https://xn--rsum-bpad.com",
        "https://a_b.",
    ];
    for value in values {
        assert_eq!(serialized(value).as_deref(), Some(value));
    }
}

#[test]
fn every_letter_that_is_corrected_becomes_what_idna_makes_of_it() {
    let mut corrected = 0;
    for c in ('\u{80}'..='\u{FFFF}').filter(|c| c.is_alphanumeric()) {
        let value = format!("https://a{c}b.com");
        let violation = origin::check(&value).unwrap_err();
        assert_eq!(violation.code, Code::NonAscii, "{value}");
        if let Some(right) =
            violation.help.as_str().strip_prefix("write `\"").and_then(|help| help.strip_suffix("\"`"))
        {
            assert_eq!(Some(right), serialized(&value).as_deref(), "{value}");
            corrected += 1;
        }
    }
    assert!(corrected > 30_000, "{corrected}");
}

#[test]
fn every_single_character_beyond_ascii_is_accepted_in_its_own_form_alone() {
    let mut gap = 0;
    for c in ('\u{80}'..=char::MAX).filter(|c| *c < '\u{20000}' || *c > '\u{E0000}').step_by(7) {
        let encoded = idna::punycode::encode_str(&format!("a{c}a")).unwrap();
        let value = format!("https://xn--{encoded}.com");
        let accepted = exact(&value).is_some();
        let sent = serialized(&value).as_deref() == Some(&*value);
        assert!(accepted || !sent, "{c:?}: `{value}` is right");
        gap += u32::from(accepted && !sent);
    }
    println!("{gap}");
}

#[test]
fn the_public_suffixes_are_those_of_psl() {
    let list: BTreeSet<_> = include_str!("../src/public_suffix/list.txt").lines().collect();
    let mut differences = Vec::new();
    for rule in &list {
        let host = rule.trim_start_matches('!').replace('*', "anything");
        assert_eq!(is_public_suffix(&host), !rule.starts_with('!'), "`{host}`");
        let below = format!("unlisted-name.{host}");
        assert!(!is_public_suffix(&below) || list.contains(&*format!("*.{host}")), "`{below}`");
        for host in [host, below] {
            let suffix = psl::suffix(host.as_bytes()).filter(psl::Suffix::is_known);
            if is_public_suffix(&host) != suffix.is_some_and(|suffix| suffix == host.as_bytes()) {
                differences.push(host);
            }
        }
    }
    println!("{differences:?}");
}

fn is_public_suffix(host: &str) -> bool {
    let value = format!("https://*.{host}");
    matches!(origin::check(&value), Ok(Entry::Origin(pattern)) if pattern.is_public_suffix())
}
