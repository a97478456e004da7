//! A fetch that failed.

use std::{error::Error, fmt};

use super::Sent;
use crate::browser::{Failure, Reason, Step};

/// The network error that a page gets to see, with what it is not told: the step and the reason.
///
/// As text it is a sentence: where, on what, and why.
#[derive(Clone, PartialEq, Eq)]
pub struct Refusal(Box<(Failure, Vec<Sent>)>);

impl Refusal {
    pub(super) fn new(failure: Failure, sent: Vec<Sent>) -> Self {
        Self(Box::new((failure, sent)))
    }

    /// Returns where the browser gave up.
    #[must_use]
    pub fn step(&self) -> Step {
        self.0.0.step
    }

    /// Returns what it did not accept.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        &self.0.0.reason
    }

    /// Returns what was sent for this fetch, in order.
    #[must_use]
    pub fn sent(&self) -> &[Sent] {
        &self.0.1
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.0.fmt(f)
    }
}

/// The sentence too: it is what `unwrap` prints.
impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for Refusal {}
