//! The host of an origin.

use super::{characters, fault::Fault, idna, ipv4, ipv6, scheme::is_of_extension, tail};
use crate::{
    rule::rules,
    slice::{attempt, has_byte, is_at, part},
    utf8::{char_at, is_blank},
};

/// The longest label and the longest host, in bytes.
/// <https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4>
const LONGEST_LABEL: usize = 63;
const LONGEST_HOST: usize = 253;

/// The bytes of a label. DNS has no `_` in the name of a host, but browsers send it.
const LABEL_BYTES: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789-_";

/// Tells for each byte whether it is one of [`LABEL_BYTES`]: a table, since every request asks for every byte.
static IN_LABEL: [bool; 256] = {
    let mut table = [false; 256];
    let mut i = 0;
    while i < LABEL_BYTES.len() {
        table[LABEL_BYTES[i] as usize] = true;
        i += 1;
    }
    table
};

rules! {
    EMPTY_HOST: Host = "{} has no host", help "write the host of the page, such as `\"https://example.com\"`";
    EMPTY_LABEL: Host = "a part of the host is empty: nothing stands before this {}",
        help "write a host without empty parts, such as `\"https://example.com\"`";
    LABEL_LENGTH: Host = "{} is longer than the 63 bytes that a part of a host may have",
        help "shorten it: no browser finds a longer one";
    HOST_LENGTH: Host = "{} is longer than the 253 bytes that a host may have",
        help "shorten it: no browser finds a longer one";
    NO_ID: Host = "{} names no extension", help "write the extension's id behind it";
}

/// The help for a `*` in a value that may mean anything.
pub(crate) const WILDCARD_HELP: &str = "write `\"https://*.example.com\"` for every subdomain, or \
                    `\"http://localhost:*\"` for every port";

rules! {
    pub(crate) WILDCARD_INSIDE: Wildcard = "{} stands only at the beginning of a host, with a dot behind it",
        help WILDCARD_HELP;
    WILDCARD_BEFORE_IP: Wildcard = "an IP address has no subdomains: remove {}", help WILDCARD_HELP;
    pub(crate) USERINFO: Userinfo = "an origin has no user and no password: remove {}",
        help "write the origin of the page, such as `\"https://example.com\"`";
}

/// Returns the end of the host that begins at `start`, behind the `*.` of a pattern.
pub(crate) const fn parse(value: &str, start: usize, subdomains: bool) -> Result<usize, Fault> {
    let bytes = value.as_bytes();
    if start < bytes.len() && bytes[start] == b'[' {
        if subdomains {
            return Err(Fault::new(WILDCARD_BEFORE_IP, start - 2, start));
        }
        return ipv6::parse(value, start);
    }
    let name = attempt!(name(value, start));
    let wildcard = if subdomains { 2 } else { 0 };
    if name.end - start + wildcard > LONGEST_HOST {
        return Err(Fault::new(HOST_LENGTH, start - wildcard, name.end));
    }
    if ipv4::is_number(bytes, name.last, name.end) {
        if subdomains {
            return Err(Fault::new(WILDCARD_BEFORE_IP, start - 2, start));
        }
        if !ipv4::is_canonical(part(value, start, name.end)) {
            return Err(Fault::new(ipv4::NOT_CANONICAL, start, name.end));
        }
    }
    Ok(name.end)
}

/// The end of a host name.
struct Name {
    end: usize,
    /// The start of its last label that is not empty.
    last: usize,
}

/// Walks over labels and dots, up to the end of the host.
const fn name(value: &str, start: usize) -> Result<Name, Fault> {
    let bytes = value.as_bytes();
    let mut last = start;
    let mut label = start;
    loop {
        let end = label_end(bytes, label);
        if end >= bytes.len() || bytes[end] != b'.' {
            attempt!(check_end(value, start, end));
            if end == start {
                let is_extension = is_of_extension(part(value, 0, start));
                return Err(Fault::nowhere(if is_extension { NO_ID } else { EMPTY_HOST }));
            }
            // A host with a dot at the end is another host, and browsers send it as it is.
            if label < end {
                attempt!(check_label(value, label, end));
                last = label;
            }
            return Ok(Name { end, last });
        }
        attempt!(check_label(value, label, end));
        last = label;
        label = end + 1;
    }
}

/// Returns the end of the label that begins at `start`.
const fn label_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while end < bytes.len() && IN_LABEL[bytes[end] as usize] {
        end += 1;
    }
    end
}

/// Checks one label, at `start..end`.
const fn check_label(value: &str, start: usize, end: usize) -> Result<(), Fault> {
    if start == end {
        // The dot that nothing stands before.
        return Err(Fault::new(EMPTY_LABEL, end, end + 1));
    }
    if end - start > LONGEST_LABEL {
        return Err(Fault::new(LABEL_LENGTH, start, end));
    }
    let bytes = value.as_bytes();
    if bytes[start] == b'x' && is_at(bytes, start, idna::PREFIX) && !idna::is_valid(part(value, start, end)) {
        return Err(Fault::new(idna::MALFORMED, start, end));
    }
    Ok(())
}

/// Checks that the host, which begins at `start`, ends at `at`: a port follows, or something that is no part of an
/// origin.
const fn check_end(value: &str, start: usize, at: usize) -> Result<(), Fault> {
    if at >= value.len() || value.as_bytes()[at] == b':' {
        return Ok(());
    }
    let (c, next) = char_at(value, at);
    match value.as_bytes()[at] {
        byte if has_byte(tail::DELIMITERS, byte) => Ok(()),
        b'@' => Err(Fault::new(USERINFO, start, next)),
        b'*' => Err(Fault::new(WILDCARD_INSIDE, at, next)),
        _ if is_blank(c) => Err(characters::blanks(value, at)),
        byte if !byte.is_ascii() => Err(characters::non_ascii(value, at)),
        byte if byte.is_ascii_uppercase() => Err(characters::upper_case(value, at)),
        _ => Err(Fault::new(characters::CHARACTER, at, next)),
    }
}
