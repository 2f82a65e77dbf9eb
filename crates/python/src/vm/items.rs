//! Subscription: `obj[key]` of any value.

use super::sequences::Bounds;
use super::{Call, Ctl, R, Vm};
use crate::object::payload::Range;
use crate::object::{Id, Payload, Value};
use num_traits::ToPrimitive;

/// How a key of a sequence subscripts it.
pub(super) enum Index {
    At(usize),
    Slice(Bounds),
    /// Its `__index__` has to be called first.
    Ask,
}

impl Vm {
    /// `obj[key]` (borrowed) for the kinds that need no more than a look.
    #[inline]
    #[must_use]
    pub fn subscr_fast(&mut self, object: Value, key: Value) -> Option<Value> {
        let id = object.id()?;
        let found = self.heap.get(id);
        match (&found.payload, key) {
            (Payload::List(items), Value::Int(i)) if found.class == self.types.list => {
                let at = if i < 0 { i + items.len() as i64 } else { i };
                items.get(usize::try_from(at).ok()?).copied()
            }
            (Payload::Tuple(items), Value::Int(i)) if found.class == self.types.tuple => {
                let at = if i < 0 { i + items.len() as i64 } else { i };
                items.get(usize::try_from(at).ok()?).copied()
            }
            (Payload::Dict(_), _) if found.class == self.types.dict => match self.dict_find_leaf(id, key) {
                Some(Ok(at)) => Some(self.dict(id).table.value_at(at)),
                _ => None,
            },
            _ => None,
        }
    }

    /// Reads a key of a sequence of length `len`; `what` names it in messages.
    pub(super) fn sequence_index(&mut self, key: Value, len: usize, what: &str) -> R<Index> {
        if let Some(n) = self.int_num(key) {
            let wide = n.big();
            let Some(i) = wide.to_i64() else {
                return Err(self.throw(
                    self.types.index_error,
                    "cannot fit 'int' into an index-sized integer",
                ));
            };
            let at = if i < 0 { i.saturating_add(len as i64) } else { i };
            if at < 0 || at >= len as i64 {
                let what = if what == "index" {
                    String::new()
                } else {
                    format!("{what} ")
                };
                return Err(self.index_error(format!("{what}index out of range")));
            }
            return Ok(Index::At(at as usize));
        }
        if let Some(id) = key.id()
            && let Payload::Slice(_) = self.heap.payload(id)
        {
            if self.slice_asks(id) {
                return Ok(Index::Ask);
            }
            return Ok(Index::Slice(self.slice_bounds(id, len)?));
        }
        if self.lookup_special(key, self.names.index).is_some() {
            return Ok(Index::Ask);
        }
        let name = self.type_name(key);
        Err(match what {
            "string" => self.type_error(format!("string indices must be integers, not '{name}'")),
            "index" => self.type_error(format!("byte indices must be integers or slices, not {name}")),
            "deque" => self.type_error(format!("sequence index must be integer, not '{name}'")),
            "range object" => {
                self.type_error(format!("range indices must be integers or slices, not {name}"))
            }
            _ => self.type_error(format!("{what} indices must be integers or slices, not {name}")),
        })
    }

    /// Calls `__index__` of `v`; gives an int.
    pub fn call_index(&mut self, v: Value) -> R {
        if let Some(n) = self.int_num(v) {
            return Ok(self.new_num(n));
        }
        self.chain(
            &[],
            |vm, _, result| {
                let v = result?;
                if vm.int_num(v).is_some() {
                    return Ok(v);
                }
                let name = vm.type_name(v);
                vm.heap.release(v);
                Err(vm.type_error(format!("__index__ returned non-int (type {name})")))
            },
            |vm| match vm.call_special(v, vm.names.index, &[]) {
                Some(result) => result,
                None => {
                    let name = vm.type_name(v);
                    Err(vm.type_error(format!("'{name}' object cannot be interpreted as an integer")))
                }
            },
        )
    }

    /// Does `go` again with the number that `__index__` of `key` gives.
    pub(super) fn with_index(&mut self, object: Value, key: Value, value: Value, go: super::chain::Go) -> R {
        self.chain(&[object, value], go, |vm| {
            if matches!(key.id().map(|id| vm.heap.payload(id)), Some(Payload::Slice(_))) {
                let values = &[key];
                return vm.library_call("_indexed_slice", &Call { values, names: &[] });
            }
            vm.call_index(key)
        })
    }

    /// Is there a part of the slice that only its `__index__` makes a number?
    pub fn slice_asks(&mut self, slice: Id) -> bool {
        let Payload::Slice(parts) = self.heap.payload(slice) else {
            unreachable!("a slice is expected")
        };
        let parts = **parts;
        parts.into_iter().any(|part| {
            !part.is_none()
                && self.int_num(part).is_none()
                && self.lookup_special(part, self.names.index).is_some()
        })
    }

    /// `obj[key]`, for what its content is, whatever its class says. None: nothing that can be subscripted.
    pub fn native_get_item(&mut self, object: Value, key: Value) -> Option<R> {
        let id = object.id()?;
        let (len, what) = match self.heap.payload(id) {
            Payload::List(items) => (items.len(), "list"),
            Payload::Tuple(items) => (items.len(), "tuple"),
            Payload::Str(s) => (s.len(), "string"),
            Payload::Bytes(b) => (b.len(), "index"),
            Payload::ByteArray(b) => (b.len(), "bytearray"),
            Payload::Range(range) => (range.len(), "range object"),
            Payload::Deque(deque) => (deque.items.len(), "deque"),
            Payload::Dict(_) => return Some(self.dict_get(id, key)),
            &Payload::MappingProxy(inner) => return Some(self.get_item(inner, key)),
            _ => return None,
        };
        Some(match self.sequence_index(key, len, what) {
            Ok(Index::At(at)) => Ok(self.item_at(id, at)),
            Ok(Index::Slice(bounds)) => self.slice_of(id, bounds),
            Ok(Index::Ask) => self.with_index(object, key, Value::Null, |vm, held, result| {
                let outcome = result.and_then(|index| {
                    let outcome = vm.get_item(held[0], index);
                    vm.heap.release(index);
                    outcome
                });
                vm.release_all(&held);
                outcome
            }),
            Err(ctl) => Err(ctl),
        })
    }

    /// The item of a sequence at a position in range, retained.
    fn item_at(&mut self, id: Id, at: usize) -> Value {
        let v = match self.heap.payload(id) {
            Payload::List(items) => items[at],
            Payload::Tuple(items) => items[at],
            Payload::Deque(deque) => deque.items[at],
            Payload::Bytes(b) => Value::Int(i64::from(b[at])),
            Payload::ByteArray(b) => Value::Int(i64::from(b[at])),
            Payload::Range(range) => Value::Int(range.start + at as i64 * range.step),
            Payload::Str(s) => {
                let (text, ascii) = (s.text.clone(), s.ascii);
                return self.char_at(&text, ascii, at);
            }
            other => unreachable!("a sequence is expected: {other:?}"),
        };
        self.heap.retain(v)
    }

    fn slice_of(&mut self, id: Id, bounds: Bounds) -> R {
        match self.heap.payload(id) {
            Payload::List(items) => {
                let picked: Vec<Value> = bounds.positions().map(|at| items[at]).collect();
                picked.iter().for_each(|&v| {
                    self.heap.retain(v);
                });
                self.list_owned(picked)
            }
            Payload::Tuple(items) => {
                if bounds.count == items.len()
                    && bounds.step == 1
                    && self.heap.get(id).class == self.types.tuple
                {
                    return Ok(self.heap.retain(Value::Obj(id)));
                }
                let picked: Box<[Value]> = bounds.positions().map(|at| items[at]).collect();
                picked.iter().for_each(|&v| {
                    self.heap.retain(v);
                });
                Ok(self.tuple_owned(picked))
            }
            Payload::Str(s) => {
                let text = Self::slice_text(&s.text, s.ascii, bounds);
                Ok(self.new_str(text))
            }
            Payload::Bytes(b) => {
                let bytes: Vec<u8> = bounds.positions().map(|at| b[at]).collect();
                Ok(self.new_bytes(bytes))
            }
            Payload::ByteArray(b) => {
                let bytes: Vec<u8> = bounds.positions().map(|at| b[at]).collect();
                Ok(Value::Obj(
                    self.heap.alloc(self.types.bytearray, Payload::ByteArray(bytes)),
                ))
            }
            Payload::Range(range) => {
                let part = Range {
                    start: range.start + bounds.start * range.step,
                    stop: range.start + bounds.stop * range.step,
                    step: range.step * bounds.step,
                };
                Ok(Value::Obj(
                    self.heap.alloc(self.types.range, Payload::Range(Box::new(part))),
                ))
            }
            _ => Err(self.type_error("sequence index must be integer, not 'slice'")),
        }
    }

    /// `obj[key]`, borrowed arguments.
    pub fn get_item(&mut self, object: Value, key: Value) -> R {
        let class = self.class_of(object);
        if self.is_core(class)
            && let Some(result) = self.native_get_item(object, key)
        {
            return result;
        }
        if let Some(result) = self.call_special(object, self.names.getitem, &[key]) {
            return result;
        }
        if let Some(id) = object.id() {
            match self.heap.payload(id) {
                Payload::Class(_) => return self.class_item(id, key),
                Payload::GenericAlias(pair) => {
                    let origin = pair.0;
                    return Ok(self.generic_alias(origin, key));
                }
                _ => {}
            }
            if let Some(result) = self.native_get_item(object, key) {
                return result;
            }
        }
        let name = self.type_name(object);
        Err(self.type_error(format!("'{name}' object is not subscriptable")))
    }

    /// Is it one of the classes of numbers, text and containers, whose operations are all known here?
    #[must_use]
    pub fn is_core(&self, class: Id) -> bool {
        class >= self.types.none && class <= self.types.deque
    }

    /// `C[key]` of a class: its `__class_getitem__`, or an alias for the built-in generic ones.
    fn class_item(&mut self, class: Id, key: Value) -> R {
        let object = Value::Obj(class);
        if let Some(method) = self.lookup_mro(class, self.names.class_getitem) {
            let callable = match method.id().map(|id| self.heap.payload(id)) {
                Some(&(Payload::ClassMethod(inner) | Payload::StaticMethod(inner))) => inner,
                _ => method,
            };
            return self.call_args(callable, &[object, key]);
        }
        let types = &self.types;
        let generic = [
            types.list,
            types.dict,
            types.tuple,
            types.set,
            types.frozenset,
            types.type_,
            types.deque,
            types.future,
            types.task,
            types.context_var,
        ];
        if generic.contains(&class) {
            return Ok(self.generic_alias(object, key));
        }
        let name = self.class(class).name.clone();
        Err(self.type_error(format!("type '{name}' is not subscriptable")))
    }

    /// `origin[args]` as an object; a single argument becomes a tuple of one.
    pub fn generic_alias(&mut self, origin: Value, key: Value) -> Value {
        self.heap.retain(origin);
        self.heap.retain(key);
        let args = if self.class_of(key) == self.types.tuple {
            key
        } else {
            self.tuple_owned(Box::new([key]))
        };
        Value::Obj(self.heap.alloc(
            self.types.generic_alias,
            Payload::GenericAlias(Box::new((origin, args))),
        ))
    }

    /// `obj[key]`, consuming both.
    pub fn get_item_owned(&mut self, object: Value, key: Value) -> R {
        let result = self.get_item(object, key);
        self.heap.release(object);
        self.heap.release(key);
        result
    }

    /// Forgets the exception on its way.
    pub fn drop_raised(&mut self) {
        let exc = self.take_raised();
        self.heap.release(exc);
    }

    /// Forgets the exception on its way if it is of `class`.
    pub fn drop_raised_if(&mut self, class: Id) -> R<()> {
        if !self.raised_is(class) {
            return Err(Ctl::Raised);
        }
        self.drop_raised();
        Ok(())
    }
}
