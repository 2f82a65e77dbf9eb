//! A Python value: immediate, or the index of an object on the heap.

/// Index of an object's slot on the heap. Never shown: identities that programs see are creation serials.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Id(pub u32);

/// A value, 16 bytes, copyable. Copying one does not count a reference: whoever stores a copy says so with
/// [`super::heap::Heap::retain`], and gives it back with [`super::heap::Heap::release`].
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub enum Value {
    /// No value: an unset variable, the absent half of a method pair.
    #[default]
    Null,
    None,
    NotImplemented,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(f64),
    Obj(Id),
}

impl Value {
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
            (Self::Float(a), Self::Float(b)) => a.to_bits() == b.to_bits(),
            _ => self == other,
        }
    }
}
