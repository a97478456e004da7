//! The host of an origin.

use super::{characters, fault::Fault, idna, ipv4, ipv6, tail, userinfo, wildcard};
use crate::{
    Code,
    rule::Rule,
    slice::{attempt, contains, ends_with, is_at, part},
    utf8::{char_at, is_blank},
};

/// The longest label and the longest host, in bytes.
/// <https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4>
const LONGEST_LABEL: usize = 63;
const LONGEST_HOST: usize = 253;

/// The bytes of a label. `_` is none of DNS's, and browsers send it all the same.
const LABEL_BYTES: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789-_";

/// Which bytes are [`LABEL_BYTES`]: a look-up, because every request asks about every byte.
static IN_LABEL: [bool; 256] = {
    let mut table = [false; 256];
    let mut i = 0;
    while i < LABEL_BYTES.len() {
        table[LABEL_BYTES[i] as usize] = true;
        i += 1;
    }
    table
};

const EMPTY_HOST: &Rule = &Rule {
    code: Code::Host,
    message: "{} has no host",
    help: "write the host of the page, such as `\"https://example.com\"`",
};

const EMPTY_LABEL: &Rule = &Rule {
    code: Code::Host,
    message: "a part of the host is empty: nothing stands before this {}",
    help: "write a host without empty parts, such as `\"https://example.com\"`",
};

const LABEL_LENGTH: &Rule = &Rule {
    code: Code::Host,
    message: "{} is longer than the 63 bytes that a part of a host may have",
    help: "shorten it: no browser finds a longer one",
};

const HOST_LENGTH: &Rule = &Rule {
    code: Code::Host,
    message: "{} is longer than the 253 bytes that a host may have",
    help: "shorten it: no browser finds a longer one",
};

pub(super) const CHARACTER: &Rule = &Rule {
    code: Code::Host,
    message: "a host has letters, digits, `-`, `_` and dots, not {}",
    help: "write the origin as a browser's address bar copies it, such as \
           `\"https://app.example.com\"`",
};

const NO_ID: &Rule =
    &Rule { code: Code::Host, message: "{} names no extension", help: "write the extension's id behind it" };

/// The end of the host that begins at `start`, behind the `*.` of a pattern.
pub(super) const fn parse(value: &str, start: usize, subdomains: bool) -> Result<usize, Fault> {
    let bytes = value.as_bytes();
    if start < bytes.len() && bytes[start] == b'[' {
        if subdomains {
            return Err(Fault::new(wildcard::BEFORE_IP, start - 2, start));
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
            return Err(Fault::new(wildcard::BEFORE_IP, start - 2, start));
        }
        if !ipv4::is_canonical(part(value, start, name.end)) {
            return Err(Fault::new(ipv4::NOT_CANONICAL, start, name.end));
        }
    }
    Ok(name.end)
}

/// Where a host name ends.
struct Name {
    end: usize,
    /// Where its last label begins that is not empty.
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
                let is_extension = ends_with(part(value, 0, start), "-extension://");
                return Err(Fault::nowhere(if is_extension { NO_ID } else { EMPTY_HOST }));
            }
            // A dot at the end makes another host of it, which browsers send as it is.
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

/// Where the label ends that begins at `start`.
const fn label_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while end < bytes.len() && IN_LABEL[bytes[end] as usize] {
        end += 1;
    }
    end
}

/// The rules on a label by itself. <https://url.spec.whatwg.org/#valid-domain>
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

/// Only a port, or something that is no part of an origin, ends a host.
const fn check_end(value: &str, start: usize, at: usize) -> Result<(), Fault> {
    if at >= value.len() || value.as_bytes()[at] == b':' {
        return Ok(());
    }
    let (c, next) = char_at(value, at);
    match value.as_bytes()[at] {
        byte if contains(tail::DELIMITERS, byte) => Ok(()),
        b'@' => Err(Fault::new(userinfo::USERINFO, start, next)),
        b'*' => Err(Fault::new(wildcard::INSIDE, at, next)),
        _ if is_blank(c) => Err(characters::blanks(value, at)),
        byte if !byte.is_ascii() => Err(characters::non_ascii(value, at)),
        byte if byte.is_ascii_uppercase() => Err(characters::upper_case(value, at)),
        _ => Err(Fault::new(CHARACTER, at, next)),
    }
}
