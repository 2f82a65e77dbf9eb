//! Classes: lookup along the mro, instance checks, and making classes from their bodies.
//!
//! ```text
//! class statement -> __build_class__ -> body runs [ClassBodyFrame] -> metaclass(name, bases, namespace)
//!   -> type.__new__: layout, mro, slots -> __set_name__ of each attribute, __init_subclass__ [ClassFinishFrame]
//! ```

use super::chain::Held;
use super::frame::{Args, Frame};
use super::native::{Attempt, Input, Step};
use super::sites::MethodCache;
use super::{Call, Ctl, R, Vm};
use crate::object::class::{ClassFlags, Layout};
use crate::object::{Class, Id, Payload, Value};
use smallvec::smallvec;
use std::collections::VecDeque;
use std::sync::Arc;

/// Entries of the method cache; a power of two.
const METHOD_CACHE: usize = 2048;

impl Vm {
    /// The class of a value.
    #[inline]
    #[must_use]
    pub fn class_of(&self, v: Value) -> Id {
        match v {
            Value::Obj(id) => self.heap.get(id).class,
            Value::Int(_) => self.types.int,
            Value::None => self.types.none,
            Value::Bool(_) => self.types.bool_,
            Value::Float(_) => self.types.float,
            Value::NotImplemented => self.types.not_implemented,
            Value::Ellipsis => self.types.ellipsis,
            Value::Null => unreachable!("an unset variable has no class"),
        }
    }

    /// The content of a class.
    #[inline]
    #[must_use]
    pub fn class(&self, id: Id) -> &Class {
        match self.heap.payload(id) {
            Payload::Class(class) => class,
            other => unreachable!("not a class: {other:?}"),
        }
    }

    /// The content of a class, to be changed.
    pub fn class_mut(&mut self, id: Id) -> &mut Class {
        match self.heap.payload_mut(id) {
            Payload::Class(class) => class,
            other => unreachable!("not a class: {other:?}"),
        }
    }

    /// `type(v).__name__`
    #[must_use]
    pub fn type_name(&self, v: Value) -> Arc<str> {
        self.class(self.class_of(v)).name.clone()
    }

    /// The attribute `name` (interned) along the class's mro (borrowed).
    #[inline]
    pub fn lookup_mro(&mut self, class: Id, name: Id) -> Option<Value> {
        let version = self.class(class).version;
        let at = (version.wrapping_mul(31) ^ (name.slot() as u32).wrapping_mul(7)) as usize % METHOD_CACHE;
        if let Some(entry) = self.caches.methods.get(at)
            && entry.version == version
            && entry.name == name
        {
            return if entry.value.is_null() {
                None
            } else {
                Some(entry.value)
            };
        }
        let value = self.lookup_mro_slow(class, name);
        if self.caches.methods.is_empty() {
            let vacant = MethodCache {
                version: 0,
                name: Id::new(1),
                value: Value::Null,
            };
            self.caches.methods.resize(METHOD_CACHE, vacant);
        }
        self.caches.methods[at] = MethodCache {
            version,
            name,
            value: value.unwrap_or(Value::Null),
        };
        value
    }

    fn lookup_mro_slow(&self, class: Id, name: Id) -> Option<Value> {
        let mro = &self.class(class).mro;
        mro.iter()
            .find_map(|&base| self.dict_get_name(self.class(base).namespace, name))
    }

    /// The special method `name` on the type of `v` (borrowed, not bound).
    #[inline]
    pub fn lookup_special(&mut self, v: Value, name: Id) -> Option<Value> {
        let class = self.class_of(v);
        self.lookup_mro(class, name)
    }

    /// Calls the special method `name` of `v` with `args` (borrowed). None: it has none.
    pub fn call_special(&mut self, v: Value, name: Id, args: &[Value]) -> Option<R> {
        let method = self.lookup_special(v, name)?;
        Some(self.call_found(v, method, args))
    }

    /// Calls a special method that is known to be there.
    pub fn call_special_found(&mut self, v: Value, name: Id, args: &[Value]) -> R {
        match self.call_special(v, name, args) {
            Some(result) => result,
            None => unreachable!("the method was there a moment ago"),
        }
    }

    /// Calls `method` (borrowed, found on the type of `v`) on `v`.
    pub fn call_found(&mut self, v: Value, method: Value, args: &[Value]) -> R {
        let direct = match method.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Function(_)) => true,
            Some(Payload::Native(def)) => {
                use crate::object::function::NativeKind as K;
                matches!(def.kind, K::Method | K::Slot)
            }
            _ => false,
        };
        if direct {
            let mut all: Args = smallvec![self.heap.retain(v)];
            all.extend(args.iter().map(|&a| self.heap.retain(a)));
            self.heap.retain(method);
            return self.call_owned(method, all, Value::Null);
        }
        let bound = self.bind_descriptor(method, v)?;
        let all: Args = args.iter().map(|&a| self.heap.retain(a)).collect();
        self.call_owned(bound, all, Value::Null)
    }

    /// Is `v` an instance of `class` (by type, no `__instancecheck__`)?
    #[must_use]
    pub fn is_instance_of(&self, v: Value, class: Id) -> bool {
        if v.is_null() {
            return false;
        }
        self.is_subclass(self.class_of(v), class)
    }

    /// Is `class` derived from `base`, or the same?
    #[must_use]
    pub fn is_subclass(&self, class: Id, base: Id) -> bool {
        class == base || self.class(class).mro.contains(&base)
    }

    /// Gives a class and all that derive from it new versions, after a change.
    pub fn class_changed(&mut self, class: Id) {
        self.renew_class(class, true);
    }

    /// The same after a change of one attribute: flags follow from special names only.
    pub fn class_attr_changed(&mut self, class: Id, name: Id) {
        let special = self.text_of(Value::Obj(name)).starts_with("__");
        self.renew_class(class, special);
    }

    fn renew_class(&mut self, class: Id, derive: bool) {
        let mut todo = vec![class];
        while let Some(id) = todo.pop() {
            self.next_version += 1;
            let version = self.next_version;
            let flags = if derive {
                self.derive_flags(id)
            } else {
                self.class(id).flags
            };
            let class = self.class_mut(id);
            class.version = version;
            class.flags = flags;
            todo.extend(class.subclasses.iter().copied());
        }
    }

    /// The flags that follow from which methods a class has.
    fn derive_flags(&mut self, id: Id) -> ClassFlags {
        let kept = ClassFlags::DICT
            | ClassFlags::BUILTIN
            | ClassFlags::META
            | ClassFlags::EXCEPTION
            | ClassFlags::HEAP
            | ClassFlags::SEQUENCE
            | ClassFlags::MAPPING;
        let mut flags = self.class(id).flags.0 & kept;
        let n = self.names;
        let object = self.types.object;
        for (name, bit) in [
            (n.getattribute, ClassFlags::GETATTRIBUTE),
            (n.setattr, ClassFlags::SETATTR),
            (n.delattr, ClassFlags::DELATTR),
            (n.eq, ClassFlags::EQ),
            (n.hash, ClassFlags::HASH),
        ] {
            let own = self.lookup_mro_slow(id, name);
            let default = self.dict_get_name(self.class(object).namespace, name);
            let native_attr =
                matches!(
                    own.and_then(Value::id).map(|id| self.heap.payload(id)),
                    Some(Payload::Native(_))
                ) && bit & (ClassFlags::GETATTRIBUTE | ClassFlags::SETATTR | ClassFlags::DELATTR) != 0;
            if own != default && !native_attr {
                flags |= bit;
            }
        }
        if self.lookup_mro_slow(id, n.getattr).is_some() {
            flags |= ClassFlags::GETATTR;
        }
        if self.lookup_mro_slow(id, n.del).is_some() {
            flags |= ClassFlags::DEL;
        }
        if flags & ClassFlags::HEAP != 0 && !self.abstract_methods(id).is_empty() {
            flags |= ClassFlags::ABSTRACT;
        }
        ClassFlags(flags)
    }

    /// Names in `__abstractmethods__`, sorted.
    #[must_use]
    pub fn abstract_methods(&self, class: Id) -> Vec<String> {
        let found = self.dict_get_name(self.class(class).namespace, self.names.abstractmethods);
        let mut names: Vec<String> = match found {
            Some(set) => self
                .leaf_items(set)
                .iter()
                .map(|&v| self.text_of(v).to_string())
                .collect(),
            None => Vec::new(),
        };
        names.sort();
        names
    }

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
            Some(Payload::Tuple(items)) => items.iter().filter_map(|v| v.id()).collect(),
            _ => return Err(self.type_error("type.__new__() argument 2 must be tuple")),
        };
        for &base in &base_ids {
            if !matches!(self.heap.payload(base), Payload::Class(_)) {
                return Err(self.type_error("bases must be types"));
            }
        }
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
            return Err(self.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
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
        let slots = self.dict_get_name(own_id, self.names.slots);
        if slots.is_none() {
            flags |= ClassFlags::DICT;
        }
        for &base in &base_ids {
            self.heap.retain_id(base);
        }
        let class = Class {
            name: text,
            bases: base_ids.clone().into(),
            mro: Box::new([]),
            namespace: own_id,
            version: 0,
            subclasses: Vec::new(),
            layout,
            flags: ClassFlags(flags),
        };
        let id = self.heap.alloc(meta, Payload::Class(Box::new(class)));
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
        self.default_class_attributes(own_id, name);
        self.class_changed(id);
        let cell = self.dict_get_name(own_id, self.names.classcell);
        if let Some(cell) = cell {
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
        ClassFinishFrame { class: id, todo }.step(self, Input::Start)
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

    /// Is it the string `text`?
    #[must_use]
    pub fn is_text(&self, v: Value, text: &str) -> bool {
        self.str_of(v).is_some_and(|s| *s.text == *text)
    }

    fn default_class_attributes(&mut self, own: Id, name: Value) {
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
        if self.dict_get_name(own, n.qualname).is_none() {
            self.heap.retain(name);
            self.dict_set_name(own, n.qualname, name);
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
            let text = self.text_of(name);
            if &*text == "__dict__" {
                self.class_mut(class).flags.0 |= ClassFlags::DICT;
                continue;
            }
            if &*text == "__weakref__" {
                continue;
            }
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
        Ok(best)
    }

    /// The class that an alias of the library's `typing` stands for among the bases of a class (borrowed): its
    /// `__mro_entries__` gives that, and needs no call for it.
    fn alias_origin(&mut self, base: Value) -> Option<Value> {
        let class = self.class_of(base);
        self.lookup_mro(class, self.names.mro_entries)?;
        let dict = self.heap.get(base.id()?).dict?;
        let origin = self.dict_get_str(dict, "__origin__")?;
        matches!(self.heap.payload(origin.id()?), Payload::Class(_)).then_some(origin)
    }

    /// `__build_class__(function, name, *bases, metaclass=..., **keywords)`
    pub fn build_class(&mut self, call: &Call) -> R {
        let bases = &call.positional()[2..];
        let Some((entries, replaced)) = self.known_entries(bases) else {
            // Some `__mro_entries__` is written in Python: all are asked by the library, in order.
            for &base in bases {
                self.heap.retain(base);
            }
            let bases = self.tuple_owned(bases.into());
            let names: Vec<Value> = call.names.iter().map(|&v| self.heap.retain(v)).collect();
            let names = self.tuple_owned(names.into());
            let values: Vec<Value> = call.values.iter().map(|&v| self.heap.retain(v)).collect();
            let values = self.tuple_owned(values.into());
            let again = |vm: &mut Self, held: Held, entries: R| {
                let of = |v| vm.tuple_items(v).map(<[Value]>::to_vec).unwrap_or_default();
                let (values, names) = (of(held[0]), of(held[1]));
                let result = match entries {
                    Ok(tuple) => {
                        let call = Call {
                            values: &values,
                            names: &names,
                        };
                        let entries = of(tuple);
                        let result = vm.build_class_from(&call, &entries, true);
                        vm.heap.release(tuple);
                        result
                    }
                    Err(ctl) => Err(ctl),
                };
                vm.release_all(&held);
                result
            };
            let result = self.chain(&[values, names], again, |vm| {
                let values = &[bases];
                vm.library_call("_mro_entries", &Call { values, names: &[] })
            });
            self.release_all(&[values, names, bases]);
            return result;
        };
        self.build_class_from(call, &entries, replaced)
    }

    /// The classes that bases stand for (borrowed), and whether any is another; None: Python must be asked.
    fn known_entries(&mut self, given: &[Value]) -> Option<(Vec<Value>, bool)> {
        let (mut bases, mut replaced) = (Vec::new(), false);
        for &base in given {
            if let Some(origin) = self.alias_origin(base) {
                replaced = true;
                bases.push(origin);
                continue;
            }
            match base.id().map(|id| self.heap.payload(id)) {
                Some(Payload::GenericAlias(pair)) => {
                    replaced = true;
                    bases.push(pair.0);
                    continue;
                }
                Some(Payload::Class(_)) => {}
                _ if base.id().is_none() => {}
                _ => {
                    if self.lookup_special(base, self.names.mro_entries).is_some() {
                        return None;
                    }
                }
            }
            bases.push(base);
        }
        Some((bases, replaced))
    }

    fn build_class_from(&mut self, call: &Call, bases: &[Value], replaced: bool) -> R {
        let positional = call.positional();
        let (function, name) = (positional[0], positional[1]);
        let mut meta = call
            .keywords()
            .find(|(name, _)| self.is_text(*name, "metaclass"))
            .map(|(_, value)| value);
        if meta.is_none() {
            let first = bases.first().and_then(|b| b.id());
            meta = Some(Value::Obj(
                first.map_or(self.types.type_, |id| self.heap.get(id).class),
            ));
        }
        let mut meta = meta.expect("set above");
        // The most derived metaclass of the bases.
        if let Some(meta_id) = meta.id()
            && matches!(self.heap.payload(meta_id), Payload::Class(_))
        {
            let mut winner = meta_id;
            for base in bases {
                if let Some(id) = base.id() {
                    let other = self.heap.get(id).class;
                    if self.is_subclass(other, winner) {
                        winner = other;
                    }
                }
            }
            meta = Value::Obj(winner);
        }
        let original = if replaced {
            for &base in &positional[2..] {
                self.heap.retain(base);
            }
            self.tuple_owned(positional[2..].into())
        } else {
            Value::Null
        };
        for &base in bases {
            self.heap.retain(base);
        }
        let bases = self.tuple_owned(bases.into());
        let mut names = Vec::new();
        let mut values = Vec::new();
        for (name, value) in call.keywords() {
            if !self.is_text(name, "metaclass") {
                names.push(self.heap.retain(name));
                values.push(self.heap.retain(value));
            }
        }
        for v in [function, name, meta] {
            self.heap.retain(v);
        }
        let frame = ClassBodyFrame {
            function,
            name,
            bases,
            meta,
            names,
            values,
            namespace: Value::Null,
            original,
        };
        // A metaclass written in Python may prepare the namespace.
        let prepare = match meta.id() {
            Some(id) if matches!(self.heap.payload(id), Payload::Class(_)) => {
                self.lookup_mro(id, self.names.prepare)
            }
            _ => None,
        };
        match prepare.and_then(Value::id).map(|id| self.heap.payload(id)) {
            Some(Payload::ClassMethod(_) | Payload::Function(_) | Payload::StaticMethod(_)) => {
                let keyword_names = if frame.names.is_empty() {
                    Value::Null
                } else {
                    for &n in &frame.names {
                        self.heap.retain(n);
                    }
                    self.tuple_owned(frame.names.clone().into())
                };
                let bound = self.get_attr(meta, self.names.prepare)?;
                let mut args: Args = smallvec![name, bases];
                args.extend(frame.values.iter().copied());
                for &arg in &args {
                    self.heap.retain(arg);
                }
                let result = self.then(frame, |vm| vm.call_owned(bound, args, keyword_names));
                self.heap.release(keyword_names);
                result
            }
            _ => {
                let dict = self.new_dict();
                frame.step(self, Input::Value(dict))
            }
        }
    }
}

/// A class statement: its namespace is being prepared, its body runs, or its metaclass makes the class.
#[derive(Clone, Debug)]
pub struct ClassBodyFrame {
    function: Value,
    name: Value,
    bases: Value,
    meta: Value,
    names: Vec<Value>,
    values: Vec<Value>,
    /// Null until prepared.
    namespace: Value,
    /// What `bases` stand for, when some were replaced; Null.
    original: Value,
}

impl Step for ClassBodyFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        let v = match input {
            Input::Value(v) => v,
            _ => return vm.abandon(self, Ctl::Raised),
        };
        if self.namespace.is_null() {
            self.namespace = v;
            let function = self.function;
            let mut frame = match vm.bind(function, smallvec![], Value::Null) {
                Ok(frame) => frame,
                Err(ctl) => return vm.abandon(self, ctl),
            };
            let namespace = v.id().expect("a namespace is an object");
            vm.heap.retain_id(namespace);
            frame.namespace = Some(namespace);
            vm.depth += 1;
            vm.push_native(self);
            vm.frames.push(Frame::Py(frame));
            return Err(Ctl::Pushed);
        }
        // The body's result is the __class__ cell; type.__new__ finds it in the namespace.
        vm.heap.release(v);
        if !self.original.is_null() {
            vm.heap.retain(self.original);
            let namespace = self.namespace.id().expect("a namespace is an object");
            vm.dict_set_name(namespace, vm.names.orig_bases, self.original);
        }
        let mut args: Args = smallvec![self.name, self.bases, self.namespace];
        args.extend(self.values.iter().copied());
        for &arg in &args {
            vm.heap.retain(arg);
        }
        vm.heap.retain(self.meta);
        let names = if self.names.is_empty() {
            Value::Null
        } else {
            for &name in &self.names {
                vm.heap.retain(name);
            }
            vm.tuple_owned(self.names.clone().into())
        };
        let meta = self.meta;
        vm.release_frame(&self.into());
        let result = vm.call_owned(meta, args, names);
        vm.heap.release(names);
        result
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        for v in [
            self.function,
            self.name,
            self.bases,
            self.meta,
            self.namespace,
            self.original,
        ] {
            f(v);
        }
        self.names.iter().copied().for_each(&mut *f);
        self.values.iter().copied().for_each(f);
    }
}

/// A class that is made, with the hooks that are still to be called: callable, arguments, keyword names.
#[derive(Clone, Debug)]
pub struct ClassFinishFrame {
    class: Id,
    todo: VecDeque<(Value, Vec<Value>, Value)>,
}

impl Step for ClassFinishFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        match input {
            Input::Value(v) | Input::Return(v) => vm.heap.release(v),
            Input::Raised => return vm.abandon(self, Ctl::Raised),
            Input::Start => {}
        }
        while let Some((callable, args, names)) = self.todo.pop_front() {
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
                Attempt::Now(frame, Err(ctl)) => return vm.abandon(frame, ctl),
            }
        }
        Ok(Value::Obj(self.class))
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.class));
        for (callable, args, names) in &self.todo {
            f(*callable);
            args.iter().copied().for_each(&mut *f);
            f(*names);
        }
    }
}
