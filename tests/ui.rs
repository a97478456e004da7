//! The messages of the compiler: each mistake in `ui/fail` and `ui/many` has its own, and each program in `ui/pass` has
//! none.
//!
//! `TRYBUILD=overwrite cargo test -p tests --test ui` writes the messages anew: read each of them as a user would.

#[path = "what_ran/note.rs"]
mod note;

use trybuild::TestCases;

/// The rustc that runs, and the one whose messages the `.stderr` files hold.
const RUSTC: &str = env!("CORS_RUSTC");
const RUSTC_OF_MESSAGES: &str = env!("CORS_RUSTC_OF_MESSAGES");

#[test]
#[cfg_attr(not(has_the_messages), ignore = "the messages are those of another rustc: see `tests/build.rs`")]
fn each_mistake_has_its_message() {
    // No case that passes is beside these: so trybuild checks all of them in one run of cargo.
    let cases = TestCases::new();
    cases.compile_fail("ui/fail/**/*.rs");
    cases.compile_fail("ui/many/*.rs");
}

#[test]
fn each_right_program_compiles() {
    TestCases::new().pass("ui/pass/*.rs");
}

#[test]
fn messages_are_compared_where_that_is_required() {
    let words = if cfg!(has_the_messages) {
        format!("compared on {RUSTC_OF_MESSAGES}")
    } else {
        format!("skipped, this is {RUSTC} and the messages are those of {RUSTC_OF_MESSAGES}")
    };
    note::note("compile errors", &words);
    let is_required = std::env::var_os("CORS_MESSAGES").is_some_and(|value| value == "required");
    assert!(cfg!(has_the_messages) || !is_required, "{words}, but `CORS_MESSAGES=required`");
}
