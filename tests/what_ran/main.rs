//! Prints at the end of `cargo test --workspace` what ran and what was skipped.
//!
//! Cargo runs packages and their test targets in alphabetical order, so this target has the last name of the last package.
//! Only documentation tests follow. It has no harness, so nothing captures its output.

mod note;

fn main() {
    // cargo-nextest asks for the list of tests, and finds none here.
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    println!("what ran:");
    for suite in note::SUITES {
        let words = note::read(suite).unwrap_or_else(|| "not part of this run".to_owned());
        println!("  {suite}: {words}");
    }
}
