//! A lookup that can stop to ask whether two keys are equal, and go on with the answer.
//!
//! Equality of keys may be a method of the program, which must not run inside of a Rust call. So a lookup answers what
//! it knows, and where it does not it returns the key to compare with and a [`Cursor`]:
//!
//! ```text
//!   lookup(hash, Cursor::start(hash), same)
//!      ├─ Found(at)                  the key is there
//!      ├─ Absent(cursor)             it is not; the cursor is where a new key goes
//!      └─ Ask { at, key, cursor }    run  key == wanted  (in this order), then
//!            ├─ table.version() has changed: start again from Cursor::start(hash)
//!            ├─ yes: the key is at `at`
//!            └─ no:  lookup(hash, cursor, same)
//! ```

/// What is known without running the program: identical keys are `Yes`; text and numbers answer themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Same {
    Yes,
    No,
    Ask,
}

impl From<bool> for Same {
    fn from(same: bool) -> Self {
        if same { Same::Yes } else { Same::No }
    }
}

/// Where in the probe order a lookup goes on. Valid while the table's version stays the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The next slot, modulo the table's size.
    pub(super) slot: u64,
    /// The part of the hash that is not yet used up.
    pub(super) perturb: u64,
    /// Sets only: how many neighbours of the slot remain to be looked at before the next jump; negative at a jump.
    pub(super) run: i8,
    /// Sets only: the last dummy passed, which a new key will take; [`NO_DUMMY`] if none was.
    pub(super) dummy: u32,
}

pub(super) const NO_DUMMY: u32 = u32::MAX;

impl Cursor {
    /// The beginning of the probe order of `hash`.
    #[inline]
    pub fn start(hash: i64) -> Self {
        Cursor {
            slot: hash as u64,
            perturb: hash as u64,
            run: -1,
            dummy: NO_DUMMY,
        }
    }

    /// The next slot of CPython's probe order: five bits of the hash join in at each step.
    #[inline]
    pub(super) fn jump(&mut self) {
        self.perturb >>= 5;
        self.slot = self
            .slot
            .wrapping_mul(5)
            .wrapping_add(self.perturb)
            .wrapping_add(1);
        self.run = -1;
    }
}

/// How far a lookup came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup<K> {
    /// The key's place: an entry of a dict, a slot of a set.
    Found(usize),
    Absent(Cursor),
    /// `key`, at the place `at`, has the same hash and may be equal.
    Ask {
        at: usize,
        key: K,
        cursor: Cursor,
    },
}

impl<K> Lookup<K> {
    /// The place where the key is.
    ///
    /// # Panics
    /// On `Ask`: the caller promised that its keys answer for themselves.
    pub fn settled(self) -> Result<usize, Cursor> {
        match self {
            Lookup::Found(at) => Ok(at),
            Lookup::Absent(cursor) => Err(cursor),
            Lookup::Ask { .. } => panic!("a lookup of leaf keys asked the program"),
        }
    }
}
