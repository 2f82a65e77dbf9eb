//! Iterators over dicts, sets and deques: they notice when their table has changed under them.

use super::{R, Vm};
use crate::object::payload::{DictIter, DictPart, SetIter};
use crate::object::{Id, Payload, Value};

impl Vm {
    /// An iterator over a dict (owned).
    pub fn dict_iter_owned(&mut self, dict: Value, part: DictPart, reverse: bool) -> Value {
        let t = self.types;
        let class = match (part, reverse) {
            (DictPart::Keys, false) => t.dict_keyiterator,
            (DictPart::Values, false) => t.dict_valueiterator,
            (DictPart::Items, false) => t.dict_itemiterator,
            (DictPart::Keys, true) => t.dict_reversekeyiterator,
            (DictPart::Values, true) => t.dict_reversevalueiterator,
            (DictPart::Items, true) => t.dict_reverseitemiterator,
        };
        let (expected, positions) = match self.dict_id(dict) {
            Some(id) => (self.dict(id).len(), self.dict(id).table.positions()),
            None => (0, 0),
        };
        let position = if reverse { positions } else { 0 };
        let iter = DictIter {
            left: expected,
            dict,
            position,
            expected,
            part,
            reverse,
        };
        Value::Obj(self.heap.alloc(class, Payload::DictIter(Box::new(iter))))
    }

    /// The next item (owned) of an iterator over a dict; RuntimeError when keys have come or gone.
    pub fn dict_iter_next(&mut self, id: Id) -> R<Option<Value>> {
        let Payload::DictIter(iter) = self.heap.payload(id) else {
            unreachable!("a dict iterator is expected")
        };
        let (dict_value, position, expected, part, reverse) =
            (iter.dict, iter.position, iter.expected, iter.part, iter.reverse);
        let Some(dict) = dict_value.id() else {
            return Ok(None);
        };
        let table = &self.dict(dict).table;
        if table.len() != expected {
            if let Payload::DictIter(iter) = self.heap.payload_mut(id) {
                // It stays broken, as CPython's does.
                iter.expected = usize::MAX;
            }
            return Err(self.runtime_error("dictionary changed size during iteration"));
        }
        let found = if reverse {
            table
                .last_before(position)
                .map(|(at, _, key, value)| (at, key, value))
        } else {
            table
                .next_from(position)
                .map(|(next, _, key, value)| (next, key, value))
        };
        let Some((next, key, value)) = found else {
            if let Payload::DictIter(iter) = self.heap.payload_mut(id) {
                iter.dict = Value::Null;
            }
            self.heap.release(dict_value);
            return Ok(None);
        };
        if let Payload::DictIter(iter) = self.heap.payload_mut(id) {
            iter.position = next;
            match iter.left.checked_sub(1) {
                Some(left) => iter.left = left,
                None if reverse => {}
                None => {
                    iter.dict = Value::Null;
                    self.heap.release(dict_value);
                    return Err(self.runtime_error("dictionary keys changed during iteration"));
                }
            }
        }
        Ok(Some(match part {
            DictPart::Keys => self.heap.retain(key),
            DictPart::Values => self.heap.retain(value),
            DictPart::Items => {
                self.heap.retain(key);
                self.heap.retain(value);
                self.tuple_owned(Box::new([key, value]))
            }
        }))
    }

    /// An iterator over a set (owned).
    pub fn set_iter_owned(&mut self, set: Value) -> Value {
        let expected = self.set_id(set).map_or(0, |id| self.set(id).len());
        let iter = SetIter {
            set,
            position: 0,
            expected,
        };
        Value::Obj(
            self.heap
                .alloc(self.types.set_iterator, Payload::SetIter(Box::new(iter))),
        )
    }

    /// An iterator over a deque (owned).
    pub fn deque_iter_owned(&mut self, deque: Value) -> Value {
        let expected = self.deque_ref(deque).map_or(0, |d| d.version as usize);
        let iter = SetIter {
            set: deque,
            position: 0,
            expected,
        };
        Value::Obj(
            self.heap
                .alloc(self.types.deque_iterator, Payload::SetIter(Box::new(iter))),
        )
    }

    /// The next item (owned) of an iterator over a set or deque; RuntimeError when it has changed.
    pub fn set_iter_next(&mut self, id: Id) -> R<Option<Value>> {
        let Payload::SetIter(iter) = self.heap.payload(id) else {
            unreachable!("a set iterator is expected")
        };
        let (source, position, expected) = (iter.set, iter.position, iter.expected);
        let Some(source_id) = source.id() else {
            return Ok(None);
        };
        let (unchanged, complaint, found) = match self.heap.payload(source_id) {
            Payload::Set(set) => {
                let found = set.table.next_from(position).map(|(next, _, key)| (next, key));
                (set.len() == expected, "Set changed size during iteration", found)
            }
            Payload::Deque(deque) => {
                let found = deque.items.get(position).map(|&item| (position + 1, item));
                (
                    deque.version as usize == expected,
                    "deque mutated during iteration",
                    found,
                )
            }
            other => unreachable!("a set or deque is expected: {other:?}"),
        };
        if !unchanged {
            if let Payload::SetIter(iter) = self.heap.payload_mut(id) {
                iter.expected = usize::MAX;
            }
            return Err(self.runtime_error(complaint));
        }
        let Some((next, item)) = found else {
            if let Payload::SetIter(iter) = self.heap.payload_mut(id) {
                iter.set = Value::Null;
            }
            self.heap.release(source);
            return Ok(None);
        };
        if let Payload::SetIter(iter) = self.heap.payload_mut(id) {
            iter.position = next;
        }
        Ok(Some(self.heap.retain(item)))
    }
}
