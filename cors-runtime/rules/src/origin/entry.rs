//! What an entry of a list of origins means.

use super::{fault::Fault, host, loopback, port, scheme};
use crate::{
    public_suffix,
    slice::{attempt, ends_with, equal, is_at, part},
};

/// The port of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// The default port of the scheme.
    Default,
    /// Another port.
    Number(u16),
    /// `:*`, any port, the default one too.
    Any,
}

impl Port {
    /// Whether it allows the port of a request's origin; `None` is the default one.
    #[must_use]
    pub const fn allows(self, port: Option<u16>) -> bool {
        match (self, port) {
            (Self::Any, _) | (Self::Default, None) => true,
            (Self::Number(number), Some(port)) => number == port,
            _ => false,
        }
    }
}

/// An origin, or a pattern of origins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern<'a> {
    /// The scheme, without `://`.
    pub scheme: &'a str,
    /// Whether `*.` stands before the host: any depth of subdomain, and never the host itself.
    pub subdomains: bool,
    /// The host, without `*.`; an IPv6 address has its brackets.
    pub host: &'a str,
    /// The port.
    pub port: Port,
}

/// An entry of a list of origins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    /// `*`, every origin.
    Any,
    /// `null`, the origin of sandboxed frames.
    Null,
    /// An origin or a pattern.
    Origin(Pattern<'a>),
}

impl<'a> Entry<'a> {
    /// Every rule that concerns an entry by itself.
    pub(super) const fn parse(value: &'a str) -> Result<Self, Fault> {
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
    /// A scheme, perhaps `*.`, a host, and perhaps a port.
    /// <https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin>
    pub(super) const fn parse(value: &'a str) -> Result<Self, Fault> {
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
    /// Whether it is one origin.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        !self.subdomains && !matches!(self.port, Port::Any)
    }

    /// Whether anyone on the network can forge it: `http`, and not loopback.
    #[must_use]
    pub const fn is_insecure(&self) -> bool {
        equal(self.scheme, "http") && !loopback::is_loopback(self.host)
    }

    /// Whether its subdomains belong to strangers: `*.` before a listed public suffix. A dot at the
    /// end of the host changes nothing about that.
    #[must_use]
    pub const fn is_public_suffix(&self) -> bool {
        self.subdomains && public_suffix::is_listed(self.host)
    }

    /// Whether it allows the origin of a request.
    #[must_use]
    pub const fn matches(&self, origin: &RequestOrigin<'_>) -> bool {
        match origin {
            RequestOrigin::Null => false,
            RequestOrigin::Tuple { scheme, host, port } => {
                self.port.allows(*port) && self.has_host(host) && equal(self.scheme, scheme)
            }
        }
    }

    /// Whether it allows every origin that `other` allows.
    #[must_use]
    pub const fn covers(&self, other: &Pattern<'_>) -> bool {
        let port = match (self.port, other.port) {
            (Port::Any, _) | (Port::Default, Port::Default) => true,
            (Port::Number(number), Port::Number(other)) => number == other,
            _ => false,
        };
        let host = if self.subdomains {
            is_subdomain(other.host, self.host) || other.subdomains && equal(other.host, self.host)
        } else {
            !other.subdomains && equal(other.host, self.host)
        };
        port && host && equal(self.scheme, other.scheme)
    }

    const fn has_host(&self, host: &str) -> bool {
        if self.subdomains { is_subdomain(host, self.host) } else { equal(host, self.host) }
    }
}

/// Whether `host` lies below `parent`: a dot stands between, and something before it.
const fn is_subdomain(host: &str, parent: &str) -> bool {
    host.len() > parent.len() + 1
        && host.as_bytes()[host.len() - parent.len() - 1] == b'.'
        && ends_with(host, parent)
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
        /// The port; `None` is the default of the scheme.
        port: Option<u16>,
    },
}

/// No browser sends a longer origin: a host has 253 bytes at most, and a scheme is a word or two. What is read of a request
/// has a bound.
const LONGEST_ORIGIN: usize = 1024;

impl<'a> RequestOrigin<'a> {
    /// The same syntax as that of an entry, without `*`.
    pub(super) const fn parse(value: &'a [u8]) -> Option<Self> {
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
