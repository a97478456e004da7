//! IP addresses that are not in the form that browsers send.
//!
//! - `"http://::1"` and `"http://::1]"` lack a bracket
//! - IPv4: `127.1` → `127.0.0.1`, `0x7f.0.0.1` → `127.0.0.1`

use super::authority::Authority;
use crate::{
    Text,
    origin::grammar::{fault::Fault, ipv6::HELP},
    rule::rules,
    slice::{find_any, part},
};

rules! {
    WITHOUT_BRACKETS: Host = "an IPv6 address in an origin has brackets: {} has none", help HELP;
    HALF_BRACKETS: Host = "the `[` before the IPv6 address {} is missing", help HELP;
}

/// Finds an authority that can only be an IPv6 address without brackets: it has two colons or more.
pub(super) const fn without_brackets(value: &str) -> Option<Fault> {
    let authority = Authority::of(value);
    let host = authority.text(value);
    if authority.has_scheme && is_bare(host) {
        return Some(Fault::new(WITHOUT_BRACKETS, authority.start, authority.end));
    }
    if authority.has_scheme && half_brackets(host) > 0 {
        return Some(Fault::new(HALF_BRACKETS, authority.start, authority.end));
    }
    None
}

/// Returns the position of the `]` of an IPv6 address that has no `[`; 0 if there is none.
pub(super) const fn half_brackets(host: &str) -> usize {
    let close = find_any(host.as_bytes(), b"]", 0);
    if close < host.len() && is_bare(part(host, 0, close)) { close } else { 0 }
}

/// Checks whether a host has hexadecimal digits and at least two colons, with the dots of IPv4 or a zone.
pub(super) const fn is_bare(host: &str) -> bool {
    let bytes = host.as_bytes();
    let mut colons = 0;
    let mut i = 0;
    while i < bytes.len() && bytes[i] != b'%' {
        match bytes[i] {
            b':' => colons += 1,
            b'.' => {}
            byte if byte.is_ascii_hexdigit() => {}
            _ => return false,
        }
        i += 1;
    }
    colons > 1
}

/// Returns the canonical form of the IPv4 address that browsers read in `host`, which ends in a number.
pub(super) const fn canonical_ipv4(host: &str) -> Option<Text> {
    match ipv4_number(host) {
        Some(address) => {
            let mut text = Text::new();
            let octets = address.to_be_bytes();
            let mut n = 0;
            while n < 4 {
                text.push_number(octets[n] as u32, 10);
                text.push(if n < 3 { "." } else { "" });
                n += 1;
            }
            Some(text)
        }
        None => None,
    }
}

/// Reads one to four numbers, of which the last fills the bytes that are left.
/// <https://url.spec.whatwg.org/#concept-ipv4-parser>
const fn ipv4_number(host: &str) -> Option<u32> {
    let bytes = host.as_bytes();
    let mut address: u64 = 0;
    let mut left: u32 = 4;
    let mut start = 0;
    while left > 0 {
        let mut end = start;
        while end < bytes.len() && bytes[end] != b'.' {
            end += 1;
        }
        let Some(number) = number(part(host, start, end)) else {
            return None;
        };
        // A host may end with a dot.
        let is_last = end + 1 >= bytes.len();
        let room = if is_last { left } else { 1 };
        if number >> (8 * room) != 0 {
            return None;
        }
        left -= room;
        address |= number << (8 * left);
        if is_last {
            return Some((address & 0xFFFF_FFFF) as u32);
        }
        start = end + 1;
    }
    None
}

/// Reads a decimal, octal (`0…`) or hexadecimal (`0x…`) number, if it fits into 32 bits.
/// <https://url.spec.whatwg.org/#ipv4-number-parser>
const fn number(text: &str) -> Option<u64> {
    let bytes = text.as_bytes();
    if bytes.is_empty() {
        return None;
    }
    let (radix, mut i) = match bytes {
        [b'0', b'x' | b'X', ..] => (16, 2),
        [b'0', _, ..] => (8, 1),
        _ => (10, 0),
    };
    let mut number: u64 = 0;
    while i < bytes.len() {
        let Some(digit) = (bytes[i] as char).to_digit(radix) else {
            return None;
        };
        number = number * radix as u64 + digit as u64;
        if number > 0xFFFF_FFFF {
            return None;
        }
        i += 1;
    }
    Some(number)
}
