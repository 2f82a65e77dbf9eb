//! Whole-container operations: updating a dict from anything, the operators of sets, growing lists and deques.

use super::dicts::DictOp;
use super::number::base_kind;
use super::ops::keep_first;
use super::sets::{Keys, SetTask};
use super::{R, Vm};
use crate::object::{Id, Payload, Value};
use switchboard_python_code::BinaryKind as B;

impl Vm {
    /// A copy of a dict's entries as a new `dict`.
    pub fn dict_copy(&mut self, dict: Id) -> Value {
        let table = self.dict(dict).table.copy();
        for (_, key, value) in table.iter() {
            self.heap.retain(key);
            self.heap.retain(value);
        }
        let copy = crate::object::dict::Dict { table };
        Value::Obj(self.heap.alloc(self.types.dict, Payload::Dict(Box::new(copy))))
    }

    /// `dict.update(mapping)`, consuming `mapping`. With a function (borrowed): the merging of its call's keywords.
    pub fn dict_update_owned(&mut self, dict: Value, mapping: Value, function: Option<Value>) -> R {
        let Some(id) = self.dict_id(dict) else {
            unreachable!("a dict is updated")
        };
        let result = match function {
            Some(function) => self.dict_merge_keywords(id, mapping, function),
            None => self.dict_merge_mapping(id, mapping),
        };
        self.heap.release(mapping);
        result
    }

    fn dict_merge_keywords(&mut self, dict: Id, mapping: Value, function: Value) -> R {
        if !self.is_mapping_like(mapping) {
            let (callable, name) = (self.callable_text(function), self.type_name(mapping));
            return Err(self.type_error(format!(
                "{callable} argument after ** must be a mapping, not {name}"
            )));
        }
        self.dict_update(dict, mapping, Some(function))
    }

    /// `{**mapping}`: only mappings.
    fn dict_merge_mapping(&mut self, dict: Id, mapping: Value) -> R {
        if !self.is_mapping_like(mapping) {
            let name = self.type_name(mapping);
            return Err(self.type_error(format!("'{name}' object is not a mapping")));
        }
        self.dict_update(dict, mapping, None)
    }

    /// Has it `keys`?
    fn is_mapping_like(&mut self, v: Value) -> bool {
        matches!(
            v.id().map(|id| self.heap.payload(id)),
            Some(Payload::MappingProxy(_))
        ) || self.dict_id(v).is_some()
            || self.lookup_special(v, self.names.keys).is_some()
    }

    /// Updates a dict from a mapping, or from an iterable of pairs; borrowed arguments, gives None.
    pub fn dict_update(&mut self, dict: Id, other: Value, function: Option<Value>) -> R {
        // A view of a dict as `vars(cls)` or `Enum.__members__` gives it stands for that dict.
        let other = match other.id().map(|id| self.heap.payload(id)) {
            Some(&Payload::MappingProxy(inner)) => inner,
            _ => other,
        };
        if let Some(theirs) = self.dict_id(other)
            && self.keeps_dict_iteration(other)
        {
            if theirs == dict {
                return Ok(Value::None);
            }
            if function.is_none() && self.dict(dict).is_empty() && !self.dict(theirs).is_empty() {
                let source = self.dict(theirs).table.clone();
                if self.dict_mut(dict).table.begin_merge(&source) {
                    for (_, key, value) in source.iter() {
                        self.heap.retain(key);
                        self.heap.retain(value);
                    }
                    return Ok(Value::None);
                }
            }
            let pairs = self.dict_pairs(theirs);
            return self.dict_set_pairs(dict, pairs, function);
        }
        let function = function.unwrap_or(Value::Null);
        let held = [Value::Obj(dict), other, function];
        if self.lookup_special(other, self.names.keys).is_none() {
            return self.walk(&held[..1], other, set_pair);
        }
        self.chain(
            &held,
            |vm, held, result| {
                let outcome = result.and_then(|keys| {
                    let outcome = vm.walk(&held, keys, set_from_mapping);
                    vm.heap.release(keys);
                    outcome
                });
                vm.release_all(&held);
                outcome
            },
            |vm| vm.call_special_found(other, vm.names.keys, &[]),
        )
    }

    /// Is iterating over this dict what `dict` itself does?
    fn keeps_dict_iteration(&mut self, v: Value) -> bool {
        let class = self.class_of(v);
        class == self.types.dict
            || self.lookup_mro(class, self.names.iter) == self.lookup_mro(self.types.dict, self.names.iter)
    }

    /// `a OP b` of two sets (or views of keys or items); None when they are not.
    pub fn set_binary(&mut self, kind: B, a: Value, b: Value) -> Option<R> {
        let left_is_set = self.set_id(a).is_some();
        if left_is_set {
            self.set_id(b).or_else(|| self.view_id(b))?;
        } else {
            self.view_id(a)?;
            if !self.is_iterable(b) {
                return None;
            }
        }
        if let (Some(x), Some(y)) = (self.set_id(a), self.set_id(b)) {
            let class = if self.is_instance_of(a, self.types.frozenset) {
                self.types.frozenset
            } else {
                self.types.set
            };
            return Some(self.set_operator(base_kind(kind), x, y, class));
        }
        let kind_value = Value::Int(B::ALL.iter().position(|&k| k == base_kind(kind)).unwrap_or(0) as i64);
        Some(self.as_set(a, &[b, kind_value], |vm, held, result| {
            let outcome = result.and_then(|x| {
                let outcome = vm.as_set(held[0], &[x, held[1]], |vm, held, result| {
                    let outcome = result.and_then(|y| {
                        let (Some(x), Some(other), Value::Int(kind)) = (held[0].id(), y.id(), held[1]) else {
                            unreachable!("both have been made sets")
                        };
                        let class = vm.types.set;
                        let outcome = vm.set_operator(B::ALL[kind as usize], x, other, class);
                        vm.heap.release(y);
                        outcome
                    });
                    vm.release_all(&held);
                    outcome
                });
                vm.heap.release(x);
                outcome
            });
            vm.release_all(&held);
            outcome
        }))
    }

    fn view_id(&self, v: Value) -> Option<Id> {
        v.id().filter(|&id| matches!(self.heap.payload(id), Payload::DictView(view) if view.1 != crate::object::payload::DictPart::Values))
    }

    /// Goes on with an iterable's items as a set (owned); a set is itself.
    pub fn as_set(&mut self, v: Value, held: &[Value], go: super::chain::Go) -> R {
        if self.set_id(v).is_some() {
            return self.chain(held, go, |vm| Ok(vm.heap.retain(v)));
        }
        let set = self.new_set(self.types.set, Default::default());
        let Some(id) = set.id() else {
            unreachable!("a set is an object")
        };
        let result = self.chain(held, go, |vm| {
            vm.chain(&[set], keep_first, |vm| vm.set_update(id, v))
        });
        self.heap.release(set);
        result
    }

    /// A copy of a set as a new set of `class`.
    pub fn set_copy(&mut self, set: Id, class: Id) -> Value {
        let table = self.set(set).table.copy();
        for (_, key) in table.iter() {
            self.heap.retain(key);
        }
        self.new_set(class, table)
    }

    /// `x OP y` of two sets as a new set of `class`, in the order of CPython's result.
    pub fn set_operator(&mut self, kind: B, x: Id, y: Id, class: Id) -> R {
        let empty = |vm: &mut Self| vm.new_set(class, Default::default());
        match kind {
            B::Or => {
                let result = self.set_copy(x, class);
                let Some(id) = result.id() else {
                    unreachable!("a set is an object")
                };
                let outcome = self.chain(&[result], keep_first, |vm| vm.set_update(id, Value::Obj(y)));
                self.heap.release(result);
                outcome
            }
            B::And => {
                if x == y {
                    return Ok(self.set_copy(x, class));
                }
                // The smaller is walked; of equal ones the right one.
                let (walked, searched) = if self.set(y).len() > self.set(x).len() {
                    (x, y)
                } else {
                    (y, x)
                };
                let keys = self.set_keys(walked);
                let result = empty(self);
                self.set_task(searched, keys, SetTask::Filter(true), result)
            }
            B::Sub => {
                if self.set(x).len() >> 2 > self.set(y).len() {
                    let result = self.set_copy(x, class);
                    let Some(id) = result.id() else {
                        unreachable!("a set is an object")
                    };
                    let keys = self.set_keys(y);
                    return self.set_task(id, keys, SetTask::Discard, result);
                }
                let keys = self.set_keys(x);
                let result = empty(self);
                self.set_task(y, keys, SetTask::Filter(false), result)
            }
            _ => {
                let result = self.set_copy(y, class);
                let Some(id) = result.id() else {
                    unreachable!("a set is an object")
                };
                let keys = self.set_keys(x);
                self.set_task(id, keys, SetTask::Toggle, result)
            }
        }
    }

    /// `a OP= b` of a set and a set (or view); None when they are not.
    pub fn set_in_place(&mut self, kind: B, a: Value, b: Value) -> Option<R> {
        let x = self.set_id(a)?;
        if self.view_id(b).is_some() {
            let kind_value =
                Value::Int(B::ALL.iter().position(|&k| k == base_kind(kind)).unwrap_or(0) as i64);
            return Some(self.as_set(b, &[a, kind_value], |vm, held, result| {
                let outcome = result.and_then(|y| {
                    let (Value::Int(kind), Some(x), Some(other)) = (held[1], held[0].id(), y.id()) else {
                        unreachable!("both are sets")
                    };
                    let outcome = vm.set_assign(B::ALL[kind as usize], x, other);
                    vm.heap.release(y);
                    outcome
                });
                vm.release_all(&held);
                outcome
            }));
        }
        let y = self.set_id(b)?;
        Some(self.set_assign(base_kind(kind), x, y))
    }

    /// Changes `x` to `x OP y`; gives `x`.
    pub fn set_assign(&mut self, kind: B, x: Id, y: Id) -> R {
        let this = Value::Obj(x);
        match kind {
            B::Or => self.chain(&[this], keep_first, |vm| vm.set_update(x, Value::Obj(y))),
            B::And => self.chain(
                &[this],
                |vm, held, result| {
                    let outcome = match (result, held[0].id()) {
                        (Ok(result), Some(x)) => {
                            vm.set_replace(x, result);
                            Ok(vm.heap.retain(held[0]))
                        }
                        (Err(ctl), _) => Err(ctl),
                        _ => unreachable!("a set is an object"),
                    };
                    vm.release_all(&held);
                    outcome
                },
                |vm| vm.set_operator(B::And, x, y, vm.types.set),
            ),
            B::Sub | B::Xor if x == y => {
                self.set_clear(x);
                Ok(self.heap.retain(this))
            }
            B::Sub => {
                let keys = self.set_keys(y);
                self.heap.retain(this);
                self.set_task(x, keys, SetTask::Discard, this)
            }
            _ => {
                let keys = self.set_keys(y);
                self.heap.retain(this);
                self.set_task(x, keys, SetTask::Toggle, this)
            }
        }
    }

    /// Gives a set the keys of a result (owned).
    pub fn set_replace(&mut self, set: Id, result: Value) {
        let Some(result_id) = self.set_id(result) else {
            unreachable!("a set is expected")
        };
        let table = std::mem::take(&mut self.set_mut(result_id).table);
        let old: Vec<Value> = self.set(set).table.iter().map(|(_, key)| key).collect();
        self.set_mut(set).table.take_keys_of(table);
        self.release_all(&old);
        self.heap.release(result);
    }

    /// `set.clear()`
    pub fn set_clear(&mut self, set: Id) {
        let old: Vec<Value> = self.set(set).table.iter().map(|(_, key)| key).collect();
        self.set_mut(set).table.clear();
        self.release_all(&old);
    }

    /// Owned keys without hashes.
    #[must_use]
    pub fn plain_keys(items: Vec<Value>) -> Keys {
        items.into_iter().map(|v| (None, v)).collect()
    }

    /// Extends a deque by an iterable (borrowed); gives None.
    pub fn deque_extend(&mut self, deque: Value, iterable: Value, left: bool) -> R {
        if deque.is(iterable) {
            let items: Vec<Value> = self
                .deque_ref(deque)
                .map_or(Vec::new(), |d| d.items.iter().copied().collect());
            for item in items {
                self.heap.retain(item);
                self.deque_push(deque, item, left);
            }
            return Ok(Value::None);
        }
        self.walk(&[deque, Value::bool(left)], iterable, |vm, held, item, _| {
            vm.heap.retain(item);
            vm.deque_push(held[0], item, held[1] == Value::TRUE);
            Ok(Value::None)
        })
    }

    /// Puts an item (owned) at an end of a deque; one falls off the other end of a full one.
    pub fn deque_push(&mut self, deque: Value, item: Value, left: bool) {
        let Some(Payload::Deque(content)) = deque.id().map(|id| self.heap.payload_mut(id)) else {
            unreachable!("a deque is expected")
        };
        content.version = content.version.wrapping_add(1);
        if left {
            content.items.push_front(item);
        } else {
            content.items.push_back(item);
        }
        let fallen = if content.maxlen.is_some_and(|most| content.items.len() > most) {
            if left {
                content.items.pop_back()
            } else {
                content.items.pop_front()
            }
        } else {
            None
        };
        self.heap.release(fallen.unwrap_or(Value::Null));
    }
}

/// Sets the key and value that an element of `dict.update`'s iterable is.
fn set_pair(vm: &mut Vm, held: &[Value], item: Value, at: usize) -> R {
    let Some(dict) = held[0].id() else {
        unreachable!("a dict is an object")
    };
    if let Some(items) = vm.items_of(item)
        && let [key, value] = items[..]
    {
        return vm.dict_op(dict, key, value, DictOp::Set);
    }
    if !vm.is_iterable(item) {
        let text = format!("cannot convert dictionary update sequence element #{at} to a sequence");
        return Err(vm.type_error(text));
    }
    vm.chain(
        &[held[0], Value::Int(at as i64)],
        |vm, held, result| {
            let outcome = result.and_then(|list| {
                let pair = vm.take_list(list);
                let outcome = match (held[0].id(), &pair[..]) {
                    (Some(dict), &[key, value]) => vm.dict_op(dict, key, value, DictOp::Set),
                    _ => {
                        let (n, Value::Int(at)) = (pair.len(), held[1]) else {
                            unreachable!("the number was put there")
                        };
                        let text =
                            format!("dictionary update sequence element #{at} has length {n}; 2 is required");
                        Err(vm.value_error(text))
                    }
                };
                vm.release_all(&pair);
                outcome
            });
            vm.release_all(&held);
            outcome
        },
        |vm| vm.collect(item),
    )
}

/// Sets a key of a mapping to its value there: dict, mapping, function or Null.
fn set_from_mapping(vm: &mut Vm, held: &[Value], key: Value, _: usize) -> R {
    vm.chain(
        &[held[0], held[2], key],
        |vm, held, result| {
            let outcome = result.and_then(|value| {
                let Some(dict) = held[0].id() else {
                    unreachable!("a dict is an object")
                };
                let function = (!held[1].is_null()).then_some(held[1]);
                let key = vm.heap.retain(held[2]);
                vm.dict_set_pairs(dict, vec![(None, key, value)], function)
            });
            vm.release_all(&held);
            outcome
        },
        |vm| vm.get_item(held[1], key),
    )
}

impl Vm {
    /// `d.get(key)`-like lookup that gives Null when the key is absent; borrowed arguments.
    pub fn dict_get_or_null(&mut self, dict: Id, key: Value) -> R {
        self.dict_op(dict, key, Value::Null, DictOp::GetOr)
    }
}
