//! The rules about a policy as a whole: what in it says nothing.

use crate::{Code, Violation, rule::Rule};

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
