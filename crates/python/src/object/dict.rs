//! The contents of `dict`, `set` and `frozenset`: the leaf tables over counted values.

use super::value::Value;
use crate::leaf::dict_table::DictTable;
use crate::leaf::set_table::SetTable;

/// The content of a `dict`: keys and values are counted references.
#[derive(Clone, Debug, Default)]
pub struct Dict {
    pub table: DictTable<Value, Value>,
}

impl Dict {
    /// Number of keys.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Has it no keys?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// Calls `f` on every key and value.
    pub fn visit(&self, f: &mut dyn FnMut(Value)) {
        for (_, key, value) in self.table.iter() {
            f(key);
            f(value);
        }
    }
}

/// The content of a `set` or `frozenset`.
#[derive(Clone, Debug, Default)]
pub struct Set {
    pub table: SetTable<Value>,
}

impl Set {
    /// Number of items.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Has it no items?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// Calls `f` on every item.
    pub fn visit(&self, f: &mut dyn FnMut(Value)) {
        for (_, item) in self.table.iter() {
            f(item);
        }
    }
}
