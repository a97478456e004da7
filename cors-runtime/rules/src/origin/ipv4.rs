//! Hosts that are IPv4 addresses. <https://url.spec.whatwg.org/#concept-ipv4-parser>

use crate::{
    Code, Text,
    rule::Rule,
    slice::{is_at, part},
};

pub(super) const NOT_CANONICAL: &Rule = &Rule {
    code: Code::Host,
    message: "browsers take a host that ends in a number for an IPv4 address, and never send {}",
    help: "write the four numbers of the address, such as `\"http://127.0.0.1\"`",
};

/// Whether the last label of a host, which begins at `start`, makes an IPv4 address of it: digits, or
/// `0x` and hexadecimal digits. A dot may follow.
/// <https://url.spec.whatwg.org/#ends-in-a-number-checker>
pub(super) const fn is_number(bytes: &[u8], start: usize, end: usize) -> bool {
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

/// Four numbers from 0 to 255 without leading zeros: the only form that a browser sends.
/// <https://url.spec.whatwg.org/#concept-ipv4-serializer>
pub(super) const fn is_canonical(host: &str) -> bool {
    octets(host).is_some()
}

/// Whether the address is one of 127.0.0.0/8.
pub(super) const fn is_loopback(host: &str) -> bool {
    matches!(octets(host), Some([127, ..]))
}

/// The parts of an address in its canonical form.
pub(super) const fn octets(host: &str) -> Option<[u8; 4]> {
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

/// The canonical form of the address that a browser makes of `host`, which ends in a number.
pub(super) const fn canonical(host: &str) -> Option<Text> {
    match parse(host) {
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

/// One to four numbers, of which the last fills the bytes that are left.
const fn parse(host: &str) -> Option<u32> {
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
        // One dot may stand at the end.
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

/// A decimal, octal (`0…`) or hexadecimal (`0x…`) number, if it fits into 32 bits.
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
