//! `_weakref`: references that do not keep their target alive.

use crate::object::class::ClassFlags;
use crate::object::function::NativeDef;
use crate::object::payload::WeakRef;
use crate::object::{Id, Payload, Value};
use crate::vm::{R, Vm};

/// Methods of `ref`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(|vm, call| {
        let class = call.values[0].id().expect("__new__ is called with a class");
        let Some(&target) = call.values.get(1) else {
            return Err(vm.type_error("__new__ expected at least 1 argument, got 0"));
        };
        let callback = call
            .values
            .get(2)
            .copied()
            .filter(|v| !v.is_none())
            .unwrap_or(Value::Null);
        vm.new_weakref(class, target, callback)
    }),
    NativeDef::slot_keywords("__init__", |_, _| Ok(Value::None)),
    NativeDef::slot_keywords("__call__", |vm, call| {
        let target = weak(vm, call.values[0]).target;
        Ok(target.map_or(Value::None, |id| vm.heap.retain(Value::Obj(id))))
    }),
    NativeDef::getter("__callback__", |vm, args| {
        let callback = weak(vm, args[0]).callback;
        Ok(if callback.is_null() {
            Value::None
        } else {
            vm.heap.retain(callback)
        })
    }),
    NativeDef::slot("__repr__", 1, 1, |vm, args| {
        let at = vm.address_of(args[0]);
        let text = match weak(vm, args[0]).target {
            Some(id) => format!(
                "<weakref at 0x{at:012x}; to '{}' at 0x{:012x}>",
                vm.type_name(Value::Obj(id)),
                vm.address_of(Value::Obj(id))
            ),
            None => format!("<weakref at 0x{at:012x}; dead>"),
        };
        Ok(vm.new_str(text))
    }),
    // Computed while the target lives, it is good afterwards.
    NativeDef::slot("__hash__", 1, 1, |vm, args| {
        let content = weak(vm, args[0]);
        if let Some(hash) = content.hash {
            return Ok(Value::Int(hash));
        }
        let Some(target) = content.target else {
            return Err(vm.type_error("weak object has gone away"));
        };
        let hash = vm.hash(Value::Obj(target));
        if let (Ok(Value::Int(n)), Some(Payload::WeakRef(content))) =
            (&hash, args[0].id().map(|id| vm.heap.payload_mut(id)))
        {
            content.hash = Some(*n);
        }
        hash
    }),
    NativeDef::slot("__eq__", 2, 2, |vm, args| {
        let other = match args[1].id().map(|id| vm.heap.payload(id)) {
            Some(Payload::WeakRef(other)) => other.target,
            _ => return Ok(Value::NotImplemented),
        };
        match (weak(vm, args[0]).target, other) {
            (Some(a), Some(b)) => {
                let (a, b) = (vm.heap.retain(Value::Obj(a)), vm.heap.retain(Value::Obj(b)));
                vm.compare_owned(switchboard_python_code::CompareKind::Eq, a, b)
            }
            _ => Ok(Value::bool(args[0].is(args[1]))),
        }
    }),
];

fn weak(vm: &Vm, v: Value) -> &WeakRef {
    match v.id().map(|id| vm.heap.payload(id)) {
        Some(Payload::WeakRef(weak)) => weak,
        other => unreachable!("not a weak reference: {other:?}"),
    }
}

impl Vm {
    /// May there be weak references to it as far as `__slots__` go? Classes of the library stand for CPython's in C, which
    /// have room for them.
    fn has_weakref(&self, id: Id) -> bool {
        let n = self.names;
        let own = |class: Id, name| self.dict_get_name(self.class(class).namespace, name);
        let class = self.heap.get(id).class;
        let module = own(class, n.module).map(|v| self.text_of(v));
        if module.as_deref() != Some("__main__") {
            return true;
        }
        let mut bases = self
            .class(class)
            .mro
            .iter()
            .filter(|&&c| self.class(c).flags.has(ClassFlags::HEAP));
        bases.any(|&base| match own(base, n.slots) {
            None => true,
            Some(slots) => match self.str_of(slots) {
                Some(one) => &*one.text == "__weakref__",
                None => self
                    .leaf_items(slots)
                    .iter()
                    .any(|&v| &*self.text_of(v) == "__weakref__"),
            },
        })
    }

    /// A weak reference to `target`; one without callback is shared.
    pub fn new_weakref(&mut self, class: Id, target: Value, callback: Value) -> R {
        let id = match target.id() {
            Some(id)
                if self.has_weakref(id)
                    && !matches!(
                        self.heap.payload(id),
                        Payload::Str(_)
                            | Payload::Tuple(_)
                            | Payload::Range(_)
                            | Payload::Slice(_)
                            | Payload::BigInt(_)
                            | Payload::Bytes(_)
                    )
                    && ![self.types.list, self.types.dict].contains(&self.heap.get(id).class) =>
            {
                id
            }
            _ => {
                let name = self.type_name(target);
                return Err(self.type_error(format!("cannot create weak reference to '{name}' object")));
            }
        };
        if callback.is_null() && class == self.types.weakref {
            let known = self.shared.weakrefs.get(&id).cloned().unwrap_or_default();
            let shared = known.into_iter().find(|&weak_id| {
                matches!(self.heap.payload(weak_id), Payload::WeakRef(w) if w.callback.is_null())
                    && self.heap.get(weak_id).class == class
            });
            if let Some(shared) = shared {
                return Ok(self.heap.retain(Value::Obj(shared)));
            }
        }
        self.heap.retain(callback);
        let content = WeakRef {
            target: Some(id),
            callback,
            hash: None,
        };
        let weak = self.heap.alloc(class, Payload::WeakRef(Box::new(content)));
        self.shared.weakrefs.entry(id).or_default().push(weak);
        Ok(Value::Obj(weak))
    }

    /// The target dies: its weak references are dead; their callbacks run next.
    pub fn clear_weakrefs(&mut self, target: Id) {
        let refs = self.shared.weakrefs.remove(&target).unwrap_or_default();
        // The latest reference's callback runs first.
        for id in refs {
            if let Payload::WeakRef(weak) = self.heap.payload_mut(id) {
                weak.target = None;
                if !weak.callback.is_null() {
                    self.heap.retain_id(id);
                    self.shared.weak_callbacks.push(id);
                }
            }
        }
    }

    /// A weak reference dies: its target forgets it.
    pub fn forget_weakref(&mut self, weak: Id, target: Option<Id>) {
        if let Some(target) = target
            && let Some(list) = self.shared.weakrefs.get_mut(&target)
        {
            list.retain(|&id| id != weak);
            if list.is_empty() {
                self.shared.weakrefs.remove(&target);
            }
        }
    }
}

/// Functions of `_weakref`.
pub static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("getweakrefcount", 1, 1, |vm, args| {
        let count = args[0]
            .id()
            .and_then(|id| vm.shared.weakrefs.get(&id))
            .map_or(0, Vec::len);
        Ok(Value::Int(count as i64))
    }),
    NativeDef::function("getweakrefs", 1, 1, |vm, args| {
        let refs = args[0]
            .id()
            .and_then(|id| vm.shared.weakrefs.get(&id))
            .cloned()
            .unwrap_or_default();
        let items = refs
            .into_iter()
            .map(|id| vm.heap.retain(Value::Obj(id)))
            .collect();
        vm.list_owned(items)
    }),
];

/// Fills the module.
pub fn init(vm: &mut Vm, dict: Id) {
    vm.add_functions(dict, FUNCTIONS);
    let class = vm.types.weakref;
    vm.heap.retain_id(class);
    vm.dict_set_str(dict, "ref", Value::Obj(class));
    vm.add_class(dict, class);
}
