//! The rules about a policy as a whole: keys that have no effect beside the others.

use crate::{Violation, rule::rules};

rules! {
    DEV_ORIGINS_BESIDE_ANY: DevOriginsBesideAny = "`any` includes every origin, those of `dev_origins` too",
        help "remove `dev_origins`";
    EMPTY_DEV_ORIGINS: EmptyList = "an empty list of `dev_origins` adds none", help "remove `dev_origins`";
    ANY_DEV_ORIGIN: Wildcard = "`dev_origins` does not take `any`",
        help "name the origins of your development servers, such as `\"http://localhost:5173\"`";
    ANY_BESIDE_SHARED_DEV_ORIGINS: DevOriginsBesideAny =
        "`any` includes every origin, those of the shared policy's `dev_origins` too",
        help "name the origins, or start from a policy without `dev_origins`";
    SHARED_DEV_PUBLIC_SUFFIX: PublicSuffix =
        "with `credentials`, `dev_origins` of the shared policy need `public_suffixes` to be accepted",
        help "write other `dev_origins` here, or accept that with `dangerously = [public_suffixes]`";
    NOTHING_TO_REFINE: Missing = "the shared policy shares nothing, so the keys beside it have no effect",
        help "write `origins` beside it, or start from another policy";
}

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
