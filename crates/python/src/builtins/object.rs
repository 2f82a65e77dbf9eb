//! `object`: what every class inherits.

use crate::object::class::{ClassFlags, Layout};
use crate::object::function::{NativeCode, NativeDef, NativeKind};
use crate::object::shapes::Shape;
use crate::object::{Id, Payload, Value};
use crate::vm::{Call, R, Vm};

/// Methods of `object`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(new),
    NativeDef::slot_keywords("__init__", init),
    NativeDef::slot("__getattribute__", 2, 2, getattribute),
    NativeDef::slot("__setattr__", 3, 3, setattr),
    NativeDef::slot("__delattr__", 2, 2, delattr),
    NativeDef::slot("__repr__", 1, 1, |vm, args| vm.native_repr(args[0])),
    NativeDef::slot("__str__", 1, 1, |vm, args| vm.repr(args[0])),
    NativeDef::method("__format__", 2, 2, format),
    NativeDef::slot("__hash__", 1, 1, |vm, args| {
        Ok(Value::Int(vm.native_hash(args[0])))
    }),
    NativeDef::slot("__eq__", 2, 2, |_, args| {
        Ok(if args[0].is(args[1]) {
            Value::TRUE
        } else {
            Value::NotImplemented
        })
    }),
    NativeDef::slot("__ne__", 2, 2, ne),
    NativeDef::slot("__lt__", 2, 2, |_, _| Ok(Value::NotImplemented)),
    NativeDef::slot("__le__", 2, 2, |_, _| Ok(Value::NotImplemented)),
    NativeDef::slot("__gt__", 2, 2, |_, _| Ok(Value::NotImplemented)),
    NativeDef::slot("__ge__", 2, 2, |_, _| Ok(Value::NotImplemented)),
    NativeDef {
        name: "__init_subclass__",
        code: NativeCode::Keywords(|vm, call| {
            if call.names.is_empty() {
                return Ok(Value::None);
            }
            let name = call.values[0].id().map(|id| vm.class(id).name.clone());
            let name = name.unwrap_or_default();
            Err(vm.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")))
        }),
        arity: (1, 1),
        kind: NativeKind::ClassMethod,
    },
    NativeDef::class_method("__subclasshook__", 2, 2, |_, _| Ok(Value::NotImplemented)),
    NativeDef::method("__dir__", 1, 1, |vm, args| vm.dir_of(args[0])),
    NativeDef::method("__sizeof__", 1, 1, |_, _| Ok(Value::Int(48))),
    NativeDef::getter("__class__", class),
    NativeDef::setter("__class__", set_class),
    NativeDef::getter("__dict__", dict),
    NativeDef::setter("__dict__", set_dict),
    NativeDef::getter("__doc__", doc),
];

fn new(vm: &mut Vm, call: &Call) -> R {
    let Some(class) = call.values[0]
        .id()
        .filter(|&id| matches!(vm.heap.payload(id), Payload::Class(_)))
    else {
        let name = vm.type_name(call.values[0]);
        return Err(vm.type_error(format!("object.__new__(X): X is not a type object ({name})")));
    };
    if vm.class(class).layout != Layout::Plain {
        // It would lack what the class's methods work on.
        let name = vm.class(class).name.clone();
        let own = |&c: &Id| !vm.class(c).flags.has(ClassFlags::HEAP);
        let base = vm.class(class).mro.iter().copied().find(own).unwrap_or(class);
        let of = vm.class(base).name.clone();
        return Err(vm.type_error(format!("object.__new__({name}) is not safe, use {of}.__new__()")));
    }
    let new_overridden = vm.lookup_mro(class, vm.names.new) != Some(vm.shared.object_new);
    let init_overridden = vm.lookup_mro(class, vm.names.init) != Some(vm.shared.object_init);
    if call.values.len() > 1 {
        if new_overridden {
            return Err(
                vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)")
            );
        }
        if !init_overridden {
            let name = vm.class(class).name.clone();
            return Err(vm.type_error(format!("{name}() takes no arguments")));
        }
    }
    Ok(Value::Obj(vm.heap.alloc(class, Payload::PLAIN)))
}

fn init(vm: &mut Vm, call: &Call) -> R {
    if call.values.len() > 1 {
        let class = vm.class_of(call.values[0]);
        let new = vm.lookup_mro(class, vm.names.new) != Some(vm.shared.object_new);
        let init = vm.lookup_mro(class, vm.names.init) != Some(vm.shared.object_init);
        if init {
            return Err(
                vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)")
            );
        }
        if !new {
            let name = vm.class(class).name.clone();
            return Err(vm.type_error(format!(
                "{name}.__init__() takes exactly one argument (the instance to initialize)"
            )));
        }
    }
    Ok(Value::None)
}

impl Vm {
    /// An attribute name that a program gave as a value: interned.
    pub fn attr_name(&mut self, name: Value) -> R<crate::object::Id> {
        match self.str_of(name) {
            Some(s) => {
                let text = s.text.clone();
                Ok(self.intern(&text))
            }
            None => {
                let of = self.type_name(name);
                Err(self.type_error(format!("attribute name must be string, not '{of}'")))
            }
        }
    }
}

fn getattribute(vm: &mut Vm, args: &[Value]) -> R {
    let name = vm.attr_name(args[1])?;
    vm.default_get_attr(args[0], name)
}

fn setattr(vm: &mut Vm, args: &[Value]) -> R {
    let name = vm.attr_name(args[1])?;
    vm.default_set_attr(args[0], name, args[2])
}

fn delattr(vm: &mut Vm, args: &[Value]) -> R {
    let name = vm.attr_name(args[1])?;
    vm.default_del_attr(args[0], name)
}

fn format(vm: &mut Vm, args: &[Value]) -> R {
    if vm.text_of(args[1]).is_empty() {
        return vm.str(args[0]);
    }
    let name = vm.type_name(args[0]);
    Err(vm.type_error(format!("unsupported format string passed to {name}.__format__")))
}

fn ne(vm: &mut Vm, args: &[Value]) -> R {
    let Some(result) = vm.call_special(args[0], vm.names.eq, &[args[1]]) else {
        return Ok(Value::NotImplemented);
    };
    vm.chain(&[], |vm, _, result| negate(vm, result), |_| result)
}

fn negate(vm: &mut Vm, result: R) -> R {
    let v = result?;
    if v == Value::NotImplemented {
        return Ok(v);
    }
    vm.chain(
        &[],
        |_, _, truth| Ok(Value::bool(truth? != Value::TRUE)),
        |vm| vm.truth_owned(v),
    )
}

fn class(vm: &mut Vm, args: &[Value]) -> R {
    let class = vm.class_of(args[0]);
    vm.heap.retain_id(class);
    Ok(Value::Obj(class))
}

fn set_class(vm: &mut Vm, args: &[Value]) -> R {
    let (Some(id), Some(&Value::Obj(class))) = (args[0].id(), args.get(1)) else {
        return Err(vm.type_error("can't delete __class__ attribute"));
    };
    let Payload::Class(_) = vm.heap.payload(class) else {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("__class__ must be set to a class, not '{name}' object")));
    };
    let old = vm.heap.get(id).class;
    if vm.layout(old) != vm.layout(class) {
        let (new, old) = (vm.class(class).name.clone(), vm.class(old).name.clone());
        return Err(vm.type_error(format!(
            "__class__ assignment: '{new}' object layout differs from '{old}'"
        )));
    }
    vm.heap.retain_id(class);
    vm.heap.get_mut(id).class = class;
    vm.heap.release_id(old);
    Ok(Value::None)
}

fn dict(vm: &mut Vm, args: &[Value]) -> R {
    let has = vm
        .class(vm.class_of(args[0]))
        .flags
        .has(crate::object::class::ClassFlags::DICT);
    match args[0].id() {
        Some(id) if has => {
            let dict = vm.instance_dict(id);
            vm.heap.retain_id(dict);
            Ok(Value::Obj(dict))
        }
        _ => {
            let name = vm.type_name(args[0]);
            let key = vm.names.dict;
            Err(vm.attribute_error(
                format!("'{name}' object has no attribute '__dict__'"),
                args[0],
                key,
            ))
        }
    }
}

fn set_dict(vm: &mut Vm, args: &[Value]) -> R {
    let id = args[0].id().expect("what has a __dict__ is an object");
    let new = match args.get(1) {
        Some(&given) => {
            let Some(new) = vm.dict_id(given) else {
                let name = vm.type_name(given);
                return Err(vm.type_error(format!("__dict__ must be set to a dictionary, not a '{name}'")));
            };
            vm.heap.retain_id(new)
        }
        None if matches!(vm.heap.payload(id), Payload::Exception(_) | Payload::Function(_)) => {
            return Err(vm.type_error("cannot delete __dict__"));
        }
        // An empty one takes its place.
        None => vm.new_dict().id().expect("a dict is an object"),
    };
    let inside = vm.take_inside(id);
    let object = vm.heap.get_mut(id);
    object.shape = Shape::IN_DICT;
    if let Some(old) = object.dict.replace(new) {
        vm.heap.release_id(old);
    }
    inside.into_iter().for_each(|value| vm.heap.release(value));
    Ok(Value::None)
}

fn doc(vm: &mut Vm, args: &[Value]) -> R {
    let class = vm.class_of(args[0]);
    let namespace = vm.class(class).namespace;
    let doc = vm.dict_get_name(namespace, vm.names.doc).unwrap_or(Value::None);
    Ok(
        if matches!(doc.id().map(|id| vm.heap.payload(id)), Some(Payload::Native(_))) {
            Value::None
        } else {
            vm.heap.retain(doc)
        },
    )
}
