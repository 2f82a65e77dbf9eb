//! `collections.deque`.

use super::{list, slots};
use crate::object::function::NativeDef;
use crate::object::payload::Deque;
use crate::object::{Payload, Value};
use crate::vm::find::FindWhat;
use crate::vm::{Call, R, Vm};
use std::collections::VecDeque;
use switchboard_python_code::BinaryKind as B;

/// Methods of `deque`, beside the special ones of sequences.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(new),
    NativeDef::slot_keywords("__init__", init),
    NativeDef::method("append", 2, 2, |vm, args| push(vm, args, false)),
    NativeDef::method("appendleft", 2, 2, |vm, args| push(vm, args, true)),
    NativeDef::method("pop", 1, 1, |vm, args| take(vm, args, false)),
    NativeDef::method("popleft", 1, 1, |vm, args| take(vm, args, true)),
    NativeDef::method("extend", 2, 2, |vm, args| {
        vm.deque_extend(args[0], args[1], false)
    }),
    NativeDef::method("extendleft", 2, 2, |vm, args| {
        vm.deque_extend(args[0], args[1], true)
    }),
    NativeDef::method("clear", 1, 1, clear),
    NativeDef::method("copy", 1, 1, copy),
    NativeDef::method("__copy__", 1, 1, copy),
    NativeDef::method("count", 2, 2, |vm, args| {
        vm.find(args[0], args[1], FindWhat::Count, 0, usize::MAX)
    }),
    NativeDef::method("index", 2, 4, index),
    NativeDef::method("insert", 3, 3, insert),
    NativeDef::method("remove", 2, 2, |vm, args| {
        vm.find(args[0], args[1], FindWhat::Remove, 0, usize::MAX)
    }),
    NativeDef::method("reverse", 1, 1, reverse),
    NativeDef::method("rotate", 1, 2, rotate),
    NativeDef::method("__reversed__", 1, 1, reversed),
    NativeDef::slot("__iadd__", 2, 2, slots::sequence_binary::<{ B::IAdd as usize }>),
    NativeDef::getter("maxlen", maxlen),
    NativeDef::class_method("__class_getitem__", 2, 2, slots::class_getitem),
];

fn new(vm: &mut Vm, call: &Call) -> R {
    let class = vm.new_class_arg(call.values[0], "deque")?;
    let deque = Deque {
        items: VecDeque::new(),
        maxlen: None,
        version: 0,
    };
    Ok(Value::Obj(vm.heap.alloc(class, Payload::Deque(Box::new(deque)))))
}

fn init(vm: &mut Vm, call: &Call) -> R {
    let this = call.values[0];
    let [iterable, maxlen] = vm.parse_args("deque", &call.skip(1), ["iterable", "maxlen"], 0, 2)?;
    let maxlen = match maxlen {
        Value::Null | Value::None => None,
        v => {
            let n = match vm.int_num(v) {
                Some(_) => vm.index_arg(v)?,
                None => return Err(vm.type_error("an integer is required")),
            };
            if n < 0 {
                return Err(vm.value_error("maxlen must be non-negative"));
            }
            Some(n as usize)
        }
    };
    drop_items(vm, this)?;
    content(vm, this)?.maxlen = maxlen;
    if iterable.is_null() {
        Ok(Value::None)
    } else {
        vm.deque_extend(this, iterable, false)
    }
}

/// The content of a receiver, to be changed.
fn content(vm: &mut Vm, v: Value) -> R<&mut Deque> {
    if !matches!(v.id().map(|id| vm.heap.payload(id)), Some(Payload::Deque(_))) {
        return Err(vm.wrong_receiver(v, "append"));
    }
    match v.id().map(|id| vm.heap.payload_mut(id)) {
        Some(Payload::Deque(deque)) => {
            deque.version = deque.version.wrapping_add(1);
            Ok(deque)
        }
        _ => unreachable!("checked above"),
    }
}

fn drop_items(vm: &mut Vm, v: Value) -> R<()> {
    let old: Vec<Value> = content(vm, v)?.items.drain(..).collect();
    vm.release_all(&old);
    Ok(())
}

fn push(vm: &mut Vm, args: &[Value], left: bool) -> R {
    content(vm, args[0])?;
    vm.check_bytes(16)?;
    vm.heap.retain(args[1]);
    vm.deque_push(args[0], args[1], left);
    Ok(Value::None)
}

fn take(vm: &mut Vm, args: &[Value], left: bool) -> R {
    let items = &mut content(vm, args[0])?.items;
    match if left { items.pop_front() } else { items.pop_back() } {
        Some(item) => Ok(item),
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn clear(vm: &mut Vm, args: &[Value]) -> R {
    drop_items(vm, args[0])?;
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &[Value]) -> R {
    let deque = content(vm, args[0])?.clone();
    for &item in &deque.items {
        vm.heap.retain(item);
    }
    let class = vm.class_of(args[0]);
    Ok(Value::Obj(vm.heap.alloc(class, Payload::Deque(Box::new(deque)))))
}

fn index(vm: &mut Vm, args: &[Value]) -> R {
    let len = content(vm, args[0])?.items.len();
    let (start, stop) = list::index_bounds(vm, args, len)?;
    vm.find(args[0], args[1], FindWhat::Index, start, stop)
}

fn insert(vm: &mut Vm, args: &[Value]) -> R {
    let at = vm.index_arg(args[1])?;
    let deque = content(vm, args[0])?;
    if deque.maxlen.is_some_and(|most| deque.items.len() >= most) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    let len = deque.items.len() as i64;
    let at = if at < 0 {
        (at.saturating_add(len)).max(0)
    } else {
        at.min(len)
    };
    deque.items.insert(at as usize, args[2]);
    vm.heap.retain(args[2]);
    Ok(Value::None)
}

fn reverse(vm: &mut Vm, args: &[Value]) -> R {
    content(vm, args[0])?.items.make_contiguous().reverse();
    Ok(Value::None)
}

fn rotate(vm: &mut Vm, args: &[Value]) -> R {
    let n = match args.get(1) {
        Some(&v) => vm.index_arg(v)?,
        None => 1,
    };
    let items = &mut content(vm, args[0])?.items;
    if !items.is_empty() {
        items.rotate_right(n.rem_euclid(items.len() as i64) as usize);
    }
    Ok(Value::None)
}

fn reversed(vm: &mut Vm, args: &[Value]) -> R {
    let mut deque = content(vm, args[0])?.clone();
    deque.items.make_contiguous().reverse();
    for &item in &deque.items {
        vm.heap.retain(item);
    }
    let copy = Value::Obj(vm.heap.alloc(vm.types.deque, Payload::Deque(Box::new(deque))));
    Ok(vm.deque_iter_owned(copy))
}

fn maxlen(vm: &mut Vm, args: &[Value]) -> R {
    Ok(vm
        .deque_ref(args[0])
        .and_then(|d| d.maxlen)
        .map_or(Value::None, |n| Value::Int(n as i64)))
}
