//! `type.__new__`: layout, mro and slots of a new class, `__set_name__` of its attributes, `__init_subclass__` of its parent.

use super::frame::Frame;
use super::native::{Attempt, Input, Step};
use super::{Call, Ctl, R, Vm};
use crate::object::class::{ClassFlags, Layout};
use crate::object::{Class, Id, Payload, Value};
use std::collections::VecDeque;
use std::sync::Arc;

impl Vm {
    /// C3 linearisation.
    pub fn compute_mro(&mut self, class: Id, bases: &[Id]) -> R<Box<[Id]>> {
        let mut lists: Vec<VecDeque<Id>> = bases
            .iter()
            .map(|&b| self.class(b).mro.iter().copied().collect())
            .collect();
        lists.push(bases.iter().copied().collect());
        let mut mro = vec![class];
        loop {
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                return Ok(mro.into());
            }
            let head = lists.iter().map(|list| list[0]).find(|&head| {
                !lists
                    .iter()
                    .any(|list| list.iter().skip(1).any(|&other| other == head))
            });
            let Some(head) = head else {
                let mut names: Vec<Arc<str>> = Vec::new();
                for list in &lists {
                    let name = self.class(list[0]).name.clone();
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                let names = names.join(", ");
                return Err(self.type_error(format!(
                    "Cannot create a consistent method resolution\norder (MRO) for bases {names}"
                )));
            };
            mro.push(head);
            for list in &mut lists {
                if list[0] == head {
                    list.pop_front();
                }
            }
        }
    }

    /// `type.__new__(meta, name, bases, namespace, **keywords)`; everything borrowed.
    pub fn new_class(&mut self, meta: Id, name: Value, bases: Value, namespace: Value, call: &Call) -> R {
        let mut base_ids: Vec<Id> = match bases.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Tuple(items)) => {
                let class = |v: &Value| {
                    v.id()
                        .filter(|&id| matches!(self.heap.payload(id), Payload::Class(_)))
                };
                let Some(ids) = items.iter().map(class).collect() else {
                    // The type of what is no class is no metaclass.
                    return Err(self.type_error(CONFLICT));
                };
                ids
            }
            _ => {
                let name = self.type_name(bases);
                return Err(self.type_error(format!("type.__new__() argument 2 must be tuple, not {name}")));
            }
        };
        if base_ids.is_empty() {
            base_ids.push(self.types.object);
        }
        let mut meta = meta;
        for &base in &base_ids {
            let other = self.heap.get(base).class;
            if self.is_subclass(meta, other) {
                continue;
            }
            if self.is_subclass(other, meta) {
                meta = other;
                continue;
            }
            return Err(self.type_error(CONFLICT));
        }
        let layout = self.best_layout(&base_ids)?;
        let text = self.text_of(name);
        let namespace_id = namespace.id().expect("a namespace is a dict");
        let own = self.new_dict();
        let own_id = own.id().expect("a dict is an object");
        for (key, value) in self.pairs_of(namespace_id) {
            if let Some(key_id) = key.id() {
                self.heap.retain(value);
                let text = self.text_of(key);
                let key_id = if self.interned.contains_key(&*text) {
                    self.intern(&text)
                } else {
                    key_id
                };
                self.dict_set_name(own_id, key_id, value);
            }
        }
        let inherited = base_ids.iter().fold(0, |bits, &b| bits | self.class(b).flags.0);
        let mut flags = ClassFlags::HEAP
            | (inherited
                & (ClassFlags::DICT
                    | ClassFlags::META
                    | ClassFlags::EXCEPTION
                    | ClassFlags::SEQUENCE
                    | ClassFlags::MAPPING));
        if let Some(v) = self.dict_get_name(own_id, self.names.abc_tpflags) {
            // What `match` takes a subclass for.
            flags |= collection_flag(v);
            self.dict_remove_name(own_id, self.names.abc_tpflags);
        }
        let slots = self.dict_get_name(own_id, self.names.slots);
        if slots.is_none() {
            flags |= ClassFlags::DICT;
        }
        for &base in &base_ids {
            self.heap.retain_id(base);
        }
        let qualname = self.take_qualname(own_id)?.unwrap_or_else(|| text.clone());
        let class = Class {
            name: text,
            qualname,
            bases: base_ids.clone().into(),
            mro: Box::new([]),
            namespace: own_id,
            version: 0,
            subclasses: Vec::new(),
            layout,
            flags: ClassFlags(flags),
        };
        let id = self.heap.alloc(meta, Payload::Class(Box::new(class)));
        for (at, base) in base_ids.iter().enumerate() {
            if base_ids[..at].contains(base) {
                let text = format!("duplicate base class {}", self.class(*base).name);
                return Err(self.type_error(text));
            }
        }
        let mro = self.compute_mro(id, &base_ids)?;
        for &base in &mro {
            self.heap.retain_id(base);
        }
        self.class_mut(id).mro = mro;
        for &base in &base_ids {
            self.class_mut(base).subclasses.push(id);
        }
        if let Some(slots) = slots {
            self.add_slots(id, own_id, slots)?;
        }
        self.default_class_attributes(own_id);
        self.class_changed(id);
        let cell = self.dict_get_name(own_id, self.names.classcell);
        if let Some(cell) = cell {
            if !matches!(cell.id().map(|id| self.heap.payload(id)), Some(Payload::Cell(_))) {
                let kind = self.type_name(cell);
                let text =
                    format!("type.__new__(): __classcell__ must be a nonlocal cell, not <class '{kind}'>");
                return Err(self.type_error(text));
            }
            self.heap.retain_id(id);
            let old = self.cell_set(cell, Value::Obj(id));
            self.heap.release(old);
            self.dict_remove_name(own_id, self.names.classcell);
        }
        // __set_name__ in order of definition, then __init_subclass__ of the parent.
        let mut todo = VecDeque::new();
        for (key, value) in self.pairs_of(own_id) {
            if let Some(method) = self.lookup_special_maybe(value, self.names.set_name) {
                for v in [method, value, Value::Obj(id), key] {
                    self.heap.retain(v);
                }
                todo.push_back((method, vec![value, Value::Obj(id), key], Value::Null));
            }
        }
        let parent = self.class(id).mro.get(1).copied().unwrap_or(self.types.object);
        let hook = self.init_subclass_of(id, parent);
        if let Some(hook) = hook {
            let mut args = Vec::new();
            let mut names = Vec::new();
            for (name, value) in call.keywords() {
                if !self.is_text(name, "metaclass") {
                    names.push(self.heap.retain(name));
                    args.push(self.heap.retain(value));
                }
            }
            args.insert(0, self.heap.retain(Value::Obj(id)));
            let names = if names.is_empty() {
                Value::Null
            } else {
                self.tuple_owned(names.into())
            };
            self.heap.retain(hook);
            todo.push_back((hook, args, names));
        }
        let naming = (Value::Null, Value::Null);
        ClassFinishFrame {
            class: id,
            todo,
            naming,
        }
        .step(self, Input::Start)
    }

    /// The function behind the parent's `__init_subclass__`, unless it is object's (which only refuses keywords).
    fn init_subclass_of(&mut self, class: Id, parent: Id) -> Option<Value> {
        let _ = class;
        let found = self.lookup_mro(parent, self.names.init_subclass)?;
        Some(match found.id().map(|id| self.heap.payload(id)) {
            Some(&Payload::ClassMethod(inner)) => inner,
            _ => found,
        })
    }

    fn lookup_special_maybe(&mut self, v: Value, name: Id) -> Option<Value> {
        if v.is_null() {
            None
        } else {
            self.lookup_special(v, name)
        }
    }

    /// The `__qualname__` of a class's body, which is no variable of the class.
    fn take_qualname(&mut self, own: Id) -> R<Option<std::sync::Arc<str>>> {
        let Some(value) = self.dict_get_name(own, self.names.qualname) else {
            return Ok(None);
        };
        let Some(text) = self.str_of(value).map(|s| s.text.clone()) else {
            let kind = self.type_name(value);
            return Err(self.type_error(format!("type __qualname__ must be a str, not {kind}")));
        };
        self.dict_remove_name(own, self.names.qualname);
        Ok(Some(text))
    }

    fn default_class_attributes(&mut self, own: Id) {
        let n = self.names;
        if self.dict_get_name(own, n.module).is_none() {
            let module = match self.frames.iter().rev().find_map(|f| match f {
                Frame::Py(f) => Some(f.globals),
                Frame::Native(_) => None,
            }) {
                Some(globals) => self.dict_get_name(globals, n.name),
                None => None,
            };
            if let Some(module) = module {
                self.heap.retain(module);
                self.dict_set_name(own, n.module, module);
            }
        }
        if self.dict_get_name(own, n.doc).is_none() {
            self.dict_set_name(own, n.doc, Value::None);
        }
        // Defining __eq__ without __hash__ makes instances unhashable.
        if self.dict_get_name(own, n.eq).is_some() && self.dict_get_name(own, n.hash).is_none() {
            self.dict_set_name(own, n.hash, Value::None);
        }
        for hook in [n.init_subclass, n.class_getitem] {
            if let Some(function) = self.dict_get_name(own, hook)
                && matches!(
                    function.id().map(|id| self.heap.payload(id)),
                    Some(Payload::Function(_))
                )
            {
                self.heap.retain(function);
                let wrapped = self
                    .heap
                    .alloc(self.types.classmethod, Payload::ClassMethod(function));
                self.dict_set_name(own, hook, Value::Obj(wrapped));
            }
        }
        if let Some(function) = self.dict_get_name(own, n.new)
            && matches!(
                function.id().map(|id| self.heap.payload(id)),
                Some(Payload::Function(_))
            )
        {
            self.heap.retain(function);
            let wrapped = self
                .heap
                .alloc(self.types.staticmethod, Payload::StaticMethod(function));
            self.dict_set_name(own, n.new, Value::Obj(wrapped));
        }
    }

    fn add_slots(&mut self, class: Id, own: Id, slots: Value) -> R<()> {
        let names = match self.str_of(slots) {
            Some(_) => vec![slots],
            None => self.leaf_items(slots),
        };
        for name in names {
            if self.str_of(name).is_none() {
                let kind = self.type_name(name);
                return Err(self.type_error(format!("__slots__ items must be strings, not '{kind}'")));
            }
            let text = self.text_of(name);
            let starts = |c: char| c == '_' || c.is_alphabetic();
            if !text.starts_with(starts) || !text.chars().all(|c| starts(c) || c.is_numeric()) {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            let sized = [self.types.int, self.types.tuple, self.types.bytes];
            if text.as_ref() != "__dict__"
                && let Some(&of) = sized.iter().find(|&&of| self.is_subclass(class, of))
            {
                let of = self.class(of).name.clone();
                return Err(
                    self.type_error(format!("nonempty __slots__ not supported for subtype of '{of}'"))
                );
            }
            if &*text == "__dict__" {
                self.class_mut(class).flags.0 |= ClassFlags::DICT;
                continue;
            }
            if &*text == "__weakref__" {
                continue;
            }
            let of = self.class(class).name.clone();
            let text = match of.trim_start_matches('_') {
                "" => text,
                of if text.starts_with("__") && !text.ends_with("__") => format!("_{of}{text}").into(),
                _ => text,
            };
            let key = self.intern(&text);
            if self.dict_get_name(own, key).is_some() {
                return Err(self.value_error(format!("'{text}' in __slots__ conflicts with class variable")));
            }
            self.heap.retain_id(class);
            let member = Payload::Member(Box::new((key, Value::Obj(class))));
            let member = self.heap.alloc(self.types.member_descriptor, member);
            self.dict_set_name(own, key, Value::Obj(member));
        }
        Ok(())
    }

    /// The nearest class in the mro with slots of its own.
    fn solid_base(&self, class: Id) -> Option<Id> {
        let has_slots = |&class: &Id| {
            let namespace = self.class(class).namespace;
            self.class(class).flags.has(ClassFlags::HEAP)
                && self.dict_get_name(namespace, self.names.slots).is_some()
                && self.pairs_of(namespace).iter().any(|(_, value)| {
                    matches!(
                        value.id().map(|id| self.heap.payload(id)),
                        Some(Payload::Member(_))
                    )
                })
        };
        self.class(class).mro.iter().copied().find(has_slots)
    }

    fn best_layout(&mut self, bases: &[Id]) -> R<Layout> {
        let mut best = Layout::Plain;
        for &base in bases {
            let layout = self.class(base).layout;
            if layout == Layout::Sealed {
                let name = self.class(base).name.clone();
                return Err(self.type_error(format!("type '{name}' is not an acceptable base type")));
            }
            if layout == Layout::Plain || layout == best || (best == Layout::Task && layout == Layout::Future)
            {
                continue;
            }
            if best != Layout::Plain && !(best == Layout::Future && layout == Layout::Task) {
                return Err(self.type_error("multiple bases have instance lay-out conflict"));
            }
            best = layout;
        }
        // Classes with slots of their own lay their instances out: at most one line of them may be inherited from.
        let mut solid: Option<Id> = None;
        for base in bases.iter().filter_map(|&base| self.solid_base(base)) {
            match solid {
                Some(other) if self.is_subclass(other, base) => {}
                Some(other) if !self.is_subclass(base, other) => {
                    return Err(self.type_error("multiple bases have instance lay-out conflict"));
                }
                _ => solid = Some(base),
            }
        }
        Ok(best)
    }
}

/// A class that is made, with the hooks that are still to be called: callable, arguments, keyword names.
#[derive(Clone, Debug)]
pub struct ClassFinishFrame {
    class: Id,
    todo: VecDeque<(Value, Vec<Value>, Value)>,
    /// The attribute whose `__set_name__` runs, and its name (counted); Null.
    naming: (Value, Value),
}

impl ClassFinishFrame {
    /// An error in `__set_name__` is the cause of one that names the attribute.
    fn failed(self, vm: &mut Vm, ctl: Ctl) -> R {
        let (attribute, name) = self.naming;
        if !matches!(ctl, Ctl::Raised) || name.is_null() {
            return vm.abandon(self, ctl);
        }
        let (kind, name) = (vm.type_name(attribute), vm.text_of(name));
        let owner = vm.class(self.class).name.clone();
        let text = format!("Error calling __set_name__ on '{kind}' instance '{name}' in '{owner}'");
        let cause = vm.take_raised();
        vm.release_frame(&self.into());
        let ctl = vm.throw(vm.types.runtime_error, text);
        vm.heap.retain(cause);
        let raised = vm.raised;
        if let Some(data) = vm.exception_mut(raised) {
            data.suppress_context = true;
            let old = [
                std::mem::replace(&mut data.cause, cause),
                std::mem::replace(&mut data.context, cause),
            ];
            vm.release_all(&old);
        }
        Err(ctl)
    }
}

impl Step for ClassFinishFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        match input {
            Input::Value(v) | Input::Return(v) => vm.heap.release(v),
            Input::Raised => return self.failed(vm, Ctl::Raised),
            Input::Start => {}
        }
        while let Some((callable, args, names)) = self.todo.pop_front() {
            vm.release_all(&[self.naming.0, self.naming.1]);
            self.naming = match args[..] {
                [attribute, _, name] if names.is_null() => (vm.heap.retain(attribute), vm.heap.retain(name)),
                _ => (Value::Null, Value::Null),
            };
            let attempt = vm.attempt(self, |vm| {
                let result = vm.call_owned(callable, args.into(), names);
                vm.heap.release(names);
                result
            });
            match attempt {
                Attempt::Later => return Err(Ctl::Pushed),
                Attempt::Now(frame, Ok(v)) => {
                    vm.heap.release(v);
                    self = frame;
                }
                Attempt::Now(frame, Err(ctl)) => return frame.failed(vm, ctl),
            }
        }
        vm.release_all(&[self.naming.0, self.naming.1]);
        Ok(Value::Obj(self.class))
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.class));
        f(self.naming.0);
        f(self.naming.1);
        for (callable, args, names) in &self.todo {
            f(*callable);
            args.iter().copied().for_each(&mut *f);
            f(*names);
        }
    }
}

const CONFLICT: &str = "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                        metaclasses of all its bases";

/// The flag that `__abc_tpflags__` of an abstract class of the library stands for, in CPython's numbers.
fn collection_flag(v: Value) -> u32 {
    match v {
        Value::Int(32) => ClassFlags::SEQUENCE,
        Value::Int(64) => ClassFlags::MAPPING,
        _ => 0,
    }
}

impl Vm {
    /// `abstract.register(class)`: what `match` takes the class for follows, unless it is a built-in one.
    pub fn registered_with(&mut self, abstract_class: Id, class: Id) {
        let bits = self.class(abstract_class).flags.0 & (ClassFlags::SEQUENCE | ClassFlags::MAPPING);
        let mut todo = vec![class];
        while let Some(class) = todo.pop() {
            if bits == 0 || !self.class(class).flags.has(ClassFlags::HEAP) {
                continue;
            }
            let content = self.class_mut(class);
            content.flags.0 |= bits;
            todo.extend(content.subclasses.iter().copied());
        }
    }
}
