//! Setting and deleting attributes.
//!
//! ```text
//! object.x = v:  __setattr__ > data descriptor on the type > instance dict
//! ```

use super::{R, Vm};
use crate::object::class::ClassFlags;
use crate::object::function::NativeKind;
use crate::object::{Id, Payload, Value};

impl Vm {
    /// `object.name = value`, object and value owned.
    pub fn set_attr_owned(&mut self, object: Value, name: Id, value: Value) -> R {
        let result = self.set_attr(object, name, value);
        self.heap.release(object);
        self.heap.release(value);
        result
    }

    /// `object.name = value`
    pub fn set_attr(&mut self, object: Value, name: Id, value: Value) -> R {
        let class = self.class_of(object);
        if self.class(class).flags.has(ClassFlags::SETATTR)
            && let Some(method) = self.lookup_mro(class, self.names.setattr)
        {
            return self.call_found(object, method, &[Value::Obj(name), value]);
        }
        self.default_set_attr(object, name, value)
    }

    /// `object.__setattr__(name, value)`
    pub fn default_set_attr(&mut self, object: Value, name: Id, value: Value) -> R {
        let class = self.class_of(object);
        let attr = self.lookup_mro(class, name);
        if let Some(attr) = attr
            && let Some(result) = self.set_through_descriptor(attr, object, name, Some(value))
        {
            return result;
        }
        match object.id().map(|id| (id, self.heap.payload(id))) {
            Some((id, Payload::Class(content))) => {
                if content.flags.has(ClassFlags::BUILTIN) {
                    let (text, name) = (content.name.clone(), self.text_of(Value::Obj(name)));
                    return Err(self.type_error(format!(
                        "cannot set '{name}' attribute of immutable type '{text}'"
                    )));
                }
                let namespace = content.namespace;
                let plain = value.id().is_none()
                    && self
                        .dict_get_name(namespace, name)
                        .is_some_and(|old| old.id().is_none());
                self.heap.retain(value);
                self.dict_set_name(namespace, name, value);
                self.class_attr_changed(id, name, plain);
                Ok(Value::None)
            }
            Some((id, _)) if self.class(class).flags.has(ClassFlags::DICT) => {
                self.heap.retain(value);
                self.set_own_attr(id, name, value);
                Ok(Value::None)
            }
            _ => {
                let (of, text) = (self.type_name(object), self.text_of(Value::Obj(name)));
                let text = if attr.is_some() {
                    format!("'{of}' object attribute '{text}' is read-only")
                } else {
                    format!("'{of}' object has no attribute '{text}'")
                };
                Err(self.attribute_error(text, object, name))
            }
        }
    }

    /// Sets (or deletes: None) through a data descriptor. None: it is none.
    fn set_through_descriptor(
        &mut self,
        attr: Value,
        object: Value,
        name: Id,
        value: Option<Value>,
    ) -> Option<R> {
        let id = attr.id()?;
        if let Payload::Property(_) = self.heap.payload(id) {
            let how = if value.is_some() {
                self.names.set
            } else {
                self.names.delete
            };
            if let Some(method) = self.overridden(id, how) {
                let args: &[Value] = match &value {
                    Some(v) => &[object, *v],
                    None => &[object],
                };
                return Some(self.call_found(attr, method, args));
            }
        }
        match self.heap.payload(id) {
            Payload::Native(def) if def.kind == NativeKind::Getter => {
                let class = self.class_of(object);
                let setter = self
                    .class(class)
                    .mro
                    .iter()
                    .find_map(|&c| self.shared.setter(c, def.name));
                Some(match setter {
                    Some(setter) => {
                        let args: &[Value] = match &value {
                            Some(v) => &[object, *v],
                            None => &[object],
                        };
                        self.call_native(setter, args, Value::Null)
                    }
                    None => {
                        let (of, text) = (self.type_name(object), self.text_of(Value::Obj(name)));
                        let text = format!("attribute '{text}' of '{of}' objects is not writable");
                        Err(self.attribute_error(text, object, name))
                    }
                })
            }
            Payload::Property(parts) => {
                let function = if value.is_some() { parts[1] } else { parts[2] };
                Some(if function.is_null() || function.is_none() {
                    let what = if value.is_some() { "setter" } else { "deleter" };
                    Err(self.property_lacks(attr, object, what))
                } else {
                    match value {
                        Some(v) => self.call_args(function, &[object, v]),
                        None => self.call_args(function, &[object]),
                    }
                })
            }
            Payload::Member(member) => {
                let name = member.0;
                let object_id = object.id()?;
                match value {
                    Some(v) => {
                        self.heap.retain(v);
                        self.set_own_attr(object_id, name, v);
                        Some(Ok(Value::None))
                    }
                    None if self.remove_own_attr(object_id, name) => Some(Ok(Value::None)),
                    None => {
                        let text = self.text_of(Value::Obj(name));
                        Some(Err(self.attribute_error(text, object, name)))
                    }
                }
            }
            Payload::Plain(_) => {
                let n = self.names;
                let (hook, args): (Id, &[Value]) = match &value {
                    Some(v) => (n.set, &[object, *v]),
                    None => (n.delete, &[object]),
                };
                let method = self.lookup_special(attr, hook)?;
                Some(self.call_found(attr, method, args))
            }
            _ => None,
        }
    }

    /// `del object.name`, object owned.
    pub fn del_attr_owned(&mut self, object: Value, name: Id) -> R {
        let result = self.del_attr(object, name);
        self.heap.release(object);
        result
    }

    /// `del object.name`
    pub fn del_attr(&mut self, object: Value, name: Id) -> R {
        let class = self.class_of(object);
        if self.class(class).flags.has(ClassFlags::DELATTR)
            && let Some(method) = self.lookup_mro(class, self.names.delattr)
        {
            return self.call_found(object, method, &[Value::Obj(name)]);
        }
        self.default_del_attr(object, name)
    }

    /// `object.__delattr__(name)`
    pub fn default_del_attr(&mut self, object: Value, name: Id) -> R {
        let class = self.class_of(object);
        if let Some(attr) = self.lookup_mro(class, name)
            && let Some(result) = self.set_through_descriptor(attr, object, name, None)
        {
            return result;
        }
        let removed = match object.id().map(|id| (id, self.heap.payload(id))) {
            Some((id, Payload::Class(content))) if !content.flags.has(ClassFlags::BUILTIN) => {
                let namespace = content.namespace;
                let removed = self.dict_remove_name(namespace, name);
                self.class_attr_changed(id, name, false);
                removed
            }
            Some((id, _)) => self.remove_own_attr(id, name),
            None => false,
        };
        if removed {
            return Ok(Value::None);
        }
        let attr = self.text_of(Value::Obj(name));
        let text = match object.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Class(c)) => format!("type object '{}' has no attribute '{attr}'", c.name),
            _ => format!("'{}' object has no attribute '{attr}'", self.type_name(object)),
        };
        Err(self.attribute_error(text, object, name))
    }
}
