//! The latest exchanges of the process, whichever worker had them.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::Waker,
    time::{SystemTime, UNIX_EPOCH},
};

use super::judged::Record;

/// The most exchanges that are kept.
const MOST: usize = 200;

/// The longest time between a preflight and the request that follows it, in milliseconds.
const FOLLOWS_WITHIN: u64 = 5_000;

static RECENT: Mutex<Recent> = Mutex::new(Recent::new());

struct Recent {
    records: VecDeque<Arc<Record>>,
    last: u64,
    /// Those who wait for the next one.
    wakers: Vec<Waker>,
}

impl Recent {
    const fn new() -> Self {
        Self { records: VecDeque::new(), last: 0, wakers: Vec::new() }
    }

    fn add(&mut self, mut record: Record, at: u64) {
        self.last += 1;
        record.id = self.last;
        record.at = at;
        if !record.is_preflight {
            record.follows = self.preflight_of(&record);
        }
        if self.records.len() == MOST {
            self.records.pop_front();
        }
        self.records.push_back(Arc::new(record));
        self.wakers.drain(..).for_each(Waker::wake);
    }

    /// Returns the preflight that asked for a request: the last one for the same that nothing has followed.
    fn preflight_of(&self, record: &Record) -> Option<u64> {
        let is_same = |other: &&Arc<Record>| {
            (&other.origin, &other.method, &other.path) == (&record.origin, &record.method, &record.path)
        };
        let last = self.records.iter().rev().find(is_same)?;
        let is_recent = record.at.saturating_sub(last.at) < FOLLOWS_WITHIN;
        (last.is_preflight && !last.is_refused && is_recent).then_some(last.id)
    }

    fn after(&self, id: u64) -> Vec<Arc<Record>> {
        self.records.iter().filter(|record| record.id > id).cloned().collect()
    }
}

/// Adds an exchange.
pub(super) fn add(record: Record) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    recent().add(record, u64::try_from(now.as_millis()).unwrap_or_default());
}

/// Returns the exchanges with a higher number than this, the oldest first.
pub(super) fn after(id: u64) -> Vec<Arc<Record>> {
    recent().after(id)
}

/// Returns the same, and wakes who waits for the next one if there is none.
pub(super) fn after_or_wait(id: u64, waker: &Waker) -> Vec<Arc<Record>> {
    let mut recent = recent();
    let records = recent.after(id);
    if records.is_empty() && !recent.wakers.iter().any(|known| known.will_wake(waker)) {
        recent.wakers.push(waker.clone());
    }
    records
}

fn recent() -> MutexGuard<'static, Recent> {
    RECENT.lock().unwrap_or_else(PoisonError::into_inner)
}
