//! The rules about a policy as a whole: keys that have no effect beside the others.

use crate::{Code, Violation, rule::Rule};

const DEV_ORIGINS_BESIDE_ANY: &Rule = &Rule {
    code: Code::DevOriginsBesideAny,
    message: "`any` includes every origin, those of `dev_origins` too",
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
    message: "`any` includes every origin, those of the shared policy's `dev_origins` too",
    help: "name the origins, or start from a policy without `dev_origins`",
};

const SHARED_DEV_PUBLIC_SUFFIX: &Rule = &Rule {
    code: Code::PublicSuffix,
    message: "with `credentials`, `dev_origins` of the shared policy need `public_suffixes` to be accepted",
    help: "write other `dev_origins` here, or accept that with `dangerously = [public_suffixes]`",
};

const NOTHING_TO_REFINE: &Rule = &Rule {
    code: Code::Missing,
    message: "the shared policy shares nothing, so the keys beside it have no effect",
    help: "write `origins` beside it, or start from another policy",
};

/// Returns the violation by `dev_origins` beside `origins = any`, which already includes them.
#[must_use]
pub const fn dev_origins_beside_any() -> Violation {
    DEV_ORIGINS_BESIDE_ANY.broken()
}

/// Returns the violation by `dev_origins = []`.
#[must_use]
pub const fn empty_dev_origins() -> Violation {
    EMPTY_DEV_ORIGINS.broken()
}

/// Returns the violation by `any` in `dev_origins`.
#[must_use]
pub const fn any_dev_origin() -> Violation {
    ANY_DEV_ORIGIN.broken()
}

/// Returns the violation by `origins = any` over a shared policy with `dev_origins`.
#[must_use]
pub const fn any_beside_shared_dev_origins() -> Violation {
    ANY_BESIDE_SHARED_DEV_ORIGINS.broken()
}

/// Returns the violation by `credentials` over a shared policy whose `dev_origins` have a public suffix.
#[must_use]
pub const fn shared_dev_public_suffix() -> Violation {
    SHARED_DEV_PUBLIC_SUFFIX.broken()
}

/// Returns the violation by keys other than `origins` over a shared policy that denies.
#[must_use]
pub const fn nothing_to_refine() -> Violation {
    NOTHING_TO_REFINE.broken()
}
