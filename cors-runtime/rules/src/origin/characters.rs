//! Characters that no origin holds, and where they stand.

use super::fault::Fault;
use crate::{
    Code,
    rule::Rule,
    utf8::{char_at, is_blank},
};

const SPACE: &Rule =
    &Rule { code: Code::Space, message: "an origin has no blanks", help: "remove the blanks" };

const UPPER_CASE: &Rule = &Rule {
    code: Code::UpperCase,
    message: "browsers send an origin in lower case: {} never matches",
    help: "write it in lower case",
};

const NON_ASCII: &Rule = &Rule {
    code: Code::NonAscii,
    message: "browsers send a host in its ASCII form: {} never matches",
    help: "write the `xn--` form of the host",
};

/// The run of upper-case letters that begins at `start`. A browser serialises an origin in lower
/// case. <https://url.spec.whatwg.org/#concept-domain-to-ascii>
pub(super) const fn upper_case(value: &str, start: usize) -> Fault {
    let bytes = value.as_bytes();
    let mut end = start;
    while end < bytes.len() && bytes[end].is_ascii_uppercase() {
        end += 1;
    }
    Fault::new(UPPER_CASE, start, end)
}

/// The first run of blanks at `from` or later. The URL parser drops some of them; an `Origin` header
/// has none. <https://url.spec.whatwg.org/#concept-basic-url-parser>
pub(super) const fn space(value: &str, from: usize) -> Option<Fault> {
    let bytes = value.as_bytes();
    let mut start = from;
    while start < bytes.len() {
        if matches!(bytes[start], b'!'..=b'~') {
            start += 1;
            continue;
        }
        let (c, next) = char_at(value, start);
        if is_blank(c) {
            return Some(blanks(value, start));
        }
        start = next;
    }
    None
}

/// The run of blanks that begins at `start`.
pub(super) const fn blanks(value: &str, start: usize) -> Fault {
    let mut end = start;
    while end < value.len() {
        let (c, next) = char_at(value, end);
        if !is_blank(c) {
            break;
        }
        end = next;
    }
    Fault::new(SPACE, start, end)
}

/// The run of characters beyond ASCII that begins at `start`. A browser sends the `xn--` form of a
/// host. <https://url.spec.whatwg.org/#concept-domain-to-ascii>
pub(super) const fn non_ascii(value: &str, start: usize) -> Fault {
    let bytes = value.as_bytes();
    let mut end = start;
    while end < bytes.len() && !bytes[end].is_ascii() {
        end += 1;
    }
    Fault::new(NON_ASCII, start, end)
}
