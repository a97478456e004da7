//! The rules about a policy as a whole: what in it says nothing.

use crate::{
    Code, Violation,
    origin::{self, Entry},
    rule::Rule,
};

const DEV_ORIGINS_BESIDE_ANY: &Rule = &Rule {
    code: Code::DevOriginsBesideAny,
    message: "`any` has every origin in it, those of `dev_origins` too",
    help: "remove `dev_origins`",
};

const EMPTY_DEV_ORIGINS: &Rule = &Rule {
    code: Code::EmptyList,
    message: "an empty list of `dev_origins` adds none",
    help: "remove `dev_origins`",
};

const ANY_DEV_ORIGIN: &Rule = &Rule {
    code: Code::Wildcard,
    message: "`dev_origins` does not take `any`",
    help: "name the origins of your development servers, such as `\"http://localhost:5173\"`",
};

const ANY_BESIDE_SHARED_DEV_ORIGINS: &Rule = &Rule {
    code: Code::DevOriginsBesideAny,
    message: "`any` has every origin in it, those of the shared policy's `dev_origins` too",
    help: "name the origins, or start from a policy without `dev_origins`",
};

const SHARED_DEV_PUBLIC_SUFFIX: &Rule = &Rule {
    code: Code::PublicSuffix,
    message: "with `credentials`, `dev_origins` of the shared policy need `public_suffixes` to be accepted",
    help: "write other `dev_origins` here, or accept that with `dangerously = [public_suffixes]`",
};

const NOTHING_TO_REFINE: &Rule = &Rule {
    code: Code::Missing,
    message: "the shared policy shares nothing, so that what is written beside it says nothing",
    help: "write `origins` beside it, or start from another policy",
};

const UNNEEDED: &Rule =
    &Rule { code: Code::UnneededDanger, message: "nothing in this policy needs {}", help: "" };

/// `dev_origins` where `origins` says any: everyone reads already, while developing too.
#[must_use]
pub const fn dev_origins_beside_any() -> Violation {
    DEV_ORIGINS_BESIDE_ANY.broken()
}

/// `dev_origins = []`.
#[must_use]
pub const fn empty_dev_origins() -> Violation {
    EMPTY_DEV_ORIGINS.broken()
}

/// `any` in `dev_origins`.
#[must_use]
pub const fn any_dev_origin() -> Violation {
    ANY_DEV_ORIGIN.broken()
}

/// `any` over a shared policy with `dev_origins`.
#[must_use]
pub const fn any_beside_shared_dev_origins() -> Violation {
    ANY_BESIDE_SHARED_DEV_ORIGINS.broken()
}

/// A shared policy with a public suffix in its `dev_origins`, and `credentials` in what refines it.
#[must_use]
pub const fn shared_dev_public_suffix() -> Violation {
    SHARED_DEV_PUBLIC_SUFFIX.broken()
}

/// A shared policy that denies, and keys beside it that name no origins.
#[must_use]
pub const fn nothing_to_refine() -> Violation {
    NOTHING_TO_REFINE.broken()
}

/// A rule that `dangerously` gets past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Danger {
    /// The origin `null`.
    NullOrigin,
    /// An `http://` origin that is not loopback, with `credentials`.
    InsecureOrigins,
    /// `*.` before a public suffix, with `credentials`.
    PublicSuffixes,
}

impl Danger {
    /// Every one, in the order of the documentation.
    pub const ALL: [Self; 3] = [Self::NullOrigin, Self::InsecureOrigins, Self::PublicSuffixes];

    /// Their names.
    pub const NAMES: [&str; 3] =
        [Self::NullOrigin.as_str(), Self::InsecureOrigins.as_str(), Self::PublicSuffixes.as_str()];

    /// The name in the attribute.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NullOrigin => "null_origin",
            Self::InsecureOrigins => "insecure_origins",
            Self::PublicSuffixes => "public_suffixes",
        }
    }

    /// Whether this entry of a policy breaks the rule.
    #[must_use]
    pub const fn is_needed_by(self, entry: &str, credentials: bool) -> bool {
        match (self, origin::check(entry)) {
            (Self::NullOrigin, Ok(Entry::Null)) => true,
            (Self::InsecureOrigins, Ok(Entry::Origin(pattern))) => credentials && pattern.is_insecure(),
            (Self::PublicSuffixes, Ok(Entry::Origin(pattern))) => credentials && pattern.is_public_suffix(),
            _ => false,
        }
    }

    /// Whether this entry of `dev_origins` breaks the rule: one that is gone from release builds may be insecure.
    #[must_use]
    pub const fn is_needed_by_dev_origin(self, entry: &str, credentials: bool) -> bool {
        !matches!(self, Self::InsecureOrigins) && self.is_needed_by(entry, credentials)
    }

    /// Whether an entry that only run time knows may break the rule: `null` is in no origin set.
    #[must_use]
    pub const fn may_be_needed_by_set(self, credentials: bool) -> bool {
        credentials && !matches!(self, Self::NullOrigin)
    }

    /// Whether an origin that a predicate allows may break the rule: it is asked about origins and not about patterns.
    #[must_use]
    pub const fn may_be_needed_by_predicate(self, credentials: bool) -> bool {
        match self {
            Self::NullOrigin => !credentials,
            Self::InsecureOrigins => credentials,
            Self::PublicSuffixes => false,
        }
    }

    /// What is said where no entry of a policy breaks the rule: a danger that is accepted for nothing hides the next
    /// one.
    #[must_use]
    pub const fn unneeded(self) -> Violation {
        UNNEEDED.broken_by(self.as_str(), 0, 0).with_help(&["remove `", self.as_str(), "`"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_danger_is_needed_by_what_breaks_its_rule_and_by_nothing_else() {
        let entries =
            ["null", "http://a.example", "https://*.github.io", "https://a.example", "*", "not an origin"];
        for (index, danger) in Danger::ALL.into_iter().enumerate() {
            for (other, entry) in entries.into_iter().enumerate() {
                assert_eq!(danger.is_needed_by(entry, true), index == other, "{danger:?} {entry}");
                let without_credentials = index == other && danger == Danger::NullOrigin;
                assert_eq!(danger.is_needed_by(entry, false), without_credentials, "{danger:?} {entry}");
                let by_dev_origin = index == other && danger != Danger::InsecureOrigins;
                assert_eq!(danger.is_needed_by_dev_origin(entry, true), by_dev_origin, "{danger:?} {entry}");
            }
        }
    }
}
