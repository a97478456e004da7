//! The pages that measurements write.

use std::{fs, path::Path};

use super::Fallible;

/// Prints a page, and writes it to the folder `results`.
pub(super) fn publish(name: &str, page: &str) -> Fallible<()> {
    print!("{page}");
    let results = Path::new(env!("CARGO_MANIFEST_DIR")).join("results");
    Ok(fs::write(results.join(name), page)?)
}
