//! `len(obj)`, `item in obj`, and whether an object can be iterated over.

use super::dicts::DictOp;
use super::sets::SetOp;
use super::{R, Vm};
use crate::object::payload::{DictPart, Range};
use crate::object::{Id, Payload, Value};
use num_traits::{Signed, ToPrimitive};

impl Vm {
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
