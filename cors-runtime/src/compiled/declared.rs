//! The place in the code of an application that declares a policy.

use std::panic::Location;

/// The place of the attribute or of the middleware that has a policy: the line to change.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Declared {
    /// The name of the handler's type; `None` of a middleware.
    pub(crate) handler: Option<&'static str>,
    pub(crate) place: &'static Location<'static>,
}

impl Declared {
    /// Returns the place of the caller, for a policy of no handler.
    #[track_caller]
    pub(crate) fn by_caller() -> Self {
        Self { handler: None, place: Location::caller() }
    }
}
