//! What is wrong with an origin, before it is put into words.
//!
//! The same rules run for every `Origin` header of every request, where no text may be built. So
//! they only point at their [`Rule`] and at the offending bytes, and [`Fault::explain`] makes a
//! report of that where somebody reads it.

use super::advice::{self, Advice};
use crate::{Violation, rule::Rule, slice::part};

/// A broken rule, and the bytes of the value that break it.
#[derive(Clone, Copy)]
pub(super) struct Fault {
    pub(super) rule: &'static Rule,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) advice: Advice,
}

impl Fault {
    pub(super) const fn new(rule: &'static Rule, start: usize, end: usize) -> Self {
        Self { rule, start, end, advice: Advice::Right }
    }

    /// Without a place: what is wrong is that something is missing.
    pub(super) const fn nowhere(rule: &'static Rule) -> Self {
        Self::new(rule, 0, 0)
    }

    /// The same with another kind of help.
    pub(super) const fn advised(mut self, advice: Advice) -> Self {
        self.advice = advice;
        self
    }

    /// The same in words, with the corrected value if there is one.
    pub(super) const fn explain(self, value: &str) -> Violation {
        let offending = if self.start < self.end { part(value, self.start, self.end) } else { value };
        let mut violation = self.rule.broken_by(offending, self.start, self.end);
        violation.help = advice::help(&violation.help, self.advice, value);
        violation
    }
}
