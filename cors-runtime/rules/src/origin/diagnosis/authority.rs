//! The host and the port of a text that is not a valid origin.

use crate::{
    origin::grammar::{scheme, tail},
    slice::{find, find_any, has_byte, part},
};

/// The part between the scheme and the path: `http://a.com:80/x` → `a.com:80`. Without a scheme it begins the value.
#[derive(Clone, Copy)]
pub(super) struct Authority {
    pub(super) has_scheme: bool,
    pub(super) start: usize,
    /// The end of the host, which a `:` and the port may follow.
    pub(super) host_end: usize,
    pub(super) end: usize,
}

impl Authority {
    /// Finds the authority of any value.
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

    /// Returns the port without its `:`.
    pub(super) const fn port<'a>(&self, value: &'a str) -> &'a str {
        part(value, self.host_end + 1, self.end)
    }
}

/// Returns the end of the host. The last colon begins the port, except within brackets.
const fn host_end(bytes: &[u8], start: usize, end: usize) -> usize {
    let mut at = end;
    while at > start && !has_byte(b":]", bytes[at - 1]) {
        at -= 1;
    }
    if at > start && bytes[at - 1] == b':' { at - 1 } else { end }
}
