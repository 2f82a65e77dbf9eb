//! `property`, `classmethod`, `staticmethod`, `super`.

use crate::object::class::ClassFlags;
use crate::object::function::NativeDef;
use crate::object::{Payload, Value};
use crate::vm::frame::Frame;
use crate::vm::{Call, R, Vm};

/// Methods of `property`.
pub static PROPERTY: &[NativeDef] = &[
    NativeDef::new(|vm, call| {
        let class = call.values[0].id().expect("__new__ is called with a class");
        let parts = Box::new([Value::None, Value::None, Value::None, Value::None]);
        Ok(Value::Obj(vm.heap.alloc(class, Payload::Property(parts))))
    }),
    NativeDef::slot_keywords("__init__", property_init),
    NativeDef::slot("__get__", 2, 3, |vm, args| {
        if args[1].is_none() {
            return Ok(vm.heap.retain(args[0]));
        }
        vm.property_get(args[0], args[1])
    }),
    NativeDef::slot("__set__", 3, 3, |vm, args| match part(vm, args[0], 1) {
        setter if setter.is_none() => Err(vm.throw(vm.types.attribute_error, "can't set attribute")),
        setter => vm.call_args(setter, &args[1..]),
    }),
    NativeDef::method("getter", 2, 2, |vm, args| with_part(vm, args, 0)),
    NativeDef::method("setter", 2, 2, |vm, args| with_part(vm, args, 1)),
    NativeDef::method("deleter", 2, 2, |vm, args| with_part(vm, args, 2)),
    NativeDef::getter("fget", |vm, args| Ok(retained_part(vm, args[0], 0))),
    NativeDef::getter("fset", |vm, args| Ok(retained_part(vm, args[0], 1))),
    NativeDef::getter("fdel", |vm, args| Ok(retained_part(vm, args[0], 2))),
    NativeDef::getter("__doc__", |vm, args| Ok(retained_part(vm, args[0], 3))),
    NativeDef::setter("__doc__", |vm, args| {
        let doc = args.get(1).copied().unwrap_or(Value::None);
        vm.heap.retain(doc);
        if let Some(Payload::Property(parts)) = args[0].id().map(|id| vm.heap.payload_mut(id)) {
            let old = std::mem::replace(&mut parts[3], doc);
            vm.heap.release(old);
        }
        Ok(Value::None)
    }),
    NativeDef::slot("__delete__", 2, 2, |vm, args| match part(vm, args[0], 2) {
        deleter if deleter.is_none() => Err(vm.throw(vm.types.attribute_error, "can't delete attribute")),
        deleter => vm.call_args(deleter, &args[1..]),
    }),
    NativeDef::getter("__isabstractmethod__", |vm, args| {
        for at in 0..3 {
            let function = part(vm, args[0], at);
            if is_abstract(vm, function) {
                return Ok(Value::TRUE);
            }
        }
        Ok(Value::FALSE)
    }),
];

/// Is the function marked by `abc.abstractmethod`?
pub fn is_abstract(vm: &mut Vm, function: Value) -> bool {
    let name = vm.names.isabstractmethod;
    match vm.lookup_attr(function, name) {
        Ok(Some(v)) => {
            let is = v == Value::TRUE;
            vm.heap.release(v);
            is
        }
        _ => false,
    }
}

fn property_init(vm: &mut Vm, call: &Call) -> R {
    let receiver = call.values[0];
    let parts = vm.parse_args("property", &call.skip(1), ["fget", "fset", "fdel", "doc"], 0, 4)?;
    let mut parts = parts.map(|v| if v.is_null() { Value::None } else { v });
    if parts[3].is_none()
        && let Some(Payload::Function(function)) = parts[0].id().map(|id| vm.heap.payload(id))
    {
        parts[3] = function.doc;
    }
    for &v in &parts {
        vm.heap.retain(v);
    }
    let (class, doc) = (vm.class_of(receiver), parts[3]);
    if class != vm.types.property
        && !doc.is_none()
        && vm.class(class).flags.has(ClassFlags::DICT)
        && let Some(id) = receiver.id()
    {
        // The class's own text would hide it.
        let dict = vm.instance_dict(id);
        vm.heap.retain(doc);
        vm.dict_set_name(dict, vm.names.doc, doc);
    }
    if let Some(Payload::Property(old)) = receiver.id().map(|id| vm.heap.payload_mut(id)) {
        let old = std::mem::replace(&mut **old, parts);
        vm.release_all(&old);
    }
    Ok(Value::None)
}

fn part(vm: &Vm, v: Value, at: usize) -> Value {
    match v.id().map(|id| vm.heap.payload(id)) {
        Some(Payload::Property(parts)) => parts[at],
        _ => Value::None,
    }
}

fn retained_part(vm: &mut Vm, v: Value, at: usize) -> Value {
    let found = part(vm, v, at);
    vm.heap.retain(found)
}

fn with_part(vm: &mut Vm, args: &[Value], at: usize) -> R {
    let class = vm.class_of(args[0]);
    let mut parts = [0, 1, 2, 3].map(|at| part(vm, args[0], at));
    parts[at] = args[1];
    if at == 0
        && let Some(Payload::Function(function)) = args[1].id().map(|id| vm.heap.payload(id))
    {
        parts[3] = function.doc;
    }
    if class != vm.types.property {
        // A subclass's own `__init__` sees it.
        return vm.call_args(Value::Obj(class), &parts);
    }
    for &v in &parts {
        vm.heap.retain(v);
    }
    Ok(Value::Obj(
        vm.heap.alloc(class, Payload::Property(Box::new(parts))),
    ))
}

/// Methods of `classmethod`.
pub static CLASS_METHOD: &[NativeDef] = &[
    NativeDef::new(|vm, call| wrap(vm, call, Payload::ClassMethod)),
    NativeDef::slot("__get__", 2, 3, |vm, args| {
        let class = match args.get(2).and_then(|c| c.id()) {
            Some(class) => class,
            None => vm.class_of(args[1]),
        };
        vm.bind_on_class(args[0], class)
    }),
    NativeDef::getter("__func__", |vm, args| Ok(inner(vm, args[0]))),
    NativeDef::getter("__wrapped__", |vm, args| Ok(inner(vm, args[0]))),
    NativeDef::getter("__isabstractmethod__", |vm, args| {
        let function = inner(vm, args[0]);
        let is = is_abstract(vm, function);
        vm.heap.release(function);
        Ok(Value::bool(is))
    }),
];

/// Methods of `staticmethod`.
pub static STATIC_METHOD: &[NativeDef] = &[
    NativeDef::new(|vm, call| wrap(vm, call, Payload::StaticMethod)),
    NativeDef::slot("__get__", 2, 3, |vm, args| Ok(inner(vm, args[0]))),
    NativeDef::getter("__func__", |vm, args| Ok(inner(vm, args[0]))),
    NativeDef::getter("__wrapped__", |vm, args| Ok(inner(vm, args[0]))),
    NativeDef::getter("__isabstractmethod__", |vm, args| {
        let function = inner(vm, args[0]);
        let is = is_abstract(vm, function);
        vm.heap.release(function);
        Ok(Value::bool(is))
    }),
];

fn wrap(vm: &mut Vm, call: &Call, make: fn(Value) -> Payload) -> R {
    let class = call.values[0].id().expect("__new__ is called with a class");
    let Some(&function) = call.values.get(1) else {
        let name = vm.class(class).name.clone();
        return Err(vm.type_error(format!("{name} expected 1 argument, got 0")));
    };
    vm.heap.retain(function);
    Ok(Value::Obj(vm.heap.alloc(class, make(function))))
}

fn inner(vm: &mut Vm, v: Value) -> Value {
    match v.id().map(|id| vm.heap.payload(id)) {
        Some(&(Payload::ClassMethod(inner) | Payload::StaticMethod(inner))) => vm.heap.retain(inner),
        _ => Value::None,
    }
}

/// Methods of `super`.
pub static SUPER: &[NativeDef] = &[
    NativeDef::new(super_new),
    NativeDef::slot("__repr__", 1, 1, |vm, args| {
        let text = match args[0].id().map(|id| vm.heap.payload(id)) {
            Some(Payload::Super(parts)) => {
                let (class, object) = (parts[0], parts[1]);
                format!(
                    "<super: {}, <{} object>>",
                    vm.class_repr(class),
                    vm.type_name(object)
                )
            }
            _ => String::new(),
        };
        Ok(vm.new_str(text))
    }),
    NativeDef::getter("__thisclass__", |vm, args| {
        match args[0].id().map(|id| vm.heap.payload(id)) {
            Some(Payload::Super(parts)) => {
                let v = parts[0];
                Ok(vm.heap.retain(v))
            }
            _ => Ok(Value::None),
        }
    }),
    NativeDef::getter("__self__", |vm, args| {
        match args[0].id().map(|id| vm.heap.payload(id)) {
            Some(Payload::Super(parts)) => {
                let v = parts[1];
                Ok(vm.heap.retain(v))
            }
            _ => Ok(Value::None),
        }
    }),
];

fn super_new(vm: &mut Vm, call: &Call) -> R {
    let (class, object) = match call.values.len() {
        1 => match zero_arguments(vm) {
            Some(pair) => pair,
            None => return Err(vm.runtime_error("super(): __class__ cell not found")),
        },
        2 => return Err(vm.not_supported("super() with one argument", "super()")),
        _ => (call.values[1], call.values[2]),
    };
    let Some(id) = class
        .id()
        .filter(|&id| matches!(vm.heap.payload(id), Payload::Class(_)))
    else {
        let name = vm.type_name(class);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {name}")));
    };
    let of = vm.class_of(object);
    let kind = if let Some(object_id) = object.id()
        && matches!(vm.heap.payload(object_id), Payload::Class(_))
        && vm.is_subclass(object_id, id)
    {
        object_id
    } else if vm.is_subclass(of, id) {
        of
    } else {
        return Err(vm.type_error("super(type, obj): obj must be an instance or subtype of type"));
    };
    let parts = [class, object, Value::Obj(kind)];
    for &v in &parts {
        vm.heap.retain(v);
    }
    Ok(Value::Obj(
        vm.heap.alloc(vm.types.super_, Payload::Super(Box::new(parts))),
    ))
}

/// `super()` finds the class in the frame's `__class__` cell and the object in its first parameter.
fn zero_arguments(vm: &Vm) -> Option<(Value, Value)> {
    let frame = vm.frames.iter().rev().find_map(|frame| match frame {
        Frame::Py(f) => Some(f),
        Frame::Native(_) => None,
    })?;
    let code = &vm.codes[frame.code as usize];
    let first_free = code.slots - code.code.free_names.len();
    let at = code.code.free_names.iter().position(|name| name == "__class__")?;
    let class = vm.cell_get(frame.stack[first_free + at]);
    let mut object = *frame.stack.first()?;
    if object.is_null() {
        let cell = code.code.cells.iter().position(|cell| cell.local == Some(0))?;
        object = vm.cell_get(frame.stack[code.code.local_names.len() + cell]);
    }
    (!class.is_null() && !object.is_null()).then_some((class, object))
}

/// Methods of `member_descriptor`, what a name in `__slots__` becomes.
pub static MEMBER: &[NativeDef] = &[
    NativeDef::getter("__name__", |vm, args| {
        match args[0].id().map(|id| vm.heap.payload(id)) {
            Some(Payload::Member(pair)) => {
                let name = Value::Obj(pair.0);
                Ok(vm.heap.retain(name))
            }
            _ => Ok(Value::None),
        }
    }),
    NativeDef::getter("__objclass__", |vm, args| {
        match args[0].id().map(|id| vm.heap.payload(id)) {
            Some(Payload::Member(pair)) => {
                let class = pair.1;
                Ok(vm.heap.retain(class))
            }
            _ => Ok(Value::None),
        }
    }),
    NativeDef::slot("__get__", 2, 3, |vm, args| {
        if args[1].is_none() {
            return Ok(vm.heap.retain(args[0]));
        }
        vm.bind_descriptor(args[0], args[1])
    }),
];
