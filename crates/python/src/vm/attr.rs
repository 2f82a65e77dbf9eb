//! Attribute lookup: types, descriptors, instance dictionaries, `__getattr__`.
//!
//! ```text
//! object.x:  data descriptor on the type > instance dict > other descriptor or value on the type > __getattr__
//! ```

use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::object::class::ClassFlags;
use crate::object::function::NativeKind;
use crate::object::shapes::Shape;
use crate::object::{Id, Payload, Value};
use smallvec::smallvec;
use std::sync::Arc;

/// What an attribute found on a type does when it is looked up on an instance.
enum Binding {
    /// Itself.
    Plain,
    /// Makes a bound method.
    Method,
    /// Consulted before the instance's dictionary.
    Data,
    /// Any other descriptor.
    Other,
}

impl Vm {
    fn binding(&mut self, attr: Value) -> Binding {
        let Some(id) = attr.id() else {
            return Binding::Plain;
        };
        let object = self.heap.get(id);
        match &object.payload {
            Payload::Function(_) => Binding::Method,
            Payload::Native(def) => match def.kind {
                NativeKind::Method | NativeKind::Slot => Binding::Method,
                NativeKind::Getter => Binding::Data,
                NativeKind::ClassMethod => Binding::Other,
                NativeKind::Function | NativeKind::StaticMethod | NativeKind::Setter => Binding::Plain,
            },
            Payload::Property(_) | Payload::Member(_) => Binding::Data,
            Payload::StaticMethod(_) | Payload::ClassMethod(_) => Binding::Other,
            Payload::Plain(_) => {
                let class = object.class;
                let n = self.names;
                if self.lookup_mro(class, n.set).is_some() || self.lookup_mro(class, n.delete).is_some() {
                    Binding::Data
                } else if self.lookup_mro(class, n.get).is_some() {
                    Binding::Other
                } else {
                    Binding::Plain
                }
            }
            _ => Binding::Plain,
        }
    }

    /// An attribute that needs no code to find (borrowed). None: the general way.
    #[inline]
    pub fn attr_fast(&mut self, object: Value, name: Id) -> Option<Value> {
        let id = object.id()?;
        let slot = self.heap.get(id);
        let class = slot.class;
        if slot.shape == Shape::EMPTY {
            return None;
        }
        if matches!(slot.payload, Payload::Class(_) | Payload::Module) {
            return None;
        }
        let flags = self.class(class).flags;
        if flags.has(ClassFlags::GETATTRIBUTE) || !flags.has(ClassFlags::DICT) {
            return None;
        }
        match self.lookup_mro(class, name) {
            None => self.own_attr(id, name),
            Some(attr) => match self.binding(attr) {
                Binding::Data => None,
                Binding::Plain => Some(self.own_attr(id, name).unwrap_or(attr)),
                Binding::Method | Binding::Other => self.own_attr(id, name),
            },
        }
    }

    /// A method to be called with `object` as first argument (borrowed). None: the general way.
    #[inline]
    pub fn method_fast(&mut self, object: Value, name: Id) -> Option<Value> {
        let class = match object {
            Value::Obj(id) => {
                let slot = self.heap.get(id);
                if matches!(
                    slot.payload,
                    Payload::Class(_) | Payload::Module | Payload::Super(_)
                ) {
                    return None;
                }
                let class = slot.class;
                if self.own_attr(id, name).is_some() {
                    return None;
                }
                class
            }
            other => self.class_of(other),
        };
        if self.class(class).flags.has(ClassFlags::GETATTRIBUTE) {
            return None;
        }
        let attr = self.lookup_mro(class, name)?;
        match self.heap.payload(attr.id()?) {
            Payload::Function(_) => Some(attr),
            Payload::Native(def) if matches!(def.kind, NativeKind::Method | NativeKind::Slot) => Some(attr),
            _ => None,
        }
    }

    /// `object.name`, object owned.
    pub fn get_attr_owned(&mut self, object: Value, name: Id) -> R {
        let result = self.get_attr(object, name);
        self.heap.release(object);
        result
    }

    /// `object.name`
    pub fn get_attr(&mut self, object: Value, name: Id) -> R {
        let class = self.class_of(object);
        let flags = self.class(class).flags;
        if flags.has(ClassFlags::GETATTRIBUTE)
            && let Some(method) = self.lookup_mro(class, self.names.getattribute)
            && !matches!(
                method.id().map(|id| self.heap.payload(id)),
                Some(Payload::Native(_))
            )
        {
            if flags.has(ClassFlags::GETATTR) {
                return self.with_getattr(object, name, |vm| {
                    vm.call_found(object, method, &[Value::Obj(name)])
                });
            }
            return self.call_found(object, method, &[Value::Obj(name)]);
        }
        if flags.has(ClassFlags::GETATTR) {
            return self.with_getattr(object, name, |vm| vm.default_get_attr(object, name));
        }
        self.default_get_attr(object, name)
    }

    fn with_getattr(&mut self, object: Value, name: Id, act: impl FnOnce(&mut Self) -> R) -> R {
        self.heap.retain(object);
        let frame = FallbackFrame {
            object,
            name: Value::Obj(name),
            then: Fallback::GetAttr,
        };
        self.then(frame, act)
    }

    /// `object.__getattribute__(name)`
    pub fn default_get_attr(&mut self, object: Value, name: Id) -> R {
        let class = self.class_of(object);
        match object.id().map(|id| (id, self.heap.payload(id))) {
            Some((id, Payload::Class(_))) => return self.class_get_attr(id, class, name),
            Some((id, Payload::Module)) => {
                if let Some(found) = self.heap.get(id).dict.and_then(|d| self.dict_get_name(d, name)) {
                    return Ok(self.heap.retain(found));
                }
            }
            Some((_, Payload::Super(parts))) => {
                let parts = **parts;
                if let Some(result) = self.super_get_attr(parts, name) {
                    return result;
                }
            }
            _ => {}
        }
        let attr = self.lookup_mro(class, name);
        if let Some(attr) = attr
            && matches!(self.binding(attr), Binding::Data)
        {
            return self.bind_descriptor(attr, object);
        }
        if let Some(id) = object.id()
            && self.class(class).flags.has(ClassFlags::DICT)
            && let Some(found) = self.own_attr(id, name)
        {
            return Ok(self.heap.retain(found));
        }
        match attr {
            Some(attr) => self.bind_descriptor(attr, object),
            None => self.no_attribute(object, name),
        }
    }

    fn no_attribute(&mut self, object: Value, name: Id) -> R {
        let attr = self.text_of(Value::Obj(name));
        let text = match object.id().map(|id| (id, self.heap.payload(id))) {
            Some((_, Payload::Class(class))) => {
                format!("type object '{}' has no attribute '{attr}'", class.name)
            }
            Some((id, Payload::Module)) => {
                let dict = self.heap.get(id).dict;
                let n = self.names;
                if let Some(getattr) = dict.and_then(|d| self.dict_get_name(d, n.getattr)) {
                    return self.call_args(getattr, &[Value::Obj(name)]);
                }
                let module = dict.and_then(|d| self.dict_get_name(d, n.name));
                let module = module.map_or_else(|| "?".into(), |m| self.text_of(m));
                format!("module '{module}' has no attribute '{attr}'")
            }
            _ => format!("'{}' object has no attribute '{attr}'", self.type_name(object)),
        };
        Err(self.attribute_error(text, object, name))
    }

    /// AttributeError with `name` and `obj`, which the traceback's suggestions use.
    pub fn attribute_error(&mut self, text: impl Into<Arc<str>>, object: Value, name: Id) -> Ctl {
        let text = self.new_str(text);
        let exc = self.new_exception(self.types.attribute_error, vec![text]);
        self.heap.retain(object);
        self.heap.retain_id(name);
        if let Some(data) = self.exception_mut(exc) {
            data.fields = [Value::Obj(name), object];
        }
        self.raise(exc)
    }

    fn class_get_attr(&mut self, id: Id, meta: Id, name: Id) -> R {
        let on_meta = self.lookup_mro(meta, name);
        if let Some(attr) = on_meta
            && matches!(self.binding(attr), Binding::Data)
        {
            return self.bind_descriptor(attr, Value::Obj(id));
        }
        if let Some(attr) = self.lookup_mro(id, name) {
            return self.bind_on_class(attr, id);
        }
        match on_meta {
            Some(attr) => self.bind_descriptor(attr, Value::Obj(id)),
            None => self.no_attribute(Value::Obj(id), name),
        }
    }

    /// What an attribute of a class gives when it is looked up on the class itself.
    pub fn bind_on_class(&mut self, attr: Value, class: Id) -> R {
        let Some(id) = attr.id() else { return Ok(attr) };
        match self.heap.payload(id) {
            &Payload::StaticMethod(inner) => Ok(self.heap.retain(inner)),
            &Payload::ClassMethod(inner) => self.bind_class_method(inner, class),
            Payload::Native(def) if def.kind == NativeKind::ClassMethod => {
                let def = *def;
                self.heap.retain_id(class);
                let method = Payload::NativeMethod(Box::new((def, Value::Obj(class))));
                Ok(Value::Obj(self.heap.alloc(self.types.native, method)))
            }
            Payload::Plain(_) => match self.lookup_special(attr, self.names.get) {
                Some(get) => self.call_found(attr, get, &[Value::None, Value::Obj(class)]),
                None => Ok(self.heap.retain(attr)),
            },
            Payload::Property(_) => match self.overridden(id, self.names.get) {
                Some(get) => self.call_found(attr, get, &[Value::None, Value::Obj(class)]),
                None => Ok(self.heap.retain(attr)),
            },
            _ => Ok(self.heap.retain(attr)),
        }
    }

    /// What the getter of a property gives for an object.
    pub fn property_get(&mut self, property: Value, object: Value) -> R {
        let getter = match property.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Property(parts)) => parts[0],
            _ => Value::None,
        };
        if getter.is_null() || getter.is_none() {
            return Err(self.property_lacks(property, object, "getter"));
        }
        self.call_args(getter, &[object])
    }

    /// The method of the program's own by which a subclass of a built-in descriptor replaces its part in the protocol.
    pub(super) fn overridden(&mut self, descriptor: Id, name: Id) -> Option<Value> {
        let class = self.heap.get(descriptor).class;
        if !self.class(class).flags.has(ClassFlags::HEAP) {
            return None;
        }
        let method = self.lookup_mro(class, name)?;
        let native = matches!(
            method.id().map(|id| self.heap.payload(id)),
            Some(Payload::Native(_))
        );
        (!native).then_some(method)
    }

    fn bind_class_method(&mut self, inner: Value, class: Id) -> R {
        if let Some(Payload::Property(_)) = inner.id().map(|id| self.heap.payload(id)) {
            return self.bind_descriptor(inner, Value::Obj(class));
        }
        self.heap.retain(inner);
        self.heap.retain_id(class);
        let method = Payload::Method(Box::new((inner, Value::Obj(class))));
        Ok(Value::Obj(self.heap.alloc(self.types.method, method)))
    }

    /// What an attribute found on a type gives for an instance.
    pub fn bind_descriptor(&mut self, attr: Value, object: Value) -> R {
        let Some(id) = attr.id() else { return Ok(attr) };
        match self.heap.payload(id) {
            Payload::Function(_) => {
                self.heap.retain(attr);
                self.heap.retain(object);
                let method = Payload::Method(Box::new((attr, object)));
                Ok(Value::Obj(self.heap.alloc(self.types.method, method)))
            }
            &Payload::Native(def) => match def.kind {
                NativeKind::Method | NativeKind::Slot => {
                    self.heap.retain(object);
                    let class = if def.kind == NativeKind::Slot {
                        self.types.method_wrapper
                    } else {
                        self.types.native
                    };
                    Ok(Value::Obj(
                        self.heap
                            .alloc(class, Payload::NativeMethod(Box::new((def, object)))),
                    ))
                }
                NativeKind::Getter => self.call_native(def, &[object], Value::Null),
                NativeKind::ClassMethod => {
                    let class = self.class_of(object);
                    self.bind_on_class(attr, class)
                }
                _ => Ok(self.heap.retain(attr)),
            },
            &Payload::StaticMethod(inner) => Ok(self.heap.retain(inner)),
            &Payload::ClassMethod(inner) => {
                let class = self.class_of(object);
                self.bind_class_method(inner, class)
            }
            Payload::Property(_) => match self.overridden(id, self.names.get) {
                Some(get) => {
                    let class = self.class_of(object);
                    self.call_found(attr, get, &[object, Value::Obj(class)])
                }
                None => self.property_get(attr, object),
            },
            Payload::Member(member) => {
                let name = member.0;
                match object.id().and_then(|id| self.own_attr(id, name)) {
                    Some(v) => Ok(self.heap.retain(v)),
                    None => {
                        let attr = self.text_of(Value::Obj(name));
                        let class = self.type_name(object);
                        let text = format!("'{class}' object has no attribute '{attr}'");
                        Err(self.attribute_error(text, object, name))
                    }
                }
            }
            Payload::Plain(_) => match self.lookup_special(attr, self.names.get) {
                Some(get) => {
                    let class = self.class_of(object);
                    self.call_found(attr, get, &[object, Value::Obj(class)])
                }
                None => Ok(self.heap.retain(attr)),
            },
            _ => Ok(self.heap.retain(attr)),
        }
    }

    /// `super().name`: the search goes on after the class that `super` was made with.
    fn super_get_attr(&mut self, [after, object, class]: [Value; 3], name: Id) -> Option<R> {
        if name == self.names.class {
            return None;
        }
        let (after, class) = (after.id()?, class.id()?);
        let start = self.class(class).mro.iter().position(|&c| c == after)? + 1;
        for at in start..self.class(class).mro.len() {
            let namespace = self.class(self.class(class).mro[at]).namespace;
            let Some(found) = self.dict_get_name(namespace, name) else {
                continue;
            };
            // For a class method the object is the class itself.
            let on_class = object.id() == Some(class);
            return Some(if on_class {
                self.bind_on_class(found, class)
            } else {
                self.bind_descriptor(found, object)
            });
        }
        None
    }

    /// Does setting or reading the attribute on an instance of the class go through a data descriptor?
    pub fn is_data_attr(&mut self, class: Id, name: Id) -> bool {
        match self.lookup_mro(class, name) {
            Some(attr) => matches!(self.binding(attr), Binding::Data),
            None => false,
        }
    }

    /// The attribute if it is there and needs no program code to find (owned); an attribute computed by program code
    /// counts as absent here, so this is for the protocols' own optional methods (`close`, `throw`).
    pub fn lookup_attr(&mut self, object: Value, name: Id) -> R<Option<Value>> {
        if let Some(id) = object.id()
            && let Some(found) = self.own_attr(id, name)
        {
            return Ok(Some(self.heap.retain(found)));
        }
        match self.lookup_special(object, name) {
            Some(attr) if !matches!(self.binding(attr), Binding::Data) => {
                self.bind_descriptor(attr, object).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// `getattr(object, name[, default])`, `hasattr(object, name)`: what to do when it is absent. Default owned.
    pub fn get_attr_or(&mut self, object: Value, name: Id, then: Fallback) -> R {
        let frame = FallbackFrame {
            object: Value::Null,
            name: Value::Null,
            then,
        };
        self.then(frame, |vm| vm.get_attr(object, name))
    }

    /// The methods of a context manager: enter (to be called with it), and exit, bound. Without them the manager, which
    /// is owned, goes.
    pub fn with_methods(&mut self, manager: Value, asynchronous: bool) -> R<(Value, Value)> {
        let methods = self.find_with_methods(manager, asynchronous);
        if methods.is_err() {
            self.heap.release(manager);
        }
        methods
    }

    fn find_with_methods(&mut self, manager: Value, asynchronous: bool) -> R<(Value, Value)> {
        let n = self.names;
        let (enter, exit) = if asynchronous {
            (n.aenter, n.aexit)
        } else {
            (n.enter, n.exit)
        };
        let what = if asynchronous {
            "asynchronous context manager"
        } else {
            "context manager"
        };
        let Some(enter_method) = self.lookup_special(manager, enter) else {
            let name = self.type_name(manager);
            return Err(self.type_error(format!("'{name}' object does not support the {what} protocol")));
        };
        let Some(exit_method) = self.lookup_special(manager, exit) else {
            let (name, exit) = (self.type_name(manager), self.text_of(Value::Obj(exit)));
            return Err(self.type_error(format!(
                "'{name}' object does not support the {what} protocol (missed {exit} method)"
            )));
        };
        self.heap.retain(enter_method);
        let exit = self.bind_descriptor(exit_method, manager)?;
        Ok((enter_method, exit))
    }

    /// Calls a context manager's enter method (both owned).
    pub fn enter_owned(&mut self, enter: Value, manager: Value) -> R {
        let result = self.call_found(manager, enter, &[]);
        self.heap.release(enter);
        self.heap.release(manager);
        result
    }

    /// Calls a context manager's bound exit with an exception.
    pub fn call_exit(&mut self, exit: Value, exc: Value) -> R {
        let class = Value::Obj(self.class_of(exc));
        let traceback = match self.exception(exc) {
            Some(data) if !data.traceback.is_null() => data.traceback,
            _ => Value::None,
        };
        let args = smallvec![
            self.heap.retain(class),
            self.heap.retain(exc),
            self.heap.retain(traceback)
        ];
        self.heap.retain(exit);
        self.call_owned(exit, args, Value::Null)
    }
}

/// What an absent attribute leads to.
#[derive(Clone, Copy, Debug)]
pub enum Fallback {
    /// `__getattr__` of the object.
    GetAttr,
    /// False; a present one is True.
    HasAttr,
    /// This value (owned).
    Default(Value),
}

/// An attribute lookup whose failure is not the end.
#[derive(Clone, Debug)]
pub struct FallbackFrame {
    object: Value,
    /// Interned, not counted.
    name: Value,
    then: Fallback,
}

impl Step for FallbackFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        match (self.then, input) {
            (Fallback::HasAttr, Input::Value(v)) => {
                vm.heap.release(v);
                Ok(Value::TRUE)
            }
            (_, Input::Value(v)) => {
                vm.release_frame(&self.into());
                Ok(v)
            }
            (then, Input::Raised) if vm.raised_is(vm.types.attribute_error) => {
                let exc = vm.take_raised();
                vm.heap.release(exc);
                match then {
                    Fallback::HasAttr => Ok(Value::FALSE),
                    Fallback::Default(v) => Ok(v),
                    Fallback::GetAttr => {
                        let result = vm.call_special_found(self.object, vm.names.getattr, &[self.name]);
                        vm.heap.release(self.object);
                        result
                    }
                }
            }
            _ => vm.abandon(self, Ctl::Raised),
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.object);
        if let Fallback::Default(v) = self.then {
            f(v);
        }
    }
}
