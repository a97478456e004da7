//! The rules of origins: who may read.

mod context;
mod diagnosis;
pub(crate) mod grammar;
mod pair;

use crate::{Code, Violation, rule::Rule};

pub use context::Context;
pub use grammar::{
    entry::{Entry, Pattern, RequestOrigin},
    port::Port,
};

use grammar::{loopback, scheme};

const HELP: &str = "write `origins = [\"https://example.com\"]`, or `deny` to share nothing";

const MISSING: &Rule = &Rule {
    code: Code::Missing,
    message: "a policy says who may read, and this one names no origins",
    help: HELP,
};

const EMPTY: &Rule =
    &Rule { code: Code::Missing, message: "an empty list of origins lets no page read", help: HELP };

/// Every rule that concerns an entry by itself. `*` and `null` break none of them.
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

/// What an entry means that breaks no rule by itself. Where nobody is to be told why it breaks one, this keeps the messages
/// out of a binary.
#[must_use]
pub const fn parse(value: &str) -> Option<Entry<'_>> {
    match Entry::parse(value) {
        Ok(entry) => Some(entry),
        Err(_) => None,
    }
}

/// Every rule on an entry of a list of which the policy is known.
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

/// Every rule on an entry that comes from configuration: neither `*` nor `null` is one.
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

/// The rules on two entries of one list: each says something that the other does not. An entry
/// that breaks a rule by itself is not compared.
///
/// # Errors
///
/// Which of the two is redundant (0 the earlier one, 1 the later one), and why.
pub const fn check_pair(earlier: &str, later: &str) -> Result<(), (usize, Violation)> {
    pair::check_pair(earlier, later)
}

/// The value of an `Origin` request header: `null`, or what an entry without `*` looks like. What
/// does not parse is the origin of no page that a policy can name.
/// <https://fetch.spec.whatwg.org/#origin-header>
#[must_use]
pub const fn parse_header(value: &[u8]) -> Option<RequestOrigin<'_>> {
    RequestOrigin::parse(value)
}

/// Whether `host` never leaves the machine: `localhost` and `*.localhost`, with a dot at the end or without, 127.0.0.0/8
/// and `[::1]`.
#[must_use]
pub const fn is_loopback(host: &str) -> bool {
    loopback::is_loopback(host)
}

/// The port that a browser leaves out: 80 for `http`, 443 for `https`.
#[must_use]
pub const fn default_port(scheme: &str) -> Option<u16> {
    scheme::default_port(scheme)
}

/// No `origins` at all.
#[must_use]
pub const fn missing() -> Violation {
    MISSING.broken()
}

/// An empty list of origins.
#[must_use]
pub const fn empty() -> Violation {
    EMPTY.broken()
}

/// `origins = any` with `credentials`.
#[must_use]
pub const fn any_with_credentials() -> Violation {
    context::any_with_credentials()
}
