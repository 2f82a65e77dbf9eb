//! The iterators of the built-in types.

use crate::object::function::NativeDef;
use crate::object::{Payload, Value};
use crate::vm::{R, Vm};

/// Methods of every one of them.
pub static METHODS: &[NativeDef] = &[
    NativeDef::slot("__iter__", 1, 1, |vm, args| Ok(vm.heap.retain(args[0]))),
    NativeDef::slot("__next__", 1, 1, next),
    NativeDef::method("__length_hint__", 1, 1, length_hint),
];

fn next(vm: &mut Vm, args: &[Value]) -> R {
    match args[0].id().map(|id| vm.heap.payload(id)) {
        Some(
            Payload::SeqIter(_)
            | Payload::ReverseIter(_)
            | Payload::RangeIter(_)
            | Payload::DictIter(_)
            | Payload::SetIter(_)
            | Payload::CallIter(_),
        ) => vm.next_of(args[0]),
        _ => Err(vm.wrong_receiver(args[0], "__next__")),
    }
}

fn length_hint(vm: &mut Vm, args: &[Value]) -> R {
    let left = match args[0].id().map(|id| vm.heap.payload(id)) {
        Some(Payload::RangeIter(range)) => range.len(),
        Some(Payload::SeqIter(pair)) => vm.native_len(pair.0).unwrap_or(0).saturating_sub(pair.1),
        Some(Payload::ReverseIter(pair)) => pair.1,
        Some(Payload::SetIter(iter)) => vm.native_len(iter.set).unwrap_or(0).saturating_sub(iter.position),
        Some(Payload::DictIter(iter)) => vm
            .native_len(iter.dict)
            .unwrap_or(0)
            .saturating_sub(iter.position),
        _ => 0,
    };
    Ok(Value::Int(left as i64))
}
