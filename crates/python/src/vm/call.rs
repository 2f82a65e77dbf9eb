//! Calling anything: binding arguments, entering frames, natives, making instances.
//!
//! ```text
//! call_owned -> function   frame with bound arguments on the stack (or a generator object)
//!            -> native     runs now
//!            -> method     again, with the receiver in front
//!            -> class      __new__ [NewFrame] then __init__ [InitFrame]
//!            -> other      its __call__
//! ```

use super::frame::{Args, Expect, Frame, PyFrame};
use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::object::class::{ClassFlags, Layout};
use crate::object::function::{NativeCode, NativeDef};
use crate::object::{Function, Id, Payload, Value};
use smallvec::smallvec;
use std::sync::Arc;
use switchboard_python_code::Flags;

/// The arguments of a native's call, borrowed.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// Positional ones first; the last `names.len()` are the keyword arguments.
    pub values: &'a [Value],
    /// Names of the keyword arguments, `str`s.
    pub names: &'a [Value],
}

impl<'a> Call<'a> {
    /// Positional arguments.
    #[must_use]
    pub fn positional(&self) -> &'a [Value] {
        &self.values[..self.values.len() - self.names.len()]
    }

    /// Keyword arguments: name and value.
    pub fn keywords(&self) -> impl Iterator<Item = (Value, Value)> + 'a {
        let first = self.values.len() - self.names.len();
        self.names
            .iter()
            .copied()
            .zip(self.values[first..].iter().copied())
    }

    /// The same call without its first argument.
    #[must_use]
    pub fn skip(&self, n: usize) -> Call<'a> {
        Call {
            values: &self.values[n..],
            names: self.names,
        }
    }
}

impl Vm {
    /// Binds the arguments of a call to parameter names, for natives with keywords: `names` are the parameters, the first
    /// `positional_only` of which have no keyword; missing ones are Null. Raises TypeError in CPython's words.
    pub fn parse_args<const N: usize>(
        &mut self,
        function: &str,
        call: &Call,
        names: [&str; N],
        required: usize,
        keyword_only_from: usize,
    ) -> R<[Value; N]> {
        let mut out = [Value::Null; N];
        let positional = call.positional();
        if positional.len() > keyword_only_from.min(N) {
            let most = keyword_only_from.min(N);
            let takes = match most {
                0 => format!("{function}() takes no positional arguments"),
                _ if call.names.is_empty() && keyword_only_from >= N => format!(
                    "{function}() takes at most {most} argument{} ({} given)",
                    if most == 1 { "" } else { "s" },
                    positional.len()
                ),
                _ => format!(
                    "{function}() takes at most {most} positional argument{} ({} given)",
                    if most == 1 { "" } else { "s" },
                    positional.len()
                ),
            };
            return Err(self.type_error(takes));
        }
        out[..positional.len()].copy_from_slice(positional);
        for (name, value) in call.keywords() {
            let text = self.text_of(name);
            match names.iter().position(|n| **n == *text && !n.is_empty()) {
                Some(at) if out[at].is_null() => out[at] = value,
                Some(at) => {
                    return Err(self.type_error(format!(
                        "argument for {function}() given by name ('{text}') and position ({})",
                        at + 1
                    )));
                }
                None => {
                    return Err(self.type_error(format!(
                        "'{text}' is an invalid keyword argument for {function}()"
                    )));
                }
            }
        }
        for (at, name) in names.iter().enumerate().take(required) {
            if out[at].is_null() {
                return Err(self.type_error(format!(
                    "{function}() missing required argument '{name}' (pos {})",
                    at + 1
                )));
            }
        }
        Ok(out)
    }

    /// A frame for a plain call of a Python function whose arguments (from `at` on the caller's stack) fit its parameters
    /// one to one. Takes them off the stack. None: the general way.
    #[inline]
    pub fn enter_simple(&mut self, callable: Value, caller: &mut PyFrame, at: usize) -> Option<Box<PyFrame>> {
        let Value::Obj(id) = callable else { return None };
        let Payload::Function(function) = self.heap.payload(id) else {
            return None;
        };
        let code = &self.codes[function.code as usize];
        if !code.simple || caller.stack.len() - at != code.arg_count || self.depth >= self.limits.recursion {
            return None;
        }
        let (index, globals, closure, slots) =
            (function.code, function.globals, function.closure, code.slots);
        let mut frame = self.new_frame(index, callable, globals);
        frame.stack.extend(caller.stack.drain(at..));
        if let Some(Payload::Tuple(cells)) = closure.id().map(|id| self.heap.payload(id)) {
            let cells: &[Value] = cells;
            frame.stack.resize(slots - cells.len(), Value::Null);
            frame.stack.extend_from_slice(cells);
            for slot in slots - cells.len()..slots {
                self.heap.retain(frame.stack[slot]);
            }
        } else {
            frame.stack.resize(slots, Value::Null);
        }
        self.depth += 1;
        Some(frame)
    }

    /// A frame of the function (retained) with an empty stack.
    pub fn new_frame(&mut self, code: u32, function: Value, globals: Id) -> Box<PyFrame> {
        self.heap.retain(function);
        self.next_frame += 1;
        let serial = self.next_frame;
        match self.caches.frames.pop() {
            Some(mut frame) => {
                frame.code = code;
                frame.ip = 0;
                frame.serial = serial;
                frame.expect = Expect::Push;
                frame.generator = None;
                frame.function = function;
                frame.globals = globals;
                frame.namespace = None;
                frame.kw_names = 0;
                frame.object = Value::Null;
                frame
            }
            None => Box::new(PyFrame {
                code,
                ip: 0,
                serial,
                expect: Expect::Push,
                generator: None,
                function,
                globals,
                namespace: None,
                kw_names: 0,
                object: Value::Null,
                stack: Vec::with_capacity(16),
            }),
        }
    }

    /// A frame has left the stack (generators count for themselves).
    pub fn left(&mut self, frame: &PyFrame) {
        let _ = frame;
        self.depth -= 1;
    }

    /// Releases what a frame holds and keeps it for the next call.
    pub fn recycle(&mut self, mut frame: Box<PyFrame>) {
        if frame.object.id().is_some_and(|id| self.heap.count(id) > 1) {
            return self.hand_over(frame);
        }
        for value in frame.stack.drain(..) {
            self.heap.release(value);
        }
        self.heap.release(frame.function);
        self.heap.release(std::mem::take(&mut frame.object));
        if let Some(namespace) = frame.namespace.take() {
            self.heap.release_id(namespace);
        }
        if self.caches.frames.len() < 64 {
            self.caches.frames.push(frame);
        }
    }

    /// Calls with borrowed positional arguments.
    pub fn call_args(&mut self, callable: Value, args: &[Value]) -> R {
        let args: Args = args.iter().map(|&v| self.heap.retain(v)).collect();
        self.heap.retain(callable);
        self.call_owned(callable, args, Value::Null)
    }

    /// Calls `callable` with `args` (all owned); the last ones are keyword arguments named by the tuple `names` (borrowed;
    /// Null: none).
    pub fn call_owned(&mut self, callable: Value, mut args: Args, names: Value) -> R {
        let mut callable = callable;
        loop {
            let Some(id) = callable.id() else {
                return self.not_callable(callable, args);
            };
            match self.heap.payload(id) {
                Payload::Function(_) => return self.call_function(callable, args, names),
                &Payload::Native(def) => {
                    let result = self.call_native(def, &args, names);
                    for arg in args {
                        self.heap.release(arg);
                    }
                    self.heap.release(callable);
                    return result;
                }
                Payload::NativeMethod(pair) => {
                    let (def, receiver) = **pair;
                    self.heap.retain(receiver);
                    args.insert(0, receiver);
                    let result = self.call_native(def, &args, names);
                    for arg in args {
                        self.heap.release(arg);
                    }
                    self.heap.release(callable);
                    return result;
                }
                Payload::Method(pair) => {
                    let (function, receiver) = **pair;
                    self.heap.retain(function);
                    self.heap.retain(receiver);
                    self.heap.release(callable);
                    args.insert(0, receiver);
                    callable = function;
                }
                Payload::Class(_) => return self.call_class(id, args, names),
                Payload::StaticMethod(inner) => {
                    let inner = *inner;
                    self.heap.retain(inner);
                    self.heap.release(callable);
                    callable = inner;
                }
                Payload::GenericAlias(pair) => {
                    let origin = pair.0;
                    self.heap.retain(origin);
                    self.heap.release(callable);
                    callable = origin;
                }
                _ => match self.lookup_special(callable, self.names.call) {
                    Some(method) => {
                        let bound = match self.bind_descriptor(method, callable) {
                            Ok(bound) => bound,
                            Err(ctl) => return self.give_up(callable, args, ctl),
                        };
                        self.heap.release(callable);
                        callable = bound;
                    }
                    None => return self.not_callable(callable, args),
                },
            }
        }
    }

    fn give_up(&mut self, callable: Value, args: Args, ctl: Ctl) -> R {
        for arg in args {
            self.heap.release(arg);
        }
        self.heap.release(callable);
        Err(ctl)
    }

    fn not_callable(&mut self, callable: Value, args: Args) -> R {
        let name = self.type_name(callable);
        let ctl = self.type_error(format!("'{name}' object is not callable"));
        self.give_up(callable, args, ctl)
    }

    /// Calls a native with borrowed arguments, after checking their number.
    pub fn call_native(&mut self, def: &'static NativeDef, args: &[Value], names: Value) -> R {
        let name_list: Vec<Value> = match names.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Tuple(items)) => items.to_vec(),
            _ => Vec::new(),
        };
        match def.code {
            NativeCode::Plain(code) => {
                if !name_list.is_empty() {
                    let name = self.native_name(def, args);
                    return Err(self.type_error(format!("{name}() takes no keyword arguments")));
                }
                if args.len() < def.arity.0 || args.len() > def.arity.1 {
                    return Err(self.native_arity_error(def, args));
                }
                code(self, args)
            }
            NativeCode::Keywords(code) => {
                let positional = args.len() - name_list.len();
                if positional > def.arity.1 {
                    return Err(self.native_arity_error(def, &args[..positional]));
                }
                code(
                    self,
                    &Call {
                        values: args,
                        names: &name_list,
                    },
                )
            }
        }
    }

    fn native_name(&self, def: &NativeDef, args: &[Value]) -> String {
        use crate::object::function::NativeKind;
        match (def.kind, args.first()) {
            (NativeKind::Method | NativeKind::Slot, Some(&receiver)) => {
                format!("{}.{}", self.type_name(receiver), def.name)
            }
            _ => def.name.to_owned(),
        }
    }

    fn native_arity_error(&mut self, def: &NativeDef, args: &[Value]) -> Ctl {
        use crate::object::function::NativeKind;
        let hidden = usize::from(def.kind != NativeKind::Function);
        let (least, most) = (
            def.arity.0.saturating_sub(hidden),
            def.arity.1.saturating_sub(hidden),
        );
        let given = args.len().saturating_sub(hidden);
        let name = self.native_name(def, args);
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let text = if def.kind == NativeKind::Slot {
            format!("expected {least} argument{}, got {given}", plural(least))
        } else if least == most {
            match least {
                0 => format!("{name}() takes no arguments ({given} given)"),
                1 => format!("{name}() takes exactly one argument ({given} given)"),
                _ => format!("{} expected {least} arguments, got {given}", def.name),
            }
        } else if given < least {
            format!(
                "{} expected at least {least} argument{}, got {given}",
                def.name,
                plural(least)
            )
        } else {
            format!(
                "{} expected at most {most} argument{}, got {given}",
                def.name,
                plural(most)
            )
        };
        self.type_error(text)
    }

    /// Calls a Python function: all owned.
    fn call_function(&mut self, function: Value, args: Args, names: Value) -> R {
        let frame = match self.bind(function, args, names) {
            Ok(frame) => frame,
            Err(ctl) => {
                self.heap.release(function);
                return Err(ctl);
            }
        };
        self.heap.release(function);
        let flags = self.codes[frame.code as usize].flags;
        if flags.has(Flags::GENERATOR | Flags::COROUTINE | Flags::ASYNC_GENERATOR) {
            return Ok(self.new_generator(frame));
        }
        if self.depth >= self.limits.recursion {
            self.recycle(frame);
            return Err(self.recursion_error(""));
        }
        self.depth += 1;
        self.frames.push(Frame::Py(frame));
        Err(Ctl::Pushed)
    }

    /// Raises RecursionError; `place` as CPython appends it (" while calling a Python object").
    pub fn recursion_error(&mut self, place: &str) -> Ctl {
        self.throw(
            self.types.recursion_error,
            format!("maximum recursion depth exceeded{place}"),
        )
    }

    /// Makes the frame of a call with its arguments (owned) bound to the parameters.
    pub fn bind(&mut self, callee: Value, args: Args, names: Value) -> R<Box<PyFrame>> {
        let id = callee.id().expect("a function is an object");
        let Payload::Function(function) = self.heap.payload(id) else {
            unreachable!("bind is for functions")
        };
        let function: Function = Function::clone(function);
        let code = self.codes[function.code as usize].clone();
        let mut frame = self.new_frame(function.code, callee, function.globals);
        let inner = &code.code;
        let total = inner.arg_count as usize + inner.keyword_only as usize;
        let varargs = code.flags.has(Flags::VARARGS);
        let varkw = code.flags.has(Flags::VARKEYWORDS);
        frame.stack.resize(code.slots, Value::Null);
        let keyword_names: Vec<Value> = match names.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Tuple(items)) => items.to_vec(),
            _ => Vec::new(),
        };
        let positional = args.len() - keyword_names.len();
        let mut extra = Vec::new();
        let mut keywords = Vec::new();
        for (at, arg) in args.into_iter().enumerate() {
            if at >= positional {
                keywords.push((keyword_names[at - positional], arg));
            } else if at < code.arg_count {
                frame.stack[at] = arg;
            } else {
                extra.push(arg);
            }
        }
        let too_many = (!varargs).then_some(extra.len()).filter(|&n| n > 0);
        if varargs {
            frame.stack[total] = self.tuple_owned(extra.into());
        } else {
            for value in extra {
                self.heap.release(value);
            }
        }
        let mut problem = None;
        let mut as_keywords = Vec::new();
        let rest = if varkw {
            let dict = self.new_dict();
            frame.stack[total + usize::from(varargs)] = dict;
            dict
        } else {
            Value::Null
        };
        for (name, value) in keywords {
            let text = self.text_of(name);
            let slot = (inner.positional_only as usize..total).find(|&slot| {
                Value::Obj(code.slot_names[slot]).is(name) || *inner.local_names[slot] == *text
            });
            match slot {
                Some(slot) if frame.stack[slot].is_null() => frame.stack[slot] = value,
                Some(_) => {
                    self.heap.release(value);
                    problem.get_or_insert(format!("got multiple values for argument '{text}'"));
                }
                None if varkw => {
                    let key = name.id().expect("keyword names are strings");
                    self.dict_set_name(rest.id().expect("a dict"), key, value);
                }
                None => {
                    self.heap.release(value);
                    let positional_only =
                        (0..inner.positional_only as usize).any(|s| inner.local_names[s] == *text);
                    if positional_only {
                        as_keywords.push(text.to_string());
                    } else {
                        problem.get_or_insert(format!("got an unexpected keyword argument '{text}'"));
                    }
                }
            }
        }
        if !as_keywords.is_empty() {
            let names = as_keywords.join(", ");
            problem = Some(format!(
                "got some positional-only arguments passed as keyword arguments: '{names}'"
            ));
        }
        if problem.is_none()
            && let Some(over) = too_many
        {
            problem = Some(self.too_many_text(&function, &code, over, &frame));
        }
        if problem.is_none() {
            self.fill_defaults(&function, &code, &mut frame);
            problem = self.missing_text(&code, &frame);
        }
        if let Some(problem) = problem {
            let name = self.text_of(function.qualname);
            self.recycle(frame);
            return Err(self.type_error(format!("{name}() {problem}")));
        }
        let locals = inner.local_names.len();
        for (at, cell) in inner.cells.iter().enumerate() {
            let value = cell.local.map_or(Value::Null, |slot| {
                std::mem::take(&mut frame.stack[slot as usize])
            });
            frame.stack[locals + at] = Value::Obj(self.heap.alloc(self.types.cell, Payload::Cell(value)));
        }
        if let Some(Payload::Tuple(cells)) = function.closure.id().map(|id| self.heap.payload(id)) {
            let first = code.slots - cells.len();
            frame.stack.truncate(first);
            frame.stack.extend_from_slice(cells);
            for slot in first..code.slots {
                self.heap.retain(frame.stack[slot]);
            }
        }
        Ok(frame)
    }

    fn fill_defaults(&mut self, function: &Function, code: &super::load::RunCode, frame: &mut PyFrame) {
        if let Some(Payload::Tuple(defaults)) = function.defaults.id().map(|id| self.heap.payload(id)) {
            let defaults = defaults.clone();
            let first = code.arg_count.saturating_sub(defaults.len());
            let skip = defaults.len().saturating_sub(code.arg_count);
            for (at, &value) in defaults[skip..].iter().enumerate() {
                if frame.stack[first + at].is_null() {
                    frame.stack[first + at] = self.heap.retain(value);
                }
            }
        }
        if let Some(dict) = function.kw_defaults.id() {
            for slot in code.arg_count..code.arg_count + code.code.keyword_only as usize {
                if frame.stack[slot].is_null()
                    && let Some(value) = self.dict_get_name(dict, code.slot_names[slot])
                {
                    frame.stack[slot] = self.heap.retain(value);
                }
            }
        }
    }

    fn too_many_text(
        &self,
        function: &Function,
        code: &super::load::RunCode,
        over: usize,
        frame: &PyFrame,
    ) -> String {
        let most = code.arg_count;
        let given = most + over;
        let defaults = match function.defaults.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Tuple(items)) => items.len(),
            _ => 0,
        };
        let keyword_only = (most..most + code.code.keyword_only as usize)
            .filter(|&s| !frame.stack[s].is_null())
            .count();
        let takes = if defaults > 0 {
            format!("from {} to {most}", most - defaults)
        } else {
            most.to_string()
        };
        let plural = if most != 1 || defaults > 0 { "s" } else { "" };
        let also = if keyword_only > 0 {
            format!(
                " positional argument{} (and {keyword_only} keyword-only argument{})",
                if given == 1 { "" } else { "s" },
                if keyword_only == 1 { "" } else { "s" }
            )
        } else {
            String::new()
        };
        let was = if given == 1 && keyword_only == 0 {
            "was"
        } else {
            "were"
        };
        format!("takes {takes} positional argument{plural} but {given}{also} {was} given")
    }

    fn missing_text(&self, code: &super::load::RunCode, frame: &PyFrame) -> Option<String> {
        let names = |from: usize, to: usize| -> Vec<String> {
            (from..to)
                .filter(|&s| frame.stack[s].is_null())
                .map(|s| format!("'{}'", code.code.local_names[s]))
                .collect()
        };
        let mut kind = "positional";
        let mut missing = names(0, code.arg_count);
        if missing.is_empty() {
            kind = "keyword-only";
            missing = names(code.arg_count, code.arg_count + code.code.keyword_only as usize);
        }
        let n = missing.len();
        let list = match n {
            0 => return None,
            1 => missing[0].clone(),
            2 => format!("{} and {}", missing[0], missing[1]),
            _ => format!("{}, and {}", missing[..n - 1].join(", "), missing[n - 1]),
        };
        Some(format!(
            "missing {n} required {kind} argument{}: {list}",
            if n == 1 { "" } else { "s" }
        ))
    }

    /// `callable(*args, **kwargs)`: args a tuple (or any iterable), kwargs a dict or Null; all owned.
    pub fn call_ex_owned(&mut self, callable: Value, args: Value, kwargs: Value) -> R {
        let mut list: Args = match args.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Tuple(items)) => items.iter().copied().collect(),
            Some(Payload::List(items)) => items.iter().copied().collect(),
            // `f(*iterable)` alone: the compiler leaves it to the call.
            _ => return self.call_iterable_owned(callable, args, kwargs),
        };
        for &value in &list {
            self.heap.retain(value);
        }
        self.heap.release(args);
        let mut names = Vec::new();
        if let Some(dict) = kwargs.id() {
            for (key, value) in self.pairs_of(dict) {
                if self.str_of(key).is_none() {
                    self.heap.release(kwargs);
                    let ctl = self.type_error("keywords must be strings");
                    return self.give_up(callable, list, ctl);
                }
                names.push(self.heap.retain(key));
                list.push(self.heap.retain(value));
            }
        }
        self.heap.release(kwargs);
        if names.is_empty() {
            return self.call_owned(callable, list, Value::Null);
        }
        let names = self.tuple_owned(names.into());
        let result = self.call_owned(callable, list, names);
        self.heap.release(names);
        result
    }

    fn call_iterable_owned(&mut self, callable: Value, args: Value, kwargs: Value) -> R {
        let result = if self.is_iterable(args) {
            self.chain(
                &[callable, kwargs],
                |vm, held, result| match result {
                    Ok(list) => vm.call_ex_owned(held[0], list, held[1]),
                    Err(ctl) => {
                        vm.release_all(&held);
                        Err(ctl)
                    }
                },
                |vm| vm.collect(args),
            )
        } else {
            let (function, name) = (self.callable_text(callable), self.type_name(args));
            Err(self.type_error(format!(
                "{function} argument after * must be an iterable, not {name}"
            )))
        };
        self.release_all(&[callable, args, kwargs]);
        result
    }

    /// Calls a class with `args` (owned; the class too).
    fn call_class(&mut self, class: Id, args: Args, names: Value) -> R {
        let meta = self.heap.get(class).class;
        if meta != self.types.type_
            && let Some(method) = self.lookup_mro(meta, self.names.call)
            && !matches!(
                method.id().map(|id| self.heap.payload(id)),
                Some(Payload::Native(_))
            )
        {
            let mut args = args;
            args.insert(0, Value::Obj(class));
            self.heap.retain(method);
            return self.call_owned(method, args, names);
        }
        self.instantiate(class, args, names)
    }

    /// `type.__call__(class, *args)`: `__new__`, then `__init__` if it gave an instance. All owned.
    pub fn instantiate(&mut self, class: Id, args: Args, names: Value) -> R {
        if class == self.types.type_ && args.len() == 1 {
            let of = self.class_of(args[0]);
            self.heap.retain_id(of);
            return self
                .give_up(Value::Obj(class), args, Ctl::Raised)
                .or(Ok(Value::Obj(of)));
        }
        let new = self.lookup_mro(class, self.names.new).unwrap_or(Value::Null);
        let init = self.lookup_mro(class, self.names.init).unwrap_or(Value::Null);
        let new = match new.id().map(|id| self.heap.payload(id)) {
            Some(&Payload::StaticMethod(inner)) => inner,
            _ => new,
        };
        if new.is(self.shared.object_new) {
            let flags = self.class(class).flags;
            if flags.has(ClassFlags::ABSTRACT) {
                let ctl = self.abstract_error(class);
                return self.give_up(Value::Obj(class), args, ctl);
            }
            if init.is(self.shared.object_init) {
                if !args.is_empty() {
                    let name = self.class(class).name.clone();
                    let ctl = self.type_error(format!("{name}() takes no arguments"));
                    return self.give_up(Value::Obj(class), args, ctl);
                }
                let instance = self.heap.alloc(class, Payload::Plain);
                self.heap.release_id(class);
                return Ok(Value::Obj(instance));
            }
            let instance = Value::Obj(self.heap.alloc(class, Payload::Plain));
            self.heap.release_id(class);
            return self.initialise(instance, init, args, names);
        }
        // Keep the arguments for __init__.
        let mut new_args: Args = smallvec![Value::Obj(class)];
        self.heap.retain_id(class);
        for &arg in &args {
            new_args.push(self.heap.retain(arg));
        }
        self.heap.retain(names);
        let frame = NewFrame {
            class,
            args: args.into_vec(),
            names,
        };
        self.heap.retain(new);
        self.then(frame, |vm| vm.call_owned(new, new_args, names))
    }

    fn abstract_error(&mut self, class: Id) -> Ctl {
        let name = self.class(class).name.clone();
        let methods = self.abstract_methods(class);
        let plural = if methods.len() == 1 { "" } else { "s" };
        let list = methods.join(", ");
        self.type_error(format!(
            "Can't instantiate abstract class {name} with abstract method{plural} {list}"
        ))
    }

    /// Calls `init` (borrowed) on a new instance (owned) and gives the instance.
    fn initialise(&mut self, instance: Value, init: Value, args: Args, names: Value) -> R {
        let mut args = args;
        self.heap.retain(instance);
        args.insert(0, instance);
        self.heap.retain(init);
        self.then(InitFrame { instance }, |vm| vm.call_owned(init, args, names))
    }

    /// Takes a native's own argument list as shared text for messages.
    #[must_use]
    pub fn text_of(&self, v: Value) -> Arc<str> {
        match self.str_of(v) {
            Some(s) => s.text.clone(),
            None => "?".into(),
        }
    }

    /// The layout of a class's instances.
    #[must_use]
    pub fn layout(&self, class: Id) -> Layout {
        self.class(class).layout
    }
}

/// A class call whose `__new__` runs.
#[derive(Clone, Debug)]
pub struct NewFrame {
    class: Id,
    args: Vec<Value>,
    names: Value,
}

impl Step for NewFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        let instance = match input {
            Input::Value(v) => v,
            _ => return vm.abandon(self, Ctl::Raised),
        };
        let Self { class, args, names } = self;
        if !vm.is_instance_of(instance, class) {
            vm.release_frame(&Self { class, args, names }.into());
            return Ok(instance);
        }
        let of = vm.class_of(instance);
        let init = vm.lookup_mro(of, vm.names.init).unwrap_or(Value::Null);
        if init.is(vm.shared.object_init) {
            // object.__init__ takes no arguments unless __new__ is overridden, which it is.
            vm.release_frame(&Self { class, args, names }.into());
            return Ok(instance);
        }
        let result = vm.initialise(instance, init, args.into(), names);
        vm.heap.release(names);
        vm.heap.release_id(class);
        result
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.class));
        self.args.iter().copied().for_each(&mut *f);
        f(self.names);
    }
}

/// A class call whose `__init__` runs.
#[derive(Clone, Debug)]
pub struct InitFrame {
    instance: Value,
}

impl Step for InitFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        match input {
            Input::Value(Value::None) => Ok(self.instance),
            Input::Value(v) | Input::Return(v) => {
                let name = vm.type_name(v);
                vm.heap.release(v);
                let ctl = vm.type_error(format!("__init__() should return None, not '{name}'"));
                vm.abandon(self, ctl)
            }
            _ => vm.abandon(self, Ctl::Raised),
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.instance);
    }
}
