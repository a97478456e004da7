//! How often the log speaks: one line about the same in a minute, a share of all lines for each route, reason and step, and a
//! bound on all lines.

use std::{
    hash::{BuildHasher, Hasher},
    sync::{Mutex, OnceLock, PoisonError},
    time::Instant,
};

use foldhash::fast::RandomState;

/// The most lines of a minute.
const LINES: usize = 60;
/// The most of them that are about one route, reason and step, so that strange origins cannot hide an honest mistake elsewhere.
const SHARE: usize = 6;
/// In seconds.
const MINUTE: u64 = 60;

/// The time of the first use, and the seed of the hashes. It is a static of its own, so that the lines are all zeros, which take no space in
/// the binary.
static STARTED: OnceLock<(Instant, RandomState)> = OnceLock::new();

/// The lines of the last minute. The memory does not depend on what clients send.
pub(super) struct Limit {
    written: Mutex<Written>,
}

struct Written {
    /// A ring, in which the oldest line is at `next`.
    lines: [Line; LINES],
    next: usize,
    /// The lines that were left out since the last one that was written.
    left_out: u64,
}

#[derive(Clone, Copy)]
struct Line {
    /// The second in which it was written; 0 is never.
    second: u64,
    about: About,
}

/// The subject of a line, hashed.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct About {
    /// The route, the reason and the step, to which a share of the lines belongs.
    group: u64,
    /// The same with the origin.
    exactly: u64,
}

fn started() -> &'static (Instant, RandomState) {
    STARTED.get_or_init(|| (Instant::now(), RandomState::default()))
}

/// Returns the present second. It begins after a minute, since 0 is never.
fn now() -> u64 {
    1 + MINUTE + started().0.elapsed().as_secs()
}

impl Limit {
    pub(super) const fn new() -> Self {
        let never = Line { second: 0, about: About { group: 0, exactly: 0 } };
        Self { written: Mutex::new(Written { lines: [never; LINES], next: 0, left_out: 0 }) }
    }

    /// Returns what a line is about: of a group, and by its text, whose length the caller limits.
    #[inline]
    pub(super) fn about(group: u64, text: &[u8]) -> About {
        let mut hasher = started().1.build_hasher();
        hasher.write(text);
        About { group, exactly: hasher.finish() ^ group }
    }

    /// Checks whether the last minute has a line about exactly this; then it is counted as left out.
    pub(super) fn is_repeated(&self, about: About) -> bool {
        self.is_repeated_at(now(), about)
    }

    /// Returns how many lines were left out before this one, if it may be written now. Otherwise it is counted as left out.
    pub(super) fn admit(&self, about: About) -> Option<u64> {
        self.admit_at(now(), about)
    }

    fn is_repeated_at(&self, now: u64, about: About) -> bool {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let is_repeated = written.recent(now).any(|line| line.about == about);
        written.left_out += u64::from(is_repeated);
        is_repeated
    }

    fn admit_at(&self, now: u64, about: About) -> Option<u64> {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut lines, mut of_group, mut is_repeated) = (0, 0, false);
        for line in written.recent(now) {
            lines += 1;
            of_group += usize::from(line.about.group == about.group);
            is_repeated = is_repeated || line.about == about;
        }
        if is_repeated || lines == LINES || of_group == SHARE {
            written.left_out += 1;
            return None;
        }
        let next = written.next;
        written.lines[next] = Line { second: now, about };
        written.next = (next + 1) % LINES;
        Some(std::mem::take(&mut written.left_out))
    }
}

impl Written {
    /// Returns the lines of the last minute, the newest first: what is repeated is most often that.
    fn recent(&self, now: u64) -> impl Iterator<Item = &Line> {
        let newest_first = (0..LINES).map(|age| &self.lines[(self.next + LINES - 1 - age) % LINES]);
        newest_first.take_while(move |line| line.second != 0 && now.saturating_sub(line.second) < MINUTE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn about(group: u64, exactly: u64) -> About {
        About { group, exactly }
    }

    #[test]
    fn the_same_is_written_once_a_minute_and_what_was_left_out_is_counted() {
        let limit = Limit::new();
        assert!(!limit.is_repeated_at(100, about(1, 7)));
        assert_eq!(limit.admit_at(100, about(1, 7)), Some(0));
        assert!(limit.is_repeated_at(159, about(1, 7)));
        assert_eq!(limit.admit_at(159, about(1, 7)), None);
        assert_eq!(limit.admit_at(159, about(1, 8)), Some(2));
        assert!(!limit.is_repeated_at(160, about(1, 7)));
        assert_eq!(limit.admit_at(160, about(1, 7)), Some(0));
    }

    #[test]
    fn a_route_and_reason_has_a_share_and_leaves_the_rest_to_others() {
        let limit = Limit::new();
        let written = (0..1000).filter(|exactly| limit.admit_at(100, about(1, *exactly)).is_some()).count();
        assert_eq!(written, SHARE);
        assert_eq!(limit.admit_at(100, about(2, 5)), Some(1000 - SHARE as u64));
    }

    #[test]
    fn no_minute_has_more_than_all_lines_whatever_comes() {
        let limit = Limit::new();
        let mut written = Vec::new();
        let mut number = 1_u64;
        for step in 0..200_000_u64 {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (second, about) = (100 + step / 400, about((number >> 33) % 50, (number >> 40) % 1000));
            if limit.admit_at(second, about).is_some() {
                written.push((second, about));
            }
        }
        for (index, (second, about)) in written.iter().enumerate() {
            let minute = || written[index..].iter().take_while(|(later, _)| later - second < MINUTE);
            assert!(minute().count() <= LINES, "from second {second} on");
            assert_eq!(minute().filter(|(_, other)| other == about).count(), 1);
            assert!(minute().filter(|(_, other)| other.group == about.group).count() <= SHARE);
        }
        assert!(written.len() > 300, "{} lines", written.len());
    }

    #[test]
    fn no_line_is_lost_or_written_twice_between_threads() {
        let limit = Limit::new();
        // The lines that were written, each with the number of those that were left out before it.
        let written: Vec<u64> = std::thread::scope(|scope| {
            let write = || (0..10_000).filter_map(|line| limit.admit_at(100, about(line % 100, line)));
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(move || write().collect::<Vec<_>>())).collect();
            threads.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
        });
        assert_eq!(written.len(), LINES);
        let last = limit.admit_at(160, about(1, 1)).expect("a new minute");
        assert_eq!(written.iter().sum::<u64>() + last, 40_000 - LINES as u64);
    }
}
