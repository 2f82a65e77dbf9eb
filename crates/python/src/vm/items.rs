//! Subscription, length and containment of any value.

use super::dicts::DictOp;
use super::sequences::Bounds;
use super::sets::SetOp;
use super::{Ctl, R, Vm};
use crate::object::payload::{DictPart, Range};
use crate::object::{Id, Payload, Value};
use num_traits::{Signed, ToPrimitive};

/// How a key of a sequence subscripts it.
enum Index {
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
    fn sequence_index(&mut self, key: Value, len: usize, what: &str) -> R<Index> {
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
    fn with_index(&mut self, object: Value, key: Value, value: Value, go: super::chain::Go) -> R {
        self.chain(&[object, value], go, |vm| vm.call_index(key))
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

    /// `obj[key] = value`, for what its content is. None: nothing whose items can be set.
    pub fn native_set_item(&mut self, object: Value, key: Value, value: Value) -> Option<R> {
        let id = object.id()?;
        let (len, what) = match self.heap.payload(id) {
            Payload::List(items) => (items.len(), "list"),
            Payload::Deque(deque) => (deque.items.len(), "deque"),
            Payload::ByteArray(b) => (b.len(), "bytearray"),
            Payload::Dict(_) => return Some(self.dict_op(id, key, value, DictOp::Set)),
            _ => return None,
        };
        let index = match self.sequence_index(key, len, what) {
            Ok(index) => index,
            Err(ctl) if what == "list" && self.raised_is(self.types.index_error) => {
                self.drop_raised();
                let _ = ctl;
                return Some(Err(self.index_error("list assignment index out of range")));
            }
            Err(ctl) => return Some(Err(ctl)),
        };
        Some(match index {
            Index::At(at) => self.set_item_at(id, at, value),
            Index::Ask => self.with_index(object, key, value, |vm, held, result| {
                let outcome = result.and_then(|index| {
                    let outcome = vm.set_item(held[0], index, held[1]);
                    vm.heap.release(index);
                    outcome
                });
                vm.release_all(&held);
                outcome
            }),
            Index::Slice(bounds) => self.set_slice(id, bounds, value),
        })
    }

    fn set_item_at(&mut self, id: Id, at: usize, value: Value) -> R {
        let byte = self.int_num(value).and_then(|n| n.big().to_u8());
        let old = match self.heap.payload_mut(id) {
            Payload::List(items) => std::mem::replace(&mut items[at], value),
            Payload::Deque(deque) => std::mem::replace(&mut deque.items[at], value),
            Payload::ByteArray(b) => {
                let Some(byte) = byte else {
                    return Err(match self.int_num(value) {
                        Some(_) => self.value_error("byte must be in range(0, 256)"),
                        None => {
                            let name = self.type_name(value);
                            self.type_error(format!("'{name}' object cannot be interpreted as an integer"))
                        }
                    });
                };
                b[at] = byte;
                return Ok(Value::None);
            }
            other => unreachable!("a sequence is expected: {other:?}"),
        };
        self.heap.retain(value);
        self.heap.release(old);
        Ok(Value::None)
    }

    /// `list[slice] = value`: the value's items are collected first.
    fn set_slice(&mut self, id: Id, bounds: Bounds, value: Value) -> R {
        if let Some(bytes) = self.bytes_ref(value).map(<[u8]>::to_vec)
            && let Payload::ByteArray(mine) = self.heap.payload_mut(id)
        {
            if bounds.step == 1 {
                let start = bounds.start as usize;
                mine.splice(start..start + bounds.count, bytes);
            } else if bytes.len() == bounds.count {
                bounds
                    .positions()
                    .zip(bytes)
                    .for_each(|(at, byte)| mine[at] = byte);
            } else {
                let text = format!(
                    "attempt to assign bytes of size {} to extended slice of size {}",
                    bytes.len(),
                    bounds.count
                );
                return Err(self.value_error(text));
            }
            return Ok(Value::None);
        }
        let shape = [bounds.start, bounds.stop, bounds.step].map(Value::Int);
        self.chain(
            &[Value::Obj(id), shape[0], shape[1], shape[2]],
            |vm, held, result| {
                let outcome = result.and_then(|list| {
                    let items = vm.take_list(list);
                    let (Some(id), Value::Int(start), Value::Int(stop), Value::Int(step)) =
                        (held[0].id(), held[1], held[2], held[3])
                    else {
                        unreachable!("the shape was put there as integers")
                    };
                    vm.replace_slice(id, start, stop, step, items)
                });
                vm.release_all(&held);
                outcome
            },
            |vm| {
                if vm.is_iterable(value) {
                    vm.collect(value)
                } else if step_is_one(bounds) {
                    Err(vm.type_error("can only assign an iterable"))
                } else {
                    Err(vm.type_error("must assign iterable to extended slice"))
                }
            },
        )
    }

    fn replace_slice(&mut self, id: Id, start: i64, stop: i64, step: i64, items: Vec<Value>) -> R {
        let list = self.list_mut(id);
        let len = list.len();
        let old: Vec<Value> = if step == 1 {
            let start = (start.max(0) as usize).min(len);
            let stop = (stop.max(0) as usize).clamp(start, len);
            {
                // The last item goes first.
                let mut old: Vec<Value> = list.splice(start..stop, items).collect();
                old.reverse();
                old
            }
        } else {
            let count = if step > 0 && start < stop {
                (stop - start - 1) / step + 1
            } else if step < 0 && stop < start {
                (start - stop - 1) / -step + 1
            } else {
                0
            };
            if items.len() != count as usize {
                let text = format!(
                    "attempt to assign sequence of size {} to extended slice of size {count}",
                    items.len()
                );
                self.release_all(&items);
                return Err(self.value_error(text));
            }
            let mut replaced = Vec::with_capacity(items.len());
            for (i, item) in items.into_iter().enumerate() {
                let at = (start + i as i64 * step) as usize;
                replaced.push(std::mem::replace(&mut list[at], item));
            }
            replaced
        };
        self.release_all(&old);
        Ok(Value::None)
    }

    /// `obj[key] = value`, borrowed arguments.
    pub fn set_item(&mut self, object: Value, key: Value, value: Value) -> R {
        let class = self.class_of(object);
        if self.is_core(class)
            && let Some(result) = self.native_set_item(object, key, value)
        {
            return result;
        }
        if let Some(result) = self.call_special(object, self.names.setitem, &[key, value]) {
            return result;
        }
        let name = self.type_name(object);
        Err(self.type_error(format!("'{name}' object does not support item assignment")))
    }

    /// `container[key] = value`, consuming key and value only.
    pub fn set_item_owned(&mut self, container: Value, key: Value, value: Value) -> R {
        let result = self.set_item(container, key, value);
        self.heap.release(key);
        self.heap.release(value);
        result
    }

    /// `object[key] = value`, consuming all three.
    pub fn set_item_of_owned(&mut self, object: Value, key: Value, value: Value) -> R {
        let result = self.set_item_owned(object, key, value);
        self.heap.release(object);
        result
    }

    /// `del obj[key]`, for what its content is. None: nothing whose items can be deleted.
    pub fn native_del_item(&mut self, object: Value, key: Value) -> Option<R> {
        let id = object.id()?;
        let (len, what) = match self.heap.payload(id) {
            Payload::List(items) => (items.len(), "list"),
            Payload::Deque(deque) => (deque.items.len(), "deque"),
            Payload::ByteArray(b) => (b.len(), "bytearray"),
            Payload::Dict(_) => return Some(self.dict_op(id, key, Value::Null, DictOp::Del)),
            _ => return None,
        };
        let index = match self.sequence_index(key, len, what) {
            Ok(index) => index,
            Err(_) if what == "list" && self.raised_is(self.types.index_error) => {
                self.drop_raised();
                return Some(Err(self.index_error("list assignment index out of range")));
            }
            Err(ctl) => return Some(Err(ctl)),
        };
        let bounds = match index {
            Index::At(at) => Bounds {
                start: at as i64,
                stop: at as i64 + 1,
                step: 1,
                count: 1,
            },
            Index::Slice(bounds) => bounds,
            Index::Ask => {
                return Some(self.with_index(object, key, Value::Null, |vm, held, result| {
                    let outcome = result.and_then(|index| {
                        let outcome = vm.del_item(held[0], index);
                        vm.heap.release(index);
                        outcome
                    });
                    vm.release_all(&held);
                    outcome
                }));
            }
        };
        let mut at: Vec<usize> = bounds.positions().collect();
        at.sort_unstable();
        let mut old = Vec::with_capacity(at.len());
        match self.heap.payload_mut(id) {
            Payload::List(items) if bounds.step == 1 => {
                old.extend(
                    items
                        .drain(bounds.start as usize..bounds.start as usize + bounds.count)
                        .rev(),
                );
            }
            Payload::List(items) => {
                let mut next = at.iter().copied().peekable();
                let mut position = 0;
                items.retain(|&item| {
                    let gone = next.next_if_eq(&position).is_some();
                    position += 1;
                    if gone {
                        old.push(item);
                    }
                    !gone
                });
            }
            Payload::Deque(deque) => {
                deque.version += 1;
                for &at in at.iter().rev() {
                    old.extend(deque.items.remove(at));
                }
            }
            Payload::ByteArray(b) => {
                for &at in at.iter().rev() {
                    b.remove(at);
                }
            }
            other => unreachable!("a sequence is expected: {other:?}"),
        }
        self.release_all(&old);
        Some(Ok(Value::None))
    }

    /// `del obj[key]`, borrowed arguments.
    pub fn del_item(&mut self, object: Value, key: Value) -> R {
        let class = self.class_of(object);
        if self.is_core(class)
            && let Some(result) = self.native_del_item(object, key)
        {
            return result;
        }
        if let Some(result) = self.call_special(object, self.names.delitem, &[key]) {
            return result;
        }
        let name = self.type_name(object);
        Err(self.type_error(format!("'{name}' object doesn't support item deletion")))
    }

    /// `del obj[key]`, consuming both.
    pub fn del_item_owned(&mut self, object: Value, key: Value) -> R {
        let result = self.del_item(object, key);
        self.heap.release(object);
        self.heap.release(key);
        result
    }

    /// The length that a value's content has, whatever its class says.
    #[must_use]
    pub fn native_len(&self, v: Value) -> Option<usize> {
        Some(match self.heap.payload(v.id()?) {
            Payload::Str(s) => s.len(),
            Payload::List(items) => items.len(),
            Payload::Tuple(items) => items.len(),
            Payload::Dict(dict) => dict.len(),
            Payload::Set(set) => set.len(),
            Payload::Bytes(b) => b.len(),
            Payload::ByteArray(b) => b.len(),
            Payload::Deque(deque) => deque.items.len(),
            Payload::Range(range) => range.len(),
            Payload::DictView(view) => self.native_len(view.0)?,
            &Payload::MappingProxy(inner) => self.native_len(inner)?,
            _ => return None,
        })
    }

    /// `len(v)`, borrowed: an Int.
    pub fn len(&mut self, v: Value) -> R {
        let class = self.class_of(v);
        if self.is_core(class)
            && let Some(len) = self.native_len(v)
        {
            return Ok(Value::Int(len as i64));
        }
        if self.lookup_special(v, self.names.len).is_none() {
            let name = self.type_name(v);
            return Err(self.type_error(format!("object of type '{name}' has no len()")));
        }
        self.chain(
            &[],
            |vm, _, result| {
                let v = result?;
                vm.checked_len(v)
            },
            |vm| match vm.call_special(v, vm.names.len, &[]) {
                Some(result) => result,
                None => unreachable!("it was found above"),
            },
        )
    }

    /// What `__len__` gave (owned), as a length.
    fn checked_len(&mut self, v: Value) -> R {
        let Some(n) = self.int_num(v) else {
            let name = self.type_name(v);
            self.heap.release(v);
            return Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")));
        };
        self.heap.release(v);
        let n = n.big();
        if n.is_negative() {
            return Err(self.value_error("__len__() should return >= 0"));
        }
        match n.to_i64() {
            Some(n) => Ok(Value::Int(n)),
            None => Err(self.overflow_error("cannot fit 'int' into an index-sized integer")),
        }
    }

    /// `len(v)`, consuming `v`.
    pub fn len_owned(&mut self, v: Value) -> R {
        let result = self.len(v);
        self.heap.release(v);
        result
    }

    /// `item in container`, for what its content is. None: nothing that contains items.
    pub fn native_contains(&mut self, container: Value, item: Value) -> Option<R> {
        let id = container.id()?;
        Some(match self.heap.payload(id) {
            Payload::List(_) | Payload::Tuple(_) | Payload::Deque(_) => self.find_in(container, item),
            Payload::Dict(_) => self.dict_op(id, item, Value::Null, DictOp::Contains),
            Payload::Set(_) => self.set_op(id, item, SetOp::Contains, None),
            Payload::Str(s) => match self.text_arc(item) {
                Some(part) => Ok(Value::bool(s.text.contains(&*part))),
                None => {
                    let name = self.type_name(item);
                    Err(self.type_error(format!(
                        "'in <string>' requires string as left operand, not {name}"
                    )))
                }
            },
            Payload::Bytes(_) | Payload::ByteArray(_) => self.bytes_contains(container, item),
            Payload::Range(range) => match self.int_num(item) {
                Some(n) => {
                    let range = **range;
                    let found = n.big().to_i64().is_some_and(|i| range_contains(range, i));
                    Ok(Value::bool(found))
                }
                None => match self.num(item) {
                    Some(super::number::Num::Float(x)) if x.trunc() == x && x.abs() < 9e15 => {
                        Ok(Value::bool(range_contains(**range, x as i64)))
                    }
                    Some(_) => Ok(Value::FALSE),
                    None => return None,
                },
            },
            Payload::DictView(view) => {
                let (dict, part) = **view;
                let dict = dict.id()?;
                match part {
                    DictPart::Keys => self.dict_op(dict, item, Value::Null, DictOp::Contains),
                    DictPart::Values => return None,
                    DictPart::Items => match self.tuple_items(item) {
                        Some(&[key, value]) => self.items_contain(dict, key, value),
                        _ => Ok(Value::FALSE),
                    },
                }
            }
            &Payload::MappingProxy(inner) => self.contains(inner, item),
            _ => return None,
        })
    }

    fn items_contain(&mut self, dict: Id, key: Value, value: Value) -> R {
        self.chain(
            &[value],
            |vm, held, result| {
                let outcome = match result {
                    Ok(Value::Null) => Ok(Value::FALSE),
                    Ok(found) => {
                        let same = vm.equal(found, held[0]);
                        vm.heap.release(found);
                        same
                    }
                    Err(ctl) => Err(ctl),
                };
                vm.release_all(&held);
                outcome
            },
            |vm| vm.dict_op(dict, key, Value::Null, DictOp::GetOr),
        )
    }

    fn bytes_contains(&mut self, container: Value, item: Value) -> R {
        let Some(bytes) = self.bytes_ref(container) else {
            unreachable!("bytes are expected")
        };
        if let Some(part) = self.bytes_ref(item) {
            let found = part.is_empty() || bytes.windows(part.len()).any(|w| w == part);
            return Ok(Value::bool(found));
        }
        match self.int_num(item) {
            Some(n) => match n.big().to_u8() {
                Some(byte) => Ok(Value::bool(bytes.contains(&byte))),
                None => Err(self.value_error("byte must be in range(0, 256)")),
            },
            None => {
                let name = self.type_name(item);
                Err(self.type_error(format!("a bytes-like object is required, not '{name}'")))
            }
        }
    }

    /// `item in container`, borrowed arguments; a Bool.
    pub fn contains(&mut self, container: Value, item: Value) -> R {
        let class = self.class_of(container);
        if self.is_core(class)
            && let Some(result) = self.native_contains(container, item)
        {
            return result;
        }
        match self.lookup_special(container, self.names.contains) {
            Some(method) if method.is_none() => {
                let name = self.type_name(container);
                Err(self.type_error(format!("'{name}' object is not a container")))
            }
            Some(_) => self.chain(
                &[],
                |vm, _, result| {
                    let v = result?;
                    vm.truth_owned(v)
                },
                |vm| match vm.call_special(container, vm.names.contains, &[item]) {
                    Some(result) => result,
                    None => unreachable!("it was found above"),
                },
            ),
            None => {
                if !self.is_iterable(container) {
                    let name = self.type_name(container);
                    return Err(self.type_error(format!("argument of type '{name}' is not iterable")));
                }
                self.find_in(container, item)
            }
        }
    }

    /// `item in container`, consuming both; a Bool.
    pub fn contains_owned(&mut self, container: Value, item: Value) -> R {
        let result = self.contains(container, item);
        self.heap.release(container);
        self.heap.release(item);
        result
    }

    /// Can it be walked? Asks the class only.
    pub fn is_iterable(&mut self, v: Value) -> bool {
        match v {
            Value::Obj(_) => {
                self.native_len(v).is_some()
                    || self
                        .lookup_special(v, self.names.iter)
                        .is_some_and(|m| !m.is_none())
                    || self.lookup_special(v, self.names.getitem).is_some()
            }
            _ => false,
        }
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

fn step_is_one(bounds: Bounds) -> bool {
    bounds.step == 1
}

/// Is `i` one of the range's items?
#[must_use]
pub fn range_contains(range: Range, i: i64) -> bool {
    let inside = if range.step > 0 {
        range.start <= i && i < range.stop
    } else {
        range.stop < i && i <= range.start
    };
    inside && (i128::from(i) - i128::from(range.start)) % i128::from(range.step) == 0
}
