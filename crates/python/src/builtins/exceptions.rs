//! Exceptions as objects.

use super::exception_groups::finish_group;
use crate::object::function::NativeDef;
use crate::object::{ExceptionData, Payload, Value};
use crate::vm::{Call, R, Vm};

/// Methods of `BaseException`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(new),
    NativeDef::slot_keywords("__init__", init),
    NativeDef::slot("__repr__", 1, 1, |vm, args| vm.exception_repr(args[0])),
    NativeDef::slot("__str__", 1, 1, |vm, args| vm.exception_str(args[0])),
    NativeDef::method("with_traceback", 2, 2, |vm, args| {
        set_traceback(vm, args)?;
        Ok(vm.heap.retain(args[0]))
    }),
    NativeDef::method("add_note", 2, 2, add_note),
    NativeDef::getter("args", |vm, args| {
        let v = data(vm, args[0]).args;
        Ok(vm.heap.retain(v))
    }),
    NativeDef::setter("args", |vm, args| {
        let v = args.get(1).copied().unwrap_or(Value::None);
        vm.chain(
            &[args[0]],
            |vm, held, list| {
                let result = list.map(|list| {
                    let tuple = vm.list_to_tuple(list);
                    if let Some(data) = vm.exception_mut(held[0]) {
                        let old = std::mem::replace(&mut data.args, tuple);
                        vm.heap.release(old);
                    }
                    Value::None
                });
                vm.release_all(&held);
                result
            },
            |vm| vm.collect(v),
        )
    }),
    NativeDef::getter("__traceback__", |vm, args| {
        Ok(or_none(vm, |d| d.traceback, args[0]))
    }),
    NativeDef::setter("__traceback__", set_traceback),
    NativeDef::getter("__cause__", |vm, args| Ok(or_none(vm, |d| d.cause, args[0]))),
    NativeDef::setter("__cause__", |vm, args| {
        if let Some(data) = vm.exception_mut(args[0]) {
            data.suppress_context = true;
        }
        set_exception_part(vm, args, |d| &mut d.cause)
    }),
    NativeDef::getter("__context__", |vm, args| Ok(or_none(vm, |d| d.context, args[0]))),
    NativeDef::setter("__context__", |vm, args| {
        set_exception_part(vm, args, |d| &mut d.context)
    }),
    NativeDef::getter("__suppress_context__", |vm, args| {
        Ok(Value::bool(data(vm, args[0]).suppress_context))
    }),
    NativeDef::setter("__suppress_context__", |vm, args| {
        let on = args.get(1).is_some_and(|&v| vm.truth_fast(v) == Some(true));
        if let Some(data) = vm.exception_mut(args[0]) {
            data.suppress_context = on;
        }
        Ok(Value::None)
    }),
];

pub(super) fn data(vm: &Vm, v: Value) -> &ExceptionData {
    match vm.exception(v) {
        Some(data) => data,
        None => unreachable!("not an exception"),
    }
}

fn or_none(vm: &mut Vm, get: fn(&ExceptionData) -> Value, v: Value) -> Value {
    match get(data(vm, v)) {
        Value::Null => Value::None,
        v => vm.heap.retain(v),
    }
}

fn set_exception_part(vm: &mut Vm, args: &[Value], place: fn(&mut ExceptionData) -> &mut Value) -> R {
    let new = match args.get(1) {
        Some(&v) if !v.is_none() => {
            if vm.exception(v).is_none() {
                return Err(vm.type_error("exception cause must be None or derive from BaseException"));
            }
            vm.heap.retain(v)
        }
        _ => Value::Null,
    };
    if let Some(data) = vm.exception_mut(args[0]) {
        let old = std::mem::replace(place(data), new);
        vm.heap.release(old);
    }
    Ok(Value::None)
}

fn set_traceback(vm: &mut Vm, args: &[Value]) -> R {
    let new = match args.get(1) {
        Some(&v) if !v.is_none() => {
            if !matches!(v.id().map(|id| vm.heap.payload(id)), Some(Payload::Traceback(_))) {
                return Err(vm.type_error("__traceback__ must be a traceback or None"));
            }
            vm.heap.retain(v)
        }
        _ => Value::Null,
    };
    if let Some(data) = vm.exception_mut(args[0]) {
        let old = std::mem::replace(&mut data.traceback, new);
        vm.heap.release(old);
    }
    Ok(Value::None)
}

/// All exceptions keep the arguments that `__new__` is given, as CPython's do.
fn new(vm: &mut Vm, call: &Call) -> R {
    let mut class = call.values[0].id().expect("__new__ is called with a class");
    if class == vm.types.os_error
        && let [_, Value::Int(number), _, ..] = call.positional()
    {
        class = os_error_class(vm, *number);
    }
    // A file after number and text is no argument of the exception's but an attribute.
    let given = &call.positional()[1..];
    let file = match given {
        [_, _, file, ..] if vm.is_subclass(class, vm.types.os_error) => *file,
        _ => Value::Null,
    };
    let given = if file.is_null() { given } else { &given[..2] };
    let args: Box<[Value]> = given.iter().map(|&v| vm.heap.retain(v)).collect();
    let args = vm.tuple_owned(args);
    let data = ExceptionData {
        args,
        traceback: Value::Null,
        cause: Value::Null,
        context: Value::Null,
        suppress_context: false,
        fields: [Value::Null; 2],
    };
    let exc = vm.heap.alloc(class, Payload::Exception(Box::new(data)));
    if !file.is_null() {
        let dict = vm.instance_dict(exc);
        vm.heap.retain(file);
        vm.dict_set_str(dict, "filename", file);
    }
    let exc = Value::Obj(exc);
    if vm.is_subclass(class, vm.types.base_exception_group) {
        return finish_group(vm, class, exc);
    }
    Ok(exc)
}

/// The class of an `OSError` with this number (of Linux).
fn os_error_class(vm: &Vm, number: i64) -> crate::object::Id {
    let t = &vm.types;
    match number {
        1 | 13 => t.permission_error,
        2 => t.file_not_found_error,
        3 => t.process_lookup_error,
        4 => t.interrupted_error,
        10 => t.child_process_error,
        11 | 114 | 115 => t.blocking_io_error,
        17 => t.file_exists_error,
        20 => t.not_a_directory_error,
        21 => t.is_a_directory_error,
        32 | 108 => t.broken_pipe_error,
        103 => t.connection_aborted_error,
        104 => t.connection_reset_error,
        110 => t.timeout_error,
        111 => t.connection_refused_error,
        _ => t.os_error,
    }
}

fn init(vm: &mut Vm, call: &Call) -> R {
    let exc = call.values[0];
    let class = vm.class_of(exc);
    let t = vm.types;
    let mut fields = [Value::Null; 2];
    let positional = &call.positional()[1..];
    let takes_keywords = [t.import_error, t.name_error, t.attribute_error]
        .iter()
        .any(|&base| vm.is_subclass(class, base));
    for (name, value) in call.keywords() {
        let text = vm.text_of(name);
        match &*text {
            "name" if takes_keywords => fields[0] = value,
            "obj" | "path" if takes_keywords => fields[1] = value,
            _ => {
                let name = vm.class(class).name.clone();
                return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
            }
        }
    }
    let native_new = vm.lookup_mro(class, vm.names.new);
    let _ = native_new;
    // A file after number and text is an attribute.
    let positional = match positional {
        [_, _, _, ..] if vm.is_subclass(class, t.os_error) => &positional[..2],
        all => all,
    };
    let items: Box<[Value]> = positional.iter().map(|&v| vm.heap.retain(v)).collect();
    let args = vm.tuple_owned(items);
    if vm.is_subclass(class, t.stop_iteration) || vm.is_subclass(class, t.system_exit) {
        fields[0] = match positional {
            [] => Value::None,
            [one] => *one,
            _ if vm.is_subclass(class, t.system_exit) => args,
            [first, ..] => *first,
        };
    }
    if vm.is_subclass(class, t.os_error) && positional.len() >= 2 {
        fields = [positional[0], positional[1]];
    }
    if vm.is_subclass(class, t.base_exception_group) {
        vm.heap.release(args);
        return Ok(Value::None);
    }
    for field in fields {
        vm.heap.retain(field);
    }
    if let Some(data) = vm.exception_mut(exc) {
        let old_args = std::mem::replace(&mut data.args, args);
        let old = std::mem::replace(&mut data.fields, fields);
        vm.heap.release(old_args);
        vm.release_all(&old);
    }
    Ok(Value::None)
}

fn add_note(vm: &mut Vm, args: &[Value]) -> R {
    if vm.str_of(args[1]).is_none() {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("note must be a str, not '{name}'")));
    }
    let id = args[0].id().expect("an exception is an object");
    let dict = vm.instance_dict(id);
    let list = match vm.dict_get_name(dict, vm.names.notes) {
        Some(list) => list,
        None => {
            let list = vm.list_owned(Vec::new())?;
            vm.dict_set_name(dict, vm.names.notes, list);
            list
        }
    };
    if vm.list_items(list).is_none() {
        return Err(vm.type_error("Cannot add note: __notes__ is not a list"));
    }
    let note = vm.heap.retain(args[1]);
    vm.list_push(list, note)?;
    Ok(Value::None)
}

/// The attribute of some classes: the first field.
pub(super) fn field(at: usize) -> fn(&mut Vm, &[Value]) -> R {
    match at {
        0 => |vm, args| Ok(or_none(vm, |d| d.fields[0], args[0])),
        _ => |vm, args| Ok(or_none(vm, |d| d.fields[1], args[0])),
    }
}

fn set_field(vm: &mut Vm, args: &[Value], at: usize) -> R {
    let new = vm.heap.retain(args.get(1).copied().unwrap_or(Value::None));
    if let Some(data) = vm.exception_mut(args[0]) {
        let old = std::mem::replace(&mut data.fields[at], new);
        vm.heap.release(old);
    }
    Ok(Value::None)
}

/// `StopIteration.value`
pub static STOP_ITERATION: &[NativeDef] = &[
    NativeDef::getter("value", |vm, args| Ok(or_none(vm, |d| d.fields[0], args[0]))),
    NativeDef::setter("value", |vm, args| set_field(vm, args, 0)),
];

/// `SystemExit.code`
pub static SYSTEM_EXIT: &[NativeDef] = &[
    NativeDef::getter("code", |vm, args| Ok(or_none(vm, |d| d.fields[0], args[0]))),
    NativeDef::setter("code", |vm, args| set_field(vm, args, 0)),
];

/// `NameError.name`
pub static NAME_ERROR: &[NativeDef] = &[NativeDef::getter("name", |vm, args| field(0)(vm, args))];

/// `ImportError.name`
pub static IMPORT_ERROR: &[NativeDef] = &[
    NativeDef::getter("name", |vm, args| field(0)(vm, args)),
    NativeDef::getter("path", |vm, args| field(1)(vm, args)),
    NativeDef::getter("msg", |vm, args| vm.first_arg(args[0])),
];

/// `AttributeError.name`, `.obj`
pub static ATTRIBUTE_ERROR: &[NativeDef] = &[
    NativeDef::getter("name", |vm, args| field(0)(vm, args)),
    NativeDef::getter("obj", |vm, args| field(1)(vm, args)),
];

/// `OSError.errno`, `.strerror`
pub static OS_ERROR: &[NativeDef] = &[
    NativeDef::getter("errno", |vm, args| field(0)(vm, args)),
    NativeDef::getter("strerror", |vm, args| field(1)(vm, args)),
    NativeDef::getter("filename", |vm, args| {
        let found = vm.file_of_os_error(args[0]);
        let found = if found.is_null() { Value::None } else { found };
        Ok(vm.heap.retain(found))
    }),
];

/// Attributes of `UnicodeEncodeError` and `UnicodeDecodeError`: their arguments by name.
pub static UNICODE_ERROR: &[NativeDef] = &[
    NativeDef::getter("encoding", |vm, args| nth_arg(vm, args[0], 0)),
    NativeDef::getter("object", |vm, args| nth_arg(vm, args[0], 1)),
    NativeDef::getter("start", |vm, args| nth_arg(vm, args[0], 2)),
    NativeDef::getter("end", |vm, args| nth_arg(vm, args[0], 3)),
    NativeDef::getter("reason", |vm, args| nth_arg(vm, args[0], 4)),
];

fn nth_arg(vm: &mut Vm, exc: Value, at: usize) -> R {
    let args = data(vm, exc).args;
    let v = vm.tuple_items(args).and_then(|items| items.get(at).copied());
    Ok(vm.heap.retain(v.unwrap_or(Value::None)))
}

impl Vm {
    /// The file that an OSError is about (borrowed); Null: none.
    pub fn file_of_os_error(&self, exc: Value) -> Value {
        exc.id()
            .and_then(|id| self.heap.get(id).dict)
            .and_then(|dict| self.dict_get_str(dict, "filename"))
            .unwrap_or(Value::Null)
    }

    fn first_arg(&mut self, exc: Value) -> R {
        let first = self
            .tuple_items(data(self, exc).args)
            .and_then(|items| items.first().copied());
        Ok(self.heap.retain(first.unwrap_or(Value::None)))
    }

    fn exception_repr(&mut self, exc: Value) -> R {
        let (name, args) = (self.type_name(exc), data(self, exc).args);
        let items: Vec<Value> = self.tuple_items(args).map(<[Value]>::to_vec).unwrap_or_default();
        let single = items.len() == 1;
        let subject = if single { items[0] } else { args };
        let name = self.new_str(name);
        let result = self.chain(
            &[name, Value::bool(single)],
            |vm, held, text| {
                let result = text.map(|text| {
                    let inner = vm.text_of(text);
                    let name = vm.text_of(held[0]);
                    let whole = if held[1] == Value::TRUE {
                        format!("{name}({inner})")
                    } else {
                        format!("{name}{inner}")
                    };
                    vm.heap.release(text);
                    vm.new_str(whole)
                });
                vm.release_all(&held);
                result
            },
            |vm| vm.repr(subject),
        );
        self.heap.release(name);
        result
    }
}
