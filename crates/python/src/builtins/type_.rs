//! `type`: classes as objects.

use crate::object::class::ClassFlags;
use crate::object::function::NativeDef;
use crate::object::{Id, Payload, Value};
use crate::vm::{Call, R, Vm};

/// Methods of `type`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(new),
    NativeDef::slot_keywords("__init__", |_, _| Ok(Value::None)),
    NativeDef::slot_keywords("__call__", call),
    NativeDef::slot("__repr__", 1, 1, repr),
    NativeDef::slot("__or__", 2, 2, |vm, args| {
        vm.union_type(args[0], args[1])
            .unwrap_or(Ok(Value::NotImplemented))
    }),
    NativeDef::slot("__ror__", 2, 2, |vm, args| {
        vm.union_type(args[1], args[0])
            .unwrap_or(Ok(Value::NotImplemented))
    }),
    NativeDef::method("mro", 1, 1, mro_list),
    NativeDef::method("__subclasses__", 1, 1, subclasses),
    NativeDef::method("__instancecheck__", 2, 2, |vm, args| {
        let class = class_arg(vm, args[0])?;
        Ok(Value::bool(vm.is_instance_of(args[1], class)))
    }),
    NativeDef::method("__subclasscheck__", 2, 2, |vm, args| {
        let (class, sub) = (class_arg(vm, args[0])?, class_arg(vm, args[1])?);
        Ok(Value::bool(vm.is_subclass(sub, class)))
    }),
    NativeDef::class_method("__prepare__", 1, usize::MAX, |vm, _| Ok(vm.new_dict())),
    NativeDef::getter("__name__", |vm, args| {
        let class = class_arg(vm, args[0])?;
        let name = vm.class(class).name.clone();
        Ok(vm.new_str(name))
    }),
    NativeDef::setter("__name__", set_name),
    NativeDef::getter("__qualname__", |vm, args| {
        let class = class_arg(vm, args[0])?;
        let name = vm.class(class).qualname.clone();
        Ok(vm.new_str(name))
    }),
    NativeDef::setter("__qualname__", set_qualname),
    NativeDef::getter("__module__", |vm, args| class_item(vm, args[0], "__module__")),
    NativeDef::setter("__module__", |vm, args| set_class_item(vm, args, "__module__")),
    NativeDef::getter("__doc__", |vm, args| {
        let class = class_arg(vm, args[0])?;
        let found = vm
            .dict_get_name(vm.class(class).namespace, vm.names.doc)
            .unwrap_or(Value::None);
        let getter = matches!(found.id().map(|id| vm.heap.payload(id)), Some(Payload::Native(_)));
        Ok(if getter {
            Value::None
        } else {
            vm.heap.retain(found)
        })
    }),
    NativeDef::setter("__doc__", |vm, args| set_class_item(vm, args, "__doc__")),
    NativeDef::getter("__abstractmethods__", |vm, args| {
        class_item(vm, args[0], "__abstractmethods__")
    }),
    NativeDef::setter("__abstractmethods__", |vm, args| {
        set_class_item(vm, args, "__abstractmethods__")
    }),
    NativeDef::getter("__annotations__", annotations),
    NativeDef::setter("__annotations__", |vm, args| {
        set_class_item(vm, args, "__annotations__")
    }),
    NativeDef::getter("__dict__", |vm, args| {
        let class = class_arg(vm, args[0])?;
        let namespace = vm.class(class).namespace;
        vm.heap.retain_id(namespace);
        Ok(Value::Obj(vm.heap.alloc(
            vm.types.mappingproxy,
            Payload::MappingProxy(Value::Obj(namespace)),
        )))
    }),
    NativeDef::getter("__mro__", |vm, args| {
        let class = class_arg(vm, args[0])?;
        let mro = vm.class(class).mro.clone();
        Ok(vm.tuple_of_ids(&mro))
    }),
    NativeDef::getter("__bases__", |vm, args| {
        let class = class_arg(vm, args[0])?;
        let bases = vm.class(class).bases.clone();
        Ok(vm.tuple_of_ids(&bases))
    }),
    NativeDef::getter("__base__", |vm, args| {
        let class = class_arg(vm, args[0])?;
        Ok(match vm.class(class).bases.first().copied() {
            Some(base) => vm.heap.retain(Value::Obj(base)),
            None => Value::None,
        })
    }),
    NativeDef::getter("__flags__", |_, _| Ok(Value::Int(0))),
];

fn class_arg(vm: &mut Vm, v: Value) -> R<Id> {
    match v.id() {
        Some(id) if matches!(vm.heap.payload(id), Payload::Class(_)) => Ok(id),
        _ => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!("a class is expected, not '{name}'")))
        }
    }
}

impl Vm {
    fn tuple_of_ids(&mut self, ids: &[Id]) -> Value {
        let items: Box<[Value]> = ids.iter().map(|&id| self.heap.retain(Value::Obj(id))).collect();
        self.tuple_owned(items)
    }
}

fn new(vm: &mut Vm, call: &Call) -> R {
    let meta = class_arg(vm, call.values[0])?;
    let positional = call.positional();
    match positional.len() {
        2 => {
            let class = vm.class_of(positional[1]);
            Ok(vm.heap.retain(Value::Obj(class)))
        }
        4 => {
            if vm.str_of(positional[1]).is_none() {
                let name = vm.type_name(positional[1]);
                return Err(vm.type_error(format!("type.__new__() argument 1 must be str, not {name}")));
            }
            if vm.dict_id(positional[3]).is_none() {
                let name = vm.type_name(positional[3]);
                return Err(vm.type_error(format!("type.__new__() argument 3 must be dict, not {name}")));
            }
            vm.new_class(meta, positional[1], positional[2], positional[3], call)
        }
        _ => Err(vm.type_error("type() takes 1 or 3 arguments")),
    }
}

fn call(vm: &mut Vm, call: &Call) -> R {
    let class = class_arg(vm, call.values[0])?;
    vm.heap.retain_id(class);
    let args = call.values[1..].iter().map(|&v| vm.heap.retain(v)).collect();
    let names: Box<[Value]> = call.names.iter().map(|&v| vm.heap.retain(v)).collect();
    let names = if names.is_empty() {
        Value::Null
    } else {
        vm.tuple_owned(names)
    };
    let result = vm.instantiate(class, args, names);
    vm.heap.release(names);
    result
}

fn repr(vm: &mut Vm, args: &[Value]) -> R {
    let text = vm.class_repr(args[0]);
    Ok(vm.new_str(text))
}

impl Vm {
    /// `<class 'module.Name'>`
    #[must_use]
    pub fn class_repr(&self, class: Value) -> String {
        format!("<class '{}'>", self.class_full_name(class))
    }

    /// `module.Qualified.Name`, without `builtins.`
    #[must_use]
    pub fn class_full_name(&self, class: Value) -> String {
        let Some(id) = class.id() else { return "?".into() };
        self.class_text(id)
    }
}

fn mro_list(vm: &mut Vm, args: &[Value]) -> R {
    let class = class_arg(vm, args[0])?;
    let mro = vm.class(class).mro.clone();
    let items = mro.iter().map(|&id| vm.heap.retain(Value::Obj(id))).collect();
    vm.list_owned(items)
}

fn subclasses(vm: &mut Vm, args: &[Value]) -> R {
    let class = class_arg(vm, args[0])?;
    let subclasses = vm.class(class).subclasses.clone();
    let items = subclasses
        .iter()
        .map(|&id| vm.heap.retain(Value::Obj(id)))
        .collect();
    vm.list_owned(items)
}

fn class_item(vm: &mut Vm, class: Value, name: &str) -> R {
    let id = class_arg(vm, class)?;
    match vm.dict_get_str(vm.class(id).namespace, name) {
        Some(v) => Ok(vm.heap.retain(v)),
        None => {
            let key = vm.intern(name);
            let of = vm.class(id).name.clone();
            Err(vm.attribute_error(
                format!("type object '{of}' has no attribute '{name}'"),
                class,
                key,
            ))
        }
    }
}

fn set_class_item(vm: &mut Vm, args: &[Value], name: &str) -> R {
    let id = class_arg(vm, args[0])?;
    let text = vm.class(id).name.clone();
    if vm.class(id).flags.has(ClassFlags::BUILTIN) {
        return Err(vm.type_error(format!(
            "cannot set '{name}' attribute of immutable type '{text}'"
        )));
    }
    let namespace = vm.class(id).namespace;
    let key = vm.intern(name);
    match args.get(1) {
        Some(&v) => {
            vm.heap.retain(v);
            vm.dict_set_name(namespace, key, v);
        }
        None => {
            vm.dict_remove_name(namespace, key);
        }
    }
    vm.class_changed(id);
    Ok(Value::None)
}

fn set_qualname(vm: &mut Vm, args: &[Value]) -> R {
    let id = class_arg(vm, args[0])?;
    let class = vm.class(id).name.clone();
    if vm.class(id).flags.has(ClassFlags::BUILTIN) {
        return Err(vm.type_error(format!(
            "cannot set '__qualname__' attribute of immutable type '{class}'"
        )));
    }
    let Some(&value) = args.get(1) else {
        return Err(vm.type_error(format!(
            "cannot delete '__qualname__' attribute of type '{class}'"
        )));
    };
    let Some(text) = vm.str_of(value).map(|s| s.text.clone()) else {
        let kind = vm.type_name(value);
        return Err(vm.type_error(format!(
            "can only assign string to {class}.__qualname__, not '{kind}'"
        )));
    };
    vm.class_mut(id).qualname = text;
    Ok(Value::None)
}

fn set_name(vm: &mut Vm, args: &[Value]) -> R {
    let id = class_arg(vm, args[0])?;
    let text = args.get(1).and_then(|&v| vm.str_of(v)).map(|s| s.text.clone());
    match text {
        Some(text) if !vm.class(id).flags.has(ClassFlags::BUILTIN) => {
            vm.class_mut(id).name = text;
            Ok(Value::None)
        }
        _ => Err(vm.type_error("can only assign string to a class's __name__")),
    }
}

fn annotations(vm: &mut Vm, args: &[Value]) -> R {
    let id = class_arg(vm, args[0])?;
    let namespace = vm.class(id).namespace;
    let key = vm.names.annotations;
    if let Some(found) = vm.dict_get_name(namespace, key) {
        return Ok(vm.heap.retain(found));
    }
    let dict = vm.new_dict();
    vm.heap.retain(dict);
    vm.dict_set_name(namespace, key, dict);
    Ok(dict)
}
