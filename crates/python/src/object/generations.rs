//! Which objects may be part of a cycle, by age: three generations, counted as CPython counts them.
//!
//! ```text
//! young  [ every container since the last collection ]     collected when 700 more were born than have died
//!   | survivors
//! middle [ ... ]                                           after more than 10 collections of the young
//!   | survivors
//! old    [ ... ]                                           after more than 10 of the middle, and a quarter is new
//! ```
//! An entry is a slot with the serial of the object that was in it: one whose object has died is known by that, and
//! dropped when the list is next walked. The old list changes only in collections, so checkpoints share it.

use super::value::Id;
use std::sync::Arc;

/// An object by its slot, and by its serial as long as it lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    slot: u32,
    pub serial: u32,
}

impl Entry {
    /// The object with this serial in this slot.
    #[inline(always)]
    #[must_use]
    pub const fn new(id: Id, serial: u32) -> Self {
        Self {
            slot: id.slot() as u32,
            serial,
        }
    }

    /// The slot.
    #[inline(always)]
    #[must_use]
    pub const fn slot(self) -> usize {
        self.slot as usize
    }

    /// The object, if it still lives.
    #[inline(always)]
    #[must_use]
    pub const fn id(self) -> Id {
        Id::new(self.slot())
    }
}

/// The lists, and when the next collection is due.
#[derive(Clone, Debug)]
pub struct Generations {
    /// `gc.enable()`: collections start by themselves.
    pub enabled: bool,
    /// `gc.get_threshold()`; a first one of 0 turns automatic collections off.
    pub thresholds: [u32; 3],
    /// `gc.get_count()`: containers born less those that have died; collections of the next younger generation.
    pub counts: [u32; 3],
    /// A collection is going on: no other one starts.
    pub collecting: bool,
    /// A collection has been asked for by a birth and has not started yet.
    pub due: bool,
    young: Vec<Entry>,
    middle: Arc<Vec<Entry>>,
    old: Arc<Vec<Entry>>,
    /// Survivors of the middle since the last full collection, and of that one.
    pending: usize,
    settled: usize,
    /// Length at which entries of the dead are dropped from the young list.
    crowded: usize,
}

/// Entries in the young list before it is looked through for dead ones.
const CROWDED: usize = 2048;

impl Default for Generations {
    fn default() -> Self {
        Self {
            enabled: true,
            thresholds: [700, 10, 10],
            counts: [0; 3],
            collecting: false,
            due: false,
            young: Vec::new(),
            middle: Arc::default(),
            old: Arc::default(),
            pending: 0,
            settled: 0,
            crowded: CROWDED,
        }
    }
}

impl Generations {
    /// A container is born. True: there is something to do (see [`Self::crowded`] and [`Self::past_threshold`]).
    #[inline(always)]
    pub fn born(&mut self, id: Id, serial: u32) -> bool {
        self.young.push(Entry::new(id, serial));
        self.counts[0] += 1;
        self.counts[0] > self.thresholds[0] || self.young.len() >= self.crowded
    }

    /// A container has died.
    #[inline(always)]
    pub fn died(&mut self, id: Id) {
        self.counts[0] = self.counts[0].saturating_sub(1);
        if self.young.last().is_some_and(|entry| entry.slot() == id.slot()) {
            self.young.pop();
        }
    }

    /// An attribute dictionary is not counted: CPython's instances keep their attributes in themselves.
    #[inline]
    pub fn uncounted(&mut self) {
        self.counts[0] = self.counts[0].saturating_sub(1);
    }

    /// Asks for a collection if one is due and none is going on. True: it has just been asked for.
    pub fn past_threshold(&mut self) -> bool {
        let asks = self.enabled
            && !self.collecting
            && !self.due
            && self.thresholds[0] != 0
            && self.counts[0] > self.thresholds[0];
        self.due |= asks;
        asks
    }

    /// Drops the dead from the young list once it is long.
    pub fn make_room(&mut self, lives: impl Fn(Entry) -> bool) {
        if self.young.len() >= self.crowded {
            self.young.retain(|&entry| lives(entry));
            self.crowded = CROWDED.max(2 * self.young.len());
        }
    }

    /// Which generation an automatic collection takes now.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        (0..3)
            .rev()
            .find(|&n| self.counts[n] > self.thresholds[n] && (n < 2 || self.pending >= self.settled / 4))
    }

    /// Takes a generation and the younger ones out of the lists, for a collection.
    pub fn take(&mut self, generation: usize) -> Vec<Entry> {
        if generation < 2 {
            self.counts[generation + 1] += 1;
        }
        self.counts[..=generation].fill(0);
        self.crowded = CROWDED;
        let young = std::mem::take(&mut self.young);
        let mut list = match generation {
            0 => return young,
            1 => take_list(&mut self.middle),
            _ => take_list(&mut self.old),
        };
        list.extend(young);
        if generation == 2 {
            list.extend(take_list(&mut self.middle));
        }
        list
    }

    /// Puts the survivors of a collection into the next older generation.
    pub fn survived(&mut self, generation: usize, survivors: Vec<Entry>) {
        match generation {
            0 => Arc::make_mut(&mut self.middle).extend(survivors),
            1 => {
                self.pending += survivors.len();
                Arc::make_mut(&mut self.old).extend(survivors);
            }
            _ => {
                self.pending = 0;
                self.settled = survivors.len();
                self.old = Arc::new(survivors);
            }
        }
    }

    /// Puts what finalisers have brought back to life into the generation after the one collected.
    pub fn resurrected(&mut self, generation: usize, entries: Vec<Entry>) {
        let list = if generation == 0 {
            &mut self.middle
        } else {
            &mut self.old
        };
        Arc::make_mut(list).extend(entries);
    }

    /// Bytes of memory that the lists take and do not share with those of an earlier copy.
    #[must_use]
    pub fn weight(&self, before: Option<&Self>) -> usize {
        let list = |list: &Arc<Vec<Entry>>, old: Option<&Arc<Vec<Entry>>>| match old {
            Some(old) if Arc::ptr_eq(old, list) => 0,
            _ => list.capacity() * size_of::<Entry>(),
        };
        self.young.capacity() * size_of::<Entry>()
            + list(&self.middle, before.map(|b| &b.middle))
            + list(&self.old, before.map(|b| &b.old))
    }
}

fn take_list(list: &mut Arc<Vec<Entry>>) -> Vec<Entry> {
    Arc::unwrap_or_clone(std::mem::take(list))
}

/// Working memory of a collection, by slot: 0 for an object that takes no part. A copy of a heap begins without.
#[derive(Debug, Default)]
pub struct Marks(pub Vec<u32>);

impl Clone for Marks {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// No reference from outside of the collected objects has been found; one has.
pub const ONLY_INSIDE: u32 = 1;
pub const REACHED: u32 = 2;
/// Put aside as unreachable, for now.
pub const ASIDE: u32 = u32::MAX - 1;
/// Reached, and its content has been looked at.
pub const DONE: u32 = u32::MAX;
