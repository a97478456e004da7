//! Where the host and the port of a value stand that is no valid origin.

use super::{scheme, tail};
use crate::slice::{contains, find, find_any, part};

/// What stands between the scheme and the path. Without a scheme it is the beginning.
#[derive(Clone, Copy)]
pub(super) struct Authority {
    pub(super) has_scheme: bool,
    pub(super) start: usize,
    /// The end of the host; a `:` and the port may follow.
    pub(super) host_end: usize,
    pub(super) end: usize,
}

impl Authority {
    /// The authority of any value.
    pub(super) const fn of(value: &str) -> Self {
        let bytes = value.as_bytes();
        let separator = find(bytes, scheme::SEPARATOR.as_bytes(), 0);
        let start = match separator {
            Some(at) => at + scheme::SEPARATOR.len(),
            None => 0,
        };
        let end = find_any(bytes, tail::DELIMITERS, start);
        Self { has_scheme: separator.is_some(), start, host_end: host_end(bytes, start, end), end }
    }

    pub(super) const fn text<'a>(&self, value: &'a str) -> &'a str {
        part(value, self.start, self.end)
    }

    pub(super) const fn host<'a>(&self, value: &'a str) -> &'a str {
        part(value, self.start, self.host_end)
    }

    /// The port, without its `:`.
    pub(super) const fn port<'a>(&self, value: &'a str) -> &'a str {
        part(value, self.host_end + 1, self.end)
    }
}

/// The last colon begins the port, but not one within brackets.
const fn host_end(bytes: &[u8], start: usize, end: usize) -> usize {
    let mut at = end;
    while at > start && !contains(b":]", bytes[at - 1]) {
        at -= 1;
    }
    if at > start && bytes[at - 1] == b':' { at - 1 } else { end }
}
