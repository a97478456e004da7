//! Tells the ui tests whether this rustc is the one whose messages their `.stderr` files hold.

use std::process::Command;

/// The exact text of messages changes from one release to the next.
const RUSTC: &str = "rustc 1.95.0";

fn main() {
    let rustc = std::env::var_os("RUSTC").expect("cargo sets it");
    let output = Command::new(rustc).arg("--version").output().expect("rustc runs");
    let version = String::from_utf8_lossy(&output.stdout);
    println!("cargo::rustc-check-cfg=cfg(has_the_messages)");
    if version.starts_with(RUSTC) {
        println!("cargo::rustc-cfg=has_the_messages");
    }
    println!("cargo::rustc-env=CORS_RUSTC={}", version.trim());
    println!("cargo::rustc-env=CORS_RUSTC_OF_MESSAGES={RUSTC}");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=RUSTC");
}
