//! `slice`.

use super::slots;
use crate::object::function::NativeDef;
use crate::object::{Payload, Value};
use crate::vm::chain::Held;
use crate::vm::{Call, R, Vm};

/// Methods of `slice`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(new),
    NativeDef::method("indices", 2, 2, indices),
    NativeDef::slot("__repr__", 1, 1, slots::repr),
    NativeDef::getter("start", |vm, args| part(vm, args, 0)),
    NativeDef::getter("stop", |vm, args| part(vm, args, 1)),
    NativeDef::getter("step", |vm, args| part(vm, args, 2)),
];

fn new(vm: &mut Vm, call: &Call) -> R {
    if !call.names.is_empty() {
        return Err(vm.type_error("slice() takes no keyword arguments"));
    }
    let parts = match call.values[1..] {
        [stop] => [Value::None, stop, Value::None],
        [start, stop] => [start, stop, Value::None],
        [start, stop, step] => [start, stop, step],
        [] => return Err(vm.type_error("slice expected at least 1 argument, got 0")),
        ref more => {
            let n = more.len();
            return Err(vm.type_error(format!("slice expected at most 3 arguments, got {n}")));
        }
    };
    for part in parts {
        vm.heap.retain(part);
    }
    Ok(Value::Obj(
        vm.heap.alloc(vm.types.slice, Payload::Slice(Box::new(parts))),
    ))
}

fn part(vm: &mut Vm, args: &[Value], at: usize) -> R {
    match args[0].id().map(|id| vm.heap.payload(id)) {
        Some(Payload::Slice(parts)) => {
            let part = parts[at];
            Ok(vm.heap.retain(part))
        }
        _ => Err(vm.wrong_receiver(args[0], "start")),
    }
}

fn indices(vm: &mut Vm, args: &[Value]) -> R {
    let len = vm.index_arg(args[1])?;
    if len < 0 {
        return Err(vm.value_error("length should not be negative"));
    }
    match args[0].id() {
        Some(id) if matches!(vm.heap.payload(id), Payload::Slice(_)) => {
            if vm.slice_asks(id) {
                let again = |vm: &mut Vm, held: Held, slice: R| {
                    let result = slice.and_then(|slice| {
                        let result = indices(vm, &[slice, held[0]]);
                        vm.heap.release(slice);
                        result
                    });
                    vm.release_all(&held);
                    result
                };
                return vm.chain(&[args[1]], again, |vm| {
                    let values = &[args[0]];
                    vm.library_call("_indexed_slice", &Call { values, names: &[] })
                });
            }
            let bounds = vm.slice_bounds(id, len as usize)?;
            Ok(vm.tuple_owned(Box::new([bounds.start, bounds.stop, bounds.step].map(Value::Int))))
        }
        _ => Err(vm.wrong_receiver(args[0], "indices")),
    }
}
