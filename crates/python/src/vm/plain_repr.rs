//! What objects look like that have no text of their own making: functions, classes, generators, aliases.

use super::text::PURE_DEPTH;
use super::{Ctl, R, Vm};
use crate::object::function::NativeKind;
use crate::object::generator::GeneratorKind;
use crate::object::{Id, Payload, Value};

impl Vm {
    /// `module.qualname` of a class; built-in ones without their module.
    #[must_use]
    pub fn class_text(&self, class: Id) -> String {
        let content = self.class(class);
        let own = |name| {
            self.dict_get_name(content.namespace, name)
                .and_then(|v| self.str_of(v))
                .map(|s| s.text.clone())
        };
        let qualname = &content.qualname;
        match own(self.names.module) {
            Some(module) if &*module != "builtins" => format!("{module}.{qualname}"),
            _ => qualname.to_string(),
        }
    }

    /// The qualified name of a class, without its module.
    #[must_use]
    pub fn class_qualname(&self, class: Id) -> String {
        self.class(class).qualname.to_string()
    }

    /// Raises what a property without this function does; it is named as the class that has it names it.
    #[cold]
    pub(super) fn property_lacks(&mut self, property: Value, object: Value, what: &str) -> Ctl {
        let class = self.class_of(object);
        let of = self.class_qualname(class);
        let mut name = String::new();
        for &base in &self.class(class).mro {
            let pairs = self.pairs_of(self.class(base).namespace);
            if let Some((key, _)) = pairs.iter().find(|(_, value)| value.is(property)) {
                name = format!(" '{}'", self.text_of(*key));
                break;
            }
        }
        let text = format!("property{name} of '{of}' object has no {what}");
        self.throw(self.types.attribute_error, text)
    }

    /// The qualified name of a function, for messages and reprs.
    #[must_use]
    pub fn qualname_of(&self, function: Value) -> String {
        match function.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Function(f)) => self.text_of(f.qualname).to_string(),
            Some(Payload::Native(def)) => def.name.to_owned(),
            Some(Payload::Method(pair)) => self.qualname_of(pair.0),
            Some(Payload::NativeMethod(pair)) => format!("{}.{}", self.type_name(pair.1), pair.0.name),
            Some(Payload::Class(_)) => function.id().map_or(String::new(), |id| self.class_text(id)),
            _ => "?".to_owned(),
        }
    }

    /// How messages name a callable: `module.qualname()`.
    #[must_use]
    pub fn callable_text(&self, callable: Value) -> String {
        match callable.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Function(f)) => {
                let (module, name) = (self.text_of(f.module), self.text_of(f.qualname));
                if &*module == "builtins" || module.is_empty() {
                    format!("{name}()")
                } else {
                    format!("{module}.{name}()")
                }
            }
            Some(Payload::Method(pair)) => self.callable_text(pair.0),
            Some(Payload::Native(_) | Payload::NativeMethod(_) | Payload::Class(_)) => {
                format!("{}()", self.qualname_of(callable))
            }
            _ => format!("{} object", self.type_name(callable)),
        }
    }

    /// The repr of an object without items.
    pub(super) fn plain_repr(&self, v: Value, id: Id) -> String {
        let at = self.address_of(v);
        let type_name = self.type_name(v);
        match self.heap.payload(id) {
            Payload::Function(f) => format!("<function {} at {at:#x}>", self.text_of(f.qualname)),
            Payload::Native(def) => match def.kind {
                NativeKind::Function | NativeKind::StaticMethod => {
                    format!("<built-in function {}>", def.name)
                }
                NativeKind::ClassMethod => {
                    format!("<built-in method {} of type object at {at:#x}>", def.name)
                }
                NativeKind::Slot => format!(
                    "<slot wrapper '{}' of '{}' objects>",
                    def.name,
                    self.owner_name(id)
                ),
                NativeKind::Method => format!("<method '{}' of '{}' objects>", def.name, self.owner_name(id)),
                NativeKind::Getter | NativeKind::Setter => {
                    format!("<attribute '{}' of '{}' objects>", def.name, self.owner_name(id))
                }
            },
            Payload::NativeMethod(pair) => {
                let (def, receiver) = (pair.0, pair.1);
                let owner = self.type_name(receiver);
                let place = self.address_of(receiver);
                match def.kind {
                    NativeKind::Slot => {
                        format!("<method-wrapper '{}' of {owner} object at {place:#x}>", def.name)
                    }
                    _ => format!("<built-in method {} of {owner} object at {place:#x}>", def.name),
                }
            }
            Payload::StaticMethod(inner) | Payload::ClassMethod(inner) => match inner.id() {
                Some(id) if matches!(self.heap.payload(id), Payload::Function(_) | Payload::Native(_)) => {
                    format!("<{type_name}({})>", self.plain_repr(*inner, id))
                }
                _ => format!("<{type_name} object at {at:#x}>"),
            },
            Payload::Class(_) => format!("<class '{}'>", self.class_text(id)),
            Payload::Module => {
                let dict = self.heap.get(id).dict;
                let text = |name| {
                    dict.and_then(|d| self.dict_get_name(d, name))
                        .and_then(|v| self.str_of(v))
                        .map(|s| s.text.to_string())
                };
                let name = text(self.names.name).unwrap_or_else(|| "?".into());
                match text(self.names.file) {
                    Some(file) => format!("<module '{name}' from '{file}'>"),
                    // One that was made by hand has no origin.
                    None if self.module(&name).is_none_or(|module| !module.is(v)) => {
                        format!("<module '{name}'>")
                    }
                    None => format!("<module '{name}' (built-in)>"),
                }
            }
            Payload::Generator(g) => {
                let kind = match g.kind {
                    GeneratorKind::Generator => "generator",
                    GeneratorKind::Coroutine => "coroutine",
                    GeneratorKind::AsyncGenerator => "async_generator",
                };
                format!("<{kind} object {} at {at:#x}>", self.text_of(g.qualname))
            }
            Payload::Cell(inner) => match inner {
                Value::Null => format!("<cell at {at:#x}: empty>"),
                inner => format!(
                    "<cell at {at:#x}: {} object at {:#x}>",
                    self.type_name(*inner),
                    self.address_of(*inner)
                ),
            },
            Payload::Code(index) => {
                let code = &self.codes[*index as usize].code;
                format!(
                    "<code object {} at {at:#x}, file \"{}\", line {}>",
                    code.name, code.filename, code.first_line
                )
            }
            Payload::Frame(frame) => {
                let code = &self.codes[frame.code as usize].code;
                format!(
                    "<frame at {at:#x}, file '{}', line {}, code {}>",
                    code.filename,
                    self.line_at(frame.code, self.instr_of(frame)),
                    code.name
                )
            }
            Payload::WeakRef(weak) => match weak.target {
                Some(target) => {
                    let target = Value::Obj(target);
                    format!(
                        "<weakref at {at:#x}; to '{}' at {:#x}>",
                        self.type_name(target),
                        self.address_of(target)
                    )
                }
                None => format!("<weakref at {at:#x}; dead>"),
            },
            Payload::Member(pair) => format!(
                "<member '{}' of '{type_name}' objects>",
                self.text_of(Value::Obj(pair.0))
            ),
            _ => format!("<{} object at {at:#x}>", self.class_text(self.class_of(v))),
        }
    }

    /// The class in whose namespace a native method stands.
    fn owner_name(&self, native: Id) -> String {
        for spec in crate::builtins::types::Types::SPECS {
            let class = self.class(spec.id);
            if self
                .dict(class.namespace)
                .table
                .iter()
                .any(|(_, _, value)| value == Value::Obj(native))
            {
                return class.name.to_string();
            }
        }
        "object".to_owned()
    }

    /// `list[int]`, `int | None`.
    pub(super) fn alias_repr(&mut self, v: Value) -> R {
        let Some(Payload::GenericAlias(pair)) = v.id().map(|id| self.heap.payload(id)) else {
            unreachable!("an alias is expected")
        };
        let (origin, args) = **pair;
        let items = self.tuple_items(args).unwrap_or(&[]).to_vec();
        let union = origin.is_none();
        let mut out = if union {
            String::new()
        } else {
            match origin.id() {
                Some(id) if matches!(self.heap.payload(id), Payload::Class(_)) => self.class_text(id) + "[",
                _ => self.qualname_of(origin) + "[",
            }
        };
        for (i, &item) in items.iter().enumerate() {
            if i > 0 {
                out.push_str(if union { " | " } else { ", " });
            }
            match item {
                Value::Ellipsis => out.push_str("..."),
                Value::Obj(id) => match self.heap.payload(id) {
                    Payload::Class(_) => out.push_str(&self.class_text(id)),
                    Payload::GenericAlias(_) => match self.alias_repr(item) {
                        Ok(text) => {
                            out.push_str(&self.text_of(text));
                            self.heap.release(text);
                        }
                        Err(ctl) => return Err(ctl),
                    },
                    _ => {
                        if !self.pure_repr(item, PURE_DEPTH, &mut out) {
                            out.push_str(&self.plain_repr(item, id));
                        }
                    }
                },
                other => {
                    self.pure_repr(other, 0, &mut out);
                }
            }
        }
        if !union {
            if items.is_empty() {
                out.push_str("()");
            }
            out.push(']');
        }
        Ok(self.new_str(out))
    }
}
