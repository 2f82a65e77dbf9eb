//! Exception groups: their making, their parts by class or by function, `except*`.

use super::exceptions::{data, field};
use crate::object::class::ClassFlags;
use crate::object::function::NativeDef;
use crate::object::{Id, Payload, Value};
use crate::vm::{Call, R, Vm};

impl Vm {
    /// Message and exceptions of a group (borrowed).
    #[must_use]
    pub fn group_parts(&self, group: Value) -> (Value, Vec<Value>) {
        let fields = data(self, group).fields;
        (
            fields[0],
            self.tuple_items(fields[1])
                .map(<[Value]>::to_vec)
                .unwrap_or_default(),
        )
    }

    /// A group of class `class` like `template` (message, traceback, cause, context, notes), with these exceptions (borrowed).
    fn derive_group(&mut self, template: Value, exceptions: &[Value]) -> Value {
        let plain = exceptions
            .iter()
            .all(|&e| self.is_instance_of(e, self.types.exception));
        let class = if plain {
            self.types.exception_group
        } else {
            self.types.base_exception_group
        };
        let (message, _) = self.group_parts(template);
        for &e in exceptions {
            self.heap.retain(e);
        }
        let tuple = self.tuple_owned(exceptions.into());
        let list = exceptions.iter().map(|&e| self.heap.retain(e)).collect();
        let list = self.list_owned(list).unwrap_or(Value::None);
        self.heap.retain(message);
        let group = self.new_exception(class, vec![message, list]);
        let old = data(self, template).clone();
        for v in [message, old.traceback, old.cause, old.context] {
            self.heap.retain(v);
        }
        if let Some(data) = self.exception_mut(group) {
            data.fields = [message, tuple];
            data.traceback = old.traceback;
            data.cause = old.cause;
            data.context = old.context;
            data.suppress_context = old.suppress_context;
        }
        let notes = template
            .id()
            .and_then(|id| self.heap.get(id).dict)
            .and_then(|d| self.dict_get_name(d, self.names.notes));
        if let Some(notes) = notes {
            self.heap.retain(notes);
            let dict = self.instance_dict(group.id().expect("an exception is an object"));
            self.dict_set_name(dict, self.names.notes, notes);
        }
        group
    }

    /// Splits `exc` by `matches` into what matched and the rest; Null where there is nothing. Groups keep their shape.
    pub fn split_group(
        &mut self,
        exc: Value,
        matches: &mut dyn FnMut(&mut Self, Value) -> bool,
    ) -> (Value, Value) {
        if matches(self, exc) {
            return (self.heap.retain(exc), Value::Null);
        }
        if !self.is_instance_of(exc, self.types.base_exception_group) {
            return (Value::Null, self.heap.retain(exc));
        }
        // Groups nest as deep as the program made them: an explicit stack of (group, next child, matched, rest).
        struct Level {
            group: Value,
            todo: Vec<Value>,
            matched: Vec<Value>,
            rest: Vec<Value>,
        }
        let open = |vm: &Self, group: Value| {
            let mut todo = vm.group_parts(group).1;
            todo.reverse();
            Level {
                group,
                todo,
                matched: Vec::new(),
                rest: Vec::new(),
            }
        };
        let mut levels = vec![open(self, exc)];
        loop {
            let level = levels.last_mut().expect("the outermost level ends the loop");
            let Some(child) = level.todo.pop() else {
                let level = levels.pop().expect("just looked at");
                let make = |vm: &mut Self, items: Vec<Value>| {
                    if items.is_empty() {
                        return Value::Null;
                    }
                    let group = vm.derive_group(level.group, &items);
                    vm.release_all(&items);
                    group
                };
                let matched = make(self, level.matched);
                let rest = make(self, level.rest);
                match levels.last_mut() {
                    None => return (matched, rest),
                    Some(outer) => {
                        if !matched.is_null() {
                            outer.matched.push(matched);
                        }
                        if !rest.is_null() {
                            outer.rest.push(rest);
                        }
                        continue;
                    }
                }
            };
            if matches(self, child) {
                let v = self.heap.retain(child);
                levels.last_mut().expect("open").matched.push(v);
            } else if self.is_instance_of(child, self.types.base_exception_group) {
                let level = open(self, child);
                levels.push(level);
            } else {
                let v = self.heap.retain(child);
                levels.last_mut().expect("open").rest.push(v);
            }
        }
    }

    /// Has the group, or one in it, a class with a `derive` written in Python?
    fn derives_itself(&mut self, exc: Value) -> bool {
        let name = self.intern("derive");
        let mut todo = vec![exc];
        while let Some(exc) = todo.pop() {
            let class = self.class_of(exc);
            if !self.is_subclass(class, self.types.base_exception_group) {
                continue;
            }
            let derive = self.lookup_mro(class, name).and_then(Value::id);
            if !derive.is_some_and(|id| matches!(self.heap.payload(id), Payload::Native(_))) {
                return true;
            }
            todo.extend(self.group_parts(exc).1);
        }
        false
    }

    /// One `except*` clause: `exc` and `class` owned; gives the rest and the match (None where there is nothing).
    pub fn group_match_owned(&mut self, exc: Value, class: Value) -> R<(Value, Value)> {
        if exc.is_none() {
            self.heap.release(class);
            return Ok((Value::None, Value::None));
        }
        let classes = self
            .tuple_items(class)
            .map_or_else(|| vec![class], <[Value]>::to_vec);
        for &c in &classes {
            let problem = if !self.is_exception_class(c) {
                "catching classes that do not inherit from BaseException is not allowed"
            } else if c
                .id()
                .is_some_and(|id| self.is_subclass(id, self.types.base_exception_group))
            {
                "catching ExceptionGroup with except* is not allowed. Use except instead."
            } else {
                continue;
            };
            self.heap.release(exc);
            self.heap.release(class);
            return Err(self.type_error(problem));
        }
        if self.derives_itself(exc) {
            return Err(self.not_supported(
                "except* over a group with a derive() of its own",
                "split() in an except",
            ));
        }
        let ids: Vec<Id> = classes.iter().filter_map(|c| c.id()).collect();
        let naked = !self.is_instance_of(exc, self.types.base_exception_group);
        let (matched, rest) =
            self.split_group(exc, &mut |vm, e| ids.iter().any(|&id| vm.is_instance_of(e, id)));
        self.heap.release(class);
        self.heap.release(exc);
        let none = |v: Value| if v.is_null() { Value::None } else { v };
        if naked && !matched.is_null() {
            // A naked exception is wrapped for the handler.
            let message = Value::Obj(self.names.empty);
            self.heap.retain(message);
            let list = self.tuple_owned(Box::new([matched]));
            let plain = self.is_instance_of(matched, self.types.exception);
            let class = if plain {
                self.types.exception_group
            } else {
                self.types.base_exception_group
            };
            let group = self.new_exception(class, vec![message, list]);
            self.heap.retain(message);
            self.heap.retain(matched);
            let tuple = self.tuple_owned(Box::new([matched]));
            if let Some(data) = self.exception_mut(group) {
                data.fields = [message, tuple];
            }
            return Ok((none(rest), group));
        }
        Ok((none(rest), none(matched)))
    }

    /// The end of `try`/`except*`: what is raised after all clauses, or None. `list`: what was raised or left (both owned).
    pub fn prepare_reraise_star(&mut self, original: Value, list: Value) -> Value {
        let items: Vec<Value> = self
            .list_items(list)
            .map(|items| items.iter().copied().filter(|v| !v.is_none()).collect())
            .unwrap_or_default();
        let result = if items.is_empty() {
            Value::None
        } else if !self.is_instance_of(original, self.types.base_exception_group) {
            // A naked exception: there is one item at most that is not new.
            self.heap.retain(items[0])
        } else {
            let traceback = data(self, original).traceback;
            let (mut raised, mut reraised) = (Vec::new(), Vec::new());
            for &e in &items {
                let same = self.exception(e).is_some_and(|d| d.traceback.is(traceback));
                if same { reraised.push(e) } else { raised.push(e) }
            }
            let kept = if reraised.is_empty() {
                Value::Null
            } else {
                self.project(original, &reraised)
            };
            if raised.is_empty() {
                kept
            } else {
                if !kept.is_null() {
                    raised.push(kept);
                }
                let group = if raised.len() == 1 {
                    self.heap.retain(raised[0])
                } else {
                    let empty = Value::Obj(self.names.empty);
                    let list = raised.iter().map(|&e| self.heap.retain(e)).collect();
                    let list = self.list_owned(list).unwrap_or(Value::None);
                    let plain = raised
                        .iter()
                        .all(|&e| self.is_instance_of(e, self.types.exception));
                    let class = if plain {
                        self.types.exception_group
                    } else {
                        self.types.base_exception_group
                    };
                    self.heap.retain(empty);
                    let group = self.new_exception(class, vec![empty, list]);
                    for &e in &raised {
                        self.heap.retain(e);
                    }
                    self.heap.retain(empty);
                    let tuple = self.tuple_owned(raised.clone().into());
                    if let Some(data) = self.exception_mut(group) {
                        data.fields = [empty, tuple];
                    }
                    group
                };
                self.heap.release(kept);
                group
            }
        };
        self.heap.release(original);
        self.heap.release(list);
        result
    }

    /// The part of `original` whose leaves are those of `parts`.
    fn project(&mut self, original: Value, parts: &[Value]) -> Value {
        let mut leaves = Vec::new();
        let mut todo = parts.to_vec();
        while let Some(e) = todo.pop() {
            if self.is_instance_of(e, self.types.base_exception_group) {
                todo.extend(self.group_parts(e).1);
            } else {
                leaves.push(e);
            }
        }
        let (kept, rest) = self.split_group(original, &mut |_, e| leaves.iter().any(|leaf| leaf.is(e)));
        self.heap.release(rest);
        kept
    }
}

pub(super) fn finish_group(vm: &mut Vm, class: Id, exc: Value) -> R {
    let args: Vec<Value> = vm
        .tuple_items(data(vm, exc).args)
        .map(<[Value]>::to_vec)
        .unwrap_or_default();
    let name = vm.class(class).name.clone();
    let [message, exceptions] = args.as_slice() else {
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
            args.len()
        )));
    };
    if vm.str_of(*message).is_none() {
        let of = vm.type_name(*message);
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() argument 1 must be str, not {of}"
        )));
    }
    let items: Vec<Value> = match vm.items_of(*exceptions) {
        Some(items) => items,
        None => return Err(vm.type_error("second argument (exceptions) must be a sequence")),
    };
    if items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut plain = true;
    for (at, &item) in items.iter().enumerate() {
        if vm.exception(item).is_none() {
            return Err(vm.value_error(format!(
                "Item {at} of second argument (exceptions) is not an exception"
            )));
        }
        plain &= vm.is_instance_of(item, vm.types.exception);
    }
    let t = vm.types;
    if class == t.base_exception_group && plain {
        vm.heap.retain_id(t.exception_group);
        let id = exc.id().expect("an exception is an object");
        vm.heap.get_mut(id).class = t.exception_group;
        vm.heap.release_id(class);
    } else if !plain && vm.is_subclass(class, t.exception) {
        let text = if class == t.exception_group {
            "Cannot nest BaseExceptions in an ExceptionGroup".to_owned()
        } else {
            format!("Cannot nest BaseExceptions in '{name}'")
        };
        return Err(vm.type_error(text));
    }
    for &item in &items {
        vm.heap.retain(item);
    }
    let tuple = vm.tuple_owned(items.into());
    let message = vm.heap.retain(*message);
    if let Some(data) = vm.exception_mut(exc) {
        data.fields = [message, tuple];
    }
    Ok(exc)
}

/// Methods of exception groups.
pub static GROUP: &[NativeDef] = &[
    NativeDef::getter("message", |vm, args| field(0)(vm, args)),
    NativeDef::getter("exceptions", |vm, args| field(1)(vm, args)),
    NativeDef::method("derive", 2, 2, |vm, args| {
        let items = vm.items_of(args[1]).unwrap_or_default();
        Ok(vm.derive_group(args[0], &items))
    }),
    NativeDef::method("split", 2, 2, |vm, args| {
        let Some(classes) = native_split(vm, args)? else {
            return by_function(vm, "_split_group", args);
        };
        let (matched, rest) = split(vm, args[0], &classes);
        let none = |v: Value| if v.is_null() { Value::None } else { v };
        Ok(vm.tuple_owned(Box::new([none(matched), none(rest)])))
    }),
    NativeDef::method("subgroup", 2, 2, |vm, args| {
        let Some(classes) = native_split(vm, args)? else {
            return by_function(vm, "_subgroup", args);
        };
        let (matched, rest) = split(vm, args[0], &classes);
        vm.heap.release(rest);
        Ok(if matched.is_null() { Value::None } else { matched })
    }),
    NativeDef::class_method("__class_getitem__", 2, 2, |vm, args| {
        Ok(vm.generic_alias(args[0], args[1]))
    }),
];

/// The same in Python, which may call the program.
fn by_function(vm: &mut Vm, name: &str, args: &[Value]) -> R {
    let call = Call {
        values: args,
        names: &[],
    };
    vm.library_call(name, &call)
}

/// The classes of a condition. None: it is a function, or the group (or one in it) has a class that may derive its parts
/// in its own way.
fn native_split(vm: &mut Vm, args: &[Value]) -> R<Option<Vec<Id>>> {
    if let Some(Payload::Function(_)) = args[1].id().map(|id| vm.heap.payload(id)) {
        return Ok(None);
    }
    let classes = vm
        .tuple_items(args[1])
        .map_or_else(|| vec![args[1]], <[Value]>::to_vec);
    let mut ids = Vec::new();
    for class in classes {
        match class.id().map(|id| (id, vm.heap.payload(id))) {
            Some((id, Payload::Class(content))) if content.flags.has(ClassFlags::EXCEPTION) => ids.push(id),
            _ => return Err(vm.type_error("expected a function, exception type or tuple of exception types")),
        }
    }
    Ok(if vm.derives_itself(args[0]) {
        None
    } else {
        Some(ids)
    })
}

/// Splits by classes.
fn split(vm: &mut Vm, group: Value, classes: &[Id]) -> (Value, Value) {
    vm.split_group(group, &mut |vm, e| {
        classes.iter().any(|&id| vm.is_instance_of(e, id))
    })
}
