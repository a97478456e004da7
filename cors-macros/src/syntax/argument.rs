//! The value of one argument, beside its key.

use proc_macro2::Ident;

/// A value beside the key that it belongs to.
pub(crate) struct Argument<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}
