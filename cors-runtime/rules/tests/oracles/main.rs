//! The rules against `url`, `idna` and `psl`, which do what browsers do; and properties of all values.

mod any_value;
mod browsers;
mod strategies;
mod suffixes;

use cors_rules::origin::{self, Entry, Pattern};
use proptest::prelude::ProptestConfig;

/// Enough cases to meet each mistake in each place, and few enough to run in every build.
fn config() -> ProptestConfig {
    ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() }
}

/// Reads `value` as an exact entry.
fn exact(value: &str) -> Option<Pattern<'_>> {
    match origin::check(value) {
        Ok(Entry::Origin(pattern)) if pattern.is_exact() => Some(pattern),
        _ => None,
    }
}
