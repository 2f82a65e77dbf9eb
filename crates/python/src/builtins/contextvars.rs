//! `_contextvars`: contexts are immutable mappings, shared until one is changed.

use crate::object::function::NativeDef;
use crate::object::{Id, Payload, Value};
use crate::vm::chain::Held;
use crate::vm::{Call, R, Vm};
use std::sync::Arc;

/// A context: values by variable (both counted).
#[derive(Clone, Debug, Default)]
pub struct ContextData {
    pub values: Arc<Vec<(Id, Value)>>,
    pub entered: bool,
}

impl ContextData {
    /// Calls `f` on every counted reference.
    pub fn visit(&self, f: &mut dyn FnMut(Value)) {
        for &(variable, value) in self.values.iter() {
            f(Value::Obj(variable));
            f(value);
        }
    }
}

impl Vm {
    /// The current context (borrowed), made when first needed.
    pub fn current_context(&mut self) -> Value {
        if self.shared.context.is_null() {
            let context = Payload::Context(Box::default());
            self.shared.context = Value::Obj(self.heap.alloc(self.types.context, context));
        }
        self.shared.context
    }

    /// `copy_context()`
    pub fn copy_context(&mut self) -> Value {
        let current = self.current_context();
        self.copy_of_context(current)
    }

    fn copy_of_context(&mut self, context: Value) -> Value {
        let values = self.context(context).values.clone();
        for &(variable, value) in values.iter() {
            self.heap.retain_id(variable);
            self.heap.retain(value);
        }
        let data = ContextData {
            values,
            entered: false,
        };
        Value::Obj(
            self.heap
                .alloc(self.types.context, Payload::Context(Box::new(data))),
        )
    }

    fn context(&self, v: Value) -> &ContextData {
        match v.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Context(data)) => data,
            other => unreachable!("not a context: {other:?}"),
        }
    }

    fn context_mut(&mut self, v: Value) -> &mut ContextData {
        match v.id().map(|id| self.heap.payload_mut(id)) {
            Some(Payload::Context(data)) => data,
            other => unreachable!("not a context: {other:?}"),
        }
    }

    /// Enters a context (borrowed); gives the one that was current (owned), to be given back to [`Vm::leave_context`].
    pub fn enter_context(&mut self, context: Value) -> R {
        if self.context(context).entered {
            let text = format!(
                "cannot enter context: <_contextvars.Context object at 0x{:x}> is already entered",
                self.address_of(context)
            );
            return Err(self.runtime_error(text));
        }
        self.context_mut(context).entered = true;
        self.heap.retain(context);
        Ok(std::mem::replace(&mut self.shared.context, context))
    }

    /// Leaves the current context for the one before (owned).
    pub fn leave_context(&mut self, before: Value) {
        let context = std::mem::replace(&mut self.shared.context, before);
        self.context_mut(context).entered = false;
        self.heap.release(context);
    }

    fn context_get(&self, context: Value, variable: Id) -> Option<Value> {
        if context.is_null() {
            return None;
        }
        self.context(context)
            .values
            .iter()
            .find(|(v, _)| *v == variable)
            .map(|(_, value)| *value)
    }

    /// Sets (or removes: Null) a variable's value (owned) in the current context; gives the old one (owned; Null: none).
    fn context_set(&mut self, variable: Id, value: Value) -> Value {
        let context = self.current_context();
        let old = self.context_get(context, variable).unwrap_or(Value::Null);
        let values = Arc::make_mut(&mut self.context_mut(context).values);
        match values.iter().position(|(v, _)| *v == variable) {
            Some(at) if value.is_null() => {
                values.remove(at);
                self.heap.release_id(variable);
            }
            Some(at) => values[at].1 = value,
            None if value.is_null() => {}
            None => {
                values.push((variable, value));
                self.heap.retain_id(variable);
            }
        }
        old
    }

    fn is_variable(&mut self, v: Value) -> R<Id> {
        match v
            .id()
            .filter(|&id| self.heap.get(id).class == self.types.context_var)
        {
            Some(id) => Ok(id),
            None => {
                let name = self.type_name(v);
                Err(self.type_error(format!("a ContextVar key was expected, got '{name}'")))
            }
        }
    }
}

/// Functions of `_contextvars`.
pub static FUNCTIONS: &[NativeDef] = &[NativeDef::function("copy_context", 0, 0, |vm, _| {
    Ok(vm.copy_context())
})];

/// Methods of `Context`.
pub static CONTEXT: &[NativeDef] = &[
    NativeDef::new(|vm, _| {
        Ok(Value::Obj(
            vm.heap.alloc(vm.types.context, Payload::Context(Box::default())),
        ))
    }),
    NativeDef::method_keywords("run", usize::MAX, run),
    NativeDef::method("copy", 1, 1, |vm, args| Ok(vm.copy_of_context(args[0]))),
    NativeDef::method("get", 2, 3, |vm, args| {
        let variable = vm.is_variable(args[1])?;
        let found = vm
            .context_get(args[0], variable)
            .unwrap_or(args.get(2).copied().unwrap_or(Value::None));
        Ok(vm.heap.retain(found))
    }),
    NativeDef::slot("__getitem__", 2, 2, |vm, args| {
        let variable = vm.is_variable(args[1])?;
        match vm.context_get(args[0], variable) {
            Some(v) => Ok(vm.heap.retain(v)),
            None => Err(vm.key_error(args[1])),
        }
    }),
    NativeDef::slot("__contains__", 2, 2, |vm, args| {
        let variable = vm.is_variable(args[1])?;
        Ok(Value::bool(vm.context_get(args[0], variable).is_some()))
    }),
    NativeDef::slot("__len__", 1, 1, |vm, args| {
        Ok(Value::Int(vm.context(args[0]).values.len() as i64))
    }),
    NativeDef::slot("__iter__", 1, 1, |vm, args| {
        let names = vm.context(args[0]).values.clone();
        let names = names
            .iter()
            .map(|&(variable, _)| vm.heap.retain(Value::Obj(variable)));
        let names = names.collect();
        let list = vm.list_owned(names)?;
        vm.get_iter_owned(list)
    }),
    NativeDef::method("keys", 1, 1, |vm, args| {
        let names = vm.context(args[0]).values.clone();
        let names = names
            .iter()
            .map(|&(variable, _)| vm.heap.retain(Value::Obj(variable)));
        let names = names.collect();
        vm.list_owned(names)
    }),
    NativeDef::method("values", 1, 1, |vm, args| {
        let values = vm.context(args[0]).values.clone();
        let values = values.iter().map(|&(_, value)| vm.heap.retain(value));
        let values = values.collect();
        vm.list_owned(values)
    }),
    NativeDef::method("items", 1, 1, |vm, args| {
        let pairs = vm.context(args[0]).values.clone();
        let mut items = Vec::new();
        for &(variable, value) in pairs.iter() {
            vm.heap.retain_id(variable);
            vm.heap.retain(value);
            items.push(vm.tuple_owned(Box::new([Value::Obj(variable), value])));
        }
        vm.list_owned(items)
    }),
];

fn run(vm: &mut Vm, call: &Call) -> R {
    let [context, callable, ..] = call.values else {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    };
    let before = vm.enter_context(*context)?;
    let before = if before.is_null() { Value::None } else { before };
    let rest = call.skip(1);
    let _ = callable;
    let result = vm.chain(
        &[before],
        |vm, held, result| {
            let before = if held[0].is_none() { Value::Null } else { held[0] };
            vm.leave_context(before);
            result
        },
        |vm| vm.call_again(&rest),
    );
    vm.heap.release(before);
    result
}

/// Methods of `ContextVar`: name and default stand in the instance's dictionary.
pub static VARIABLE: &[NativeDef] = &[
    NativeDef::new(|vm, call| {
        let class = vm.types.context_var;
        let [name, default] = vm.parse_args("ContextVar", &call.skip(1), ["name", "default"], 1, 1)?;
        let id = vm.heap.alloc(class, Payload::PLAIN);
        let dict = vm.instance_dict(id);
        vm.heap.retain(name);
        vm.dict_set_str(dict, "name", name);
        if !default.is_null() {
            vm.heap.retain(default);
            vm.dict_set_str(dict, "default", default);
        }
        Ok(Value::Obj(id))
    }),
    NativeDef::slot_keywords("__init__", |_, _| Ok(Value::None)),
    NativeDef::slot("__repr__", 1, 1, variable_repr),
    NativeDef::getter("name", |vm, args| Ok(hidden(vm, args[0], "name"))),
    NativeDef::method("get", 1, 2, |vm, args| {
        let variable = vm.is_variable(args[0])?;
        let context = vm.current_context();
        if let Some(v) = vm.context_get(context, variable) {
            return Ok(vm.heap.retain(v));
        }
        if let Some(&default) = args.get(1) {
            return Ok(vm.heap.retain(default));
        }
        let dict = vm.instance_dict(variable);
        match vm.dict_get_str(dict, "default") {
            Some(v) => Ok(vm.heap.retain(v)),
            None => {
                vm.heap.retain(args[0]);
                Err(vm.throw_value(vm.types.lookup_error, args[0]))
            }
        }
    }),
    NativeDef::method("set", 2, 2, |vm, args| {
        let variable = vm.is_variable(args[0])?;
        let value = vm.heap.retain(args[1]);
        let old = vm.context_set(variable, value);
        let token = vm.heap.alloc(vm.types.context_token, Payload::PLAIN);
        let dict = vm.instance_dict(token);
        vm.heap.retain(args[0]);
        vm.dict_set_str(dict, "var", args[0]);
        if !old.is_null() {
            vm.dict_set_str(dict, "old_value", old);
        }
        Ok(Value::Obj(token))
    }),
    NativeDef::method("reset", 2, 2, |vm, args| {
        let variable = vm.is_variable(args[0])?;
        let token = args[1]
            .id()
            .filter(|&id| vm.heap.get(id).class == vm.types.context_token);
        let Some(token) = token else {
            let name = vm.type_name(args[1]);
            return Err(vm.type_error(format!("expected an instance of Token, got '{name}'")));
        };
        let dict = vm.instance_dict(token);
        if vm.dict_get_str(dict, "used").is_some() {
            let refuse = |vm: &mut Vm, _: Held, text: R| {
                let text = text?;
                let whole = format!("{} has already been used once", vm.text_of(text));
                vm.heap.release(text);
                Err(vm.runtime_error(whole))
            };
            let token = args[1];
            return vm.chain(&[], refuse, |vm| vm.repr(token));
        }
        if !vm.dict_get_str(dict, "var").is_some_and(|var| var.is(args[0])) {
            let refuse = |vm: &mut Vm, _: Held, text: R| {
                let text = text?;
                let whole = format!("{} was created by a different ContextVar", vm.text_of(text));
                vm.heap.release(text);
                Err(vm.value_error(whole))
            };
            let token = args[1];
            return vm.chain(&[], refuse, |vm| vm.repr(token));
        }
        vm.dict_set_str(dict, "used", Value::TRUE);
        let old = vm.dict_get_str(dict, "old_value").unwrap_or(Value::Null);
        vm.heap.retain(old);
        let replaced = vm.context_set(variable, old);
        vm.heap.release(replaced);
        Ok(Value::None)
    }),
];

fn hidden(vm: &mut Vm, v: Value, name: &str) -> Value {
    let found = v.id().and_then(|id| vm.own_attr_str(id, name));
    vm.heap.retain(found.unwrap_or(Value::None))
}

/// `<ContextVar name='x' default=1 at 0x...>`
fn variable_repr(vm: &mut Vm, args: &[Value]) -> R {
    let variable = args[0];
    let default = variable.id().and_then(|id| vm.own_attr_str(id, "default"));
    vm.chain(
        &[variable],
        move |vm, held, shown| {
            let result = shown.map(|shown| {
                let name = hidden(vm, held[0], "name");
                let mut text = format!("<ContextVar name='{}'", vm.text_of(name));
                vm.heap.release(name);
                if !shown.is_none() {
                    text.push_str(&format!(" default={}", vm.text_of(shown)));
                }
                vm.heap.release(shown);
                text.push_str(&format!(" at 0x{:x}>", vm.address_of(held[0])));
                vm.new_str(text)
            });
            vm.release_all(&held);
            result
        },
        |vm| default.map_or(Ok(Value::None), |default| vm.repr(default)),
    )
}

/// `<Token var=<ContextVar ...> at 0x...>`, "used" once it was given back.
fn token_repr(vm: &mut Vm, args: &[Value]) -> R {
    let token = args[0];
    let variable = token
        .id()
        .and_then(|id| vm.own_attr_str(id, "var"))
        .unwrap_or(Value::None);
    vm.chain(
        &[token],
        move |vm, held, shown| {
            let result = shown.map(|shown| {
                let used = held[0].id().and_then(|id| vm.own_attr_str(id, "used")).is_some();
                let text = format!(
                    "<Token{} var={} at 0x{:x}>",
                    if used { " used" } else { "" },
                    vm.text_of(shown),
                    vm.address_of(held[0])
                );
                vm.heap.release(shown);
                vm.new_str(text)
            });
            vm.release_all(&held);
            result
        },
        |vm| vm.repr(variable),
    )
}

/// Methods of `Token`.
pub static TOKEN: &[NativeDef] = &[
    NativeDef::slot("__repr__", 1, 1, token_repr),
    NativeDef::getter("var", |vm, args| Ok(hidden(vm, args[0], "var"))),
    NativeDef::getter("old_value", |vm, args| {
        let before = args[0].id().and_then(|id| vm.own_attr_str(id, "old_value"));
        let namespace = vm.class(vm.types.context_token).namespace;
        let missing = vm.dict_get_str(namespace, "MISSING");
        Ok(vm.heap.retain(before.or(missing).unwrap_or(Value::None)))
    }),
];

/// Methods of `Token.MISSING`.
pub static TOKEN_MISSING: &[NativeDef] = &[NativeDef::slot("__repr__", 1, 1, |vm, _| {
    Ok(vm.new_str("<Token.MISSING>"))
})];

/// Fills the module.
pub fn init(vm: &mut Vm, dict: Id) {
    vm.add_functions(dict, FUNCTIONS);
    for class in [vm.types.context, vm.types.context_var, vm.types.context_token] {
        vm.add_class(dict, class);
    }
    // `Token.MISSING`, which shows itself as CPython's does.
    let namespace = vm.class(vm.types.context_token).namespace;
    if vm.dict_get_str(namespace, "MISSING").is_none() {
        let missing = vm.heap.alloc(vm.types.token_missing, Payload::Plain(Vec::new()));
        vm.dict_set_str(namespace, "MISSING", Value::Obj(missing));
    }
}
