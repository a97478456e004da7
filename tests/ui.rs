//! What the compiler says: every mistake in `ui/fail` and `ui/many` with its message, every program in `ui/pass`
//! without one.
//!
//! `TRYBUILD=overwrite cargo test -p tests --test ui` writes the messages anew: read every one of them as a user would.

use std::{io::Write, process::Command};

/// The rustc whose messages the `.stderr` files hold: their exact text drifts from one release to the next.
const RUSTC: &str = "rustc 1.95.0";

fn is_named_rustc() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().expect("rustc runs");
    let version = String::from_utf8_lossy(&output.stdout);
    let is_named = version.starts_with(RUSTC);
    if !is_named {
        // Not `eprintln!`, whose words a passing test keeps to itself.
        let line = format!("skipped: the messages are compared on {RUSTC}, and this is {}\n", version.trim());
        std::io::stderr().write_all(line.as_bytes()).expect("stderr is open");
    }
    is_named
}

#[test]
fn every_mistake_has_its_message() {
    if is_named_rustc() {
        // No case that passes beside these: trybuild then checks all of them in one run of cargo.
        let cases = trybuild::TestCases::new();
        cases.compile_fail("ui/fail/**/*.rs");
        cases.compile_fail("ui/many/*.rs");
    }
}

#[test]
fn what_is_right_compiles() {
    trybuild::TestCases::new().pass("ui/pass/*.rs");
}
