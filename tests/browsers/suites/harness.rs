//! Whether there are browsers, and whether the rows notice what is broken.

use std::{
    env,
    io::{self, Write},
    sync::{Mutex, Once, PoisonError},
};

use crate::{
    engines::{Engine, INSTALL},
    server::Server,
};

/// Two cores are enough for one set of browsers.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

static SAY_ONCE: Once = Once::new();

/// Runs `test` with the engines that are installed. If none is, it passes and says so in a line that is always shown;
/// with `CORS_BROWSERS=required` it fails if one is missing.
pub(super) fn with_browsers(test: impl FnOnce(&Server, &[Engine])) {
    let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let required = env::var("CORS_BROWSERS").is_ok_and(|value| value == "required");
    let (installed, missing): (Vec<_>, Vec<_>) =
        Engine::ALL.into_iter().partition(|engine| engine.is_installed().is_ok());
    let reasons: Vec<_> = missing.iter().filter_map(|engine| engine.is_installed().err()).collect();
    let reasons = reasons.join(", ");
    assert!(missing.is_empty() || !required, "CORS_BROWSERS=required, and {reasons}: {INSTALL}");
    if !missing.is_empty() {
        SAY_ONCE.call_once(|| say_skipped(installed.is_empty(), &reasons));
    }
    if !installed.is_empty() {
        let server = Server::start().expect("the server starts");
        test(&server, &installed);
    }
}

/// Not by `eprintln!`, which is shown only where a test fails.
fn say_skipped(all: bool, reasons: &str) {
    let what = if all { "skipped" } else { "skipped in part" };
    let line = format!("browser tests {what}: {reasons}; to run them: {INSTALL}");
    // Where nobody can be told, nobody is.
    let _ = writeln!(io::stderr(), "{line}");
}

#[test]
fn the_readme_says_how_to_install_the_browsers() {
    assert!(include_str!("../../../README.md").contains(INSTALL), "the README should say: {INSTALL}");
}
