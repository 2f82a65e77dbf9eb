//! `obj[key] = value` and `del obj[key]`.

use super::dicts::DictOp;
use super::items::Index;
use super::sequences::Bounds;
use super::{R, Vm};
use crate::object::{Id, Payload, Value};
use num_traits::ToPrimitive;

impl Vm {
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
            && let Payload::ByteArray(_) = self.heap.payload(id)
        {
            return self.replace_bytes(id, bounds, bytes);
        }
        let shape = [bounds.start, bounds.stop, bounds.step].map(Value::Int);
        self.chain(
            &[Value::Obj(id), shape[0], shape[1], shape[2]],
            |vm, held, result| {
                let outcome = result.and_then(|list| {
                    let (Some(id), Value::Int(start), Value::Int(stop), Value::Int(step)) =
                        (held[0].id(), held[1], held[2], held[3])
                    else {
                        unreachable!("the shape was put there as integers")
                    };
                    if matches!(vm.heap.payload(id), Payload::ByteArray(_)) {
                        let items = vm.take_list(list);
                        let bytes = crate::builtins::bytes::byte_items(vm, &items, "byte");
                        vm.release_all(&items);
                        let count = count_of(start, stop, step);
                        let bounds = Bounds {
                            start,
                            stop,
                            step,
                            count,
                        };
                        return vm.replace_bytes(id, bounds, bytes?);
                    }
                    let items = vm.take_list(list);
                    vm.replace_slice(id, start, stop, step, items)
                });
                vm.release_all(&held);
                outcome
            },
            |vm| {
                let bytes = matches!(vm.heap.payload(id), Payload::ByteArray(_));
                if bytes && (!vm.is_iterable(value) || vm.str_of(value).is_some()) {
                    let text = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
                    return Err(vm.type_error(text));
                }
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

    /// `bytearray[slice] = bytes`
    fn replace_bytes(&mut self, id: Id, bounds: Bounds, bytes: Vec<u8>) -> R {
        let Payload::ByteArray(mine) = self.heap.payload_mut(id) else {
            unreachable!("it was a bytearray a moment ago")
        };
        if bounds.step == 1 {
            // Whatever made the bytes may have shortened it.
            let start = (bounds.start as usize).min(mine.len());
            let end = (start + bounds.count).min(mine.len());
            mine.splice(start..end, bytes);
        } else if bytes.len() == bounds.count {
            for (at, byte) in bounds.positions().zip(bytes) {
                if let Some(old) = mine.get_mut(at) {
                    *old = byte;
                }
            }
        } else {
            let text = format!(
                "attempt to assign bytes of size {} to extended slice of size {}",
                bytes.len(),
                bounds.count
            );
            return Err(self.value_error(text));
        }
        Ok(Value::None)
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
            let count = count_of(start, stop, step);
            if items.len() != count {
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
}

/// How many positions a slice has.
fn count_of(start: i64, stop: i64, step: i64) -> usize {
    let count = if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else if step < 0 && stop < start {
        (start - stop - 1) / -step + 1
    } else {
        0
    };
    count as usize
}

fn step_is_one(bounds: Bounds) -> bool {
    bounds.step == 1
}
