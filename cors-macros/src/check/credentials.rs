//! `credentials`: the other end of many conflicts.

use proc_macro2::Ident;

use crate::syntax::Arguments;

/// The `credentials` of a policy.
pub(crate) struct Credentials<'a> {
    /// True if they are allowed, as far as the macro knows: only the compiler can read a shared policy.
    pub(crate) allowed: bool,
    pub(crate) key: Option<&'a Ident>,
    /// The written value; `None` is inherited from the shared policy, if there is one.
    pub(crate) written: Option<bool>,
}

impl<'a> Credentials<'a> {
    pub(super) fn of(arguments: &'a Arguments) -> Self {
        let argument = arguments.credentials.as_ref();
        let allowed = argument.is_some_and(|argument| argument.value);
        let key = argument.filter(|_| allowed).map(|argument| &argument.key);
        Self { allowed, key, written: argument.map(|argument| argument.value) }
    }
}
