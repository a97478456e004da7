//! The search for a program.

use std::{
    env,
    path::{Path, PathBuf},
};

/// Returns the first of these names that is a file in `PATH`, or in where Debian puts what is no command.
pub(super) fn find(names: &[&str]) -> Result<PathBuf, String> {
    let path = env::var_os("PATH").unwrap_or_default();
    let directories: Vec<PathBuf> = env::split_paths(&path).collect();
    let all = names.iter().flat_map(|name| directories.iter().map(move |directory| directory.join(name)));
    all.into_iter()
        .find(|program: &PathBuf| Path::is_file(program))
        .ok_or_else(|| format!("`{}` is not installed", names[0]))
}
