//! Public suffixes: `psl`.

use std::collections::BTreeSet;

use cors_rules::origin::{self, Entry};

#[test]
fn the_public_suffixes_are_those_of_psl() {
    let list: BTreeSet<_> = include_str!("../../src/public_suffix/list.txt").lines().collect();
    let mut differences = BTreeSet::new();
    for rule in &list {
        let host = rule.trim_start_matches('!').replace('*', "anything");
        assert_eq!(is_public_suffix(&host), !rule.starts_with('!'), "`{host}`");
        let below = format!("unlisted-name.{host}");
        assert!(!is_public_suffix(&below) || list.contains(&*format!("*.{host}")), "`{below}`");
        let above = host.split_once('.').map(|(_, above)| above.to_owned());
        for host in [host, below].into_iter().chain(above) {
            // Ours alone: the parent of a whole level of suffixes.
            let is_parent = list.contains(&*format!("*.{host}"));
            let suffix = psl::suffix(host.as_bytes()).filter(psl::Suffix::is_known);
            let is_suffix = suffix.is_some_and(|suffix| suffix == host.as_bytes());
            if !is_parent && is_public_suffix(&host) != is_suffix {
                differences.insert(host);
            }
        }
    }
    // Made from the data of that crate; a later release of it may know a few more and a few less.
    let of = list.len();
    assert!(differences.len() < of / 50, "{} of {of}: {differences:?}", differences.len());
}

fn is_public_suffix(host: &str) -> bool {
    let value = format!("https://*.{host}");
    matches!(origin::check(&value), Ok(Entry::Origin(pattern)) if pattern.is_public_suffix())
}
