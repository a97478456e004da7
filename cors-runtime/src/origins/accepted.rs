//! Which origins the rules leave to a policy whose origins only run time knows.

use cors_rules::origin::{Context, Pattern, Port};

use super::Origin;
use crate::{policy::Dangers, refusal::Refusal};

/// What an origin must be accepted for, beside being allowed: the rules that literals are checked by while compiling.
///
/// Bit by bit, so that a set of origins can be kept in parts, one for each combination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Needs(u8);

impl Needs {
    /// Every combination, at its index.
    pub(super) const ALL: [Self; 4] = [Self(0), Self(1), Self(2), Self(3)];
    const INSECURE_ORIGINS: u8 = 1;
    const PUBLIC_SUFFIXES: u8 = 2;

    /// What a policy with credentials needs to accept for this pattern.
    pub(super) fn of(pattern: &Pattern<'_>) -> Self {
        let suffix = if pattern.is_public_suffix() { Self::PUBLIC_SUFFIXES } else { 0 };
        Self(Self::of_one(pattern).0 | suffix)
    }

    /// The same for a single origin, whose subdomains are nobody's: the list of public suffixes, which is large, stays out
    /// of binaries that need it for nothing else.
    fn of_one(origin: &Pattern<'_>) -> Self {
        Self(if origin.is_insecure() { Self::INSECURE_ORIGINS } else { 0 })
    }

    pub(super) fn is_nothing(self) -> bool {
        self.0 == 0
    }

    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// What a policy accepts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Accepted {
    credentials: bool,
    accepted: u8,
}

impl Accepted {
    /// Without credentials nothing that is the user's is at stake.
    pub(super) const fn by(credentials: bool, dangers: Dangers) -> Self {
        let insecure = if dangers.insecure_origins { Needs::INSECURE_ORIGINS } else { 0 };
        let suffix = if dangers.public_suffixes { Needs::PUBLIC_SUFFIXES } else { 0 };
        Self { credentials, accepted: if credentials { insecure | suffix } else { u8::MAX } }
    }

    /// The same for the rules.
    pub(super) fn context(self) -> Context {
        Context {
            credentials: self.credentials,
            null_origin: false,
            insecure_origins: self.accepted & Needs::INSECURE_ORIGINS != 0,
            public_suffixes: self.accepted & Needs::PUBLIC_SUFFIXES != 0,
            alone: false,
        }
    }

    pub(super) fn accepts(self, needs: Needs) -> bool {
        needs.0 & !self.accepted == 0
    }

    /// Whether a predicate may be asked about this origin.
    pub(super) fn check(self, origin: &Origin) -> Result<(), Refusal> {
        let (Some(scheme), Some(host)) = (origin.scheme(), origin.host()) else {
            return if self.credentials { Err(Refusal::NullWithCredentials) } else { Ok(()) };
        };
        let pattern = Pattern { scheme, subdomains: false, host, port: Port::Default };
        if self.accepts(Needs::of_one(&pattern)) { Ok(()) } else { Err(Refusal::InsecureOrigin) }
    }
}
