//! `types.GenericAlias` and `types.UnionType`: `list[int]`, `int | str`.

use crate::object::function::NativeDef;
use crate::object::{Payload, Value};
use crate::vm::Vm;

/// Methods of aliases. Any other attribute is asked of the origin.
pub static METHODS: &[NativeDef] = &[
    NativeDef::getter("__origin__", |vm, args| {
        let origin = parts(vm, args[0]).0;
        Ok(vm.heap.retain(origin))
    }),
    NativeDef::getter("__args__", |vm, args| {
        let args = parts(vm, args[0]).1;
        Ok(vm.heap.retain(args))
    }),
    NativeDef::getter("__parameters__", |vm, _| Ok(vm.tuple_owned(Box::new([])))),
    NativeDef::method("__getattr__", 2, 2, |vm, args| {
        let origin = parts(vm, args[0]).0;
        let name = vm.attr_name(args[1])?;
        vm.get_attr(origin, name)
    }),
    NativeDef::method("__mro_entries__", 2, 2, |vm, args| {
        let origin = vm.heap.retain(parts(vm, args[0]).0);
        Ok(vm.tuple_owned(Box::new([origin])))
    }),
];

/// Methods of unions.
pub static UNION: &[NativeDef] = &[
    NativeDef::getter("__args__", |vm, args| {
        let members = vm.union_members(args[0]).unwrap_or_default();
        let none = Value::Obj(vm.types.none);
        let members: Box<[Value]> = members
            .into_iter()
            .map(|member| vm.heap.retain(if member.is_none() { none } else { member }))
            .collect();
        Ok(vm.tuple_owned(members))
    }),
    NativeDef::getter("__parameters__", |vm, _| Ok(vm.tuple_owned(Box::new([])))),
    // What is missing is named with the type's module.
    NativeDef::method("__getattr__", 2, 2, |vm, args| {
        let text = vm.text_of(args[1]);
        let text = format!("'types.UnionType' object has no attribute '{text}'");
        Err(vm.throw(vm.types.attribute_error, text))
    }),
];

/// The origin (None for a union) and the tuple of arguments, borrowed.
fn parts(vm: &Vm, v: Value) -> (Value, Value) {
    match v.id().map(|id| vm.heap.payload(id)) {
        Some(Payload::GenericAlias(pair)) => **pair,
        other => unreachable!("not an alias: {other:?}"),
    }
}
