//! Hosts that are IPv4 addresses. <https://url.spec.whatwg.org/#concept-ipv4-parser>

use crate::{rule::rules, slice::is_at};

rules! {
    pub(crate) NOT_CANONICAL: Host =
        "browsers take a host that ends in a number for an IPv4 address, and never send {}",
        help "write the four numbers of the address, such as `\"http://127.0.0.1\"`";
}

/// Checks whether the last label of a host, at `start..end`, makes browsers read the host as an IPv4 address: it is digits,
/// or `0x` and hexadecimal digits. A dot may follow.
/// <https://url.spec.whatwg.org/#ends-in-a-number-checker>
pub(crate) const fn is_number(bytes: &[u8], start: usize, end: usize) -> bool {
    if start >= end || end > bytes.len() || !bytes[start].is_ascii_digit() {
        return false;
    }
    let is_hexadecimal = is_at(bytes, start, b"0x");
    let mut at = if is_hexadecimal { start + 2 } else { start };
    while at < end && bytes[at] != b'.' {
        let is_digit = bytes[at].is_ascii_digit() || is_hexadecimal && bytes[at].is_ascii_hexdigit();
        if !is_digit {
            return false;
        }
        at += 1;
    }
    true
}

/// Checks whether a host is four numbers from 0 to 255 without leading zeros: the only form that browsers send.
/// <https://url.spec.whatwg.org/#concept-ipv4-serializer>
pub(crate) const fn is_canonical(host: &str) -> bool {
    octets(host).is_some()
}

/// Checks whether the address is in 127.0.0.0/8.
pub(crate) const fn is_loopback(host: &str) -> bool {
    matches!(octets(host), Some([127, ..]))
}

/// Returns the four numbers of an address in its canonical form.
pub(crate) const fn octets(host: &str) -> Option<[u8; 4]> {
    let bytes = host.as_bytes();
    let mut octets = [0; 4];
    let mut at = 0;
    let mut n = 0;
    while n < 4 {
        let mut octet: u16 = 0;
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() && at - start < 3 {
            octet = octet * 10 + (bytes[at] - b'0') as u16;
            at += 1;
        }
        let leading_zero = at - start > 1 && bytes[start] == b'0';
        let ends = if n == 3 { at == bytes.len() } else { at < bytes.len() && bytes[at] == b'.' };
        if at == start || leading_zero || octet > 255 || !ends {
            return None;
        }
        octets[n] = (octet & 0xFF) as u8;
        at += 1;
        n += 1;
    }
    Some(octets)
}
