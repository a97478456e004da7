//! The port of an origin.

use super::{fault::Fault, scheme::default_port, tail};
use crate::{
    rule::{Rule, rules},
    slice::{find_any, part},
};

/// The port of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// The default port of the scheme.
    Default,
    /// A port other than the default one.
    Number(u16),
    /// `:*`: any port, the default one included.
    Any,
}

impl Port {
    /// Checks whether it includes the port of a request's origin; `None` is the default one.
    #[must_use]
    pub const fn has(self, port: Option<u16>) -> bool {
        match (self, port) {
            (Self::Any, _) | (Self::Default, None) => true,
            (Self::Number(number), Some(port)) => number == port,
            _ => false,
        }
    }
}

const HELP: &str = "write a port from 1 to 65535, `:*` for any port, or none for the default one";

rules! {
    EMPTY: Port = "no port follows the {}", help HELP;
    ZERO: Port = "there is no port {}", help HELP;
    LEADING_ZERO: Port = "browsers send a port without leading zeros: {} never matches", help HELP;
    TOO_LARGE: Port = "there is no port {}: the last one is 65535", help HELP;
    SYNTAX: Port = "{} is not a port", help HELP;
    DEFAULT: DefaultPort = "browsers leave out the default port of the scheme: with {} it never matches",
        help "remove the port";
}

/// Reads the port at `at`, right behind the host, up to the end of the value.
pub(crate) const fn parse(value: &str, scheme: &str, at: usize) -> Result<Port, Fault> {
    let bytes = value.as_bytes();
    if at >= bytes.len() {
        return Ok(Port::Default);
    }
    if bytes[at] != b':' {
        return match tail::expect_end(value, at) {
            Ok(()) => Ok(Port::Default),
            Err(fault) => Err(fault),
        };
    }
    let end = find_any(bytes, tail::DELIMITERS, at);
    let port = match part(value, at + 1, end).as_bytes() {
        b"*" => Port::Any,
        digits => match number(digits) {
            Ok(number) if is_default(scheme, number) => {
                return Err(Fault::new(DEFAULT, at, end));
            }
            Ok(number) => Port::Number(number),
            Err(rule) if digits.is_empty() => return Err(Fault::new(rule, at, end)),
            Err(rule) => return Err(Fault::new(rule, at + 1, end)),
        },
    };
    match tail::expect_end(value, end) {
        Ok(()) => Ok(port),
        Err(fault) => Err(fault),
    }
}

/// Reads a port from 1 to 65535 as browsers write it, without leading zeros.
/// <https://url.spec.whatwg.org/#port-state>
const fn number(digits: &[u8]) -> Result<u16, &'static Rule> {
    let mut number: u32 = 0;
    let mut i = 0;
    while i < digits.len() {
        if !digits[i].is_ascii_digit() {
            return Err(SYNTAX);
        }
        number = number.saturating_mul(10).saturating_add((digits[i] - b'0') as u32);
        i += 1;
    }
    match number {
        _ if digits.is_empty() => Err(EMPTY),
        0 => Err(ZERO),
        _ if digits[0] == b'0' => Err(LEADING_ZERO),
        1..=0xFFFF => Ok((number & 0xFFFF) as u16),
        _ => Err(TOO_LARGE),
    }
}

/// Checks whether a port is the default one of the scheme. Browsers leave it out, so no `Origin` header contains it.
/// <https://url.spec.whatwg.org/#port-state>
const fn is_default(scheme: &str, number: u16) -> bool {
    match default_port(scheme) {
        Some(default) => default == number,
        None => false,
    }
}
