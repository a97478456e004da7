//! A mistake in an origin, as data.

use crate::rule::Rule;

/// A broken rule, and the bytes of the value that break it.
///
/// The rules also run for the `Origin` header of every request, where no text may be built. So a fault only points at its
/// [`Rule`], and `diagnosis` puts it into words where somebody reads them.
#[derive(Clone, Copy)]
pub(crate) struct Fault {
    pub(crate) rule: &'static Rule,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) advice: Advice,
}

/// The kind of help that a fault gets.
#[derive(Clone, Copy)]
pub(crate) enum Advice {
    /// The corrected value, or the rule's own help where there is none.
    Right,
    /// The rule's own help: a corrected value would be a guess, or would explain less.
    Words,
    /// The rule's own help, followed by the corrected value.
    Both,
    /// The entries of one string, each in a string of its own.
    Several,
}

impl Fault {
    pub(crate) const fn new(rule: &'static Rule, start: usize, end: usize) -> Self {
        Self { rule, start, end, advice: Advice::Right }
    }

    /// Returns a fault without a place: something is missing.
    pub(crate) const fn nowhere(rule: &'static Rule) -> Self {
        Self::new(rule, 0, 0)
    }

    /// Returns the fault with another kind of help.
    pub(crate) const fn advised(mut self, advice: Advice) -> Self {
        self.advice = advice;
        self
    }
}
