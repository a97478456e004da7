//! A user and a password, which URLs may have and origins never do.

use super::{authority::Authority, fault::Fault};
use crate::{Code, rule::Rule};

pub(super) const USERINFO: &Rule = &Rule {
    code: Code::Userinfo,
    message: "an origin has no user and no password: remove {}",
    help: "write the origin of the page, such as `\"https://example.com\"`",
};

/// Everything up to the last `@` before the path.
/// <https://url.spec.whatwg.org/#authority-state>
pub(super) const fn find(value: &str) -> Option<Fault> {
    let authority = Authority::of(value);
    let mut end = authority.end;
    while authority.has_scheme && end > authority.start {
        if value.as_bytes()[end - 1] == b'@' {
            return Some(Fault::new(USERINFO, authority.start, end));
        }
        end -= 1;
    }
    None
}
