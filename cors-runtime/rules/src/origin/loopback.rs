//! Hosts that never leave the machine.

use super::ipv4;
use crate::slice::{ends_with, equal};

/// `localhost`, `*.localhost`, 127.0.0.0/8 and `[::1]`: what browsers treat as secure over `http`.
/// <https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy>
pub(super) const fn is_loopback(host: &str) -> bool {
    equal(host, "localhost")
        || ends_with(host, ".localhost")
        || equal(host, "[::1]")
        || ipv4::is_loopback(host)
}
