//! Futexes: words of memory that threads wait on, each with a queue in order of arrival.
//!
//! ```text
//! wait(key, until) -> [ first .. last ] -> wake(key, n): the first n become ready, and look at the word again
//!                          \-> its time comes: ready, "timed out"
//! ```
//! The kernel knows no lock: whether the one who is woken gets what it waited for is a matter of the word, which
//! somebody who was not waiting may have changed in the meantime.

use std::collections::{BTreeMap, VecDeque};

/// All words that somebody waits on, by process and the domain's number.
#[derive(Clone, Debug, Default)]
pub struct Futexes {
    queues: BTreeMap<(usize, u32), VecDeque<usize>>,
}

impl Futexes {
    /// `thread` waits, behind the others.
    pub fn wait(&mut self, process: usize, key: u32, thread: usize) {
        self.queues.entry((process, key)).or_default().push_back(thread);
    }

    /// The first who waits leaves the queue.
    pub fn pop(&mut self, process: usize, key: u32) -> Option<usize> {
        let queue = self.queues.get_mut(&(process, key))?;
        let first = queue.pop_front();
        if queue.is_empty() {
            self.queues.remove(&(process, key));
        }
        first
    }

    /// `thread` waits no longer, though nobody woke it.
    pub fn leave(&mut self, process: usize, key: u32, thread: usize) {
        if let Some(queue) = self.queues.get_mut(&(process, key)) {
            queue.retain(|&waiter| waiter != thread);
            if queue.is_empty() {
                self.queues.remove(&(process, key));
            }
        }
    }

    /// Who waits on what: (process, word, thread), in order of word, then of arrival.
    pub fn waits(&self) -> impl Iterator<Item = (usize, u32, usize)> {
        self.queues
            .iter()
            .flat_map(|(&(process, key), queue)| queue.iter().map(move |&thread| (process, key, thread)))
    }

    /// Bytes that it takes, about.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.queues
            .values()
            .map(|queue| 96 + queue.capacity() * size_of::<usize>())
            .sum()
    }
}
