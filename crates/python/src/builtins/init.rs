//! A new interpreter: classes at their fixed places, names, the `builtins` module.

use super::types::Types;
use super::{MODULE_INITS, Shared, TYPE_METHODS, functions};
use crate::object::class::{Class, ClassFlags};
use crate::object::function::NativeKind;
use crate::object::{Heap, Id, NativeDef, Payload, Value};
use crate::vm::names::Names;
use crate::vm::sites::Caches;
use crate::vm::threads::Threads;
use crate::vm::trace::Tracer;
use crate::vm::{Limits, Vm};
use std::collections::HashMap;
use std::sync::Arc;

impl Vm {
    /// A fresh interpreter, with the built-in classes and functions.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        let types = Types::FIXED;
        let mut heap = Heap::default();
        for (at, spec) in Types::SPECS.iter().enumerate() {
            let id = heap.alloc(types.type_, Payload::PLAIN);
            assert_eq!(
                (id, spec.id),
                (Id::new(at + 1), id),
                "built-in classes have fixed places"
            );
        }
        // The first two were made before the class `type` had a place to be counted at.
        heap.retain_id(types.type_);
        heap.retain_id(types.type_);
        let mut interned = HashMap::new();
        let names = Names::intern(|text| intern_early(&mut heap, &mut interned, types, text));
        let builtins = heap.alloc(types.dict, Payload::Dict(Box::default()));
        let modules = heap.alloc(types.dict, Payload::Dict(Box::default()));
        let mut vm = Self {
            heap,
            codes: Arc::default(),
            frames: Vec::new(),
            depth: 0,
            nesting: 0,
            handled: vec![Value::Null],
            raised: Value::Null,
            interned: Arc::new(interned),
            names,
            shapes: Arc::default(),
            types,
            builtins,
            modules,
            next_version: 0,
            next_frame: 0,
            fuel: 0,
            owed: 0,
            paused: false,
            caches: Caches::default(),
            limits,
            limit: None,
            exit: None,
            trace: Tracer::default(),
            threads: Threads::default(),
            signals: crate::vm::signals::Signals::default(),
            shared: Shared::default(),
        };
        vm.make_classes();
        vm.make_builtins();
        vm
    }

    fn make_classes(&mut self) {
        for spec in Types::SPECS {
            let namespace = self.new_dict().id().expect("a dict is an object");
            let short = spec.name.rsplit('.').next().unwrap_or(spec.name);
            let mut mro = vec![spec.id];
            let bases: Box<[Id]> = if spec.id == self.types.object {
                Box::new([])
            } else {
                mro.extend_from_slice(&self.class(spec.base).mro);
                if spec.id == self.types.exception_group {
                    // The one built-in class with two bases: ExceptionGroup(BaseExceptionGroup, Exception).
                    mro.insert(2, self.types.exception);
                    Box::new([spec.base, self.types.exception])
                } else {
                    Box::new([spec.base])
                }
            };
            for &id in bases.iter().chain(&mro) {
                self.heap.retain_id(id);
            }
            let class = Class {
                name: short.into(),
                qualname: short.into(),
                bases,
                mro: mro.into(),
                namespace,
                version: 0,
                subclasses: Vec::new(),
                layout: spec.layout,
                flags: ClassFlags(spec.flags | ClassFlags::BUILTIN),
            };
            *self.heap.payload_mut(spec.id) = Payload::Class(Box::new(class));
            if spec.id != self.types.object {
                self.class_mut(spec.base).subclasses.push(spec.id);
            }
            let module = match spec.name.rsplit_once('.') {
                Some((module, _)) => module,
                None => "builtins",
            };
            let module = Value::Obj(self.intern(module));
            self.heap.retain(module);
            self.dict_set_name(namespace, self.names.module, module);
        }
        for (class, methods) in TYPE_METHODS {
            for def in *methods {
                self.add_native(class(&self.types), def);
            }
        }
        for unhashable in [
            self.types.list,
            self.types.dict,
            self.types.set,
            self.types.bytearray,
            self.types.deque,
        ] {
            let namespace = self.class(unhashable).namespace;
            self.dict_set_name(namespace, self.names.hash, Value::None);
        }
        let object = self.class(self.types.object).namespace;
        self.shared.object_new = self.dict_get_str(object, "__new__").unwrap_or(Value::Null);
        self.shared.object_init = self.dict_get_str(object, "__init__").unwrap_or(Value::Null);
        self.class_changed(self.types.object);
    }

    /// Adds a native to a class.
    pub fn add_native(&mut self, class: Id, def: &'static NativeDef) {
        if def.kind == NativeKind::Setter {
            Arc::make_mut(&mut self.shared.setters).insert((class, def.name), def);
            return;
        }
        let native = self.native_object(def);
        let namespace = self.class(class).namespace;
        let name = self.intern(def.name);
        self.dict_set_name(namespace, name, native);
    }

    /// The object that stands for a native.
    pub fn native_object(&mut self, def: &'static NativeDef) -> Value {
        let t = self.types;
        let class = match def.kind {
            NativeKind::Function | NativeKind::StaticMethod => t.native,
            NativeKind::Method | NativeKind::ClassMethod => t.method_descriptor,
            NativeKind::Slot => t.wrapper_descriptor,
            NativeKind::Getter | NativeKind::Setter => t.getset_descriptor,
        };
        Value::Obj(self.heap.alloc(class, Payload::Native(def)))
    }

    fn make_builtins(&mut self) {
        let id = self.new_module("builtins");
        let dict = self.instance_dict(id);
        // The module's variables are the dict that every frame looks into.
        let empty = std::mem::replace(&mut self.builtins, dict);
        self.heap.release_id(empty);
        for spec in Types::SPECS {
            let hidden = [
                "NoneType",
                "NotImplementedType",
                "ellipsis",
                "function",
                "module",
                "method",
                "cell",
                "code",
            ];
            if spec.name.contains('.')
                || hidden.contains(&spec.name)
                || spec.layout == crate::object::class::Layout::Sealed
                    && !["bool", "range", "slice", "super"].contains(&spec.name)
            {
                continue;
            }
            self.heap.retain_id(spec.id);
            self.dict_set_str(dict, spec.name, Value::Obj(spec.id));
        }
        for name in ["IOError", "EnvironmentError"] {
            self.heap.retain_id(self.types.os_error);
            self.dict_set_str(dict, name, Value::Obj(self.types.os_error));
        }
        for (name, value) in [
            ("NotImplemented", Value::NotImplemented),
            ("Ellipsis", Value::Ellipsis),
            ("__debug__", Value::TRUE),
        ] {
            self.dict_set_str(dict, name, value);
        }
        for def in functions::FUNCTIONS {
            let native = self.native_object(def);
            self.dict_set_str(dict, def.name, native);
        }
    }

    /// Makes a module that is written in Rust. False: there is none of this name.
    pub fn init_native_module(&mut self, name: &str) -> bool {
        let Some((_, init)) = MODULE_INITS.iter().find(|(module, _)| *module == name) else {
            return false;
        };
        let id = self.new_module(name);
        let dict = self.instance_dict(id);
        init(self, dict);
        true
    }

    /// Adds natives to a module's variables.
    pub fn add_functions(&mut self, dict: Id, functions: &'static [NativeDef]) {
        for def in functions {
            let native = self.native_object(def);
            self.dict_set_str(dict, def.name, native);
        }
    }

    /// Adds a built-in class to a module's variables under its name.
    pub fn add_class(&mut self, dict: Id, class: Id) {
        let name = self.class(class).name.clone();
        self.heap.retain_id(class);
        self.dict_set_str(dict, &name, Value::Obj(class));
    }
}

fn intern_early(heap: &mut Heap, interned: &mut HashMap<Arc<str>, Id>, types: Types, text: &str) -> Id {
    if let Some(&id) = interned.get(text) {
        return id;
    }
    let shared: Arc<str> = text.into();
    let id = heap.alloc(types.str, Payload::Str(crate::object::Str::new(shared.clone())));
    interned.insert(shared, id);
    id
}
