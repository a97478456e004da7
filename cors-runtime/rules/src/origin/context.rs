//! The rules on an entry that depend on its policy.

use super::{
    diagnosis::repair::repair,
    grammar::{
        entry::{Entry, Pattern},
        scheme,
    },
};
use crate::{
    Text, Violation,
    dangers::{Danger, Dangers},
    rule::rules,
    slice::{attempt, tail},
};

rules! {
    ANY_WITH_CREDENTIALS: AnyWithCredentials =
        "with `credentials` every origin must be named: browsers refuse `*` then",
        help "name the origins of your pages, or remove `credentials`";
    ANY_BESIDE_OTHERS: WildcardMixed = "`*` is every origin: the other entries of the list have no effect",
        help "write `origins = any`, or remove `\"*\"`";
    ANY_CONFIGURED: Wildcard = "`*` is not taken from configuration: it has to name its origins",
        help "name the origins of your pages, or write `origins = any` in the policy";
    NULL: Null = "`null` is not the origin of one page: any site can send it from a sandboxed frame",
        help "write the origin of the page, or accept every site with \
           `dangerously = [null_origin]`";
    NULL_WITH_CREDENTIALS: Null =
        "`null` is never allowed with `credentials`: any site can send it from a sandboxed \
              frame, and would read what belongs to the user",
        help "remove `\"null\"`, or remove `credentials`";
    NULL_CONFIGURED: Null =
        "`null` is not taken from configuration: any site can send it from a sandboxed frame",
        help "write the origin of the page";
    INSECURE: InsecureOrigin =
        "with `credentials`, whoever is on the network can pose as {} and read what belongs \
              to the user",
        help "use `https`, or accept that with `dangerously = [insecure_origins]`";
    PUBLIC_SUFFIX: PublicSuffix =
        "with `credentials`, `*.` must not stand before the public suffix {}: anyone can get \
              a name below it and read what belongs to the user",
        help "name the origins of your pages, or accept that with \
           `dangerously = [public_suffixes]`";
}

/// The parts of a policy that the rules on an entry depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// True if the policy has `credentials`.
    pub credentials: bool,
    /// The dangers that the policy accepts.
    pub dangers: Dangers,
    /// True if the entry is the only one of its list.
    pub is_alone: bool,
}

impl Context {
    /// Returns the context of an entry of `dev_origins`, which stands beside those of `origins`. An insecure one needs no
    /// danger: it is gone from release builds.
    #[must_use]
    pub const fn of_dev_origin(self) -> Self {
        Self { dangers: self.dangers.with(Danger::InsecureOrigins), is_alone: false, ..self }
    }
}

/// Checks an entry in its policy; it is valid by itself.
pub(super) const fn check_entry<'a>(
    value: &str,
    entry: Entry<'a>,
    context: Context,
) -> Result<Entry<'a>, Violation> {
    match entry {
        Entry::Any => attempt!(check_any(value, context)),
        Entry::Null => attempt!(check_null(value, context)),
        Entry::Origin(pattern) => {
            if context.credentials && !context.dangers.has(Danger::InsecureOrigins) {
                attempt!(check_secure(value, &pattern));
            }
            if context.credentials && !context.dangers.has(Danger::PublicSuffixes) {
                attempt!(check_public_suffix(&pattern));
            }
        }
    }
    Ok(entry)
}

/// Checks `*`: with it other entries have no effect, and browsers refuse it with credentials.
/// <https://fetch.spec.whatwg.org/#cors-protocol-and-credentials>
const fn check_any(value: &str, context: Context) -> Result<(), Violation> {
    if context.credentials {
        return Err(ANY_WITH_CREDENTIALS.broken_by_all(value));
    }
    if !context.is_alone {
        return Err(ANY_BESIDE_OTHERS.broken_by_all(value));
    }
    Ok(())
}

/// Returns the violation by `origins = any` with credentials: a browser refuses that answer.
/// <https://fetch.spec.whatwg.org/#cors-protocol-and-credentials>
pub(super) const fn any_with_credentials() -> Violation {
    ANY_WITH_CREDENTIALS.broken()
}

/// Checks `null`: every opaque origin is sent as `null`, and any site can make one in a sandboxed frame.
/// <https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin>
const fn check_null(value: &str, context: Context) -> Result<(), Violation> {
    if context.credentials {
        return Err(NULL_WITH_CREDENTIALS.broken_by_all(value));
    }
    if !context.dangers.has(Danger::NullOrigin) {
        return Err(NULL.broken_by_all(value));
    }
    Ok(())
}

/// Checks for `http`: anyone on the user's network can answer in the place of such a page.
/// <https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy>
const fn check_secure(value: &str, pattern: &Pattern<'_>) -> Result<(), Violation> {
    if !pattern.is_insecure() {
        return Ok(());
    }
    let violation = INSECURE.broken_by(value, 0, pattern.scheme.len());
    let secure = Text::of(&["https", tail(value, pattern.scheme.len())]);
    Err(match repair(secure.as_str()) {
        Some(right) => violation.with_help(&[
            "write `\"",
            right.as_str(),
            "\"`, or accept that with `dangerously = [insecure_origins]`",
        ]),
        None => violation,
    })
}

/// Checks for a public suffix: anyone can register a name below it. <https://publicsuffix.org/>
const fn check_public_suffix(pattern: &Pattern<'_>) -> Result<(), Violation> {
    if !pattern.is_public_suffix() {
        return Ok(());
    }
    let start = pattern.scheme.len() + scheme::SEPARATOR.len();
    let end = start + "*.".len() + pattern.host.len();
    Err(PUBLIC_SUFFIX.broken_by(pattern.host, start, end))
}

/// Checks an entry from configuration. Only the code may share with everyone.
pub(super) const fn check_configured<'a>(value: &str, entry: Entry<'a>) -> Result<Pattern<'a>, Violation> {
    match entry {
        Entry::Origin(pattern) => Ok(pattern),
        Entry::Any => Err(ANY_CONFIGURED.broken_by_all(value)),
        Entry::Null => Err(NULL_CONFIGURED.broken_by_all(value)),
    }
}
