//! Checks that dependencies inside the three published crates point one way: no circle of files, and no import from
//! a room into one above it. The rooms are described in `CONTRIBUTING.md`.

mod circles;
mod imports;

use std::path::Path;

use imports::Imports;

/// The sources of each published crate, relative to this package.
const CRATES: &[&str] = &["../cors-runtime/rules/src", "../cors-macros/src", "../cors-runtime/src"];

/// One-way doors: no file of the first room imports anything of the second one.
const ONE_WAY: &[(&str, &str, &str)] = &[
    ("../cors-runtime/rules/src", "origin/grammar", "origin/diagnosis"),
    ("../cors-macros/src", "syntax", "check"),
    ("../cors-macros/src", "syntax", "expand"),
    ("../cors-macros/src", "check", "expand"),
    ("../cors-runtime/src", "origins", "policy"),
    ("../cors-runtime/src", "origins", "compiled"),
    ("../cors-runtime/src", "compiled", "decision"),
    ("../cors-runtime/src", "decision", "route"),
    ("../cors-runtime/src", "decision", "middleware"),
    ("../cors-runtime/src", "decision", "explain"),
    ("../cors-runtime/src", "explain", "route"),
    ("../cors-runtime/src", "explain", "middleware"),
    ("../cors-runtime/src", "route", "routes"),
    ("../cors-runtime/src", "routes", "inspector"),
    ("../cors-runtime/src", "explained", "inspector"),
    ("../cors-runtime/src", "explained", "test"),
    ("../cors-runtime/src", "browser", "test"),
];

fn imports_of(sources: &str) -> Imports {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(sources);
    let imports = Imports::read(&folder);
    assert!(imports.count() > 20, "only {} imports were found in {}", imports.count(), folder.display());
    imports
}

/// Checks whether a file lies in a room: `origin/grammar/host.rs` in `origin/grammar`, and `check.rs` in `check`.
fn is_in(file: &str, room: &str) -> bool {
    file.strip_prefix(room).is_some_and(|rest| rest.starts_with('/') || rest == ".rs")
}

#[test]
fn no_files_of_a_crate_import_each_other_in_a_circle() {
    let mut all = Vec::new();
    for sources in CRATES {
        let circles = circles::find(&imports_of(sources));
        all.extend(circles.into_iter().map(|circle| format!("{sources}: {circle}")));
    }
    assert!(all.is_empty(), "each of these files imports the next:\n{}", all.join("\n"));
}

#[test]
fn no_room_imports_a_room_above_it() {
    for (sources, below, above) in ONE_WAY {
        let imports = imports_of(sources);
        for room in [below, above] {
            assert!(imports.files().any(|file| is_in(file, room)), "there is no {room} in {sources}");
        }
        let wrong: Vec<_> =
            imports.all().filter(|import| is_in(import.from, below) && is_in(import.to, above)).collect();
        assert!(wrong.is_empty(), "in {sources}, {below} must not know of {above}: {wrong:#?}");
    }
}

#[test]
fn the_model_of_a_browser_imports_nothing_else_of_its_crate() {
    let imports = imports_of("../cors-runtime/src");
    let wrong: Vec<_> = imports
        .all()
        .filter(|import| is_in(import.from, "browser") && !is_in(import.to, "browser"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
