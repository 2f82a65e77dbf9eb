//! Arguments that are numbers by their `__index__` or `__float__` only: the native says so, the method is called, and the
//! native is called again with its number.
//!
//! ```text
//! call_native(args) -> the native finds an argument that is no number, but has the method: noted, TypeError
//!                   -> note and argument agree: error dropped, [method runs], call_native(args with its number)
//! ```
//! A native reads its numbers before it changes anything, so that being called again is as being called.

use super::chain::Held;
use super::{Ctl, R, Vm};
use crate::object::class::ClassFlags;
use crate::object::function::NativeDef;
use crate::object::{Payload, Value};

/// What a native lacked.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub enum Wanted {
    #[default]
    Nothing,
    /// An integer in place of this argument (not counted).
    Index(Value),
    /// A float.
    Float(Value),
}

impl Vm {
    /// The error for an argument that is no integer, with a note if its `__index__` can give one.
    pub fn not_an_index(&mut self, v: Value, text: impl Into<String>) -> Ctl {
        if self.answers(v, self.names.index) {
            self.shared.wanted = Wanted::Index(v);
        }
        self.type_error(text.into())
    }

    /// The error for an argument that is no number, with a note if its `__float__` or `__index__` can give one.
    pub fn not_a_float(&mut self, v: Value, text: impl Into<String>) -> Ctl {
        if self.answers(v, self.names.float) {
            self.shared.wanted = Wanted::Float(v);
            return self.type_error(text.into());
        }
        self.not_an_index(v, text)
    }

    fn answers(&mut self, v: Value, name: crate::object::Id) -> bool {
        let class = self.class_of(v);
        self.class(class).flags.has(ClassFlags::HEAP) && self.lookup_special(v, name).is_some()
    }

    /// A native has failed with a note: it is called again with the number of the argument, if it is one of its own.
    #[cold]
    pub fn call_with_number(&mut self, def: &'static NativeDef, args: &[Value], names: Value) -> R {
        let wanted = std::mem::take(&mut self.shared.wanted);
        let (Wanted::Index(v) | Wanted::Float(v)) = wanted else {
            return Err(Ctl::Raised);
        };
        if !args.iter().any(|arg| arg.is(v)) {
            return Err(Ctl::Raised);
        }
        self.drop_raised();
        for &arg in args {
            self.heap.retain(arg);
        }
        let list = self.tuple_owned(args.into());
        let native = Value::Obj(self.heap.alloc(self.types.native, Payload::Native(def)));
        let again = |vm: &mut Self, held: Held, number: R| {
            let result = number.and_then(|number| {
                let (v, names) = (held[2], held[3]);
                let args: Vec<Value> = vm
                    .tuple_items(held[1])
                    .unwrap_or(&[])
                    .iter()
                    .map(|&arg| if arg.is(v) { number } else { arg })
                    .collect();
                let Some(Payload::Native(def)) = held[0].id().map(|id| vm.heap.payload(id)) else {
                    unreachable!("a native was put there")
                };
                let def = *def;
                let result = vm.call_native(def, &args, names);
                vm.heap.release(number);
                result
            });
            vm.release_all(&held);
            result
        };
        let result = self.chain(&[native, list, v, names], again, |vm| match wanted {
            Wanted::Float(_) => vm.call_float(v),
            _ => vm.call_index(v),
        });
        self.release_all(&[native, list]);
        result
    }

    /// Calls `__float__` of `v`; gives a float.
    fn call_float(&mut self, v: Value) -> R {
        let check = |vm: &mut Self, held: Held, result: R| {
            let result = result.and_then(|number| {
                if matches!(number, Value::Float(_)) {
                    return Ok(number);
                }
                let (of, name) = (vm.type_name(held[0]), vm.type_name(number));
                vm.heap.release(number);
                Err(vm.type_error(format!("{of}.__float__ returned non-float (type {name})")))
            });
            vm.release_all(&held);
            result
        };
        self.chain(&[v], check, |vm| vm.call_special_found(v, vm.names.float, &[]))
    }
}
