//! CPython's dict: entries in insertion order, and an index of slots that finds them.
//!
//! ```text
//!   index   [ -  1  -  0  x  2  -  - ]      slot -> entry, EMPTY (-) or DUMMY (x)
//!   entries [ (h,k,v) (h,k,v) (h,k,v) ]     a removed entry stays as a hole until the next resize
//! ```
//!
//! The order of entries never depends on hashes. The index follows CPython's probe order and sizes all the same,
//! because they decide which keys of equal hash a lookup compares first, and a program can see its `__eq__` calls.

use super::allocated;
use super::probe::{Cursor, Lookup, Same};

const EMPTY: i32 = -1;
const DUMMY: i32 = -2;
const MIN_SIZE: usize = 8;
/// No display makes a larger index in advance.
const MAX_PRESIZE: usize = 128 * 1024;

/// How many entries an index of `size` slots may serve: two thirds.
const fn usable_of(size: usize) -> usize {
    (size << 1) / 3
}

/// CPython's rounding up to a power of two; some powers of two give the next one.
fn size_for(min_size: usize) -> usize {
    let bits = ((min_size | MIN_SIZE) - 1) | (MIN_SIZE - 1);
    1 << (usize::BITS - bits.leading_zeros())
}

/// The index size for `n` entries known in advance.
fn size_estimate(n: usize) -> usize {
    size_for((n * 3).div_ceil(2))
}

/// A key with its hash and value.
#[derive(Clone, Copy, Debug)]
pub struct Entry<K, V> {
    pub hash: i64,
    /// Nothing in a hole.
    pub key: Option<K>,
    pub value: V,
}

#[derive(Clone, Debug)]
enum Index {
    /// Most dicts are small: no memory of their own.
    Small([i8; MIN_SIZE]),
    Wide(Box<[i32]>),
}

impl Index {
    fn new(size: usize) -> Self {
        if size == MIN_SIZE {
            Index::Small([EMPTY as i8; MIN_SIZE])
        } else {
            Index::Wide(vec![EMPTY; size].into_boxed_slice())
        }
    }

    #[inline]
    fn size(&self) -> usize {
        match self {
            Index::Small(_) => MIN_SIZE,
            Index::Wide(slots) => slots.len(),
        }
    }

    #[inline]
    fn get(&self, slot: usize) -> i32 {
        match self {
            Index::Small(slots) => i32::from(slots[slot & (MIN_SIZE - 1)]),
            Index::Wide(slots) => slots[slot],
        }
    }

    fn set(&mut self, slot: usize, entry: i32) {
        match self {
            Index::Small(slots) => slots[slot] = entry as i8,
            Index::Wide(slots) => slots[slot] = entry,
        }
    }

    /// The first slot of `hash` that is empty or a dummy.
    fn free_slot(&self, hash: i64) -> usize {
        let mask = self.size() as u64 - 1;
        let mut cursor = Cursor::start(hash);
        while self.get((cursor.slot & mask) as usize) >= 0 {
            cursor.jump();
        }
        (cursor.slot & mask) as usize
    }
}

/// An insertion-ordered table from `K` to `V` that does not know what its keys are.
#[derive(Clone, Debug)]
pub struct DictTable<K, V> {
    entries: Vec<Entry<K, V>>,
    index: Index,
    /// Live entries.
    used: usize,
    /// How many more entries may be appended before the table is rebuilt.
    usable: usize,
    version: u32,
}

impl<K: Copy, V: Copy> Default for DictTable<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Copy, V: Copy> DictTable<K, V> {
    /// An empty table; it allocates nothing until the first entry.
    pub fn new() -> Self {
        DictTable {
            entries: Vec::new(),
            index: Index::new(MIN_SIZE),
            used: 0,
            usable: usable_of(MIN_SIZE),
            version: 0,
        }
    }

    /// A table sized for `n` entries, as CPython sizes a dict display.
    pub fn with_capacity(n: usize) -> Self {
        let mut table = Self::new();
        if n > usable_of(MIN_SIZE) {
            let size = size_estimate(n).min(MAX_PRESIZE);
            table.index = Index::new(size);
            table.usable = usable_of(size);
            table.entries.reserve_exact(n);
        }
        table
    }

    /// `len(d)`.
    #[inline]
    pub fn len(&self) -> usize {
        self.used
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Its entries, holes among them, and its index if that has memory of its own.
    pub fn parts(&self) -> (&[Entry<K, V>], &[i32]) {
        let index: &[i32] = match &self.index {
            Index::Small(_) => &[],
            Index::Wide(slots) => slots,
        };
        (&self.entries, index)
    }

    /// The same without its parts: of no use until they are put back.
    pub fn hollow(&self) -> Self {
        DictTable {
            entries: Vec::new(),
            index: Index::new(MIN_SIZE),
            ..*self
        }
    }

    /// Puts the parts back.
    pub fn fill(&mut self, entries: Vec<Entry<K, V>>, index: Vec<i32>) {
        self.entries = entries;
        self.index = Index::Wide(index.into());
    }

    /// Bytes of memory that it holds beside itself.
    pub fn bytes(&self) -> usize {
        let index = match &self.index {
            Index::Small(_) => 0,
            Index::Wide(slots) => allocated(size_of_val(&**slots)),
        };
        allocated(self.entries.capacity() * size_of::<Entry<K, V>>()) + index
    }

    /// Changes whenever a key comes or goes; not when a value is replaced.
    #[inline]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Slots of the index, a power of two: what `sys.getsizeof` grows with.
    pub fn index_size(&self) -> usize {
        self.index.size()
    }

    /// Positions that an iteration passes: live entries and holes.
    #[inline]
    pub fn positions(&self) -> usize {
        self.entries.len()
    }

    /// Looks for a key of `hash`; see [`super::probe`] for the protocol. Places are positions of entries.
    #[inline]
    pub fn lookup(&self, hash: i64, from: Cursor, mut same: impl FnMut(K) -> Same) -> Lookup<K> {
        let mask = self.index.size() as u64 - 1;
        let mut cursor = from;
        loop {
            let at = self.index.get((cursor.slot & mask) as usize);
            if at >= 0 {
                let entry = &self.entries[at as usize];
                if entry.hash == hash
                    && let Some(key) = entry.key
                {
                    match same(key) {
                        Same::Yes => return Lookup::Found(at as usize),
                        Same::No => {}
                        Same::Ask => {
                            cursor.jump();
                            return Lookup::Ask {
                                at: at as usize,
                                key,
                                cursor,
                            };
                        }
                    }
                }
            } else if at == EMPTY {
                return Lookup::Absent(cursor);
            }
            cursor.jump();
        }
    }

    /// The position of a key that answers for itself, such as text.
    #[inline]
    pub fn find(&self, hash: i64, mut same: impl FnMut(K) -> bool) -> Option<usize> {
        self.lookup(hash, Cursor::start(hash), |key| same(key).into())
            .settled()
            .ok()
    }

    /// The value of a key that answers for itself.
    #[inline]
    pub fn get(&self, hash: i64, same: impl FnMut(K) -> bool) -> Option<V> {
        self.find(hash, same).map(|at| self.entries[at].value)
    }

    /// The entry at a position, for inline caches: check the key before trusting it. Nothing for holes and beyond.
    #[inline]
    pub fn entry_at(&self, at: usize) -> Option<(i64, K, V)> {
        let entry = self.entries.get(at)?;
        entry.key.map(|key| (entry.hash, key, entry.value))
    }

    /// The place of the value at a position, if this very key stands there.
    #[inline(always)]
    pub fn place_of(&mut self, at: usize, key: K) -> Option<&mut V>
    where
        K: PartialEq,
    {
        let entry = self.entries.get_mut(at)?;
        (entry.key == Some(key)).then_some(&mut entry.value)
    }

    /// The value at a position that a lookup found.
    ///
    /// # Panics
    /// When there is no such position.
    #[inline]
    pub fn value_at(&self, at: usize) -> V {
        self.entries[at].value
    }

    /// Replaces the value at a position that a lookup found and returns the old one. The key stays the old key.
    #[inline]
    pub fn set_value(&mut self, at: usize, value: V) -> V {
        std::mem::replace(&mut self.entries[at].value, value)
    }

    /// Appends a key that a lookup did not find; returns its position.
    pub fn insert_new(&mut self, hash: i64, key: K, value: V) -> usize {
        if self.usable == 0 {
            self.rebuild(size_for(self.used * 3));
        }
        let at = self.entries.len();
        let slot = self.index.free_slot(hash);
        self.index.set(slot, at as i32);
        self.entries.push(Entry {
            hash,
            key: Some(key),
            value,
        });
        self.used += 1;
        self.usable -= 1;
        self.version = self.version.wrapping_add(1);
        at
    }

    /// Inserts or replaces, for keys that answer for themselves; returns the value that was there.
    pub fn insert(&mut self, hash: i64, key: K, value: V, same: impl FnMut(K) -> bool) -> Option<V> {
        match self.find(hash, same) {
            Some(at) => Some(self.set_value(at, value)),
            None => {
                self.insert_new(hash, key, value);
                None
            }
        }
    }

    /// Removes the entry at a position that a lookup found.
    ///
    /// # Panics
    /// When there is no entry at this position.
    pub fn remove_at(&mut self, at: usize) -> (K, V) {
        let entry = self.entries[at];
        let key = entry.key.expect("a lookup found this entry");
        self.forget_slot(entry.hash, at);
        self.entries[at].key = None;
        (key, entry.value)
    }

    /// Removes a key that answers for itself.
    pub fn remove(&mut self, hash: i64, same: impl FnMut(K) -> bool) -> Option<(K, V)> {
        self.find(hash, same).map(|at| self.remove_at(at))
    }

    /// `d.popitem()`: removes the last entry.
    pub fn pop_last(&mut self) -> Option<(i64, K, V)> {
        let at = self.entries.iter().rposition(|entry| entry.key.is_some())?;
        let entry = self.entries[at];
        self.forget_slot(entry.hash, at);
        // The room is not usable again: the slot of the index stays a dummy.
        self.entries.truncate(at);
        Some((entry.hash, entry.key.expect("a live entry"), entry.value))
    }

    /// `d.clear()`.
    pub fn clear(&mut self) {
        let version = self.version.wrapping_add(1);
        *self = Self::new();
        self.version = version;
    }

    /// The first live entry at or after `position`, with the position to go on from. A program that iterates over the
    /// dict also checks that [`len`](Self::len) has not changed.
    #[inline]
    pub fn next_from(&self, position: usize) -> Option<(usize, i64, K, V)> {
        let rest = self.entries.get(position..)?;
        let skip = rest.iter().position(|entry| entry.key.is_some())?;
        let entry = &rest[skip];
        entry
            .key
            .map(|key| (position + skip + 1, entry.hash, key, entry.value))
    }

    /// The last live entry before `position`, with its own position: `reversed(d)` starts at
    /// [`positions`](Self::positions).
    pub fn last_before(&self, position: usize) -> Option<(usize, i64, K, V)> {
        let rest = &self.entries[..position.min(self.entries.len())];
        let at = rest.iter().rposition(|entry| entry.key.is_some())?;
        let entry = &rest[at];
        entry.key.map(|key| (at, entry.hash, key, entry.value))
    }

    /// Live entries in order: hash, key, value.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (i64, K, V)> + '_ {
        self.entries
            .iter()
            .filter_map(|entry| entry.key.map(|key| (entry.hash, key, entry.value)))
    }

    /// `d.copy()`: a table with few holes keeps its layout, another is rebuilt.
    pub fn copy(&self) -> Self {
        if self.used >= self.entries.len() * 2 / 3 {
            let mut copy = self.clone();
            copy.version = 0;
            return copy;
        }
        let mut copy = Self::new();
        if !copy.begin_merge(self) {
            for (hash, key, value) in self.iter() {
                copy.insert_new(hash, key, value);
            }
        }
        copy
    }

    /// What `d.update(other)` with another dict does first. `true`: the table has become a copy of the other and
    /// nothing is left to insert; else it has been sized, and the entries are to be inserted one by one.
    pub fn begin_merge(&mut self, other: &Self) -> bool {
        if other.is_empty() {
            return true;
        }
        let full = other.used == other.entries.len();
        let size = other.index_size();
        if self.used == 0 && full && (size == MIN_SIZE || usable_of(size / 2) < other.used) {
            let version = self.version.wrapping_add(1);
            *self = other.clone();
            self.version = version;
            return true;
        }
        // A dict that never had an entry has no index of its own in CPython.
        let untouched = self.entries.is_empty() && self.usable == usable_of(MIN_SIZE);
        let room = if untouched {
            0
        } else {
            usable_of(self.index_size())
        };
        if room < other.used {
            self.rebuild(size_estimate(self.used + other.used));
        }
        false
    }

    fn forget_slot(&mut self, hash: i64, at: usize) {
        let mask = self.index.size() as u64 - 1;
        let mut cursor = Cursor::start(hash);
        while self.index.get((cursor.slot & mask) as usize) != at as i32 {
            cursor.jump();
        }
        self.index.set((cursor.slot & mask) as usize, DUMMY);
        self.used -= 1;
        self.version = self.version.wrapping_add(1);
    }

    /// Drops holes and dummies and takes an index of `size` slots.
    fn rebuild(&mut self, size: usize) {
        self.entries.retain(|entry| entry.key.is_some());
        self.index = Index::new(size);
        for at in 0..self.entries.len() {
            let slot = self.index.free_slot(self.entries[at].hash);
            self.index.set(slot, at as i32);
        }
        self.usable = usable_of(size) - self.used;
        self.version = self.version.wrapping_add(1);
    }
}
