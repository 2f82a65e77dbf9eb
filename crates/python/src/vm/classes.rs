//! Classes: lookup along the mro, special methods, instance checks, facts found when a class changes.

use super::frame::Args;
use super::sites::MethodCache;
use super::{R, Vm};
use crate::object::class::ClassFlags;
use crate::object::{Class, Id, Payload, Value};
use smallvec::{SmallVec, smallvec};
use std::sync::Arc;

/// Natives may call natives on the Rust stack this often before it is a `RecursionError`; what is meant to go deep makes
/// frames instead.
const MAX_NESTING: u32 = 100;

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
        let at = Self::method_entry(version, name);
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
        if let Some(Payload::Function(_)) = method.id().map(|id| self.heap.payload(id)) {
            return self.call_direct(v, method, args);
        }
        // A native that calls a special method that is a native in turn (`__repr__ = object.__str__`).
        if self.nesting >= MAX_NESTING {
            return Err(self.recursion_error(""));
        }
        self.nesting += 1;
        let result = self.call_found_native(v, method, args);
        self.nesting -= 1;
        result
    }

    fn call_direct(&mut self, v: Value, method: Value, args: &[Value]) -> R {
        let mut all: Args = smallvec![self.heap.retain(v)];
        all.extend(args.iter().map(|&a| self.heap.retain(a)));
        self.heap.retain(method);
        self.call_owned(method, all, Value::Null)
    }

    fn call_found_native(&mut self, v: Value, method: Value, args: &[Value]) -> R {
        if let Some(Payload::Native(def)) = method.id().map(|id| self.heap.payload(id)) {
            use crate::object::function::NativeKind as K;
            if matches!(def.kind, K::Method | K::Slot) {
                return self.call_direct(v, method, args);
            }
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

    /// The same after a change of one attribute: flags follow from special names only. `plain`: no object was replaced by
    /// no object, so that nothing but the value itself is known of it anywhere.
    pub fn class_attr_changed(&mut self, class: Id, name: Id, plain: bool) {
        let special = match self.heap.payload(name) {
            Payload::Str(s) => s.text.starts_with("__"),
            other => unreachable!("a name is a str: {other:?}"),
        };
        if !plain || special {
            return self.renew_class(class, special);
        }
        let mut todo: SmallVec<[Id; 8]> = smallvec![class];
        while let Some(id) = todo.pop() {
            let version = self.class(id).version;
            if let Some(entry) = self.caches.methods.get_mut(Self::method_entry(version, name))
                && entry.version == version
            {
                entry.version = 0;
                entry.name = Id::new(1);
            }
            todo.extend(self.class(id).subclasses.iter().copied());
        }
    }

    /// Where the method cache keeps an attribute.
    fn method_entry(version: u32, name: Id) -> usize {
        (version.wrapping_mul(31) ^ (name.slot() as u32).wrapping_mul(7)) as usize % METHOD_CACHE
    }

    fn renew_class(&mut self, class: Id, derive: bool) {
        let mut todo: SmallVec<[Id; 8]> = smallvec![class];
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
            // Built-in classes have their own ways there already; `__setattr__ = dict.__setitem__` is something else.
            let native_attr =
                matches!(
                    own.and_then(Value::id).map(|id| self.heap.payload(id)),
                    Some(Payload::Native(def)) if self.is_text(Value::Obj(name), def.name)
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

    /// Is it the string `text`?
    #[must_use]
    pub fn is_text(&self, v: Value, text: &str) -> bool {
        self.str_of(v).is_some_and(|s| *s.text == *text)
    }
}
