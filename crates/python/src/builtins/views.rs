//! `dict_keys`, `dict_values`, `dict_items`.

use super::slots;
use crate::object::function::NativeDef;
use crate::object::{Payload, Value};
use crate::vm::sets::SetTask;
use crate::vm::{R, Vm};
use switchboard_python_code::BinaryKind as B;

/// Methods of all three views.
pub static METHODS: &[NativeDef] = &[
    NativeDef::slot("__len__", 1, 1, slots::len),
    NativeDef::slot("__iter__", 1, 1, slots::iter),
    NativeDef::slot("__repr__", 1, 1, slots::repr),
    NativeDef::method("__reversed__", 1, 1, reversed),
    NativeDef::getter("mapping", mapping),
];

/// What keys and items have beside: they are sets.
pub static SET_METHODS: &[NativeDef] = &[
    NativeDef::slot("__contains__", 2, 2, slots::contains),
    NativeDef::slot("__and__", 2, 2, slots::binary::<{ B::And as usize }, false>),
    NativeDef::slot("__rand__", 2, 2, slots::binary::<{ B::And as usize }, true>),
    NativeDef::slot("__or__", 2, 2, slots::binary::<{ B::Or as usize }, false>),
    NativeDef::slot("__ror__", 2, 2, slots::binary::<{ B::Or as usize }, true>),
    NativeDef::slot("__sub__", 2, 2, slots::binary::<{ B::Sub as usize }, false>),
    NativeDef::slot("__rsub__", 2, 2, slots::binary::<{ B::Sub as usize }, true>),
    NativeDef::slot("__xor__", 2, 2, slots::binary::<{ B::Xor as usize }, false>),
    NativeDef::slot("__rxor__", 2, 2, slots::binary::<{ B::Xor as usize }, true>),
    NativeDef::method("isdisjoint", 2, 2, isdisjoint),
];

fn reversed(vm: &mut Vm, args: &[Value]) -> R {
    match args[0].id().map(|id| vm.heap.payload(id)) {
        Some(Payload::DictView(view)) => {
            let (dict, part) = **view;
            vm.heap.retain(dict);
            Ok(vm.dict_iter_owned(dict, part, true))
        }
        _ => Err(vm.wrong_receiver(args[0], "__reversed__")),
    }
}

fn mapping(vm: &mut Vm, args: &[Value]) -> R {
    match args[0].id().map(|id| vm.heap.payload(id)) {
        Some(Payload::DictView(view)) => {
            let dict = vm.heap.retain(view.0);
            Ok(Value::Obj(
                vm.heap.alloc(vm.types.mappingproxy, Payload::MappingProxy(dict)),
            ))
        }
        _ => Err(vm.wrong_receiver(args[0], "mapping")),
    }
}

fn isdisjoint(vm: &mut Vm, args: &[Value]) -> R {
    vm.as_set(args[0], &[args[1]], |vm, held, result| {
        let outcome = result.and_then(|mine| {
            let outcome = vm.chain(
                &[mine],
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
                |vm| vm.collect(held[0]),
            );
            vm.heap.release(mine);
            outcome
        });
        vm.release_all(&held);
        outcome
    })
}
