//! The world's locks: a holder and a queue of threads that want it, first come first served.

use std::collections::{BTreeMap, VecDeque};
use switchboard_trace::state::Text;

/// All locks, by process and the domain's number.
#[derive(Clone, Debug, Default)]
pub struct Locks {
    locks: BTreeMap<(usize, u32), Lock>,
}

/// One lock. It exists from its first use on.
#[derive(Clone, Debug)]
pub struct Lock {
    pub name: Text,
    pub holder: Option<usize>,
    pub waiters: VecDeque<usize>,
}

impl Locks {
    /// The lock of this number, made if it is its first use.
    pub fn get_or_make(&mut self, process: usize, lock: u32, name: &Text) -> &mut Lock {
        self.locks.entry((process, lock)).or_insert_with(|| Lock {
            name: name.clone(),
            holder: None,
            waiters: VecDeque::new(),
        })
    }

    /// The lock of this number, if it has been used.
    pub fn get_mut(&mut self, process: usize, lock: u32) -> Option<&mut Lock> {
        self.locks.get_mut(&(process, lock))
    }

    /// For whom each waiting thread waits: (waiter, lock's name, holder), in order of lock, then of arrival.
    pub fn waits(&self) -> impl Iterator<Item = (usize, &Text, Option<usize>)> {
        self.locks
            .values()
            .flat_map(|lock| lock.waiters.iter().map(move |&w| (w, &lock.name, lock.holder)))
    }

    /// Bytes that they take, about.
    #[must_use]
    pub fn weight(&self) -> usize {
        let waiters = self.locks.values().map(|lock| lock.waiters.capacity());
        self.locks.len() * 128 + waiters.sum::<usize>() * size_of::<usize>()
    }

    /// Takes a thread that ended out of all queues.
    pub fn forget_waiter(&mut self, thread: usize) {
        for lock in self.locks.values_mut() {
            lock.waiters.retain(|&w| w != thread);
        }
    }
}
