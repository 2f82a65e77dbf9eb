//! `dict`, and the views of its keys, values and items.

use super::slots;
use crate::object::function::NativeDef;
use crate::object::payload::DictPart;
use crate::object::{Payload, Value};
use crate::vm::dicts::DictOp;
use crate::vm::ops::keep_first;
use crate::vm::{Call, R, Vm};
use switchboard_python_code::BinaryKind as B;

/// Methods of `dict`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(new),
    NativeDef::slot_keywords("__init__", init),
    NativeDef::method("get", 2, 3, get),
    NativeDef::method("setdefault", 2, 3, setdefault),
    NativeDef::method("pop", 2, 3, pop),
    NativeDef::method("popitem", 1, 1, popitem),
    NativeDef::method("keys", 1, 1, |vm, args| vm.dict_view(args[0], DictPart::Keys)),
    NativeDef::method("values", 1, 1, |vm, args| vm.dict_view(args[0], DictPart::Values)),
    NativeDef::method("items", 1, 1, |vm, args| vm.dict_view(args[0], DictPart::Items)),
    NativeDef::method_keywords("update", usize::MAX, update),
    NativeDef::method("clear", 1, 1, clear),
    NativeDef::method("copy", 1, 1, |vm, args| {
        let id = vm.this_dict(args[0], "copy")?;
        Ok(vm.dict_copy(id))
    }),
    NativeDef::class_method("fromkeys", 2, 3, fromkeys),
    NativeDef::method("__reversed__", 1, 1, |vm, args| {
        vm.this_dict(args[0], "__reversed__")?;
        let dict = vm.heap.retain(args[0]);
        Ok(vm.dict_iter_owned(dict, DictPart::Keys, true))
    }),
    NativeDef::slot("__or__", 2, 2, slots::binary::<{ B::Or as usize }, false>),
    NativeDef::slot("__ror__", 2, 2, slots::binary::<{ B::Or as usize }, true>),
    NativeDef::slot("__ior__", 2, 2, slots::binary::<{ B::IOr as usize }, false>),
    NativeDef::class_method("__class_getitem__", 2, 2, slots::class_getitem),
];

fn new(vm: &mut Vm, call: &Call) -> R {
    let class = vm.new_class_arg(call.values[0], "dict")?;
    Ok(Value::Obj(vm.heap.alloc(class, Payload::Dict(Box::default()))))
}

fn init(vm: &mut Vm, call: &Call) -> R {
    update_with(vm, call, "dict")
}

fn update(vm: &mut Vm, call: &Call) -> R {
    update_with(vm, call, "update")
}

/// Updates from at most one mapping or iterable, then from keywords.
fn update_with(vm: &mut Vm, call: &Call, name: &str) -> R {
    let positional = call.positional();
    let dict = vm.this_dict(positional[0], name)?;
    if positional.len() > 2 {
        let n = positional.len() - 1;
        return Err(vm.type_error(format!("{name} expected at most 1 argument, got {n}")));
    }
    let mut pairs = Vec::new();
    for (key, value) in call.keywords() {
        vm.heap.retain(key);
        vm.heap.retain(value);
        pairs.push(key);
        pairs.push(value);
    }
    let Some(&other) = positional.get(1) else {
        let pairs = pairs
            .chunks_exact(2)
            .map(|pair| (None, pair[0], pair[1]))
            .collect();
        return vm.dict_set_pairs(dict, pairs, None);
    };
    if other.id().is_none() || !(vm.is_iterable(other) || vm.lookup_special(other, vm.names.keys).is_some()) {
        vm.release_all(&pairs);
        let name = vm.type_name(other);
        return Err(vm.type_error(format!("'{name}' object is not iterable")));
    }
    if pairs.is_empty() {
        return vm.dict_update(dict, other, None);
    }
    let keywords = vm.tuple_owned(pairs.into());
    let result = vm.chain(
        &[Value::Obj(dict), keywords],
        |vm, held, result| {
            let outcome = result.and_then(|_| {
                let items = vm.tuple_items(held[1]).unwrap_or(&[]).to_vec();
                for &item in &items {
                    vm.heap.retain(item);
                }
                let pairs = items
                    .chunks_exact(2)
                    .map(|pair| (None, pair[0], pair[1]))
                    .collect();
                match held[0].id() {
                    Some(dict) => vm.dict_set_pairs(dict, pairs, None),
                    None => unreachable!("a dict is an object"),
                }
            });
            vm.release_all(&held);
            outcome
        },
        |vm| vm.dict_update(dict, other, None),
    );
    vm.heap.release(keywords);
    result
}

fn get(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_dict(args[0], "get")?;
    vm.dict_op(
        id,
        args[1],
        args.get(2).copied().unwrap_or(Value::None),
        DictOp::GetOr,
    )
}

fn setdefault(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_dict(args[0], "setdefault")?;
    vm.check_bytes(40)?;
    vm.dict_op(
        id,
        args[1],
        args.get(2).copied().unwrap_or(Value::None),
        DictOp::SetDefault,
    )
}

fn pop(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_dict(args[0], "pop")?;
    vm.dict_op(
        id,
        args[1],
        args.get(2).copied().unwrap_or(Value::Null),
        DictOp::Pop,
    )
}

fn popitem(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_dict(args[0], "popitem")?;
    match vm.dict_mut(id).table.pop_last() {
        Some((_, key, value)) => Ok(vm.tuple_owned(Box::new([key, value]))),
        None => {
            let text = vm.new_str("popitem(): dictionary is empty");
            Err(vm.throw_value(vm.types.key_error, text))
        }
    }
}

fn clear(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_dict(args[0], "clear")?;
    let old: Vec<Value> = vm
        .dict(id)
        .table
        .iter()
        .flat_map(|(_, key, value)| [key, value])
        .collect();
    vm.dict_mut(id).table.clear();
    vm.release_all(&old);
    Ok(Value::None)
}

fn fromkeys(vm: &mut Vm, args: &[Value]) -> R {
    let value = args.get(2).copied().unwrap_or(Value::None);
    vm.chain(
        &[args[1], value],
        |vm, held, result| {
            let outcome = result.and_then(|dict| {
                let outcome = vm.chain(&[dict], keep_first, |vm| {
                    vm.walk(&[dict, held[1]], held[0], |vm, held, key, _| {
                        vm.set_item(held[0], key, held[1])
                    })
                });
                vm.heap.release(dict);
                outcome
            });
            vm.release_all(&held);
            outcome
        },
        |vm| vm.call_args(args[0], &[]),
    )
}

impl Vm {
    /// A view of a dict (borrowed).
    pub fn dict_view(&mut self, dict: Value, part: DictPart) -> R {
        self.this_dict(dict, "keys")?;
        let class = match part {
            DictPart::Keys => self.types.dict_keys,
            DictPart::Values => self.types.dict_values,
            DictPart::Items => self.types.dict_items,
        };
        self.heap.retain(dict);
        Ok(Value::Obj(
            self.heap.alloc(class, Payload::DictView(Box::new((dict, part)))),
        ))
    }
}
