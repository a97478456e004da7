//! Properties of all values.

use cors_rules::{
    Text,
    dangers::Dangers,
    exposed_header, max_age, method,
    origin::{self, Port, RequestOrigin},
    request_header, suggest,
};
use proptest::prelude::*;

use crate::{
    exact,
    strategies::{near_anything, near_origin},
};

proptest! {
    #![proptest_config(crate::config())]

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
    fn no_rule_panics_and_every_report_is_printable_text(value in prop_oneof![any::<String>(), near_origin(), near_anything()]) {
        let context = origin::Context {
            credentials: true,
            dangers: Dangers::NONE,
            is_alone: false,
        };
        let violations = vec![
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
    fn an_origin_header_of_any_bytes_is_read_without_a_panic(value in any::<Vec<u8>>()) {
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
