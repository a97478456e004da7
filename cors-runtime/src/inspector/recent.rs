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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_are_kept_and_no_more() {
        let mut recent = Recent::new();
        for _ in 0..250 {
            recent.add(Record::example(false, "/a"), 0);
        }
        let ids: Vec<u64> = recent.after(0).iter().map(|record| record.id).collect();
        assert_eq!((ids.len(), ids.first(), ids.last()), (MOST, Some(&51), Some(&250)));
        assert_eq!(recent.after(249).len(), 1);
        assert!(recent.after(250).is_empty());
    }

    #[test]
    fn a_request_follows_the_last_preflight_for_the_same() {
        let mut refused = Record::example(true, "/c");
        refused.is_refused = true;
        // What comes, when, and the number of the preflight that it follows.
        let cases = [
            (Record::example(true, "/a"), 0, None),
            (Record::example(true, "/b"), 1, None),
            (Record::example(false, "/a"), 2, Some(1)),
            (Record::example(false, "/a"), 3, None),
            (Record::example(false, "/b"), 4_000, Some(2)),
            (refused, 5_000, None),
            (Record::example(false, "/c"), 5_001, None),
            (Record::example(true, "/d"), 6_000, None),
            (Record::example(false, "/d"), 6_000 + FOLLOWS_WITHIN, None),
        ];
        let mut recent = Recent::new();
        for (record, at, expected) in cases {
            recent.add(record, at);
            let added = recent.records.back().expect("it is there");
            assert_eq!(added.follows, expected, "{}", added.id);
        }
    }
}
