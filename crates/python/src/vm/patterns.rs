//! What `match` asks of a subject: keys of a mapping, attributes of a class.

use super::{Call, Ctl, R, Vm};
use crate::object::class::ClassFlags;
use crate::object::{Payload, Value};

impl Vm {
    /// The values of `keys` (a tuple) in the mapping, as a tuple; None when one is absent. All borrowed.
    pub fn match_keys(&mut self, subject: Value, keys: Value) -> R {
        let keys: Vec<Value> = self.tuple_items(keys).map(<[Value]>::to_vec).unwrap_or_default();
        let subject = match subject.id().map(|id| self.heap.payload(id)) {
            Some(&Payload::MappingProxy(inner)) => inner,
            _ => subject,
        };
        let Some(dict) = self.dict_id(subject) else {
            for &key in &keys {
                self.heap.retain(key);
            }
            let keys = self.tuple_owned(keys.into());
            let values = &[subject, keys];
            let result = self.library_call("_match_keys", &Call { values, names: &[] });
            self.heap.release(keys);
            return result;
        };
        let mut found = Vec::new();
        for (at, &key) in keys.iter().enumerate() {
            if self.is_same_text(key, &keys[..at]) {
                self.release_all(&found);
                let text = format!("mapping pattern checks duplicate key ({})", self.quoted(key));
                return Err(self.value_error(text));
            }
            // Keys of patterns are literals or dotted names; a key with an equality of its own is asked natively only.
            let value = match self.dict_find_leaf(dict, key) {
                Some(Ok(at)) => self.dict(dict).table.entry_at(at).map(|(_, _, v)| v),
                _ => None,
            };
            match value {
                Some(v) => found.push(self.heap.retain(v)),
                None => {
                    self.release_all(&found);
                    return Ok(Value::None);
                }
            }
        }
        Ok(self.tuple_owned(found.into()))
    }

    /// `case Class(a, b, name=c)`: the attributes as a tuple, or None. Subject, class and names are owned.
    pub fn match_class_owned(&mut self, subject: Value, class: Value, positional: usize, names: Value) -> R {
        let Some(id) = class
            .id()
            .filter(|&id| matches!(self.heap.payload(id), Payload::Class(_)))
        else {
            self.release_all(&[subject, class, names]);
            return Err(self.type_error("called match pattern must be a class"));
        };
        let result = self.chain(
            &[subject, class, names, Value::Int(positional as i64)],
            |vm, held, result| {
                let outcome = match result {
                    Ok(Value::TRUE) => {
                        let Value::Int(positional) = held[3] else {
                            unreachable!("put there as an int")
                        };
                        vm.match_attributes(held[0], held[1], held[2], positional as usize)
                    }
                    Ok(_) => Ok(Value::None),
                    Err(ctl) => Err(ctl),
                };
                vm.release_all(&held);
                outcome
            },
            |vm| vm.check_class(subject, Value::Obj(id), true),
        );
        self.release_all(&[subject, class, names]);
        result
    }

    fn match_attributes(&mut self, subject: Value, class: Value, names: Value, positional: usize) -> R {
        let id = class.id().expect("checked");
        let mut attributes = Vec::new();
        if positional > 0 {
            let key = self.names.match_args;
            match self
                .lookup_mro(id, key)
                .and_then(|v| self.tuple_items(v).map(<[Value]>::to_vec))
            {
                Some(args) => {
                    if positional > args.len() {
                        let name = self.class(id).name.clone();
                        let plural = if args.len() == 1 { "" } else { "s" };
                        return Err(self.type_error(format!(
                            "{name}() accepts {} positional sub-pattern{plural} ({positional} given)",
                            args.len()
                        )));
                    }
                    attributes.extend_from_slice(&args[..positional]);
                }
                None if self.matches_itself(id) && positional == 1 => attributes.push(Value::Null),
                None => {
                    let name = self.class(id).name.clone();
                    let most = usize::from(self.matches_itself(id));
                    let plural = if most == 1 { "" } else { "s" };
                    return Err(self.type_error(format!(
                        "{name}() accepts {most} positional sub-pattern{plural} ({positional} given)"
                    )));
                }
            }
        }
        attributes.extend(self.tuple_items(names).map(<[Value]>::to_vec).unwrap_or_default());
        for (at, &name) in attributes.iter().enumerate() {
            if self.is_same_text(name, &attributes[..at]) {
                let class = self.class(id).name.clone();
                let text = format!(
                    "{class}() got multiple sub-patterns for attribute {}",
                    self.quoted(name)
                );
                return Err(self.type_error(text));
            }
        }
        let mut found = Vec::new();
        for (at, &name) in attributes.iter().enumerate() {
            if name.is_null() {
                found.push(self.heap.retain(subject));
                continue;
            }
            let key = self.attr_name(name)?;
            if let Some(v) = self.attr_fast(subject, key) {
                found.push(self.heap.retain(v));
                continue;
            }
            if self.may_run(subject) {
                return self.match_rest(subject, &found, &attributes[at..]);
            }
            match self.get_attr(subject, key) {
                Ok(v) => found.push(v),
                Err(ctl) => {
                    self.release_all(&found);
                    if ctl == Ctl::Raised && self.raised_is(self.types.attribute_error) {
                        self.drop_raised();
                        return Ok(Value::None);
                    }
                    return Err(ctl);
                }
            }
        }
        Ok(self.tuple_owned(found.into()))
    }

    /// Is `v` a str that is among `others`, too?
    fn is_same_text(&self, v: Value, others: &[Value]) -> bool {
        let Some(text) = self.text_arc(v) else {
            return false;
        };
        others
            .iter()
            .any(|&other| self.text_arc(other).is_some_and(|other| other == text))
    }

    fn quoted(&mut self, v: Value) -> String {
        let mut shown = String::new();
        self.pure_repr(v, super::text::PURE_DEPTH, &mut shown);
        shown
    }

    /// Built-in classes whose only positional sub-pattern is the subject itself.
    fn matches_itself(&self, class: crate::object::Id) -> bool {
        let t = self.types;
        [
            t.bool_,
            t.bytearray,
            t.bytes,
            t.dict,
            t.float,
            t.frozenset,
            t.int,
            t.list,
            t.set,
            t.str,
            t.tuple,
        ]
        .iter()
        .any(|&base| self.is_subclass(class, base))
    }

    /// May a look for an attribute run program code? Those of built-in classes never do.
    fn may_run(&mut self, subject: Value) -> bool {
        let class = self.class_of(subject);
        self.class(class).flags.has(ClassFlags::HEAP)
    }

    /// The attributes that are still to be found, by the library: descriptors and `__getattr__` may be Python. `found` is
    /// owned.
    fn match_rest(&mut self, subject: Value, found: &[Value], names: &[Value]) -> R {
        let found = self.tuple_owned(found.into());
        for &name in names {
            self.heap.retain(name);
        }
        let names = self.tuple_owned(names.into());
        let values = &[subject, found, names];
        let result = self.library_call("_match_attributes", &Call { values, names: &[] });
        self.release_all(&[found, names]);
        result
    }
}
