//! A fetch that failed.

use std::{error::Error, fmt};

use super::Sent;
use crate::browser::{Failure, Reason, Step};

/// The network error that a page gets to see, with what it is not told: the step, the reason of the browser, and that of the
/// server.
///
/// As text it is a sentence: where, on what, why, which line of the application to change, and how.
#[derive(Clone, PartialEq, Eq)]
pub struct Refusal(Box<Parts>);

#[derive(Clone, PartialEq, Eq)]
struct Parts {
    failure: Failure,
    sent: Vec<Sent>,
    explanation: Option<String>,
}

impl Refusal {
    pub(super) fn new(failure: Failure, sent: Vec<Sent>, explanation: Option<String>) -> Self {
        Self(Box::new(Parts { failure, sent, explanation }))
    }

    /// Returns where the browser gave up.
    #[must_use]
    pub fn step(&self) -> Step {
        self.0.failure.step
    }

    /// Returns what it did not accept.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        &self.0.failure.reason
    }

    /// Returns what the server knows of it: the policy with its line, what that allows, and after `help:` the fix; the words of
    /// the log. `None` if no server was asked, or if CORS is not the reason.
    #[must_use]
    pub fn explanation(&self) -> Option<&str> {
        self.0.explanation.as_deref()
    }

    /// Returns what was sent for this fetch, in order.
    #[must_use]
    pub fn sent(&self) -> &[Sent] {
        &self.0.sent
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.failure.fmt(f)?;
        match &self.0.explanation {
            Some(explanation) => write!(f, "; {explanation}"),
            None => Ok(()),
        }
    }
}

/// The sentence too: it is what `unwrap` prints.
impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for Refusal {}
