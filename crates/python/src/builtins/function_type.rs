//! Functions, methods, code, frames, tracebacks, cells and modules, as objects.

use crate::object::function::NativeDef;
use crate::object::payload::FrameObject;
use crate::object::{Function, Id, Payload, Value};
use crate::vm::frame::Frame;
use crate::vm::{R, Vm};

fn function(vm: &Vm, v: Value) -> &Function {
    match v.id().map(|id| vm.heap.payload(id)) {
        Some(Payload::Function(function)) => function,
        other => unreachable!("not a function: {other:?}"),
    }
}

fn part(get: fn(&Function) -> Value, vm: &mut Vm, args: &[Value]) -> R {
    let v = get(function(vm, args[0]));
    Ok(if v.is_null() {
        Value::None
    } else {
        vm.heap.retain(v)
    })
}

fn set_part(place: fn(&mut Function) -> &mut Value, vm: &mut Vm, args: &[Value], none: Value) -> R {
    let new = match args.get(1) {
        Some(&v) if !v.is_none() => vm.heap.retain(v),
        _ => none,
    };
    if let Some(Payload::Function(function)) = args[0].id().map(|id| vm.heap.payload_mut(id)) {
        let old = std::mem::replace(place(function), new);
        vm.heap.release(old);
    }
    Ok(Value::None)
}

/// Methods of `function`.
pub static FUNCTION: &[NativeDef] = &[
    NativeDef::slot("__get__", 2, 3, |vm, args| {
        if args[1].is_none() {
            return Ok(vm.heap.retain(args[0]));
        }
        vm.bind_descriptor(args[0], args[1])
    }),
    NativeDef::slot_keywords("__call__", |vm, call| vm.call_again(call)),
    NativeDef::getter("__name__", |vm, args| part(|f| f.name, vm, args)),
    NativeDef::setter("__name__", |vm, args| {
        set_part(|f| &mut f.name, vm, args, Value::None)
    }),
    NativeDef::getter("__qualname__", |vm, args| part(|f| f.qualname, vm, args)),
    NativeDef::setter("__qualname__", |vm, args| {
        set_part(|f| &mut f.qualname, vm, args, Value::None)
    }),
    NativeDef::getter("__doc__", |vm, args| part(|f| f.doc, vm, args)),
    NativeDef::setter("__doc__", |vm, args| {
        set_part(|f| &mut f.doc, vm, args, Value::None)
    }),
    NativeDef::getter("__module__", |vm, args| part(|f| f.module, vm, args)),
    NativeDef::setter("__module__", |vm, args| {
        set_part(|f| &mut f.module, vm, args, Value::None)
    }),
    NativeDef::getter("__defaults__", |vm, args| part(|f| f.defaults, vm, args)),
    NativeDef::setter("__defaults__", |vm, args| {
        set_part(|f| &mut f.defaults, vm, args, Value::Null)
    }),
    NativeDef::getter("__kwdefaults__", |vm, args| part(|f| f.kw_defaults, vm, args)),
    NativeDef::setter("__kwdefaults__", |vm, args| {
        set_part(|f| &mut f.kw_defaults, vm, args, Value::Null)
    }),
    NativeDef::getter("__closure__", |vm, args| part(|f| f.closure, vm, args)),
    NativeDef::getter("__globals__", |vm, args| {
        part(|f| Value::Obj(f.globals), vm, args)
    }),
    NativeDef::getter("__annotations__", |vm, args| {
        if function(vm, args[0]).annotations.is_null() {
            let dict = vm.new_dict();
            if let Some(Payload::Function(function)) = args[0].id().map(|id| vm.heap.payload_mut(id)) {
                function.annotations = dict;
            }
        }
        part(|f| f.annotations, vm, args)
    }),
    NativeDef::setter("__annotations__", |vm, args| {
        set_part(|f| &mut f.annotations, vm, args, Value::Null)
    }),
    NativeDef::getter("__code__", |vm, args| {
        let index = function(vm, args[0]).code;
        let object = vm.codes[index as usize].object;
        Ok(vm.heap.retain(Value::Obj(object)))
    }),
];

impl Vm {
    /// `callable.__call__(*args, **kwargs)`
    pub fn call_again(&mut self, call: &crate::vm::Call) -> R {
        let callable = self.heap.retain(call.values[0]);
        let args = call.values[1..].iter().map(|&v| self.heap.retain(v)).collect();
        let names: Box<[Value]> = call.names.iter().map(|&v| self.heap.retain(v)).collect();
        let names = if names.is_empty() {
            Value::Null
        } else {
            self.tuple_owned(names)
        };
        let result = self.call_owned(callable, args, names);
        self.heap.release(names);
        result
    }
}

fn method_parts(vm: &Vm, v: Value) -> (Value, Value) {
    match v.id().map(|id| vm.heap.payload(id)) {
        Some(Payload::Method(pair)) => **pair,
        Some(Payload::NativeMethod(pair)) => (Value::None, pair.1),
        _ => (Value::None, Value::None),
    }
}

/// Methods of `method`: what it does not have is its function's.
pub static METHOD: &[NativeDef] = &[
    NativeDef::new(|vm, call| {
        let &[_, function, receiver] = call.values else {
            let given = call.values.len() - 1;
            return Err(vm.type_error(format!("method expected 2 arguments, got {given}")));
        };
        if receiver.is_none() {
            return Err(vm.type_error("self must not be None"));
        }
        vm.heap.retain(function);
        vm.heap.retain(receiver);
        let pair = Payload::Method(Box::new((function, receiver)));
        Ok(Value::Obj(vm.heap.alloc(vm.types.method, pair)))
    }),
    NativeDef::slot_keywords("__init__", |_, _| Ok(Value::None)),
    NativeDef::getter("__func__", |vm, args| {
        let v = method_parts(vm, args[0]).0;
        Ok(vm.heap.retain(v))
    }),
    NativeDef::getter("__self__", |vm, args| {
        let v = method_parts(vm, args[0]).1;
        Ok(vm.heap.retain(v))
    }),
    NativeDef::method("__getattr__", 2, 2, |vm, args| {
        let (function, name) = (method_parts(vm, args[0]).0, vm.attr_name(args[1])?);
        vm.get_attr(function, name)
    }),
    NativeDef::slot_keywords("__call__", |vm, call| vm.call_again(call)),
    // The class has one of its own, which is not that of its methods.
    NativeDef::getter("__qualname__", |vm, args| {
        let function = method_parts(vm, args[0]).0;
        let name = vm.names.qualname;
        vm.get_attr(function, name)
    }),
    NativeDef::getter("__module__", |vm, args| {
        let function = method_parts(vm, args[0]).0;
        let name = vm.names.module;
        vm.get_attr(function, name)
    }),
    NativeDef::getter("__doc__", |vm, args| {
        let function = method_parts(vm, args[0]).0;
        let doc = vm.names.doc;
        vm.get_attr(function, doc)
    }),
    NativeDef::slot("__eq__", 2, 2, same_method),
    NativeDef::slot("__hash__", 1, 1, |vm, args| {
        let (function, receiver) = method_parts(vm, args[0]);
        let hash = vm.address_of(function) ^ (vm.address_of(receiver) >> 4);
        Ok(Value::Int(if hash == -1 { -2 } else { hash }))
    }),
];

fn same_method(vm: &mut Vm, args: &[Value]) -> R {
    let parts = |v: Value| match v.id().map(|id| vm.heap.payload(id)) {
        Some(Payload::Method(pair)) => Some((pair.0, pair.1, "")),
        Some(Payload::NativeMethod(pair)) => Some((Value::None, pair.1, pair.0.name)),
        _ => None,
    };
    Ok(match (parts(args[0]), parts(args[1])) {
        (Some(a), Some(b)) => Value::bool(a.0.is(b.0) && a.1.is(b.1) && a.2 == b.2),
        _ => Value::NotImplemented,
    })
}

fn native_name(vm: &mut Vm, args: &[Value]) -> R {
    let name = match args[0].id().map(|id| vm.heap.payload(id)) {
        Some(Payload::Native(def)) => def.name,
        Some(Payload::NativeMethod(pair)) => pair.0.name,
        _ => "?",
    };
    Ok(vm.new_str(name))
}

/// Methods of native functions, methods and slots.
pub static NATIVE: &[NativeDef] = &[
    NativeDef::getter("__name__", native_name),
    NativeDef::getter("__qualname__", |vm, args| {
        if let Some(Payload::NativeMethod(pair)) = args[0].id().map(|id| vm.heap.payload(id)) {
            let (def, receiver) = **pair;
            let class = match receiver.id().map(|id| vm.heap.payload(id)) {
                Some(Payload::Class(class)) => class.name.clone(),
                _ => vm.type_name(receiver),
            };
            let text = format!("{class}.{}", def.name);
            return Ok(vm.new_str(text));
        }
        native_name(vm, args)
    }),
    NativeDef::getter("__self__", |vm, args| {
        let v = method_parts(vm, args[0]).1;
        Ok(vm.heap.retain(v))
    }),
    NativeDef::getter("__module__", |vm, _| Ok(vm.new_str("builtins"))),
    NativeDef::slot_keywords("__call__", |vm, call| vm.call_again(call)),
    NativeDef::slot("__get__", 2, 3, |vm, args| {
        if args[1].is_none() {
            return Ok(vm.heap.retain(args[0]));
        }
        vm.bind_descriptor(args[0], args[1])
    }),
    NativeDef::slot("__eq__", 2, 2, same_method_or_self),
    NativeDef::slot("__hash__", 1, 1, |vm, args| {
        let receiver = method_parts(vm, args[0]).1;
        let of = if receiver.is_none() { args[0] } else { receiver };
        Ok(Value::Int(vm.address_of(of) >> 4))
    }),
];

fn same_method_or_self(vm: &mut Vm, args: &[Value]) -> R {
    if args[0].is(args[1]) {
        return Ok(Value::TRUE);
    }
    same_method(vm, args)
}

fn code_of(vm: &Vm, v: Value) -> std::sync::Arc<crate::vm::load::RunCode> {
    match v.id().map(|id| vm.heap.payload(id)) {
        Some(Payload::Code(index)) => vm.codes[*index as usize].clone(),
        other => unreachable!("not code: {other:?}"),
    }
}

fn names_tuple(vm: &mut Vm, names: &[String]) -> Value {
    let items: Box<[Value]> = names
        .iter()
        .map(|name| {
            let id = vm.intern(name);
            vm.heap.retain(Value::Obj(id))
        })
        .collect();
    vm.tuple_owned(items)
}

/// Methods of `code`.
pub static CODE: &[NativeDef] = &[
    NativeDef::getter("co_name", |vm, args| {
        let text = code_of(vm, args[0]).code.name.clone();
        Ok(vm.new_str(text))
    }),
    NativeDef::getter("co_qualname", |vm, args| {
        let text = code_of(vm, args[0]).code.qualname.clone();
        Ok(vm.new_str(text))
    }),
    NativeDef::getter("co_filename", |vm, args| {
        let text = code_of(vm, args[0]).code.filename.clone();
        Ok(vm.new_str(text))
    }),
    NativeDef::getter("co_firstlineno", |vm, args| {
        Ok(Value::Int(i64::from(code_of(vm, args[0]).code.first_line)))
    }),
    NativeDef::getter("co_flags", |vm, args| {
        Ok(Value::Int(i64::from(code_of(vm, args[0]).flags.0)))
    }),
    NativeDef::getter("co_argcount", |vm, args| {
        Ok(Value::Int(code_of(vm, args[0]).arg_count as i64))
    }),
    NativeDef::getter("co_posonlyargcount", |vm, args| {
        Ok(Value::Int(i64::from(code_of(vm, args[0]).code.positional_only)))
    }),
    NativeDef::getter("co_kwonlyargcount", |vm, args| {
        Ok(Value::Int(i64::from(code_of(vm, args[0]).code.keyword_only)))
    }),
    NativeDef::getter("co_varnames", |vm, args| {
        let names = code_of(vm, args[0]).code.local_names.clone();
        Ok(names_tuple(vm, &names))
    }),
    NativeDef::getter("co_freevars", |vm, args| {
        let names = code_of(vm, args[0]).code.free_names.clone();
        Ok(names_tuple(vm, &names))
    }),
    NativeDef::getter("co_cellvars", |vm, args| {
        let code = code_of(vm, args[0]);
        let names: Vec<String> = code.code.cells.iter().map(|cell| cell.name.clone()).collect();
        Ok(names_tuple(vm, &names))
    }),
    NativeDef::getter("co_nlocals", |vm, args| {
        Ok(Value::Int(code_of(vm, args[0]).code.local_names.len() as i64))
    }),
    NativeDef::getter("co_consts", |vm, args| {
        let consts = code_of(vm, args[0]).consts.clone();
        for &constant in &consts {
            vm.heap.retain(constant);
        }
        Ok(vm.tuple_owned(consts))
    }),
    NativeDef::getter("co_names", |vm, args| {
        let names = code_of(vm, args[0]).code.names.clone();
        Ok(names_tuple(vm, &names))
    }),
];

fn frame_place(vm: &Vm, v: Value) -> (u32, u32, Value) {
    match v.id().map(|id| vm.heap.payload(id)) {
        Some(Payload::Frame(frame)) => (frame.code, vm.instr_of(frame), frame.back),
        other => unreachable!("not a frame: {other:?}"),
    }
}

impl Vm {
    /// The instruction that a frame is at: where it runs now, or where it was when it was last looked at.
    #[must_use]
    pub fn instr_of(&self, frame: &FrameObject) -> u32 {
        let running = self.frames.iter().rev().find_map(|entry| match entry {
            Frame::Py(f) if frame.serial != 0 && f.serial == frame.serial => Some(f.ip.saturating_sub(1)),
            _ => None,
        });
        running.unwrap_or(frame.instr)
    }

    /// The line of an instruction.
    #[must_use]
    pub fn line_at(&self, code: u32, instr: u32) -> u32 {
        let code = &self.codes[code as usize].code;
        code.positions
            .get(instr as usize)
            .map_or(code.first_line, |p| p.line)
    }
}

/// Methods of `frame`.
pub static FRAME: &[NativeDef] = &[
    NativeDef::getter("f_lineno", |vm, args| {
        let (code, instr, _) = frame_place(vm, args[0]);
        Ok(Value::Int(i64::from(vm.line_at(code, instr))))
    }),
    NativeDef::getter("f_lasti", |vm, args| {
        let (_, instr, _) = frame_place(vm, args[0]);
        Ok(Value::Int(if instr == u32::MAX {
            -1
        } else {
            i64::from(instr) * 2
        }))
    }),
    NativeDef::getter("f_code", |vm, args| {
        let object = vm.codes[frame_place(vm, args[0]).0 as usize].object;
        Ok(vm.heap.retain(Value::Obj(object)))
    }),
    NativeDef::getter("f_back", |vm, args| {
        let back = frame_place(vm, args[0]).2;
        Ok(if back.is_null() {
            Value::None
        } else {
            vm.heap.retain(back)
        })
    }),
    NativeDef::getter("f_locals", |vm, args| frame_locals(vm, args[0])),
    NativeDef::getter("f_globals", |vm, args| frame_globals(vm, args[0])),
    NativeDef::method("clear", 1, 1, |_, _| Ok(Value::None)),
];

/// The variables of the module that the frame's code is of: code is never shared by modules.
fn frame_globals(vm: &mut Vm, v: Value) -> R {
    let code = frame_place(vm, v).0;
    let filename = vm.codes[code as usize].code.filename.clone();
    let library = filename
        .strip_prefix("<library ")
        .and_then(|f| f.strip_suffix('>'));
    let module = vm.module(library.unwrap_or("__main__"));
    match module.and_then(|m| m.id()).and_then(|id| vm.heap.get(id).dict) {
        Some(dict) => Ok(vm.heap.retain(Value::Obj(dict))),
        None => Ok(vm.new_dict()),
    }
}

fn frame_locals(vm: &mut Vm, v: Value) -> R {
    let dict = vm.new_dict();
    let id = dict.id().expect("a dict is an object");
    let found = match v.id().map(|id| vm.heap.payload(id)) {
        Some(Payload::Frame(object)) => object.frame.as_deref().or_else(|| {
            let serial = object.serial;
            vm.frames.iter().rev().find_map(|frame| match frame {
                Frame::Py(f) if serial != 0 && f.serial == serial => Some(&**f),
                _ => None,
            })
        }),
        _ => None,
    };
    let found = found.map(|f| (f.code, f.stack.clone(), f.namespace));
    if let Some((code, slots, namespace)) = found {
        if let Some(namespace) = namespace {
            vm.heap.release(dict);
            return Ok(vm.heap.retain(Value::Obj(namespace)));
        }
        let code = vm.codes[code as usize].clone();
        for (slot, mut value) in slots.into_iter().enumerate().take(code.slots) {
            if slot >= code.code.local_names.len() && !value.is_null() {
                value = vm.cell_get(value);
            }
            if !value.is_null() {
                vm.heap.retain(value);
                vm.dict_set_name(id, code.slot_names[slot], value);
            }
        }
    }
    Ok(dict)
}

/// Methods of `traceback`.
pub static TRACEBACK: &[NativeDef] = &[
    NativeDef::getter("tb_lineno", |vm, args| {
        match args[0].id().map(|id| vm.heap.payload(id)) {
            Some(Payload::Traceback(data)) => Ok(Value::Int(i64::from(vm.line_at(data.code, data.instr)))),
            _ => Ok(Value::None),
        }
    }),
    NativeDef::getter("tb_next", |vm, args| {
        match args[0].id().map(|id| vm.heap.payload(id)) {
            Some(Payload::Traceback(data)) if !data.next.is_null() => {
                let next = data.next;
                Ok(vm.heap.retain(next))
            }
            _ => Ok(Value::None),
        }
    }),
    NativeDef::getter("tb_frame", |vm, args| {
        let (code, instr, frame) = match args[0].id().map(|id| vm.heap.payload(id)) {
            Some(Payload::Traceback(data)) => (data.code, data.instr, data.frame),
            _ => return Ok(Value::None),
        };
        if !frame.is_null() {
            return Ok(vm.heap.retain(frame));
        }
        let object = crate::object::payload::FrameObject {
            frame: None,
            code,
            instr,
            back: Value::Null,
            serial: 0,
        };
        Ok(Value::Obj(
            vm.heap.alloc(vm.types.frame, Payload::Frame(Box::new(object))),
        ))
    }),
];

/// Methods of `cell`.
pub static CELL: &[NativeDef] = &[NativeDef::getter("cell_contents", |vm, args| {
    let v = vm.cell_get(args[0]);
    if v.is_null() {
        return Err(vm.value_error("Cell is empty"));
    }
    Ok(vm.heap.retain(v))
})];

/// Methods of `module`.
pub static MODULE: &[NativeDef] = &[
    NativeDef::new(|vm, call| {
        let class = call.values[0].id().expect("__new__ is called with a class");
        let id: Id = vm.heap.alloc(class, Payload::Module);
        if let Some(&name) = call.values.get(1) {
            let dict = vm.instance_dict(id);
            vm.heap.retain(name);
            vm.dict_set_name(dict, vm.names.name, name);
            let doc = vm.heap.retain(call.values.get(2).copied().unwrap_or(Value::None));
            vm.dict_set_name(dict, vm.names.doc, doc);
        }
        Ok(Value::Obj(id))
    }),
    NativeDef::slot_keywords("__init__", |_, _| Ok(Value::None)),
];

/// Methods of `mappingproxy` that are not the dict's own.
pub static MAPPING_PROXY: &[NativeDef] = &[
    NativeDef::new(|vm, call| {
        let Some(&mapping) = call.values.get(1) else {
            return Err(vm.type_error("mappingproxy() missing required argument 'mapping' (pos 1)"));
        };
        if !vm.matches_mapping(mapping) {
            let name = vm.type_name(mapping);
            return Err(vm.type_error(format!("mappingproxy() argument must be a mapping, not {name}")));
        }
        vm.heap.retain(mapping);
        let proxy = Payload::MappingProxy(mapping);
        Ok(Value::Obj(vm.heap.alloc(vm.types.mappingproxy, proxy)))
    }),
    NativeDef::slot_keywords("__init__", |_, _| Ok(Value::None)),
    NativeDef::method("__getattr__", 2, 2, |vm, args| {
        let name = vm.attr_name(args[1])?;
        vm.get_attr(proxied(vm, args[0]), name)
    }),
    NativeDef::slot("__getitem__", 2, 2, |vm, args| {
        vm.get_item(proxied(vm, args[0]), args[1])
    }),
    NativeDef::slot("__len__", 1, 1, |vm, args| vm.len(proxied(vm, args[0]))),
    NativeDef::slot("__contains__", 2, 2, |vm, args| {
        vm.contains(proxied(vm, args[0]), args[1])
    }),
    NativeDef::slot("__iter__", 1, 1, |vm, args| {
        let dict = proxied(vm, args[0]);
        vm.heap.retain(dict);
        vm.get_iter_owned(dict)
    }),
    NativeDef::slot("__str__", 1, 1, |vm, args| vm.repr(proxied(vm, args[0]))),
    NativeDef::slot("__repr__", 1, 1, |vm, args| {
        let dict = proxied(vm, args[0]);
        vm.chain(
            &[],
            |vm, _, text| {
                let text = text?;
                let whole = format!("mappingproxy({})", vm.text_of(text));
                vm.heap.release(text);
                Ok(vm.new_str(whole))
            },
            |vm| vm.repr(dict),
        )
    }),
];

fn proxied(vm: &Vm, v: Value) -> Value {
    match v.id().map(|id| vm.heap.payload(id)) {
        Some(Payload::MappingProxy(dict)) => *dict,
        _ => v,
    }
}
