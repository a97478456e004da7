//! The rules against `url`, `idna` and `psl`: what browsers do, as others have written it down. And what holds for any
//! value at all.

mod any_value;
mod browsers;
mod strategies;
mod suffixes;

use cors_rules::origin::{self, Entry, Pattern};
use proptest::prelude::ProptestConfig;

/// Enough cases to meet each mistake in each place, and few enough for every build.
fn config() -> ProptestConfig {
    ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() }
}

/// The exact entry that `value` is.
fn exact(value: &str) -> Option<Pattern<'_>> {
    match origin::check(value) {
        Ok(Entry::Origin(pattern)) if pattern.is_exact() => Some(pattern),
        _ => None,
    }
}
