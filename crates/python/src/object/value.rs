//! A Python value: immediate, or the index of an object on the heap.
//!
//! ```text
//! [ tag | 8 bytes ]     whatever the tag, one integer: so a value travels in two registers, and a copy is
//!                       two plain moves that never wait for a store of another width
//! ```

use std::num::NonZeroU64;

/// Index of an object's slot on the heap, never 0. Never shown: identities that programs see are creation serials.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Id(NonZeroU64);

impl Id {
    /// The object in this slot. Panics for slot 0, which stays empty.
    #[inline(always)]
    #[must_use]
    pub const fn new(slot: usize) -> Self {
        match NonZeroU64::new(slot as u64) {
            Some(slot) => Self(slot),
            None => panic!("no object is in slot 0"),
        }
    }

    /// The slot.
    #[inline(always)]
    #[must_use]
    pub const fn slot(self) -> usize {
        self.0.get() as usize
    }
}

/// A float by its bits.
#[derive(Clone, Copy)]
pub struct Bits(u64);

impl Bits {
    /// The float.
    #[inline(always)]
    #[must_use]
    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

impl PartialEq for Bits {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl std::fmt::Debug for Bits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.get().fmt(f)
    }
}

/// A truth as wide as the other contents.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u64)]
pub enum Bit {
    False,
    True,
}

impl Bit {
    /// The truth.
    #[inline(always)]
    #[must_use]
    pub fn get(self) -> bool {
        self == Self::True
    }
}

/// A Python value, 16 bytes, copyable. Copying one does not count a reference: whoever stores a copy says so with
/// [`super::heap::Heap::retain`], and gives it back with [`super::heap::Heap::release`].
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub enum Value {
    /// No value: an unset variable, the absent half of a method pair.
    #[default]
    Null,
    None,
    NotImplemented,
    Ellipsis,
    Bool(Bit),
    Int(i64),
    Float(Bits),
    Obj(Id),
}

impl Value {
    pub const TRUE: Self = Self::Bool(Bit::True);
    pub const FALSE: Self = Self::Bool(Bit::False);

    /// `True` or `False`.
    #[inline(always)]
    #[must_use]
    pub const fn bool(truth: bool) -> Self {
        Self::Bool(if truth { Bit::True } else { Bit::False })
    }

    /// A `float`.
    #[inline(always)]
    #[must_use]
    pub const fn float(x: f64) -> Self {
        Self::Float(Bits(x.to_bits()))
    }

    /// The heap index, for an object.
    #[inline(always)]
    #[must_use]
    pub fn id(self) -> Option<Id> {
        match self {
            Self::Obj(id) => Some(id),
            _ => None,
        }
    }

    /// Is there no value?
    #[inline(always)]
    #[must_use]
    pub fn is_null(self) -> bool {
        matches!(self, Self::Null)
    }

    /// Is it `None`?
    #[inline(always)]
    #[must_use]
    pub fn is_none(self) -> bool {
        matches!(self, Self::None)
    }

    /// `a is b`. Floats are immediate: equal bits are one object.
    #[inline(always)]
    #[must_use]
    pub fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Float(a), Self::Float(b)) => a.0 == b.0,
            _ => self == other,
        }
    }
}
