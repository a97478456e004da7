//! Writes `src/public_suffix/list.txt` from a copy of the public suffix list:
//! `cargo run -p cors-rules --example update-public-suffixes -- LIST`
//!
//! The `psl` crate, which the tests build, carries a recent one: `data/rules.txt` in its sources, below
//! `~/.cargo/registry/src`. Without LIST: that of Debian's `publicsuffix` package.

use std::{collections::BTreeSet, env, error::Error, fs};

/// The list of Debian's package.
const LIST: &str = "/usr/share/publicsuffix/public_suffix_list.dat";

/// The table that the rules read.
const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/public_suffix/list.txt");

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).unwrap_or_else(|| LIST.into());
    let list = fs::read_to_string(path)?;
    let mut rules = BTreeSet::new();
    for line in list.lines() {
        // The format: a rule ends at the first blank. <https://github.com/publicsuffix/list/wiki/Format>
        let rule = line.split_whitespace().next().unwrap_or_default();
        if !rule.is_empty() && !rule.starts_with("//") {
            rules.insert(to_ascii(rule)?);
        }
    }
    let mut lines: Vec<_> = rules.into_iter().collect();
    // Stable: those of equal length stay sorted.
    lines.sort_by_key(String::len);
    fs::write(TABLE, lines.join("\n") + "\n")?;
    println!("{TABLE}: {} rules", lines.len());
    Ok(())
}

/// Returns a rule in its ASCII form, with its `!` or `*.`.
fn to_ascii(rule: &str) -> Result<String, idna::Errors> {
    let (prefix, name) = match rule {
        rule if rule.starts_with('!') => rule.split_at(1),
        rule if rule.starts_with("*.") => rule.split_at(2),
        rule => rule.split_at(0),
    };
    Ok(format!("{prefix}{}", idna::domain_to_ascii(name)?))
}
