//! An entry of a list of origins, and the origin of a request.

use super::{fault::Fault, host, loopback, port, port::Port, scheme};
use crate::{
    public_suffix,
    slice::{attempt, has_suffix, is_at, is_equal, part},
};

/// An origin, or a pattern of origins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern<'a> {
    /// The scheme, without `://`.
    pub scheme: &'a str,
    /// True if `*.` comes before the host: any depth of subdomain, never the host itself.
    pub subdomains: bool,
    /// The host, without `*.`; an IPv6 address has its brackets.
    pub host: &'a str,
    /// The port.
    pub port: Port,
}

/// An entry of a list of origins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    /// `*`: every origin.
    Any,
    /// `null`: the origin of sandboxed frames.
    Null,
    /// An origin or a pattern.
    Origin(Pattern<'a>),
}

impl<'a> Entry<'a> {
    /// Reads an entry, by the rules that do not depend on its policy.
    pub(crate) const fn parse(value: &'a str) -> Result<Self, Fault> {
        match value.as_bytes() {
            b"*" => Ok(Self::Any),
            b"null" => Ok(Self::Null),
            _ => match Pattern::parse(value) {
                Ok(pattern) => Ok(Self::Origin(pattern)),
                Err(fault) => Err(fault),
            },
        }
    }
}

impl<'a> Pattern<'a> {
    /// Reads a scheme, an optional `*.`, a host and an optional port.
    /// <https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin>
    pub(crate) const fn parse(value: &'a str) -> Result<Self, Fault> {
        let scheme = attempt!(scheme::parse(value));
        let authority = scheme.len() + scheme::SEPARATOR.len();
        let subdomains = is_at(value.as_bytes(), authority, b"*.");
        let start = if subdomains { authority + 2 } else { authority };
        let end = attempt!(host::parse(value, start, subdomains));
        Ok(Self {
            scheme,
            subdomains,
            host: part(value, start, end),
            port: attempt!(port::parse(value, scheme, end)),
        })
    }
}

impl Pattern<'_> {
    /// Checks whether it is one origin.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        !self.subdomains && !matches!(self.port, Port::Any)
    }

    /// Checks whether anyone on the network can forge it: it is `http`, and not loopback.
    #[must_use]
    pub const fn is_insecure(&self) -> bool {
        is_equal(self.scheme, "http") && !loopback::is_loopback(self.host)
    }

    /// Checks whether its subdomains belong to strangers: `*.` comes before a listed public suffix, with or without a dot at
    /// its end.
    #[must_use]
    pub const fn is_public_suffix(&self) -> bool {
        self.subdomains && public_suffix::is_listed(self.host)
    }

    /// Checks whether it allows every origin that `other` allows.
    #[must_use]
    pub const fn has_all_of(&self, other: &Pattern<'_>) -> bool {
        let port = match (self.port, other.port) {
            (Port::Any, _) | (Port::Default, Port::Default) => true,
            (Port::Number(number), Port::Number(other)) => number == other,
            _ => false,
        };
        let host = if self.subdomains {
            is_subdomain(other.host, self.host) || other.subdomains && is_equal(other.host, self.host)
        } else {
            !other.subdomains && is_equal(other.host, self.host)
        };
        port && host && is_equal(self.scheme, other.scheme)
    }
}

/// Checks whether `host` is below `parent`: a dot is between them, and something before it.
const fn is_subdomain(host: &str, parent: &str) -> bool {
    host.len() > parent.len() + 1
        && host.as_bytes()[host.len() - parent.len() - 1] == b'.'
        && has_suffix(host, parent)
}

/// The value of an `Origin` request header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestOrigin<'a> {
    /// `null`
    Null,
    /// A scheme, a host and a port.
    Tuple {
        /// The scheme, without `://`.
        scheme: &'a str,
        /// The host; an IPv6 address has its brackets.
        host: &'a str,
        /// The port; `None` is the default one of the scheme.
        port: Option<u16>,
    },
}

/// The longest `Origin` that is read, in bytes. Browsers send no longer one: a host has at most 253 bytes, and a scheme is a
/// word or two.
const LONGEST_ORIGIN: usize = 1024;

impl<'a> RequestOrigin<'a> {
    /// Reads `null`, or an entry without `*`.
    pub(crate) const fn parse(value: &'a [u8]) -> Option<Self> {
        if value.len() > LONGEST_ORIGIN {
            return None;
        }
        let Ok(value) = core::str::from_utf8(value) else {
            return None;
        };
        let (scheme, host, port) = match Entry::parse(value) {
            Ok(Entry::Null) => return Some(Self::Null),
            Ok(Entry::Origin(Pattern { scheme, subdomains: false, host, port })) => (scheme, host, port),
            _ => return None,
        };
        let port = match port {
            Port::Default => None,
            Port::Number(number) => Some(number),
            Port::Any => return None,
        };
        Some(Self::Tuple { scheme, host, port })
    }
}
