//! A user and a password, which a URL may have and an origin never has.

use super::authority::Authority;
use crate::origin::grammar::{fault::Fault, host::USERINFO};

/// Finds everything up to the last `@` before the path.
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
