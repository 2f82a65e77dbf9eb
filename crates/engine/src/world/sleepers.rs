//! Threads that the clock will wake: by the time, then in the order in which they went to sleep.

use std::collections::BTreeSet;
use switchboard_trace::Time;

/// All sleeping threads.
#[derive(Clone, Debug, Default)]
pub struct Sleepers {
    /// Until when, in which order they went to sleep, who.
    queue: BTreeSet<(Time, u64, usize)>,
    serial: u64,
}

impl Sleepers {
    /// `thread` sleeps until `until`. The ticket takes it out again.
    pub fn add(&mut self, thread: usize, until: Time) -> (Time, u64) {
        let serial = self.serial;
        self.serial += 1;
        self.queue.insert((until, serial, thread));
        (until, serial)
    }

    /// The first one: until when, who.
    #[must_use]
    pub fn first(&self) -> Option<(Time, usize)> {
        self.queue.first().map(|&(until, _, thread)| (until, thread))
    }

    /// Takes the first one out if its time has come by `now`.
    pub fn pop_due(&mut self, now: Time) -> Option<usize> {
        let &(until, _, thread) = self.queue.first()?;
        (until <= now).then(|| {
            self.queue.pop_first();
            thread
        })
    }

    /// Takes a thread out before its time.
    pub fn remove(&mut self, thread: usize, (until, serial): (Time, u64)) {
        self.queue.remove(&(until, serial, thread));
    }

    /// Bytes that it takes, about.
    #[must_use]
    pub fn weight(&self) -> usize {
        // Half of a tree's nodes may be empty.
        2 * self.queue.len() * size_of::<(Time, u64, usize)>()
    }
}
