//! `set` and `frozenset`.

use super::slots;
use crate::leaf::set_table::SetTable;
use crate::object::function::NativeDef;
use crate::object::{Id, Payload, Value};
use crate::vm::dicts::DictOp;
use crate::vm::ops::keep_first;
use crate::vm::sets::{SetOp, SetTask};
use crate::vm::{Call, R, Vm};
use switchboard_python_code::{BinaryKind as B, CompareKind as C};

/// Methods of both.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("copy", 1, 1, copy),
    NativeDef::method("union", 1, usize::MAX, union),
    NativeDef::method("intersection", 1, usize::MAX, |vm, args| {
        operate(vm, args, B::And)
    }),
    NativeDef::method("difference", 1, usize::MAX, |vm, args| operate(vm, args, B::Sub)),
    NativeDef::method("symmetric_difference", 2, 2, |vm, args| operate(vm, args, B::Xor)),
    NativeDef::method("issubset", 2, 2, |vm, args| compare_with(vm, args, C::Le)),
    NativeDef::method("issuperset", 2, 2, issuperset),
    NativeDef::method("isdisjoint", 2, 2, isdisjoint),
    NativeDef::slot("__and__", 2, 2, slots::binary::<{ B::And as usize }, false>),
    NativeDef::slot("__rand__", 2, 2, slots::binary::<{ B::And as usize }, true>),
    NativeDef::slot("__or__", 2, 2, slots::binary::<{ B::Or as usize }, false>),
    NativeDef::slot("__ror__", 2, 2, slots::binary::<{ B::Or as usize }, true>),
    NativeDef::slot("__sub__", 2, 2, slots::binary::<{ B::Sub as usize }, false>),
    NativeDef::slot("__rsub__", 2, 2, slots::binary::<{ B::Sub as usize }, true>),
    NativeDef::slot("__xor__", 2, 2, slots::binary::<{ B::Xor as usize }, false>),
    NativeDef::slot("__rxor__", 2, 2, slots::binary::<{ B::Xor as usize }, true>),
    NativeDef::slot("__len__", 1, 1, slots::len),
    NativeDef::slot("__contains__", 2, 2, slots::contains),
    NativeDef::slot("__iter__", 1, 1, slots::iter),
    NativeDef::slot("__repr__", 1, 1, slots::repr),
    NativeDef::class_method("__class_getitem__", 2, 2, slots::class_getitem),
];

/// Methods of `set` alone.
pub static SET_METHODS: &[NativeDef] = &[
    NativeDef::new(new_set),
    NativeDef::slot_keywords("__init__", init),
    NativeDef::method("add", 2, 2, |vm, args| {
        let id = vm.this_set(args[0], "add")?;
        none(vm, |vm| vm.set_op(id, args[1], SetOp::Add, None))
    }),
    NativeDef::method("discard", 2, 2, |vm, args| {
        let id = vm.this_set(args[0], "discard")?;
        none(vm, |vm| vm.set_op(id, args[1], SetOp::Discard, None))
    }),
    NativeDef::method("remove", 2, 2, |vm, args| {
        let id = vm.this_set(args[0], "remove")?;
        none(vm, |vm| vm.set_op(id, args[1], SetOp::Remove, None))
    }),
    NativeDef::method("pop", 1, 1, pop),
    NativeDef::method("clear", 1, 1, |vm, args| {
        let id = vm.this_set(args[0], "clear")?;
        vm.set_clear(id);
        Ok(Value::None)
    }),
    NativeDef::method("update", 1, usize::MAX, |vm, args| change(vm, args, B::Or)),
    NativeDef::method("intersection_update", 1, usize::MAX, |vm, args| {
        change(vm, args, B::And)
    }),
    NativeDef::method("difference_update", 1, usize::MAX, |vm, args| {
        change(vm, args, B::Sub)
    }),
    NativeDef::method("symmetric_difference_update", 2, 2, |vm, args| {
        change(vm, args, B::Xor)
    }),
    NativeDef::slot("__ior__", 2, 2, slots::binary::<{ B::IOr as usize }, false>),
    NativeDef::slot("__iand__", 2, 2, slots::binary::<{ B::IAnd as usize }, false>),
    NativeDef::slot("__isub__", 2, 2, slots::binary::<{ B::ISub as usize }, false>),
    NativeDef::slot("__ixor__", 2, 2, slots::binary::<{ B::IXor as usize }, false>),
];

/// Methods of `frozenset` alone.
pub static FROZEN_METHODS: &[NativeDef] = &[
    NativeDef::new(new_frozenset),
    NativeDef::slot("__hash__", 1, 1, slots::hash),
];

fn none(vm: &mut Vm, act: impl FnOnce(&mut Vm) -> R) -> R {
    vm.chain(&[], |_, _, result| result.map(|_| Value::None), act)
}

fn new_set(vm: &mut Vm, call: &Call) -> R {
    let class = vm.new_class_arg(call.values[0], "set")?;
    Ok(vm.new_set(class, SetTable::new()))
}

fn init(vm: &mut Vm, call: &Call) -> R {
    let id = vm.this_set(call.values[0], "__init__")?;
    let rest = call.skip(1);
    if !rest.names.is_empty() {
        return Err(vm.type_error("set() takes no keyword arguments"));
    }
    if rest.values.len() > 1 {
        let n = rest.values.len();
        return Err(vm.type_error(format!("set expected at most 1 argument, got {n}")));
    }
    vm.set_clear(id);
    match rest.values.first() {
        Some(&source) => vm.set_update(id, source),
        None => Ok(Value::None),
    }
}

fn new_frozenset(vm: &mut Vm, call: &Call) -> R {
    let class = vm.new_class_arg(call.values[0], "frozenset")?;
    let rest = call.skip(1);
    if !rest.names.is_empty() && class == vm.types.frozenset {
        return Err(vm.type_error("frozenset() takes no keyword arguments"));
    }
    let source = match rest.positional() {
        [] => None,
        [source] => Some(*source),
        more => {
            let n = more.len();
            return Err(vm.type_error(format!("frozenset expected at most 1 argument, got {n}")));
        }
    };
    if let Some(source) = source
        && class == vm.types.frozenset
        && vm.class_of(source) == class
    {
        return Ok(vm.heap.retain(source));
    }
    let set = vm.new_set(class, SetTable::new());
    let (Some(id), Some(source)) = (set.id(), source) else {
        return Ok(set);
    };
    let result = vm.chain(&[set], keep_first, |vm| vm.set_update(id, source));
    vm.heap.release(set);
    result
}

/// The exact class of a method's result.
fn result_class(vm: &Vm, v: Value) -> Id {
    if vm.is_instance_of(v, vm.types.frozenset) {
        vm.types.frozenset
    } else {
        vm.types.set
    }
}

fn copy(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_set(args[0], "copy")?;
    let class = result_class(vm, args[0]);
    if vm.class_of(args[0]) == vm.types.frozenset {
        return Ok(vm.heap.retain(args[0]));
    }
    Ok(vm.set_copy(id, class))
}

fn union(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_set(args[0], "union")?;
    let class = result_class(vm, args[0]);
    let result = vm.set_copy(id, class);
    let outcome = apply(vm, result, &args[1..], B::Or, true);
    vm.heap.release(result);
    outcome
}

/// `intersection`, `difference`, `symmetric_difference`: a new set, by one argument after the other.
fn operate(vm: &mut Vm, args: &[Value], kind: B) -> R {
    let id = vm.this_set(args[0], "intersection")?;
    let class = result_class(vm, args[0]);
    if kind == B::Sub
        && let [_, other] = args
        && let Some(other) = vm.set_id(*other)
    {
        return vm.set_operator(B::Sub, id, other, class);
    }
    if kind == B::Xor
        && let [set, other] = *args
    {
        // CPython starts from a set of the other's items and takes this one's into it: the order shows it.
        let result = vm.new_set(class, crate::leaf::set_table::SetTable::new());
        let outcome = vm.chain(
            &[result, set],
            |vm, held, made| {
                let outcome = made.and_then(|v| {
                    vm.heap.release(v);
                    apply(vm, held[0], &held[1..], B::Xor, true)
                });
                vm.release_all(&held);
                outcome
            },
            |vm| match vm.set_id(result) {
                Some(made) => vm.set_update(made, other),
                None => unreachable!("a set was just made"),
            },
        );
        vm.heap.release(result);
        return outcome;
    }
    let result = vm.set_copy(id, class);
    let outcome = apply(vm, result, &args[1..], kind, true);
    vm.heap.release(result);
    outcome
}

/// `update` and its kin: changes the set itself.
fn change(vm: &mut Vm, args: &[Value], kind: B) -> R {
    vm.this_set(args[0], "update")?;
    apply(vm, args[0], &args[1..], kind, false)
}

/// Changes `set` by each of `others` in turn; gives the set, or None.
fn apply(vm: &mut Vm, set: Value, others: &[Value], kind: B, give_set: bool) -> R {
    let items = others.to_vec();
    for &other in &items {
        vm.heap.retain(other);
    }
    let code = B::ALL.iter().position(|&k| k == kind).unwrap_or(0) as i64;
    let held = [set, Value::Int(code)];
    let all = |vm: &mut Vm| {
        vm.each(&held, items, |vm, held, other| match held[1] {
            Value::Int(code) => apply_one(vm, held[0], other, B::ALL[code as usize]),
            _ => unreachable!("the operator was put there"),
        })
    };
    if give_set {
        vm.chain(&[set], keep_first, all)
    } else {
        all(vm)
    }
}

fn apply_one(vm: &mut Vm, set: Value, other: Value, kind: B) -> R {
    let Some(id) = vm.set_id(set) else {
        unreachable!("a set is changed")
    };
    if kind == B::Or {
        return vm.set_update(id, other);
    }
    if let Some(other) = vm.set_id(other) {
        return vm.set_assign(kind, id, other);
    }
    let code = B::ALL.iter().position(|&k| k == kind).unwrap_or(0) as i64;
    // An iterable: `&` walks it as it comes, `-` discards each, `^` makes a set of it first.
    if kind == B::Xor {
        return vm.as_set(other, &[set], |vm, held, result| {
            let outcome = result.and_then(|made| {
                let outcome = match (held[0].id(), made.id()) {
                    (Some(x), Some(y)) => vm.set_assign(B::Xor, x, y),
                    _ => unreachable!("both are sets"),
                };
                vm.heap.release(made);
                outcome
            });
            vm.release_all(&held);
            outcome
        });
    }
    vm.chain(
        &[set, Value::Int(code)],
        |vm, held, result| {
            let outcome = result.and_then(|list| {
                let keys = Vm::plain_keys(vm.take_list(list));
                let Some(id) = held[0].id() else {
                    unreachable!("a set is an object")
                };
                if held[1] == Value::Int(B::Sub as i64) {
                    return vm.set_task(id, keys, SetTask::Discard, Value::None);
                }
                let result = vm.new_set(vm.types.set, SetTable::new());
                vm.chain(
                    &held[..1],
                    |vm, held, result| {
                        let outcome = result.map(|made| {
                            if let Some(id) = held[0].id() {
                                vm.set_replace(id, made);
                            }
                            Value::None
                        });
                        vm.release_all(&held);
                        outcome
                    },
                    |vm| vm.set_task(id, keys, SetTask::Filter(true), result),
                )
            });
            vm.release_all(&held);
            outcome
        },
        |vm| vm.collect(other),
    )
}

fn pop(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_set(args[0], "pop")?;
    match vm.set_mut(id).table.pop() {
        Some((_, key)) => Ok(key),
        None => {
            let text = vm.new_str("pop from an empty set");
            Err(vm.throw_value(vm.types.key_error, text))
        }
    }
}

fn compare_with(vm: &mut Vm, args: &[Value], kind: C) -> R {
    vm.this_set(args[0], "issubset")?;
    let code = C::ALL.iter().position(|&k| k == kind).unwrap_or(0) as i64;
    vm.as_set(args[1], &[args[0], Value::Int(code)], |vm, held, result| {
        let outcome = result.and_then(|other| {
            let outcome = match (held[0].id(), other.id(), held[1]) {
                (Some(x), Some(y), Value::Int(code)) => vm.compare_sets(C::ALL[code as usize], x, y),
                _ => unreachable!("both are sets"),
            };
            vm.heap.release(other);
            outcome
        });
        vm.release_all(&held);
        outcome
    })
}

fn issuperset(vm: &mut Vm, args: &[Value]) -> R {
    compare_with(vm, args, C::Ge)
}

fn isdisjoint(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_set(args[0], "isdisjoint")?;
    if let Some(other) = vm.set_id(args[1]) {
        let (walked, searched) = if vm.set(other).len() > vm.set(id).len() {
            (id, other)
        } else {
            (other, id)
        };
        let keys = vm.set_keys(walked);
        return vm.set_task(searched, keys, SetTask::All(false), Value::Null);
    }
    vm.chain(
        &[args[0]],
        |vm, held, result| {
            let outcome = result.and_then(|list| {
                let keys = Vm::plain_keys(vm.take_list(list));
                match held[0].id() {
                    Some(id) => vm.set_task(id, keys, SetTask::All(false), Value::Null),
                    None => unreachable!("a set is an object"),
                }
            });
            vm.release_all(&held);
            outcome
        },
        |vm| vm.collect(args[1]),
    )
}

impl Vm {
    /// Is `key` in a dict or set, without the words of `in`?
    pub fn has_key(&mut self, container: Value, key: Value) -> R {
        match container.id().map(|id| (id, self.heap.payload(id))) {
            Some((id, Payload::Dict(_))) => self.dict_op(id, key, Value::Null, DictOp::Contains),
            Some((id, Payload::Set(_))) => self.set_op(id, key, SetOp::Contains, None),
            _ => self.contains(container, key),
        }
    }
}
