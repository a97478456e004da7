//! A policy as plain data, which can be a `const`.

use std::{
    panic::Location,
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use actix_web::dev::{RequestHead, ServiceRequest};
use cors_rules::dangers::Dangers;

use crate::{
    origins::{DynamicOrigins, Origins, WarnOfDevOrigins},
    text::Place,
};

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
    /// The place of the shared policy that it starts from, or of the configuration that it comes from: the line to change there.
    pub place: Option<&'static Location<'static>>,
    /// True if the policy did not compile. Then nothing more is reported about policies that start from it.
    pub is_broken: bool,
}

/// The `origins` of a policy, as plain data.
#[derive(Clone, Copy, Debug)]
pub enum AllowedOrigins {
    /// Exact origins and patterns; `*` alone is any origin, and an empty list allows none.
    Listed(&'static [&'static str]),
    /// Origins of which some are known only at run time.
    Dynamic(&'static DynamicOrigins),
    /// The origins of a whole policy that is known only at run time.
    Configured(&'static ConfiguredPolicy),
}

impl AllowedOrigins {
    /// Returns the origins that the code itself names.
    #[must_use]
    pub const fn listed(self) -> &'static [&'static str] {
        match self {
            Self::Listed(listed) => listed,
            Self::Dynamic(dynamic) => dynamic.listed,
            Self::Configured(_) => &[],
        }
    }

    /// Returns those that only run time knows.
    pub(crate) fn dynamic(self) -> Option<&'static DynamicOrigins> {
        match self {
            Self::Dynamic(dynamic) => Some(dynamic),
            Self::Listed(_) | Self::Configured(_) => None,
        }
    }
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
        place: None,
        is_broken: false,
    };

    /// The fields of a policy that did not compile.
    pub const BROKEN: Self = Self { is_broken: true, ..Self::NONE };

    /// Checks whether there is `enforce`, whatever its value.
    #[must_use]
    pub const fn has_enforce(&self) -> bool {
        self.enforce.is_on()
    }

    /// Checks whether a request may have to wait for the answer of a lookup.
    #[must_use]
    pub const fn can_look_up(&self) -> bool {
        match self.origins {
            AllowedOrigins::Listed(_) => false,
            AllowedOrigins::Dynamic(dynamic) => !dynamic.lookups.is_empty(),
            AllowedOrigins::Configured(_) => true,
        }
    }
}

/// The policy of a module: the type stands in the module, and its policy is defined beside that.
pub trait ModulePolicy {
    /// The policy.
    const POLICY: Policy;
}

/// Returns the policy of these fields, which is declared where this is called.
#[must_use]
#[track_caller]
pub const fn policy(fields: Fields) -> Policy {
    Policy { fields: Fields { place: Some(Location::caller()), ..fields } }
}

/// Returns the fields of a shared policy, for a policy that starts from it.
#[must_use]
pub const fn fields(policy: Policy) -> Fields {
    policy.fields
}

/// The place of a policy that comes from configuration. Routes name it with `#[cors(configured(FRONTEND))]`, and `main`
/// sets it before the server starts.
///
/// ```
/// use actix_web::{Responder, get};
/// use cors_runtime::{ConfiguredPolicy, cors, policy};
///
/// static FRONTEND: ConfiguredPolicy = ConfiguredPolicy::new();
///
/// #[cors(configured(FRONTEND))]
/// #[get("/me")]
/// async fn me() -> impl Responder {
///     "you"
/// }
///
/// // In `main`; with the feature `serde`, `PolicyConfig::check` makes the policy:
/// FRONTEND.set(policy!(origins = ["https://app.example.com"])).expect("it is set once");
/// ```
///
/// A route shares the methods that it serves and the policy has. Until it is set, its routes share nothing, and the log says
/// so once, when the first of them is registered. It can be set once, like a [`OnceLock`].
#[derive(Debug)]
pub struct ConfiguredPolicy {
    policy: OnceLock<Policy>,
    has_warned: AtomicBool,
    /// Its name in the log: where it was made.
    pub(crate) place: &'static Location<'static>,
    /// Says once that a route needs the policy, if it is not set: a function pointer, so the words are linked only if
    /// there is such a policy.
    pub(crate) warn_if_unset: fn(&Self),
}

impl ConfiguredPolicy {
    /// Returns a place without a policy, for a `static`.
    #[must_use]
    #[track_caller]
    pub const fn new() -> Self {
        Self {
            policy: OnceLock::new(),
            has_warned: AtomicBool::new(false),
            place: Location::caller(),
            warn_if_unset: Self::warn_if_unset,
        }
    }

    /// Sets the policy for the rest of the process.
    ///
    /// # Errors
    ///
    /// The policy itself, if there is one already: that one stays.
    #[allow(
        clippy::result_large_err,
        reason = "the policy comes back, as from `OnceLock::set`, once in a process"
    )]
    pub fn set(&self, policy: Policy) -> Result<(), Policy> {
        self.policy.set(policy)
    }

    /// Returns the policy, if it is set.
    pub(crate) fn get(&self) -> Option<&Policy> {
        self.policy.get()
    }

    /// Says once that a route needs the policy, and that it is not set.
    fn warn_if_unset(&self) {
        if self.get().is_none() && !self.has_warned.swap(true, Ordering::Relaxed) {
            log::warn!(
                target: "cors",
                "the policy of {} is not set, so that its routes share nothing: call `set` in `main`, before the server starts",
                Place(self.place)
            );
        }
    }
}

impl Default for ConfiguredPolicy {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}
