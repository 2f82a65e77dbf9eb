//! Making and reading values of the basic types.

use super::{R, Vm};
use crate::leaf::{ErrorKind, LeafError};
use crate::object::{Id, Payload, Str, Value};
use std::sync::Arc;

impl Vm {
    /// A new `str`.
    pub fn new_str(&mut self, text: impl Into<Arc<str>>) -> Value {
        let text: Arc<str> = text.into();
        self.heap.bytes += text.len();
        Value::Obj(self.heap.alloc(self.types.str, Payload::Str(Str::new(text))))
    }

    /// A `str` of one character.
    pub fn new_char(&mut self, c: char) -> Value {
        let mut buffer = [0; 4];
        let text: &str = c.encode_utf8(&mut buffer);
        self.new_str(text)
    }

    /// The text of a `str` or an instance of a subclass.
    #[inline]
    #[must_use]
    pub fn str_of(&self, v: Value) -> Option<&Str> {
        match self.heap.payload(v.id()?) {
            Payload::Str(s) => Some(s),
            _ => None,
        }
    }

    /// A new tuple of owned values.
    pub fn tuple_owned(&mut self, items: Box<[Value]>) -> Value {
        Value::Obj(self.heap.alloc(self.types.tuple, Payload::Tuple(items)))
    }

    /// A new list of owned values.
    pub fn list_owned(&mut self, items: Vec<Value>) -> R {
        self.check_bytes(items.len() * size_of::<Value>())?;
        Ok(Value::Obj(self.heap.alloc(self.types.list, Payload::List(items))))
    }

    /// Appends an owned value to a list.
    pub fn list_push(&mut self, list: Value, v: Value) -> R<()> {
        let id = list.id().expect("a list is an object");
        let items = self.list_mut(id);
        items.push(v);
        // A list that doubles is checked when it is large enough to matter.
        if items.len() >= 1 << 16 && items.len().is_power_of_two() {
            let bytes = items.len() * size_of::<Value>();
            self.check_bytes(bytes * 2)?;
        }
        Ok(())
    }

    /// Number of items of a list.
    #[must_use]
    pub fn list_len(&self, list: Value) -> usize {
        self.list_items(list).map_or(0, Vec::len)
    }

    /// The items of a list (owned) as a tuple.
    pub fn list_to_tuple(&mut self, list: Value) -> Value {
        let items = self.take_list(list);
        self.tuple_owned(items.into())
    }

    /// `list.extend(iterable)`, the iterable owned, the list borrowed.
    pub fn list_extend_owned(&mut self, list: Value, iterable: Value) -> R {
        if !self.is_iterable(iterable) {
            let name = self.type_name(iterable);
            self.heap.release(iterable);
            return Err(self.type_error(format!("Value after * must be an iterable, not {name}")));
        }
        let result = match self.items_of(iterable) {
            Some(items) => {
                for &item in &items {
                    self.heap.retain(item);
                }
                let id = list.id().expect("a list is an object");
                self.list_mut(id).extend(items);
                self.check_bytes(self.list_len(list) * size_of::<Value>())
                    .map(|()| Value::None)
            }
            None => self.walk(&[list], iterable, |vm, held, item, _| {
                vm.heap.retain(item);
                vm.list_push(held[0], item)?;
                Ok(Value::None)
            }),
        };
        self.heap.release(iterable);
        result
    }

    /// Keys and values of a dict, in order (borrowed).
    #[must_use]
    pub fn pairs_of(&self, dict: Id) -> Vec<(Value, Value)> {
        self.dict(dict)
            .table
            .iter()
            .map(|(_, key, value)| (key, value))
            .collect()
    }

    /// The items (borrowed) of a list, tuple, set or dict.
    #[must_use]
    pub fn leaf_items(&self, v: Value) -> Vec<Value> {
        match v.id().map(|id| self.heap.payload(id)) {
            Some(Payload::List(items)) => items.clone(),
            Some(Payload::Tuple(items)) => items.to_vec(),
            Some(Payload::Set(set)) => set.table.iter().map(|(_, v)| v).collect(),
            Some(Payload::Dict(dict)) => dict.table.iter().map(|(_, k, _)| k).collect(),
            _ => Vec::new(),
        }
    }

    /// Raises what a leaf reports.
    pub fn throw_leaf(&mut self, error: LeafError) -> super::Ctl {
        let t = self.types;
        let class = match error.kind {
            ErrorKind::Type => t.type_error,
            ErrorKind::Value => t.value_error,
            ErrorKind::Overflow => t.overflow_error,
            ErrorKind::ZeroDivision => t.zero_division_error,
            ErrorKind::Index => t.index_error,
            ErrorKind::Key => t.key_error,
            ErrorKind::Lookup => t.lookup_error,
            ErrorKind::Memory => t.memory_error,
            ErrorKind::UnicodeDecode => t.unicode_decode_error,
            ErrorKind::UnicodeEncode => t.unicode_encode_error,
        };
        self.throw(class, error.message.to_string())
    }
}
