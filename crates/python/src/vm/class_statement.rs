//! The `class` statement: what its bases stand for, its metaclass, its namespace and its body.
//!
//! ```text
//! class statement -> __build_class__ -> body runs [ClassBodyFrame] -> metaclass(name, bases, namespace)
//!   -> type.__new__: layout, mro, slots -> __set_name__ of each attribute, __init_subclass__ [ClassFinishFrame]
//! ```

use super::chain::Held;
use super::frame::{Args, Frame};
use super::native::{Input, Step};
use super::{Call, Ctl, R, Vm};
use crate::object::{Payload, Value};
use smallvec::smallvec;

impl Vm {
    /// The class that an alias of the library's `typing` stands for among the bases of a class (borrowed): its
    /// `__mro_entries__` gives that, and needs no call for it.
    fn alias_origin(&mut self, base: Value) -> Option<Value> {
        let class = self.class_of(base);
        self.lookup_mro(class, self.names.mro_entries)?;
        let origin = self.own_attr_str(base.id()?, "__origin__")?;
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

impl Vm {
    /// What `__prepare__` gave is no dict: an error in CPython, too, unless it is a mapping of another kind.
    fn not_a_namespace(&mut self, meta: Value, given: Value) -> Ctl {
        if self.lookup_special(given, self.names.getitem).is_some() {
            return self.not_supported("a class body in a mapping that is not a dict", "a dict");
        }
        let kind = self.type_name(given);
        let of = meta
            .id()
            .map(|id| self.class(id).name.to_string())
            .unwrap_or_default();
        self.type_error(format!("{of}.__prepare__() must return a mapping, not {kind}"))
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
            if !matches!(v.id().map(|id| vm.heap.payload(id)), Some(Payload::Dict(_))) {
                // A namespace of the program's own class is not supported; what is none at all is an error in CPython, too.
                let ctl = vm.not_a_namespace(self.meta, v);
                return vm.abandon(self, ctl);
            }
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
