//! The attributes that an object itself has: inside of it by its shape, or in its dict.
//!
//! ```text
//! inside    shape [x y], values (1, 2)        instances of plain classes, until somebody needs the dict
//! in dict   a `dict` object of its own        everything else that has attributes, and what `__dict__` was asked of
//! ```

use super::Vm;
use crate::object::dict::Dict;
use crate::object::shapes::Shape;
use crate::object::{Id, Payload, Value};
use std::sync::Arc;

impl Vm {
    /// The attribute (borrowed) under an interned name.
    #[inline]
    #[must_use]
    pub fn own_attr(&self, id: Id, name: Id) -> Option<Value> {
        let object = self.heap.get(id);
        if let Payload::Plain(values) = &object.payload
            && object.shape != Shape::IN_DICT
        {
            return self.shapes.find(object.shape, name).map(|at| values[at]);
        }
        self.dict_get_name(object.dict?, name)
    }

    /// The attribute (borrowed) under a text.
    #[must_use]
    pub fn own_attr_str(&self, id: Id, text: &str) -> Option<Value> {
        match self.heap.get(id).dict {
            Some(dict) => self.dict_get_str(dict, text),
            None => self.own_attr(id, *self.interned.get(text)?),
        }
    }

    /// The names of all attributes (borrowed), in order.
    #[must_use]
    pub fn own_names(&self, id: Id) -> Vec<Value> {
        let object = self.heap.get(id);
        match object.dict {
            Some(dict) => self.dict(dict).table.iter().map(|(_, key, _)| key).collect(),
            None => { self.shapes.names(object.shape).iter() }
                .map(|&name| Value::Obj(name))
                .collect(),
        }
    }

    /// Sets the attribute (value owned) under an interned name.
    pub fn set_own_attr(&mut self, id: Id, name: Id, value: Value) {
        let object = self.heap.get(id);
        if object.shape != Shape::IN_DICT && matches!(object.payload, Payload::Plain(_)) {
            let shape = object.shape;
            if let Some(at) = self.shapes.find(shape, name) {
                return self.replace_inside(id, at, value);
            }
            let next = match self.shapes.known(shape, name) {
                None => Arc::make_mut(&mut self.shapes).with(shape, name),
                known => known,
            };
            if let Some(next) = next {
                return self.append_inside(id, next, value);
            }
        }
        let dict = self.instance_dict(id);
        self.dict_set_name(dict, name, value);
    }

    /// Replaces an attribute inside (value owned).
    #[inline(always)]
    pub fn replace_inside(&mut self, id: Id, at: usize, value: Value) {
        let Payload::Plain(values) = self.heap.payload_mut(id) else {
            unreachable!("only plain instances have attributes inside")
        };
        let old = std::mem::replace(&mut values[at], value);
        self.heap.release(old);
    }

    /// Adds an attribute inside (value owned), which leads to the shape `next`.
    #[inline(always)]
    pub fn append_inside(&mut self, id: Id, next: Shape, value: Value) {
        let object = self.heap.get_mut(id);
        object.shape = next;
        let Payload::Plain(values) = &mut object.payload else {
            unreachable!("only plain instances have attributes inside")
        };
        values.push(value);
    }

    /// Removes an attribute; was it there?
    pub fn remove_own_attr(&mut self, id: Id, name: Id) -> bool {
        if self.own_attr(id, name).is_none() {
            return false;
        }
        let dict = self.instance_dict(id);
        self.dict_remove_name(dict, name)
    }

    /// The object's attribute dictionary: from now on its attributes are there.
    pub fn instance_dict(&mut self, id: Id) -> Id {
        if let Some(dict) = self.heap.get(id).dict {
            return dict;
        }
        let mut content = Dict::default();
        let shape = self.heap.get(id).shape;
        let values = self.take_inside(id);
        for (at, value) in values.into_iter().enumerate() {
            let name = self.shapes.names(shape)[at];
            let hash = self.name_hash(name);
            self.heap.retain_id(name);
            content.table.insert_new(hash, Value::Obj(name), value);
        }
        let dict = self.heap.alloc(self.types.dict, Payload::Dict(Box::new(content)));
        self.heap.set_dict(id, dict);
        dict
    }

    /// Takes the attributes (owned) out of an object.
    pub fn take_inside(&mut self, id: Id) -> Vec<Value> {
        if self.heap.get(id).shape == Shape::EMPTY {
            return Vec::new();
        }
        let object = self.heap.get_mut(id);
        match &mut object.payload {
            Payload::Plain(values) => {
                object.shape = Shape::EMPTY;
                std::mem::take(values)
            }
            _ => Vec::new(),
        }
    }
}
