//! `cargo measure build`: the script of that name, and its page.

use std::process::{Command, ExitCode, Stdio};

use super::{Fallible, page::publish, tools::root};

const HEAD: &str = "# What the crate costs to build

Written by `cargo measure build`; never by hand. CPU-seconds are those of all processes together and differ from machine to
machine; the best of five is taken.
";

/// Fails where a bar is broken.
pub(crate) fn run() -> Fallible<ExitCode> {
    eprintln!("building: ten minutes");
    let script = root().join("cors-runtime/benches/build-cost");
    let output = Command::new(script).stderr(Stdio::inherit()).output()?;
    publish("build.md", &format!("{HEAD}\n```text\n{}```\n", String::from_utf8(output.stdout)?))?;
    Ok(if output.status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
