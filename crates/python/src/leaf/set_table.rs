//! CPython's set: one open-addressed table whose order is the order of iteration.
//!
//! ```text
//!   slots [ - k . k k - x - ]    empty (-), a key, a dummy (x) where a key was discarded
//! ```
//!
//! A probe looks at its slot and, where they do not pass the end, at the nine after it; then it jumps. A new key
//! takes the last dummy that its lookup passed, or the empty slot that ended it. The table grows at three fifths full, to four times what it holds.

use super::allocated;
use super::probe::{Cursor, Lookup, NO_DUMMY, Same};

const MIN_SIZE: usize = 8;
/// How many neighbours follow the first slot of a probe.
const LINEAR_PROBES: i8 = 9;

/// A place of the table.
#[derive(Clone, Copy, Debug)]
pub enum Slot<K> {
    Empty,
    Dummy,
    Key(i64, K),
}

/// A table of keys that does not know what its keys are.
#[derive(Clone, Debug)]
pub struct SetTable<K> {
    /// A power of two of them; none at all stands for eight empty ones.
    slots: Vec<Slot<K>>,
    /// Slots that are not empty.
    fill: usize,
    /// Keys.
    used: usize,
    /// Where `pop` looks first.
    finger: usize,
    version: u32,
}

impl<K: Copy> Default for SetTable<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Copy> SetTable<K> {
    /// An empty table; it allocates nothing until the first key.
    pub fn new() -> Self {
        SetTable {
            slots: Vec::new(),
            fill: 0,
            used: 0,
            finger: 0,
            version: 0,
        }
    }

    /// Its places.
    pub fn slots(&self) -> &[Slot<K>] {
        &self.slots
    }

    /// The same without its places: of no use until they are put back.
    pub fn hollow(&self) -> Self {
        SetTable {
            slots: Vec::new(),
            ..*self
        }
    }

    /// Puts the places back.
    pub fn fill(&mut self, slots: Vec<Slot<K>>) {
        self.slots = slots;
    }

    /// Bytes of memory that it holds beside itself.
    pub fn bytes(&self) -> usize {
        allocated(self.slots.capacity() * size_of::<Slot<K>>())
    }

    /// `len(s)`.
    #[inline]
    pub fn len(&self) -> usize {
        self.used
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Changes whenever a key comes or goes.
    #[inline]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// How many slots the table has.
    pub fn size(&self) -> usize {
        self.slots.len().max(MIN_SIZE)
    }

    fn mask(&self) -> usize {
        self.size() - 1
    }

    /// Looks for a key of `hash`; see [`super::probe`] for the protocol. Places are slots.
    #[inline]
    pub fn lookup(&self, hash: i64, from: Cursor, mut same: impl FnMut(K) -> Same) -> Lookup<K> {
        let mut cursor = from;
        if self.slots.is_empty() {
            return Lookup::Absent(cursor);
        }
        let mask = self.mask() as u64;
        loop {
            if cursor.run < 0 {
                cursor.slot &= mask;
                cursor.run = if cursor.slot + LINEAR_PROBES as u64 <= mask {
                    LINEAR_PROBES
                } else {
                    0
                };
            }
            // The slot of the jump, then its neighbours; `slot` stays where the jump landed.
            let reach = if cursor.slot + LINEAR_PROBES as u64 <= mask {
                LINEAR_PROBES
            } else {
                0
            };
            while cursor.run >= 0 {
                let at = cursor.slot as usize + (reach - cursor.run) as usize;
                match self.slots[at] {
                    Slot::Empty => return Lookup::Absent(cursor),
                    Slot::Key(h, key) if h == hash => match same(key) {
                        Same::Yes => return Lookup::Found(at),
                        Same::No => {}
                        Same::Ask => {
                            cursor.run -= 1;
                            if cursor.run < 0 {
                                cursor.jump();
                            }
                            return Lookup::Ask { at, key, cursor };
                        }
                    },
                    Slot::Dummy => cursor.dummy = at as u32,
                    Slot::Key(..) => {}
                }
                cursor.run -= 1;
            }
            cursor.jump();
        }
    }

    /// The slot of a key that answers for itself.
    #[inline]
    pub fn find(&self, hash: i64, mut same: impl FnMut(K) -> bool) -> Option<usize> {
        self.lookup(hash, Cursor::start(hash), |key| same(key).into())
            .settled()
            .ok()
    }

    /// Adds a key where a lookup ended with [`Lookup::Absent`], then grows the table if it is too full.
    ///
    /// # Panics
    /// When the cursor is not one of this version of the table.
    pub fn insert_at(&mut self, hash: i64, key: K, cursor: Cursor) {
        if self.slots.is_empty() {
            self.slots = vec![Slot::Empty; MIN_SIZE];
        }
        self.used += 1;
        self.version = self.version.wrapping_add(1);
        if cursor.dummy != NO_DUMMY {
            let slot = &mut self.slots[cursor.dummy as usize];
            assert!(
                matches!(slot, Slot::Dummy),
                "a cursor of another version of the table"
            );
            *slot = Slot::Key(hash, key);
            return;
        }
        let mask = self.mask();
        let at = match cursor.run {
            ..0 => cursor.slot as usize & mask,
            run => {
                let reach = if cursor.slot as usize + LINEAR_PROBES as usize <= mask {
                    LINEAR_PROBES
                } else {
                    0
                };
                cursor.slot as usize + (reach - run) as usize
            }
        };
        assert!(
            matches!(self.slots[at], Slot::Empty),
            "a cursor of another version of the table"
        );
        self.slots[at] = Slot::Key(hash, key);
        self.fill += 1;
        if self.fill * 5 >= mask * 3 {
            self.rebuild(self.growth());
        }
    }

    /// Adds a key that answers for itself; `false` if it was there.
    pub fn insert(&mut self, hash: i64, key: K, mut same: impl FnMut(K) -> bool) -> bool {
        match self
            .lookup(hash, Cursor::start(hash), |k| same(k).into())
            .settled()
        {
            Ok(_) => false,
            Err(cursor) => {
                self.insert_at(hash, key, cursor);
                true
            }
        }
    }

    /// Removes the key in a slot that a lookup found.
    ///
    /// # Panics
    /// When there is no key in this slot.
    pub fn remove_at(&mut self, slot: usize) -> K {
        let Slot::Key(_, key) = std::mem::replace(&mut self.slots[slot], Slot::Dummy) else {
            panic!("a lookup found a key in this slot")
        };
        self.used -= 1;
        self.version = self.version.wrapping_add(1);
        key
    }

    /// Removes a key that answers for itself.
    pub fn remove(&mut self, hash: i64, same: impl FnMut(K) -> bool) -> Option<K> {
        self.find(hash, same).map(|slot| self.remove_at(slot))
    }

    /// `s.pop()`: the first key at or after the place of the last pop, around the end.
    pub fn pop(&mut self) -> Option<(i64, K)> {
        if self.used == 0 {
            return None;
        }
        let mut at = self.finger & self.mask();
        loop {
            if let Slot::Key(hash, key) = self.slots[at] {
                self.remove_at(at);
                self.finger = at + 1;
                return Some((hash, key));
            }
            at = if at == self.mask() { 0 } else { at + 1 };
        }
    }

    /// `s.clear()`.
    pub fn clear(&mut self) {
        self.slots = Vec::new();
        self.fill = 0;
        self.used = 0;
        self.version = self.version.wrapping_add(1);
    }

    /// The first key at or after slot `position`, with the position to go on from. A program that iterates over the
    /// set also checks that [`len`](Self::len) has not changed.
    #[inline]
    pub fn next_from(&self, position: usize) -> Option<(usize, i64, K)> {
        let rest = self.slots.get(position..)?;
        rest.iter().enumerate().find_map(|(skip, slot)| match *slot {
            Slot::Key(hash, key) => Some((position + skip + 1, hash, key)),
            _ => None,
        })
    }

    /// Keys with their hashes, in the order of iteration.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (i64, K)> + '_ {
        self.slots.iter().filter_map(|slot| match *slot {
            Slot::Key(hash, key) => Some((hash, key)),
            _ => None,
        })
    }

    /// What `s |= other` with another set does first. `true`: all keys are in and nothing is left to do; else the table
    /// has been sized, and the other's keys are to be looked up and added one by one, in the other's order.
    pub fn begin_merge(&mut self, other: &Self) -> bool {
        if other.used == 0 {
            return true;
        }
        self.make_room(other.used);
        if self.fill > 0 {
            return false;
        }
        self.version = self.version.wrapping_add(1);
        if self.size() == other.size() && other.fill == other.used {
            self.slots.clone_from(&other.slots);
            self.fill = other.fill;
            self.used = other.used;
            return true;
        }
        if self.slots.is_empty() {
            self.slots = vec![Slot::Empty; MIN_SIZE];
        }
        other.iter().for_each(|(hash, key)| self.insert_clean(hash, key));
        true
    }

    /// Grows the table for `more` keys at once, as an update from a set or a dict does.
    pub fn make_room(&mut self, more: usize) {
        if (self.fill + more) * 5 >= self.mask() * 3 {
            self.rebuild((self.used + more) * 2);
        }
    }

    /// `s.copy()`, `set(s)`: keys may change their places, for dummies are not copied.
    pub fn copy(&self) -> Self {
        let mut copy = Self::new();
        copy.begin_merge(self);
        copy
    }

    /// What ends `s -= other`: a table with more than a quarter of dummies is rebuilt.
    pub fn purge_dummies(&mut self) {
        if self.fill - self.used > self.mask() / 4 {
            self.rebuild(self.growth());
        }
    }

    /// What `s &= other` does with its result: the keys change hands, the place of the last pop stays.
    pub fn take_keys_of(&mut self, result: Self) {
        let (finger, version) = (self.finger, self.version.wrapping_add(1));
        *self = result;
        self.finger = finger;
        self.version = version;
    }

    fn growth(&self) -> usize {
        if self.used > 50_000 {
            self.used * 2
        } else {
            self.used * 4
        }
    }

    /// Moves all keys, in order, to a table of more than `more_than` slots, without dummies.
    fn rebuild(&mut self, more_than: usize) {
        let mut size = MIN_SIZE;
        while size <= more_than {
            size <<= 1;
        }
        if size == MIN_SIZE && self.size() == MIN_SIZE && self.fill == self.used {
            return;
        }
        self.version = self.version.wrapping_add(1);
        self.fill = 0;
        self.used = 0;
        for slot in std::mem::replace(&mut self.slots, vec![Slot::Empty; size]) {
            if let Slot::Key(hash, key) = slot {
                self.insert_clean(hash, key);
            }
        }
    }

    /// Puts a key that is not in the table into its first empty slot; there are no dummies.
    fn insert_clean(&mut self, hash: i64, key: K) {
        let mask = self.mask();
        let mut cursor = Cursor::start(hash);
        let at = loop {
            let first = cursor.slot as usize & mask;
            let last = if first + LINEAR_PROBES as usize <= mask {
                first + LINEAR_PROBES as usize
            } else {
                first
            };
            if let Some(at) = (first..=last).find(|&at| matches!(self.slots[at], Slot::Empty)) {
                break at;
            }
            cursor.slot = first as u64;
            cursor.jump();
        };
        self.slots[at] = Slot::Key(hash, key);
        self.fill += 1;
        self.used += 1;
    }
}
