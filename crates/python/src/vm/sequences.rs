//! Sequences: slices and their bounds, concatenation, repetition.

use super::{R, Vm};
use crate::object::payload::Deque;
use crate::object::{Id, Payload, Value};
use num_traits::{Signed, ToPrimitive};
use std::sync::Arc;

/// A slice applied to a length: `count` items from `start`, `step` apart.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    pub count: usize,
}

impl Bounds {
    /// The positions, in the slice's order.
    pub fn positions(self) -> impl Iterator<Item = usize> {
        (0..self.count as i64).map(move |i| (self.start + i * self.step) as usize)
    }
}

impl Vm {
    /// The items of a list (or an instance of a subclass).
    #[must_use]
    pub fn list_items(&self, v: Value) -> Option<&Vec<Value>> {
        match v.id().map(|id| self.heap.payload(id)) {
            Some(Payload::List(items)) => Some(items),
            _ => None,
        }
    }

    /// The items of a list, to be changed. Panics for anything else.
    pub fn list_mut(&mut self, id: Id) -> &mut Vec<Value> {
        match self.heap.payload_mut(id) {
            Payload::List(items) => items,
            other => unreachable!("a list is expected: {other:?}"),
        }
    }

    /// The content of a deque.
    #[must_use]
    pub fn deque_ref(&self, v: Value) -> Option<&Deque> {
        match v.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Deque(deque)) => Some(deque),
            _ => None,
        }
    }

    /// The text of a str (or an instance of a subclass), shared.
    #[must_use]
    pub fn text_arc(&self, v: Value) -> Option<Arc<str>> {
        match v.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Str(s)) => Some(s.text.clone()),
            _ => None,
        }
    }

    /// The content of a bytes or bytearray.
    #[must_use]
    pub fn bytes_ref(&self, v: Value) -> Option<&[u8]> {
        match v.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Bytes(b)) => Some(b),
            Some(Payload::ByteArray(b)) => Some(b),
            _ => None,
        }
    }

    /// A `bytes`.
    pub fn new_bytes(&mut self, bytes: impl Into<Arc<[u8]>>) -> Value {
        Value::Obj(self.heap.alloc(self.types.bytes, Payload::Bytes(bytes.into())))
    }

    /// A part of a slice as an index; huge ones stand for the nearest that fits. None: absent.
    fn slice_part(&mut self, v: Value) -> R<Option<i64>> {
        if v.is_none() {
            return Ok(None);
        }
        match self.int_num(v) {
            Some(n) => {
                let n = n.big();
                Ok(Some(n.to_i64().unwrap_or(if n.is_negative() {
                    i64::MIN + 1
                } else {
                    i64::MAX
                })))
            }
            None => {
                Err(self.type_error("slice indices must be integers or None or have an __index__ method"))
            }
        }
    }

    /// `slice.indices(len)`.
    pub fn slice_bounds(&mut self, slice: Id, len: usize) -> R<Bounds> {
        let Payload::Slice(parts) = self.heap.payload(slice) else {
            unreachable!("a slice is expected")
        };
        let [start, stop, step] = **parts;
        let step = self.slice_part(step)?.unwrap_or(1);
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let len = len as i64;
        let (low, high) = if step > 0 { (0, len) } else { (-1, len - 1) };
        let clamp = |v: i64| {
            if v < 0 {
                v.saturating_add(len).max(low)
            } else {
                v.min(high)
            }
        };
        let start = self
            .slice_part(start)?
            .map_or(if step > 0 { 0 } else { high }, clamp);
        let stop = self
            .slice_part(stop)?
            .map_or(if step > 0 { high } else { low }, clamp);
        let count = if step > 0 && start < stop {
            (stop - start - 1) / step + 1
        } else if step < 0 && stop < start {
            (start - stop - 1) / -step + 1
        } else {
            0
        };
        Ok(Bounds {
            start,
            stop,
            step,
            count: count as usize,
        })
    }

    /// `text[at]` in code points; `at` is in range.
    pub fn char_at(&mut self, text: &str, ascii: bool, at: usize) -> Value {
        if ascii {
            return self.new_str(&text[at..=at]);
        }
        let c = text.chars().nth(at).unwrap_or('\u{fffd}');
        self.new_str(c.encode_utf8(&mut [0; 4]) as &str)
    }

    /// A slice of a text in code points.
    #[must_use]
    pub fn slice_text(text: &str, ascii: bool, bounds: Bounds) -> String {
        if ascii && bounds.step == 1 {
            let start = bounds.start as usize;
            return text[start..start + bounds.count].to_owned();
        }
        if ascii {
            let bytes = text.as_bytes();
            return bounds.positions().map(|at| bytes[at] as char).collect();
        }
        let chars: Vec<char> = text.chars().collect();
        bounds.positions().map(|at| chars[at]).collect()
    }

    /// The items at the positions of a slice, retained.
    pub fn slice_items(&mut self, items: &[Value], bounds: Bounds) -> Vec<Value> {
        let picked: Vec<Value> = bounds.positions().map(|at| items[at]).collect();
        for &item in &picked {
            self.heap.retain(item);
        }
        picked
    }

    /// `a + b` of two sequences of one kind; None when they are not.
    pub fn concat(&mut self, a: Value, b: Value) -> Option<R> {
        let (x, y) = (a.id()?, b.id()?);
        let value = match (self.heap.payload(x), self.heap.payload(y)) {
            (Payload::Str(s), Payload::Str(t)) => {
                let n = s.text.len() + t.text.len();
                let mut text = String::with_capacity(n);
                text.push_str(&s.text);
                text.push_str(&t.text);
                if let Err(ctl) = self.check_bytes(n) {
                    return Some(Err(ctl));
                }
                return Some(Ok(self.new_str(text)));
            }
            (Payload::List(s), Payload::List(t)) => {
                let items: Vec<Value> = s.iter().chain(t).copied().collect();
                for &item in &items {
                    self.heap.retain(item);
                }
                return Some(self.list_owned(items));
            }
            (Payload::Tuple(s), Payload::Tuple(t)) => {
                let items: Box<[Value]> = s.iter().chain(t).copied().collect();
                for &item in &items {
                    self.heap.retain(item);
                }
                self.tuple_owned(items)
            }
            (Payload::Bytes(s), Payload::Bytes(_) | Payload::ByteArray(_)) => {
                let mut bytes = s.to_vec();
                bytes.extend_from_slice(self.bytes_ref(b)?);
                self.new_bytes(bytes)
            }
            (Payload::ByteArray(s), Payload::Bytes(_) | Payload::ByteArray(_)) => {
                let mut bytes = s.clone();
                bytes.extend_from_slice(self.bytes_ref(b)?);
                Value::Obj(self.heap.alloc(self.types.bytearray, Payload::ByteArray(bytes)))
            }
            (Payload::Deque(s), Payload::Deque(t)) => {
                let mut items: std::collections::VecDeque<Value> =
                    s.items.iter().chain(&t.items).copied().collect();
                let maxlen = s.maxlen;
                if let Some(maxlen) = maxlen {
                    while items.len() > maxlen {
                        items.pop_front();
                    }
                }
                for &item in &items {
                    self.heap.retain(item);
                }
                let deque = Deque {
                    items,
                    maxlen,
                    version: 0,
                };
                Value::Obj(self.heap.alloc(self.types.deque, Payload::Deque(Box::new(deque))))
            }
            _ => return None,
        };
        Some(Ok(value))
    }

    /// `seq * n`; None when `seq` is no sequence that can be repeated.
    pub fn repeat(&mut self, seq: Value, n: i64) -> Option<R> {
        let id = seq.id()?;
        let n = n.max(0) as usize;
        let (len, item) = match self.heap.payload(id) {
            Payload::Str(s) => (s.text.len(), 1),
            Payload::Bytes(b) => (b.len(), 1),
            Payload::ByteArray(b) => (b.len(), 1),
            Payload::List(items) => (items.len(), 16),
            Payload::Tuple(items) => (items.len(), 16),
            Payload::Deque(deque) => (deque.items.len(), 16),
            _ => return None,
        };
        if let Err(ctl) = self.check_bytes(len.saturating_mul(item).saturating_mul(n)) {
            return Some(Err(ctl));
        }
        let value = match self.heap.payload(id) {
            Payload::Str(s) => {
                let text = s.text.repeat(n);
                self.new_str(text)
            }
            Payload::Bytes(b) => {
                let bytes = b.repeat(n);
                self.new_bytes(bytes)
            }
            Payload::ByteArray(b) => {
                let bytes = b.repeat(n);
                Value::Obj(self.heap.alloc(self.types.bytearray, Payload::ByteArray(bytes)))
            }
            Payload::List(items) => {
                let items = items.repeat(n);
                for &item in &items {
                    self.heap.retain(item);
                }
                return Some(self.list_owned(items));
            }
            Payload::Tuple(items) => {
                let items = items.repeat(n);
                for &item in &items {
                    self.heap.retain(item);
                }
                self.tuple_owned(items.into())
            }
            Payload::Deque(deque) => {
                let (one, maxlen) = (deque.items.clone(), deque.maxlen);
                let mut items = std::collections::VecDeque::with_capacity(one.len() * n);
                for _ in 0..n {
                    items.extend(one.iter().copied());
                }
                while maxlen.is_some_and(|most| items.len() > most) {
                    items.pop_front();
                }
                for &item in &items {
                    self.heap.retain(item);
                }
                let deque = Deque {
                    items,
                    maxlen,
                    version: 0,
                };
                Value::Obj(self.heap.alloc(self.types.deque, Payload::Deque(Box::new(deque))))
            }
            _ => return None,
        };
        Some(Ok(value))
    }
}
