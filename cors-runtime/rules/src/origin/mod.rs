//! The rules of origins: who may read a response.

mod context;
mod diagnosis;
pub(crate) mod grammar;
mod pair;

use crate::{Violation, rule::rules};

pub use context::Context;
pub use grammar::{
    entry::{Entry, Pattern, RequestOrigin},
    port::Port,
};

use grammar::{loopback, scheme};

const HELP: &str = "write `origins = [\"https://example.com\"]`, or `deny` to share nothing";

rules! {
    MISSING: Missing = "a policy says who may read, and this one names no origins", help HELP;
    EMPTY: Missing = "an empty list of origins lets no page read", help HELP;
}

/// Checks an entry by itself. `*` and `null` are valid.
///
/// # Errors
///
/// The rule that `value` breaks, and its corrected form if there is one.
pub const fn check(value: &str) -> Result<Entry<'_>, Violation> {
    match Entry::parse(value) {
        Ok(entry) => Ok(entry),
        Err(fault) => Err(diagnosis::explain(value, fault)),
    }
}

/// Reads an entry; `None` if it is not valid by itself. Unlike [`check`], it links no messages into a binary.
#[must_use]
pub const fn parse(value: &str) -> Option<Entry<'_>> {
    match Entry::parse(value) {
        Ok(entry) => Some(entry),
        Err(_) => None,
    }
}

/// Checks an entry by itself and in its policy.
///
/// # Errors
///
/// The rule that `value` breaks, by itself or in its policy.
pub const fn check_in(value: &str, context: Context) -> Result<Entry<'_>, Violation> {
    match check(value) {
        Ok(entry) => context::check_entry(value, entry, context),
        Err(violation) => Err(violation),
    }
}

/// Checks an entry that comes from configuration, where `*` and `null` are not valid.
///
/// # Errors
///
/// The rule that `value` breaks.
pub const fn check_configured(value: &str) -> Result<Pattern<'_>, Violation> {
    match check(value) {
        Ok(entry) => context::check_configured(value, entry),
        Err(violation) => Err(violation),
    }
}

/// Checks that neither of two entries of one list makes the other redundant. An entry that is not valid by itself is not
/// compared.
///
/// # Errors
///
/// The redundant one (0 for the earlier, 1 for the later), and why.
pub const fn check_pair(earlier: &str, later: &str) -> Result<(), (usize, Violation)> {
    pair::check_pair(earlier, later)
}

/// Reads the value of an `Origin` request header: `null`, or the same as an entry without `*`. Any other value is the origin
/// of no page that a policy can name.
/// <https://fetch.spec.whatwg.org/#origin-header>
#[must_use]
pub const fn parse_header(value: &[u8]) -> Option<RequestOrigin<'_>> {
    RequestOrigin::parse(value)
}

/// Checks whether requests to `host` never leave the machine: `localhost` and `*.localhost`, with or without a dot at the end, 127.0.0.0/8
/// and `[::1]`.
#[must_use]
pub const fn is_loopback(host: &str) -> bool {
    loopback::is_loopback(host)
}

/// Returns the port that a browser leaves out: 80 for `http`, 443 for `https`.
#[must_use]
pub const fn default_port(scheme: &str) -> Option<u16> {
    scheme::default_port(scheme)
}

/// Returns the violation by a policy without `origins`.
#[must_use]
pub const fn missing() -> Violation {
    MISSING.broken()
}

/// Returns the violation by an empty list of origins.
#[must_use]
pub const fn empty() -> Violation {
    EMPTY.broken()
}

/// Returns the violation by `origins = any` with `credentials`.
#[must_use]
pub const fn any_with_credentials() -> Violation {
    context::any_with_credentials()
}
