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
    /// Those who wait for the next one, each with the number of its stream.
    wakers: Vec<(u64, Waker)>,
}

impl Recent {
    const fn new() -> Self {
        Self { records: VecDeque::new(), last: 0, wakers: Vec::new() }
    }

    fn add(&mut self, mut record: Record, at: u64) {
        // By time, so that a page which was open before a restart gets the exchanges after it.
        self.last = self.last.max(at) + 1;
        record.id = self.last;
        record.at = at;
        if !record.is_preflight {
            record.follows = self.preflight_of(&record);
        }
        if self.records.len() == MOST {
            self.records.pop_front();
        }
        self.records.push_back(Arc::new(record));
        self.wakers.drain(..).for_each(|(_, waker)| waker.wake());
    }

    /// Returns the preflight that asked for a request: the last allowed one for the same origin, method and path that no request has
    /// followed yet.
    fn preflight_of(&self, record: &Record) -> Option<u64> {
        let is_its_own = |other: &&Arc<Record>| {
            other.is_preflight
                && !other.is_refused
                && (&other.origin, &other.method, &other.path)
                    == (&record.origin, &record.method, &record.path)
                && record.at.saturating_sub(other.at) < FOLLOWS_WITHIN
                && !self.records.iter().any(|later| later.follows == Some(other.id))
        };
        self.records.iter().rev().find(is_its_own).map(|preflight| preflight.id)
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

/// Returns the same, and wakes the stream of this number at the next one if there is none.
pub(super) fn after_or_wait(id: u64, stream: u64, waker: &Waker) -> Vec<Arc<Record>> {
    let mut recent = recent();
    let records = recent.after(id);
    recent.wakers.retain(|(known, _)| *known != stream);
    if records.is_empty() {
        recent.wakers.push((stream, waker.clone()));
    }
    records
}

/// Forgets a stream that waits.
pub(super) fn forget(stream: u64) {
    recent().wakers.retain(|(known, _)| *known != stream);
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
        // Another process has higher numbers, so that a page which was open before misses nothing.
        let mut later = Recent::new();
        later.add(Record::example(false, "/a"), 1_000);
        assert_eq!(later.after(250).len(), 1);
    }

    #[test]
    fn a_request_follows_the_last_preflight_for_the_same() {
        let mut refused = Record::example(true, "/c");
        refused.is_refused = true;
        // Each case has an exchange, its time, and the place of the preflight that it follows.
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
            // Two at one time.
            (Record::example(true, "/e"), 20_000, None),
            (Record::example(true, "/e"), 20_001, None),
            (Record::example(false, "/e"), 20_002, Some(11)),
            (Record::example(false, "/e"), 20_003, Some(10)),
            (Record::example(false, "/e"), 20_004, None),
        ];
        let mut recent = Recent::new();
        for (record, at, expected) in cases {
            let ids: Vec<u64> = recent.records.iter().map(|record| record.id).collect();
            recent.add(record, at);
            let added = recent.records.back().expect("it is there");
            assert_eq!(added.follows, expected.map(|place: usize| ids[place - 1]), "{}", ids.len() + 1);
        }
    }
}
