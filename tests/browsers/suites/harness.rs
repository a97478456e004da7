//! The browsers of this machine, and the rows that notice a broken server.

use std::{
    env,
    sync::{Mutex, Once, PoisonError},
};

use crate::{
    engines::{Engine, INSTALL},
    note::note,
    server::Server,
};

/// Lets one test at a time use the browsers: several sets of them would only wait for each other.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

static NOTE_ONCE: Once = Once::new();

/// Runs `test` in the browsers that are installed, and notes which ones they are.
///
/// A missing browser is skipped, or a failure with `CORS_BROWSERS=required`.
pub(super) fn with_browsers(test: impl FnOnce(&Server, &[Engine])) {
    let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let required = env::var("CORS_BROWSERS").is_ok_and(|value| value == "required");
    let (installed, missing): (Vec<_>, Vec<_>) =
        Engine::ALL.into_iter().partition(|engine| engine.is_installed().is_ok());
    let reasons: Vec<_> = missing.iter().filter_map(|engine| engine.is_installed().err()).collect();
    let reasons = reasons.join(", ");
    assert!(missing.is_empty() || !required, "CORS_BROWSERS=required, and {reasons}: {INSTALL}");
    NOTE_ONCE.call_once(|| note("browsers", &words(&installed, &reasons)));
    if !installed.is_empty() {
        let server = Server::start().expect("the server starts");
        test(&server, &installed);
    }
}

/// Returns which browsers the tests run in, and why the others are skipped.
fn words(installed: &[Engine], reasons: &str) -> String {
    let names: Vec<_> = installed.iter().map(|engine| engine.name()).collect();
    let names = names.join(", ");
    match (installed, reasons) {
        (_, "") => format!("ran in {names}"),
        ([], _) => format!("skipped, {reasons}; to run them: {INSTALL}"),
        _ => format!("ran in {names}; skipped in part, {reasons}; to run all: {INSTALL}"),
    }
}

#[test]
fn the_readme_says_how_to_install_the_browsers() {
    assert!(include_str!("../../../README.md").contains(INSTALL), "the README should say: {INSTALL}");
}
