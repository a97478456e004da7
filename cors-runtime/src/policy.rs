//! A policy as plain data, so that it can be a `const`.

/// Who may read a route's responses, and which requests a page may send to it.
///
/// A `Policy` is plain data that the compiler has proved right; it is written with [`#[cors]`](macro@crate::cors) and
/// has no other constructor.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    pub(crate) fields: Fields,
}

/// The fields of a [`Policy`], for the expansion of the macros alone: values that no rule has seen would not fail
/// open (what does not parse matches nothing), but nothing would report them.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// Exact origins and patterns; `*` alone is any origin.
    pub origins: &'static [&'static str],
    /// More of them, while developing.
    pub dev_origins: &'static [&'static str],
    /// The cross-origin subset of the methods that the route serves; empty is all of them.
    pub methods: &'static [&'static str],
    /// Request-headers that a page may send; `*` is any but `Authorization`.
    pub headers: &'static [&'static str],
    /// Response headers that a page may read beside the safelisted ones.
    pub expose: &'static [&'static str],
    /// Whether a page may send cookies and HTTP authentication.
    pub credentials: bool,
    /// For how many seconds a browser may reuse a preflight.
    pub max_age: Option<u32>,
}

impl Fields {
    /// The fields of a policy that says nothing, and shares nothing.
    pub const NONE: Self = Self {
        origins: &[],
        dev_origins: &[],
        methods: &[],
        headers: &[],
        expose: &[],
        credentials: false,
        max_age: None,
    };
}

/// The policy of these fields.
#[must_use]
pub const fn policy(fields: Fields) -> Policy {
    Policy { fields }
}
