//! Hosts that never leave the machine.

use super::ipv4;
use crate::slice::{has_suffix, is_equal, part};

/// Checks whether browsers treat `host` as secure over `http`: `localhost` and `*.localhost`, with or without a dot at the
/// end, 127.0.0.0/8 and `[::1]`.
/// <https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy>
pub(crate) const fn is_loopback(host: &str) -> bool {
    let name = if has_suffix(host, ".") { part(host, 0, host.len() - 1) } else { host };
    is_equal(name, "localhost")
        || has_suffix(name, ".localhost")
        || is_equal(host, "[::1]")
        || ipv4::is_loopback(host)
}
