//! A policy as plain data, which can be a `const`.

use actix_web::dev::{RequestHead, ServiceRequest};
use cors_rules::dangers::Dangers;

use crate::origins::{AllowedOrigins, Origins, WarnOfDevOrigins};

/// A policy: the origins that may read a route's responses, and the requests that their pages may send.
///
/// A `Policy` is plain data that the compiler has proved right. [`policy!`](macro@crate::policy) writes one that several
/// routes share; there is no other constructor.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    pub(crate) fields: Fields,
}

/// The fields of a [`Policy`], for the expansion of the macros alone: values that no rule has seen would not fail
/// open (what does not parse matches nothing), but nothing would report them.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// The origins that may read.
    pub origins: AllowedOrigins,
    /// More origins, for builds with `debug_assertions`.
    pub dev_origins: &'static [&'static str],
    /// Warns of these at start-up.
    pub warn_of_dev_origins: Option<WarnOfDevOrigins>,
    /// The dangers that its `dev_origins` need with credentials, also in release builds, where these are gone; `None` if
    /// it has none.
    pub dev_dangers: Option<Dangers>,
    /// The cross-origin subset of the methods that the route serves; `None` is all of them, and an empty list none.
    pub methods: Option<&'static [&'static str]>,
    /// Request-headers that a page may send; `*` is any but `Authorization`.
    pub headers: &'static [&'static str],
    /// Response headers that a page may read beside the safelisted ones.
    pub expose: &'static [&'static str],
    /// True if a page may send cookies and HTTP authentication.
    pub credentials: bool,
    /// The seconds for which a browser may reuse a preflight.
    pub max_age: Option<u32>,
    /// The requests that are refused before the handler runs.
    pub enforce: Enforce,
    /// The dangers that the policy accepts.
    pub dangers: Dangers,
    /// True if the policy did not compile. Then nothing more is reported about policies that start from it.
    pub is_broken: bool,
}

/// The requests that are refused before the handler runs.
///
/// The fields are function pointers, so the functions are linked only if a policy has `enforce`.
#[derive(Clone, Copy, Debug)]
pub struct Enforce {
    /// Checks whether a page of another origin sent a request, which the policy must then allow.
    pub(crate) is_cross_origin: Option<fn(&ServiceRequest) -> bool>,
    /// Checks whether the host that a request names is that of an allowed origin.
    pub(crate) is_host_allowed: Option<IsHostAllowed>,
}

/// Decides on the host that a request names.
pub(crate) type IsHostAllowed = fn(&RequestHead, &Origins) -> bool;

impl Enforce {
    /// No request: a response that is not allowed is not shared, and the handler runs.
    pub const OFF: Self = Self { is_cross_origin: None, is_host_allowed: None };

    /// Checks whether anything is refused before the handler runs.
    #[must_use]
    pub const fn is_on(self) -> bool {
        self.is_cross_origin.is_some()
    }
}

impl Fields {
    /// The fields of a policy that says nothing, and shares nothing.
    pub const NONE: Self = Self {
        origins: AllowedOrigins::Listed(&[]),
        dev_origins: &[],
        warn_of_dev_origins: None,
        dev_dangers: None,
        methods: None,
        headers: &[],
        expose: &[],
        credentials: false,
        max_age: None,
        enforce: Enforce::OFF,
        dangers: Dangers::NONE,
        is_broken: false,
    };

    /// The fields of a policy that did not compile.
    pub const BROKEN: Self = Self { is_broken: true, ..Self::NONE };

    /// Checks whether there is `enforce`, whatever its value.
    #[must_use]
    pub const fn has_enforce(&self) -> bool {
        self.enforce.is_on()
    }
}

/// Returns the policy of these fields.
#[must_use]
pub const fn policy(fields: Fields) -> Policy {
    Policy { fields }
}

/// Returns the fields of a shared policy, for a policy that starts from it.
#[must_use]
pub const fn fields(policy: Policy) -> Fields {
    policy.fields
}
