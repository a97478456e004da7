//! The programs that measuring needs.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::Fallible;

/// Returns the workspace.
pub(super) fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Returns the folder that cargo builds into: `<target>/release` holds this program.
pub(super) fn target() -> Fallible<PathBuf> {
    let program = env::current_exe()?;
    Ok(program.ancestors().nth(2).ok_or("a program that cargo has built")?.to_owned())
}

/// Runs one of the bench targets and returns what it printed.
pub(super) fn bench(name: &str, arguments: &[&str]) -> Fallible<String> {
    let output = cargo()?
        .args([
            "bench",
            "--quiet",
            "--package",
            "cors-benches",
            "--features",
            "measure",
            "--bench",
            name,
            "--",
        ])
        .args(arguments)
        .env("PATH", path_with_tools()?)
        .stderr(Stdio::inherit())
        .output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err(format!("`cargo bench --bench {name}` failed:\n{}", String::from_utf8_lossy(&output.stdout))
            .into())
    }
}

/// Fails, in words, where a program is missing.
pub(super) fn require(program: &str, package: &str) -> Fallible<()> {
    let found = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    found.map(|_| ()).map_err(|_| format!("`{program}` is missing: install `{package}`").into())
}

/// Installs the runner of gungraun beside what cargo builds, once: its version has to be that of the library.
pub(super) fn install_gungraun_runner() -> Fallible<()> {
    require("valgrind", "valgrind")?;
    let version = locked_version("gungraun-runner")?;
    let tools = tools()?;
    let status = cargo()?
        .args(["install", "--quiet", "gungraun-runner", "--version", &version, "--locked", "--root"])
        .arg(tools)
        .status()?;
    if status.success() { Ok(()) } else { Err("gungraun-runner could not be installed".into()) }
}

fn cargo() -> Fallible<Command> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root()).env("CARGO_TARGET_DIR", target()?);
    Ok(cargo)
}

fn tools() -> Fallible<PathBuf> {
    Ok(target()?.join("tools"))
}

fn path_with_tools() -> Fallible<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths([tools()?.join("bin")].into_iter().chain(env::split_paths(&path)))?)
}

/// Returns the version of a package in `Cargo.lock`.
fn locked_version(package: &str) -> Fallible<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let name = format!("name = \"{package}\"\nversion = \"");
    let version = lock.split_once(&name).and_then(|(_, rest)| rest.split_once('"'));
    Ok(version.ok_or_else(|| format!("no `{package}` in Cargo.lock"))?.0.to_owned())
}
