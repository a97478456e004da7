//! Keeps the answers of the database: for a minute, and for ten thousand origins at the most, since everyone can send one.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use cors_runtime::Origin;

const LIMIT: usize = 10_000;
const LIFETIME: Duration = Duration::from_secs(60);

/// A cache with a bound.
#[derive(Default)]
pub(crate) struct Answers(Mutex<HashMap<(String, Origin), (Instant, bool)>>);

impl Answers {
    /// Returns the answer, if it is known and not old.
    pub(crate) fn of(&self, tenant: &str, origin: &Origin) -> Option<bool> {
        let answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (time, answer) = answers.get(&(tenant.to_owned(), origin.clone()))?;
        (time.elapsed() < LIFETIME).then_some(*answer)
    }

    /// Keeps an answer, and returns it.
    pub(crate) fn keep(&self, tenant: &str, origin: &Origin, answer: bool) -> bool {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.len() >= LIMIT {
            answers.clear();
        }
        answers.insert((tenant.to_owned(), origin.clone()), (Instant::now(), answer));
        answer
    }
}
