//! CPython's global interpreter lock, as 3.2 to 3.12 have it.
//!
//! ```text
//! wants(now)      a thread waits: it gives the holder one interval from its arrival, or from the last switch
//! deadline        the interval is over and nobody has switched: the drop request is set
//! (the holder drops at its next legal point: function entry, backward jump, return of a C call)
//! dropped, taken  another thread has it: `switches` counts, and those who still wait begin their interval anew
//! ```
//! A holder that blocks drops without any request. One that was asked to drop cannot take it back before somebody else
//! has had it (the forced switch). Times are nanoseconds of the clock that the caller keeps.

/// The lock of one process.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Gil {
    holder: Option<usize>,
    last: Option<usize>,
    /// Since when the waiters' present interval runs; None: nobody waits.
    since: Option<u64>,
    /// Who was asked to drop it and must let another one have it first.
    forced: Option<usize>,
    /// Hand-overs from one thread to another.
    pub switches: u64,
    /// How many of them the holder did not make by itself.
    pub forced_switches: u64,
    /// Times that a holder was asked to drop it.
    pub requests: u64,
    /// Times that a thread found it taken.
    pub waits: u64,
}

impl Gil {
    #[must_use]
    pub fn holder(&self) -> Option<usize> {
        self.holder
    }

    /// A thread wants it at `now`. Without a holder it need not wait, and no interval begins.
    pub fn wants(&mut self, now: u64) {
        if self.holder.is_some() {
            self.waits += 1;
            self.since.get_or_insert(now);
        }
    }

    /// `thread` takes it at `now`; `waiting`: others want it.
    pub fn take(&mut self, thread: usize, now: u64, waiting: bool) {
        debug_assert!(self.holder.is_none(), "the lock has one holder");
        self.holder = Some(thread);
        if self.last != Some(thread) {
            self.switches += u64::from(self.last.is_some());
            self.last = Some(thread);
            self.since = None;
            self.forced = None;
        }
        match waiting {
            true => _ = self.since.get_or_insert(now),
            false => self.since = None,
        }
    }

    /// The holder drops it: before it blocks, or (`asked`) because others want it.
    pub fn drop_by(&mut self, thread: usize, asked: bool) {
        debug_assert_eq!(self.holder, Some(thread), "only the holder drops the lock");
        self.holder = None;
        if asked {
            self.forced = Some(thread);
            self.forced_switches += 1;
        }
    }

    /// May this thread take it now? Not right after it was asked to drop it.
    #[must_use]
    pub fn may_take(&self, thread: usize) -> bool {
        self.forced != Some(thread)
    }

    /// The holder was asked to drop it: counted when it does, or keeps it all the same.
    pub fn asked(&mut self) {
        self.requests += 1;
    }

    /// Since when the waiters' present interval runs.
    #[must_use]
    pub fn since(&self) -> Option<u64> {
        self.since
    }

    /// When the drop request is set, if nobody switches before; None: nobody waits.
    #[must_use]
    pub fn deadline(&self, interval: u64) -> Option<u64> {
        self.holder?;
        self.since.map(|since| since.saturating_add(interval))
    }

    /// Is the holder asked to drop it?
    #[must_use]
    pub fn drop_request(&self, now: u64, interval: u64) -> bool {
        self.deadline(interval).is_some_and(|deadline| deadline <= now)
    }

    /// The holder keeps it though it was asked (a reader's choice): a new interval begins.
    pub fn keep(&mut self, now: u64) {
        self.since = self.since.map(|_| now);
    }

    /// Nobody wants it any more.
    pub fn unwanted(&mut self) {
        self.since = None;
    }

    /// A thread that ended without dropping it (its process has ended).
    pub fn forget(&mut self, thread: usize) {
        if self.holder == Some(thread) {
            self.holder = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_comes_an_interval_after_the_first_waiter() {
        let mut gil = Gil::default();
        gil.wants(0);
        gil.take(0, 0, false);
        assert_eq!(gil.deadline(5), None);
        gil.wants(3);
        gil.wants(4);
        assert_eq!(gil.deadline(5), Some(8));
        assert!(!gil.drop_request(7, 5));
        assert!(gil.drop_request(8, 5));
    }

    #[test]
    fn every_hand_over_restarts_the_intervals() {
        let mut gil = Gil::default();
        gil.take(0, 0, false);
        gil.wants(1);
        gil.drop_by(0, true);
        assert!(!gil.may_take(0) && gil.may_take(1));
        gil.take(1, 6, true);
        assert_eq!(gil.deadline(5), Some(11));
        assert_eq!((gil.switches, gil.forced_switches, gil.waits), (1, 1, 1));
        assert!(gil.may_take(0));
    }

    #[test]
    fn who_blocks_and_comes_back_first_does_not_restart_them() {
        let mut gil = Gil::default();
        gil.take(0, 0, false);
        gil.wants(1);
        gil.drop_by(0, false);
        gil.take(0, 4, true);
        assert_eq!(gil.deadline(5), Some(6));
        assert_eq!(gil.switches, 0);
    }
}
