//! Hosts that are IPv6 addresses. <https://url.spec.whatwg.org/#concept-ipv6-parser>

use super::{characters, fault::Fault, ipv4, tail};
use crate::{
    rule::rules,
    slice::{find_any, has_byte, is_equal, part},
};

/// The longest canonical form, in bytes: eight groups of four digits.
const LONGEST: usize = 39;

pub(crate) const HELP: &str = "write the address in its shortest form and in brackets, such as \
                    `\"http://[::1]:3000\"`";

rules! {
    NOT_CANONICAL: Host = "{} is not an IPv6 address as browsers send it", help HELP;
    ZONE: Host = "an IPv6 address in an origin has no zone: remove {}", help HELP;
}

/// Returns the end of the address whose `[` is at `start`.
pub(crate) const fn parse(value: &str, start: usize) -> Result<usize, Fault> {
    let bytes = value.as_bytes();
    let close = find_any(bytes, b"]/\\?#", start);
    if close == bytes.len() || bytes[close] != b']' {
        return Err(Fault::new(NOT_CANONICAL, start, close));
    }
    let address = part(value, start + 1, close);
    if has_byte(address.as_bytes(), b'%') {
        let zone = find_any(bytes, b"%", start);
        return Err(Fault::new(ZONE, zone, close));
    }
    if !is_canonical(address) {
        return Err(Fault::new(NOT_CANONICAL, start, close + 1));
    }
    let end = close + 1;
    if end < bytes.len() && bytes[end] != b':' && !has_byte(tail::DELIMITERS, bytes[end]) {
        let junk = find_any(bytes, b":/\\?#", end);
        return Err(Fault::new(characters::CHARACTER, end, junk));
    }
    Ok(end)
}

/// Checks whether an address has the form that browsers send.
/// <https://url.spec.whatwg.org/#concept-ipv6-serializer>
const fn is_canonical(address: &str) -> bool {
    match canonical(address) {
        Some(form) => is_equal(form.as_str(), address),
        None => false,
    }
}

/// Returns the canonical form of an address without brackets; `None` if it is no address.
pub(crate) const fn canonical(address: &str) -> Option<Canonical> {
    match pieces(address) {
        Some(pieces) => Some(Canonical::of(pieces)),
        None => None,
    }
}

/// Returns the eight pieces of an address.
const fn pieces(address: &str) -> Option<[u16; 8]> {
    let bytes = address.as_bytes();
    let mut pieces = [0; 8];
    let mut n = 0;
    // The index of the first piece after `::`.
    let mut gap = None;
    let mut at = 0;
    if bytes.len() > 1 && bytes[0] == b':' && bytes[1] == b':' {
        gap = Some(0);
        at = 2;
    } else if !bytes.is_empty() && bytes[0] == b':' {
        return None;
    }
    while at < bytes.len() {
        if n == 8 {
            return None;
        }
        if bytes[at] == b':' {
            if gap.is_some() {
                return None;
            }
            gap = Some(n);
            at += 1;
            continue;
        }
        let (piece, end) = piece(bytes, at);
        if end == at {
            return None;
        }
        if end < bytes.len() && bytes[end] == b'.' {
            let Some([high, low]) = dotted(part(address, at, bytes.len())) else {
                return None;
            };
            if n > 6 {
                return None;
            }
            pieces[n] = high;
            pieces[n + 1] = low;
            n += 2;
            break;
        }
        pieces[n] = piece;
        n += 1;
        at = end;
        if at < bytes.len() {
            // A single colon cannot be the last character.
            if bytes[at] != b':' || at + 1 == bytes.len() {
                return None;
            }
            at += 1;
        }
    }
    spread(pieces, n, gap)
}

/// Reads up to four hexadecimal digits at `at`, and returns the number and its end.
const fn piece(bytes: &[u8], at: usize) -> (u16, usize) {
    let mut piece: u16 = 0;
    let mut end = at;
    while end < bytes.len() && end - at < 4 {
        let Some(digit) = (bytes[end] as char).to_digit(16) else {
            break;
        };
        piece = piece << 4 | (digit & 0xF) as u16;
        end += 1;
    }
    (piece, end)
}

/// Returns the last two pieces of an address that ends like an IPv4 address: `::ffff:1.2.3.4`.
const fn dotted(text: &str) -> Option<[u16; 2]> {
    match ipv4::octets(text) {
        Some([a, b, c, d]) => Some([u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d])]),
        None => None,
    }
}

/// Inserts the zeros that `::` stands for.
const fn spread(pieces: [u16; 8], n: usize, gap: Option<usize>) -> Option<[u16; 8]> {
    let Some(gap) = gap else {
        return if n == 8 { Some(pieces) } else { None };
    };
    if n == 8 {
        return None;
    }
    let mut spread = [0; 8];
    let mut i = 0;
    while i < n {
        let to = if i < gap { i } else { i + 8 - n };
        spread[to] = pieces[i];
        i += 1;
    }
    Some(spread)
}

/// The canonical form of an address, small enough to be built for a request.
pub(crate) struct Canonical {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Canonical {
    /// Writes hexadecimal without leading zeros, and `::` for the first longest run of two or more zeros.
    const fn of(pieces: [u16; 8]) -> Self {
        let (start, len) = longest_zeros(pieces);
        let mut form = Self { bytes: [0; LONGEST], len: 0 };
        let mut i = 0;
        while i < 8 {
            if len > 1 && i == start {
                form.push(b':');
                form.push(b':');
                i += len;
                continue;
            }
            if i > 0 && !(len > 1 && i == start + len) {
                form.push(b':');
            }
            form.push_piece(pieces[i]);
            i += 1;
        }
        form
    }

    const fn push(&mut self, byte: u8) {
        if self.len < LONGEST {
            self.bytes[self.len] = byte;
            self.len += 1;
        }
    }

    const fn push_piece(&mut self, piece: u16) {
        let mut shift = 16;
        while shift > 0 {
            shift -= 4;
            if piece >> shift != 0 || shift == 0 {
                self.push(b"0123456789abcdef"[(piece >> shift & 0xF) as usize]);
            }
        }
    }

    pub(crate) const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(form) => form,
            // Only ASCII is pushed.
            Err(_) => "",
        }
    }
}

/// Returns the start and the length of the first longest run of zeros.
/// <https://url.spec.whatwg.org/#find-the-ipv6-address-compressed-piece-index>
const fn longest_zeros(pieces: [u16; 8]) -> (usize, usize) {
    let mut longest = (0, 0);
    let mut len = 0;
    let mut i = 0;
    while i < 8 {
        len = if pieces[i] == 0 { len + 1 } else { 0 };
        if len > longest.1 {
            longest = (i + 1 - len, len);
        }
        i += 1;
    }
    longest
}
