//! Notes of the test suites about what they ran and what they skipped, for the summary at the end of `cargo test`.

#![expect(dead_code, reason = "a suite writes notes, and `what-ran` reads them")]

use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
};

/// The suites that can skip something.
pub(crate) const SUITES: [&str; 2] = ["browsers", "compile errors"];

/// Notes what a suite runs and skips. Says it on stderr too, because no summary follows where the suite runs alone.
pub(crate) fn note(suite: &str, words: &str) {
    // Not by `eprintln!`: the test harness captures it.
    let _ = writeln!(io::stderr(), "{suite}: {words}");
    let file = file(suite);
    fs::create_dir_all(file.with_file_name("")).expect("the target directory is writable");
    fs::write(file, format!("{}\n{words}", this_run())).expect("the target directory is writable");
}

/// Returns the note of a suite if it ran in this run of cargo.
pub(crate) fn read(suite: &str) -> Option<String> {
    let note = fs::read_to_string(file(suite)).ok()?;
    let (run, words) = note.split_once('\n')?;
    (run == this_run().to_string()).then(|| words.to_owned())
}

/// Returns the file of a note. Its first line tells the run, and its second line has the words.
fn file(suite: &str) -> PathBuf {
    [env!("CARGO_TARGET_TMPDIR"), "what-ran", suite].iter().collect()
}

/// Returns the process id of the cargo that runs the suites: a note with another one is of an earlier run.
fn this_run() -> u32 {
    #[cfg(unix)]
    return std::os::unix::process::parent_id();
    #[cfg(not(unix))]
    return 0;
}
