//! `tuple`.

use super::{list, slots};
use crate::object::Value;
use crate::object::function::NativeDef;
use crate::vm::find::FindWhat;
use crate::vm::{Call, R, Vm};

/// Methods of `tuple`, beside the special ones of sequences.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(new),
    NativeDef::method("index", 2, 4, index),
    NativeDef::method("count", 2, 2, |vm, args| {
        vm.find(args[0], args[1], FindWhat::Count, 0, usize::MAX)
    }),
    NativeDef::slot("__hash__", 1, 1, slots::hash),
    NativeDef::method("__getnewargs__", 1, 1, |vm, args| {
        let v = vm.heap.retain(args[0]);
        Ok(vm.tuple_owned(Box::new([v])))
    }),
    NativeDef::class_method("__class_getitem__", 2, 2, slots::class_getitem),
];

fn new(vm: &mut Vm, call: &Call) -> R {
    let class = vm.new_class_arg(call.values[0], "tuple")?;
    let rest = call.skip(1);
    if !rest.names.is_empty() && class == vm.types.tuple {
        return Err(vm.type_error("tuple() takes no keyword arguments"));
    }
    let source = match rest.positional() {
        [] => {
            let v = vm.tuple_owned(Box::new([]));
            return Ok(vm.with_class(v, class));
        }
        [source] => *source,
        more => {
            let n = more.len();
            return Err(vm.type_error(format!("tuple expected at most 1 argument, got {n}")));
        }
    };
    if class == vm.types.tuple && vm.class_of(source) == class {
        return Ok(vm.heap.retain(source));
    }
    vm.chain(
        &[Value::Obj(class)],
        |vm, held, result| {
            let outcome = result.map(|list| {
                let tuple = vm.list_to_tuple(list);
                let class = held[0].id().unwrap_or(vm.types.tuple);
                vm.with_class(tuple, class)
            });
            vm.release_all(&held);
            outcome
        },
        |vm| vm.collect(source),
    )
}

fn index(vm: &mut Vm, args: &[Value]) -> R {
    let Some(len) = vm.tuple_items(args[0]).map(<[Value]>::len) else {
        return Err(vm.wrong_receiver(args[0], "index"));
    };
    let (start, stop) = list::index_bounds(vm, args, len)?;
    vm.find(args[0], args[1], FindWhat::Index, start, stop)
}
