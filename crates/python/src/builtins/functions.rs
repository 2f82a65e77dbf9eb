//! The built-in functions. Those that call back into the program for each item are Python (`lib/_builtins.py`) where the
//! arguments are not of built-in types.

use crate::object::Payload;
use crate::object::class::ClassFlags;
use crate::object::function::NativeDef;
use crate::object::{Id, Value};
use crate::vm::attr::Fallback;
use crate::vm::chain::Held;
use crate::vm::frame::Frame;
use crate::vm::iter::NextOrFrame;
use crate::vm::{Call, Ctl, R, Vm};

/// The functions of module `builtins`.
pub static FUNCTIONS: &[NativeDef] = &[
    NativeDef::keywords("__build_class__", usize::MAX, |vm, call| vm.build_class(call)),
    NativeDef::keywords("__import__", 5, import),
    NativeDef::function("abs", 1, 1, |vm, args| vm.absolute(args[0])),
    NativeDef::function("ascii", 1, 1, |vm, args| vm.ascii(args[0])),
    NativeDef::function("bin", 1, 1, |vm, args| vm.in_base(args[0], 2)),
    NativeDef::function("callable", 1, 1, callable),
    NativeDef::function("chr", 1, 1, chr),
    NativeDef::function("delattr", 2, 2, |vm, args| {
        let name = vm.attr_name(args[1])?;
        vm.del_attr(args[0], name)
    }),
    NativeDef::function("dir", 0, 1, dir),
    NativeDef::function("divmod", 2, 2, |vm, args| vm.divmod(args[0], args[1])),
    NativeDef::function("format", 1, 2, format),
    NativeDef::function("getattr", 2, 3, getattr),
    NativeDef::function("globals", 0, 0, globals),
    NativeDef::function("hasattr", 2, 2, hasattr),
    NativeDef::function("hash", 1, 1, |vm, args| vm.hash(args[0])),
    NativeDef::function("hex", 1, 1, |vm, args| vm.in_base(args[0], 16)),
    NativeDef::function("id", 1, 1, |vm, args| Ok(Value::Int(vm.address_of(args[0])))),
    NativeDef::function("isinstance", 2, 2, |vm, args| {
        vm.check_class(args[0], args[1], true)
    }),
    NativeDef::function("issubclass", 2, 2, |vm, args| {
        vm.check_class(args[0], args[1], false)
    }),
    NativeDef::function("iter", 1, 2, iter),
    NativeDef::function("len", 1, 1, |vm, args| vm.len(args[0])),
    NativeDef::function("locals", 0, 0, locals),
    NativeDef::function("next", 1, 2, next),
    NativeDef::function("oct", 1, 1, |vm, args| vm.in_base(args[0], 8)),
    NativeDef::function("ord", 1, 1, ord),
    NativeDef::keywords("pow", 3, pow),
    NativeDef::keywords("print", usize::MAX, super::print::print),
    NativeDef::function("repr", 1, 1, |vm, args| vm.repr(args[0])),
    NativeDef::keywords("round", 2, round),
    NativeDef::function("setattr", 3, 3, |vm, args| {
        let name = vm.attr_name(args[1])?;
        vm.set_attr(args[0], name, args[2])
    }),
    NativeDef::function("vars", 0, 1, vars),
    NativeDef::function("aiter", 1, 1, |vm, args| vm.builtin_aiter(args[0])),
    NativeDef::function("anext", 1, 2, |vm, args| {
        let (v, name) = (args[0], vm.names.anext);
        if vm.lookup_special(v, name).is_none() {
            let kind = vm.type_name(v);
            return Err(vm.type_error(format!("'{kind}' object is not an async iterator")));
        }
        match args.get(1) {
            None => vm.call_special_found(v, name, &[]),
            Some(_) => vm.library_call(
                "_anext_or",
                &Call {
                    values: args,
                    names: &[],
                },
            ),
        }
    }),
    NativeDef::function("input", 0, 1, input),
    NativeDef::keywords("open", usize::MAX, |vm, _| {
        Err(vm.not_supported("open()", "a list of strings"))
    }),
    NativeDef::keywords("memoryview", usize::MAX, |vm, _| {
        Err(vm.not_supported("memoryview()", "slices of bytes or of a bytearray"))
    }),
    NativeDef::keywords("breakpoint", usize::MAX, |vm, _| {
        Err(vm.not_supported("breakpoint()", "the board's own steps"))
    }),
    NativeDef::keywords("help", usize::MAX, |vm, _| {
        Err(vm.not_supported("help()", "print(x.__doc__)"))
    }),
    NativeDef::keywords("exec", usize::MAX, |vm, _| {
        Err(vm.not_supported("exec()", "a function"))
    }),
    NativeDef::keywords("eval", usize::MAX, |vm, _| {
        Err(vm.not_supported("eval()", "a function"))
    }),
    NativeDef::keywords("compile", usize::MAX, |vm, _| {
        Err(vm.not_supported("compile()", "a function"))
    }),
    NativeDef::keywords("sum", 2, |vm, call| vm.library_call("sum", call)),
    NativeDef::keywords("min", usize::MAX, |vm, call| vm.library_call("min", call)),
    NativeDef::keywords("max", usize::MAX, |vm, call| vm.library_call("max", call)),
    NativeDef::keywords("any", usize::MAX, |vm, call| vm.library_call("any", call)),
    NativeDef::keywords("all", usize::MAX, |vm, call| vm.library_call("all", call)),
    NativeDef::keywords("sorted", usize::MAX, |vm, call| vm.library_call("sorted", call)),
];

impl Vm {
    /// Stops the program at something that is not supported, by name.
    pub fn not_supported(&mut self, what: &str, instead: &str) -> crate::vm::Ctl {
        let message = if instead.is_empty() {
            format!("{what} is not supported.")
        } else {
            format!("{what} is not supported. Use {instead}.")
        };
        self.over_limit("unsupported", message)
    }

    /// Calls a function of the library's `_builtins` (which the start of every program imports).
    pub fn library_call(&mut self, name: &str, call: &Call) -> R {
        let dict = self
            .module("_builtins")
            .and_then(|m| m.id())
            .and_then(|id| self.heap.get(id).dict);
        let function = dict.and_then(|d| self.dict_get_str(d, name));
        let Some(function) = function else {
            return Err(self.runtime_error(format!("{name}() needs the library, which is not loaded yet")));
        };
        let args = call.values.iter().map(|&v| self.heap.retain(v)).collect();
        let names: Box<[Value]> = call.names.iter().map(|&v| self.heap.retain(v)).collect();
        let names = if names.is_empty() {
            Value::Null
        } else {
            self.tuple_owned(names)
        };
        self.heap.retain(function);
        let result = self.call_owned(function, args, names);
        self.heap.release(names);
        result
    }

    /// `isinstance(v, class)` or `issubclass(v, class)`; tuples and unions of classes too.
    pub fn check_class(&mut self, v: Value, class: Value, instance: bool) -> R {
        let what = if instance { "isinstance" } else { "issubclass" };
        let mut todo = vec![class];
        while let Some(class) = todo.pop() {
            if let Some(items) = self.tuple_items(class) {
                let items: Vec<Value> = items.iter().rev().copied().collect();
                todo.extend(items);
                continue;
            }
            if let Some(members) = self.union_members(class) {
                todo.extend(members.into_iter().rev());
                continue;
            }
            let Some(id) = class
                .id()
                .filter(|&id| matches!(self.heap.payload(id), Payload::Class(_)))
            else {
                let name = if instance {
                    self.names.instancecheck
                } else {
                    self.names.subclasscheck
                };
                if class.id().is_some() && self.lookup_special(class, name).is_some() {
                    return self.ask_hook(v, class, todo, instance);
                }
                let tail = if instance {
                    "a type, a tuple of types, or a union"
                } else {
                    "a class, a tuple of classes, or a union"
                };
                return Err(self.type_error(format!("{what}() arg 2 must be {tail}")));
            };
            let meta = self.heap.get(id).class;
            let hook = if instance {
                self.names.instancecheck
            } else {
                self.names.subclasscheck
            };
            let method = self.lookup_mro(meta, hook);
            let native = matches!(
                method.and_then(Value::id).map(|id| self.heap.payload(id)),
                Some(Payload::Native(_))
            );
            let of = if instance {
                self.class_of(v)
            } else {
                match v
                    .id()
                    .filter(|&id| matches!(self.heap.payload(id), Payload::Class(_)))
                {
                    Some(id) => id,
                    None => return Err(self.type_error("issubclass() arg 1 must be a class")),
                }
            };
            if native || (instance && of == id) {
                if self.is_subclass(of, id) {
                    return Ok(Value::TRUE);
                }
                if instance && self.class(of).flags.has(ClassFlags::GETATTRIBUTE) {
                    return self.ask_own_class(v, class, todo);
                }
            } else {
                return self.ask_hook(v, class, todo, instance);
            }
        }
        Ok(Value::FALSE)
    }

    /// Asks an object that answers for its attributes itself what its `__class__` is, and then the classes that are left.
    fn ask_own_class(&mut self, v: Value, class: Value, mut rest: Vec<Value>) -> R {
        rest.reverse();
        for &class in &rest {
            self.heap.retain(class);
        }
        let rest = self.tuple_owned(rest.into());
        let go_on = |vm: &mut Self, held: Held, result: R| {
            let (v, class, rest) = (held[0], held[1], held[2]);
            let own = match result {
                Ok(own) => own,
                Err(Ctl::Raised) if vm.raised_is(vm.types.attribute_error) => {
                    vm.drop_raised();
                    Value::None
                }
                Err(ctl) => {
                    vm.release_all(&held);
                    return Err(ctl);
                }
            };
            let is_class = |v: Value| {
                v.id()
                    .filter(|&id| matches!(vm.heap.payload(id), Payload::Class(_)))
            };
            let matches = match (is_class(own), is_class(class)) {
                (Some(own), Some(class)) => vm.is_subclass(own, class),
                _ => false,
            };
            vm.heap.release(own);
            let result = if matches {
                Ok(Value::TRUE)
            } else {
                vm.check_class(v, rest, true)
            };
            vm.release_all(&held);
            result
        };
        let name = self.intern("__class__");
        let result = self.chain(&[v, class, rest], go_on, |vm| vm.get_attr(v, name));
        self.heap.release(rest);
        result
    }

    /// Asks a class whose metaclass decides, and then those that are left, the last one first.
    fn ask_hook(&mut self, v: Value, class: Value, mut rest: Vec<Value>, instance: bool) -> R {
        rest.reverse();
        for &class in &rest {
            self.heap.retain(class);
        }
        let rest = self.tuple_owned(rest.into());
        let name = if instance {
            self.names.instancecheck
        } else {
            self.names.subclasscheck
        };
        let result = self.chain(
            &[v, rest, Value::bool(instance)],
            |vm, held, result| {
                let (v, rest, instance) = (held[0], held[1], held[2] == Value::TRUE);
                let result = match result {
                    Ok(Value::TRUE) => Ok(Value::TRUE),
                    Ok(_) => vm.check_class(v, rest, instance),
                    Err(ctl) => Err(ctl),
                };
                vm.release_all(&held);
                result
            },
            |vm| {
                // The truth of the answer may be given by Python as well.
                let truth = |vm: &mut Self, _, answer: R| vm.truth_owned(answer?);
                vm.chain(&[], truth, |vm| vm.call_special_found(class, name, &[v]))
            },
        );
        self.heap.release(rest);
        result
    }

    /// The frame of the Python code that called a native (the top of the stack).
    #[must_use]
    pub fn caller(&self) -> Option<&crate::vm::frame::PyFrame> {
        self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Py(f) => Some(&**f),
            Frame::Native(_) => None,
        })
    }

    /// Names in the calling frame and their values, as `locals()` gives them.
    pub fn caller_locals(&mut self) -> Value {
        let Some(frame) = self.caller() else {
            return self.new_dict();
        };
        if let Some(namespace) = frame.namespace {
            return self.heap.retain(Value::Obj(namespace));
        }
        let code = self.codes[frame.code as usize].clone();
        let slots: Vec<Value> = frame.stack[..code.slots].to_vec();
        let dict = self.new_dict();
        let id = dict.id().expect("a dict is an object");
        for (slot, mut value) in slots.into_iter().enumerate() {
            if slot >= code.code.local_names.len() {
                value = self.cell_get(value);
            }
            if !value.is_null() && code.code.slot_name(slot) != "__class__" {
                self.heap.retain(value);
                self.dict_set_name(id, code.slot_names[slot], value);
            }
        }
        dict
    }

    /// Names of an object's attributes, sorted.
    pub fn dir_of(&mut self, v: Value) -> R {
        let mut names: Vec<std::sync::Arc<str>> = Vec::new();
        let mut dicts = Vec::new();
        let is_class = matches!(v.id().map(|id| self.heap.payload(id)), Some(Payload::Class(_)));
        let class = if is_class {
            v.id().expect("a class is an object")
        } else {
            self.class_of(v)
        };
        if !matches!(v.id().map(|id| self.heap.payload(id)), Some(Payload::Module)) {
            dicts.extend(
                self.class(class)
                    .mro
                    .iter()
                    .map(|&c| self.class(c).namespace)
                    .collect::<Vec<Id>>(),
            );
        }
        if !is_class && let Some(id) = v.id() {
            names.extend(self.own_names(id).into_iter().map(|name| self.text_of(name)));
        }
        for dict in dicts {
            for (key, _) in self.pairs_of(dict) {
                names.push(self.text_of(key));
            }
        }
        names.sort();
        names.dedup();
        let items = names.into_iter().map(|n| self.new_str(n)).collect();
        self.list_owned(items)
    }
}

/// `callable(v)`
pub fn callable(vm: &mut Vm, args: &[Value]) -> R {
    let known = matches!(
        args[0].id().map(|id| vm.heap.payload(id)),
        Some(
            Payload::Function(_)
                | Payload::Native(_)
                | Payload::NativeMethod(_)
                | Payload::Method(_)
                | Payload::Class(_)
        )
    );
    Ok(Value::bool(
        known || vm.lookup_special(args[0], vm.names.call).is_some(),
    ))
}

fn chr(vm: &mut Vm, args: &[Value]) -> R {
    match args[0] {
        Value::Int(i) => match u32::try_from(i).ok().and_then(char::from_u32) {
            Some(c) => Ok(vm.new_char(c)),
            None if (0xd800..0xe000).contains(&i) => Err(vm.not_supported("a lone surrogate", "")),
            None => Err(vm.value_error("chr() arg not in range(0x110000)")),
        },
        other => {
            let name = vm.type_name(other);
            Err(vm.not_an_index(
                other,
                format!("'{name}' object cannot be interpreted as an integer"),
            ))
        }
    }
}

fn ord(vm: &mut Vm, args: &[Value]) -> R {
    let text = vm.str_of(args[0]).map(|s| s.text.clone());
    let len = match (&text, vm.bytes_ref(args[0])) {
        (Some(text), _) => {
            let mut chars = text.chars();
            if let (Some(c), None) = (chars.next(), chars.next()) {
                return Ok(Value::Int(i64::from(u32::from(c))));
            }
            text.chars().count()
        }
        (None, Some(bytes)) => {
            if let [byte] = bytes {
                return Ok(Value::Int(i64::from(*byte)));
            }
            bytes.len()
        }
        (None, None) => {
            let name = vm.type_name(args[0]);
            return Err(vm.type_error(format!("ord() expected string of length 1, but {name} found")));
        }
    };
    Err(vm.type_error(format!(
        "ord() expected a character, but string of length {len} found"
    )))
}

fn dir(vm: &mut Vm, args: &[Value]) -> R {
    if let Some(&v) = args.first() {
        let found = vm.lookup_special(v, vm.names.dir);
        let written =
            found.is_some_and(|f| !matches!(f.id().map(|id| vm.heap.payload(id)), Some(Payload::Native(_))));
        if !written {
            return vm.dir_of(v);
        }
        return vm.library_call(
            "_sorted_dir",
            &Call {
                values: &[v],
                names: &[],
            },
        );
    }
    let dict = vm.caller_locals();
    let mut names: Vec<_> = match dict.id() {
        Some(id) => vm
            .pairs_of(id)
            .into_iter()
            .map(|(key, _)| vm.text_of(key))
            .collect(),
        None => Vec::new(),
    };
    names.sort();
    vm.heap.release(dict);
    let items = names.into_iter().map(|n| vm.new_str(n)).collect();
    vm.list_owned(items)
}

fn format(vm: &mut Vm, args: &[Value]) -> R {
    let spec = args.get(1).copied().unwrap_or(Value::Obj(vm.names.empty));
    if vm.str_of(spec).is_none() {
        let name = vm.type_name(spec);
        return Err(vm.type_error(format!("format() argument 2 must be str, not {name}")));
    }
    vm.format(args[0], spec)
}

fn getattr(vm: &mut Vm, args: &[Value]) -> R {
    let name = vm.attr_name(args[1])?;
    match args.get(2) {
        None => vm.get_attr(args[0], name),
        Some(&default) => {
            vm.heap.retain(default);
            vm.get_attr_or(args[0], name, Fallback::Default(default))
        }
    }
}

fn hasattr(vm: &mut Vm, args: &[Value]) -> R {
    let name = vm.attr_name(args[1])?;
    vm.get_attr_or(args[0], name, Fallback::HasAttr)
}

fn globals(vm: &mut Vm, _: &[Value]) -> R {
    match vm.caller().map(|f| f.globals) {
        Some(globals) => Ok(vm.heap.retain(Value::Obj(globals))),
        None => Ok(vm.new_dict()),
    }
}

fn locals(vm: &mut Vm, _: &[Value]) -> R {
    Ok(vm.caller_locals())
}

fn vars(vm: &mut Vm, args: &[Value]) -> R {
    let Some(&v) = args.first() else {
        return Ok(vm.caller_locals());
    };
    let name = vm.names.dict;
    vm.chain(
        &[],
        |vm, _, result| {
            result.map_err(|ctl| {
                if vm.raised_is(vm.types.attribute_error) {
                    vm.drop_raised();
                    return vm.type_error("vars() argument must have __dict__ attribute");
                }
                ctl
            })
        },
        |vm| vm.get_attr(v, name),
    )
}

fn iter(vm: &mut Vm, args: &[Value]) -> R {
    match args.get(1) {
        None => {
            let v = vm.heap.retain(args[0]);
            vm.get_iter_owned(v)
        }
        Some(&sentinel) => {
            if callable(vm, &args[..1])? != Value::TRUE {
                return Err(vm.type_error("iter(v, w): v must be callable"));
            }
            let pair = (vm.heap.retain(args[0]), vm.heap.retain(sentinel));
            Ok(Value::Obj(vm.heap.alloc(
                vm.types.callable_iterator,
                Payload::CallIter(Box::new(pair)),
            )))
        }
    }
}

fn next(vm: &mut Vm, args: &[Value]) -> R {
    if !vm.is_iterator(args[0]) {
        let name = vm.type_name(args[0]);
        return Err(vm.type_error(format!("'{name}' object is not an iterator")));
    }
    match args.get(1) {
        None => vm.next_of(args[0]),
        Some(&default) => {
            vm.heap.retain(default);
            let iterator = args[0];
            vm.then(NextOrFrame { default }, |vm| vm.next_of(iterator))
        }
    }
}

fn pow(vm: &mut Vm, call: &Call) -> R {
    let [base, exp, modulus] = vm.parse_args("pow", call, ["base", "exp", "mod"], 2, 3)?;
    vm.power(base, exp, if modulus.is_null() { Value::None } else { modulus })
}

fn round(vm: &mut Vm, call: &Call) -> R {
    let [number, digits] = vm.parse_args("round", call, ["number", "ndigits"], 1, 2)?;
    vm.round(number, digits)
}

/// A program that reads needs a text to read from.
fn has_input(vm: &mut Vm) -> R<()> {
    if vm.shared.input.is_none() {
        let message = "the program reads a line, and there is none: write its lines under Input";
        return Err(vm.over_limit("input", message.to_owned()));
    }
    Ok(())
}

/// The next line of the text that the run was given, with the line feed at its end if it has one; empty at the end.
pub fn read_line(vm: &mut Vm) -> R<String> {
    has_input(vm)?;
    let all = vm.shared.input.clone().unwrap_or_default();
    let rest = &all[vm.shared.input_at..];
    let line = rest.split_inclusive('\n').next().unwrap_or(rest);
    vm.shared.input_at += line.len();
    Ok(match line.strip_suffix("\r\n") {
        Some(line) => format!("{line}\n"),
        None => line.to_owned(),
    })
}

/// The next line of the text that the run was given, after the prompt.
fn input(vm: &mut Vm, args: &[Value]) -> R {
    has_input(vm)?;
    let read = |vm: &mut Vm, _: Held, prompt: R| {
        let prompt = prompt?;
        let text = vm.text_of(prompt);
        vm.heap.release(prompt);
        vm.write(&text, false)?;
        let line = read_line(vm)?;
        if line.is_empty() {
            return Err(vm.throw(vm.types.eof_error, "EOF when reading a line"));
        }
        Ok(vm.new_str(line.strip_suffix('\n').unwrap_or(&line)))
    };
    let prompt = args.first().copied();
    vm.chain(&[], read, |vm| match prompt {
        Some(prompt) => vm.str(prompt),
        None => Ok(vm.new_str("")),
    })
}

/// `__import__(name, globals=None, locals=None, fromlist=(), level=0)`
fn import(vm: &mut Vm, call: &Call) -> R {
    let names = ["name", "globals", "locals", "fromlist", "level"];
    let [name, globals, _, fromlist, level] = vm.parse_args("__import__", call, names, 1, 5)?;
    let name = vm.attr_name(name)?;
    let globals = vm.dict_id(globals).unwrap_or(vm.builtins);
    let fromlist = match vm.leaf_items(fromlist) {
        items if items.is_empty() => Value::None,
        items => {
            let items = items.into_iter().map(|v| vm.heap.retain(v)).collect();
            vm.tuple_owned(items)
        }
    };
    let level = if level.is_null() { Value::Int(0) } else { level };
    vm.import_owned(name, level, fromlist, globals)
}
