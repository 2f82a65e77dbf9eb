//! `list`.

use super::slots;
use crate::object::function::NativeDef;
use crate::object::{Payload, Value};
use crate::vm::find::FindWhat;
use crate::vm::ops::keep_first;
use crate::vm::{Call, R, Vm};
use switchboard_python_code::BinaryKind as B;

/// Methods of `list`, beside the special ones of sequences.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(new),
    NativeDef::slot_keywords("__init__", init),
    NativeDef::method("append", 2, 2, append),
    NativeDef::method("extend", 2, 2, extend),
    NativeDef::method("insert", 3, 3, insert),
    NativeDef::method("pop", 1, 2, pop),
    NativeDef::method("remove", 2, 2, |vm, args| {
        vm.find(args[0], args[1], FindWhat::Remove, 0, usize::MAX)
    }),
    NativeDef::method("index", 2, 4, index),
    NativeDef::method("count", 2, 2, |vm, args| {
        vm.find(args[0], args[1], FindWhat::Count, 0, usize::MAX)
    }),
    NativeDef::method("clear", 1, 1, clear),
    NativeDef::method("copy", 1, 1, copy),
    NativeDef::method("reverse", 1, 1, reverse),
    NativeDef::method_keywords("sort", usize::MAX, super::list_sort::sort),
    NativeDef::slot("__iadd__", 2, 2, slots::sequence_binary::<{ B::IAdd as usize }>),
    NativeDef::slot("__imul__", 2, 2, slots::sequence_binary::<{ B::IMul as usize }>),
    NativeDef::method("__reversed__", 1, 1, reversed),
    NativeDef::class_method("__class_getitem__", 2, 2, slots::class_getitem),
];

fn new(vm: &mut Vm, call: &Call) -> R {
    let class = vm.new_class_arg(call.values[0], "list")?;
    Ok(Value::Obj(vm.heap.alloc(class, Payload::List(Vec::new()))))
}

fn init(vm: &mut Vm, call: &Call) -> R {
    let list = call.values[0];
    let rest = call.skip(1);
    if !rest.names.is_empty() {
        return Err(vm.type_error("list() takes no keyword arguments"));
    }
    if rest.values.len() > 1 {
        let n = rest.values.len();
        return Err(vm.type_error(format!("list expected at most 1 argument, got {n}")));
    }
    let id = vm.this_list(list, "__init__")?;
    if vm.list_mut(id).is_empty()
        && let Some(&source) = rest.values.first()
    {
        return vm.extend_list(list, source);
    }
    let old = std::mem::take(vm.list_mut(id));
    vm.release_all(&old);
    match rest.values.first() {
        Some(&source) => vm.extend_list(list, source),
        None => Ok(Value::None),
    }
}

impl Vm {
    /// Appends the items of an iterable (borrowed) to a list; gives None.
    pub fn extend_list(&mut self, list: Value, source: Value) -> R {
        if !self.is_iterable(source) {
            let name = self.type_name(source);
            return Err(self.type_error(format!("'{name}' object is not iterable")));
        }
        self.heap.retain(source);
        self.chain(
            &[],
            |vm, _, result| {
                let v = result?;
                vm.heap.release(v);
                Ok(Value::None)
            },
            |vm| vm.list_extend_owned(list, source),
        )
    }
}

fn append(vm: &mut Vm, args: &[Value]) -> R {
    vm.this_list(args[0], "append")?;
    let item = vm.heap.retain(args[1]);
    vm.list_push(args[0], item)?;
    Ok(Value::None)
}

fn extend(vm: &mut Vm, args: &[Value]) -> R {
    vm.this_list(args[0], "extend")?;
    vm.extend_list(args[0], args[1])
}

fn insert(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_list(args[0], "insert")?;
    let at = vm.index_arg(args[1])?;
    vm.check_bytes(16)?;
    let item = vm.heap.retain(args[2]);
    let items = vm.list_mut(id);
    let len = items.len() as i64;
    let at = if at < 0 {
        (at.saturating_add(len)).max(0)
    } else {
        at.min(len)
    };
    items.insert(at as usize, item);
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_list(args[0], "pop")?;
    let at = match args.get(1) {
        Some(&v) => vm.index_arg(v)?,
        None => -1,
    };
    let items = vm.list_mut(id);
    let len = items.len() as i64;
    if len == 0 {
        return Err(vm.index_error("pop from empty list"));
    }
    let at = if at < 0 { at.saturating_add(len) } else { at };
    if at < 0 || at >= len {
        return Err(vm.index_error("pop index out of range"));
    }
    Ok(items.remove(at as usize))
}

/// The bounds of `index(x, start, stop)` on a sequence of a length.
pub fn index_bounds(vm: &mut Vm, args: &[Value], len: usize) -> R<(usize, usize)> {
    let place = |v: Option<i64>, absent: i64| {
        let v = v.unwrap_or(absent);
        (if v < 0 { (v + len as i64).max(0) } else { v }) as usize
    };
    let start = vm.bound_arg(args, 2)?;
    let stop = vm.bound_arg(args, 3)?;
    Ok((place(start, 0), place(stop, i64::MAX)))
}

fn index(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_list(args[0], "index")?;
    let len = vm.list_mut(id).len();
    let (start, stop) = index_bounds(vm, args, len)?;
    vm.find(args[0], args[1], FindWhat::Index, start, stop)
}

fn clear(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_list(args[0], "clear")?;
    let mut old = std::mem::take(vm.list_mut(id));
    // The last item goes first.
    old.reverse();
    vm.release_all(&old);
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_list(args[0], "copy")?;
    let items = vm.list_mut(id).clone();
    for &item in &items {
        vm.heap.retain(item);
    }
    vm.list_owned(items)
}

fn reverse(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_list(args[0], "reverse")?;
    vm.list_mut(id).reverse();
    Ok(Value::None)
}

fn reversed(vm: &mut Vm, args: &[Value]) -> R {
    let id = vm.this_list(args[0], "__reversed__")?;
    let len = vm.list_mut(id).len();
    vm.heap.retain(args[0]);
    let iter = Payload::ReverseIter(Box::new((args[0], len)));
    Ok(Value::Obj(vm.heap.alloc(vm.types.list_reverseiterator, iter)))
}

/// `list.sort` and others give None after work that gives something else.
pub fn none_after(vm: &mut Vm, held: crate::vm::chain::Held, result: R) -> R {
    let v = keep_first(vm, held, result)?;
    vm.heap.release(v);
    Ok(Value::None)
}
