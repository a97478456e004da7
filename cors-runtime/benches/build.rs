//! Writes down the paths of a thousand routes: a route attribute takes a literal, and no `macro_rules!` can make one.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    // Two thousand handlers take a minute to build: only a measurement needs them.
    let routes = if env::var_os("CARGO_FEATURE_MEASURE").is_some() { 1_000 } else { 10 };
    let mut code = String::from("macro_rules! thousand_paths { ($callback:ident) => { $callback! {\n");
    for number in 0..routes {
        writeln!(code, "    \"/routes/{number:04}\"")?;
    }
    code.push_str("} } }\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("thousand_paths.rs"), code)?;
    Ok(())
}
