//! Calling anything: binding arguments, entering frames, natives, making instances.
//!
//! ```text
//! call_owned -> function   frame with bound arguments on the stack (or a generator object)
//!            -> native     runs now
//!            -> method     again, with the receiver in front
//!            -> class      __new__ [NewFrame] then __init__ [InitFrame]
//!            -> other      its __call__
//! ```

use super::conversion::Wanted;
use super::frame::{Args, Expect, Frame, PyFrame};
use super::load::{RunCode, Step};
use super::{Ctl, R, Vm};
use crate::object::class::Layout;
use crate::object::function::{NativeCode, NativeDef};
use crate::object::{Id, Payload, Value};
use std::sync::Arc;
use switchboard_python_code::Op;

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

/// How the call of an instruction begins.
pub enum Start {
    /// With the frame of a function, or of an `__init__` whose instance has been pushed.
    Entered(Box<PyFrame>),
    /// It has only made a generator.
    Generator(Value),
    /// A new instance, the `__init__` that its arguments do not simply fit (borrowed), and they.
    Initialise(Value, Value, Args),
    /// Of a native that takes these arguments by position: it, callable and arguments.
    Native(&'static NativeDef, Value, Args),
    /// Of anything else: callable and arguments.
    General(Value, Args),
}

impl Vm {
    /// Takes the operands of `Call` or `CallMethod` off the stack, whose last ones are named by the tuple `names`.
    #[inline(always)]
    pub fn start_call(&mut self, f: &mut PyFrame, code: &RunCode, step: Step, names: Value) -> Start {
        let method = usize::from(step.op() == Op::CallMethod);
        let base = f.stack.len() - step.arg() as usize - 1 - method;
        // Of a method that was absent the lower half is Null: what was found instead is called.
        let at = base + usize::from(method == 1 && f.stack[base].is_null());
        let Value::Obj(callee) = f.stack[at] else {
            let (callable, args) = f.take_call(base, at);
            return Start::General(callable, args);
        };
        if let Some(frame) = self.enter(callee, &f.stack[at + 1..], names) {
            f.cut(base);
            return if self.codes[frame.code as usize].suspends {
                Start::Generator(self.new_generator(frame))
            } else {
                Start::Entered(frame)
            };
        }
        if let &Payload::Native(def) = self.heap.payload(callee)
            && let NativeCode::Plain(_) = def.code
            && names.is_null()
        {
            let (callable, args) = f.take_call(base, at);
            return Start::Native(def, callable, args);
        }
        let Some(init) = self.plain_init(code.sites + f.ip, callee) else {
            let (callable, args) = f.take_call(base, at);
            return Start::General(callable, args);
        };
        // The instance is the first argument, in the place of the class.
        let instance = self.new_instance_owned(callee);
        f.stack[at] = instance;
        self.heap.retain_id(init);
        match self.enter(init, &f.stack[at..], names) {
            Some(frame) => {
                f.cut(base);
                f.push(self.heap.retain(instance));
                f.expect = Expect::Init;
                Start::Entered(frame)
            }
            None => {
                self.heap.release_id(init);
                let (_, args) = f.take_call(base, at);
                Start::Initialise(instance, Value::Obj(init), args)
            }
        }
    }

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
            let at = self
                .str_of(name)
                .and_then(|s| names.iter().position(|n| **n == *s.text && !n.is_empty()));
            if let Some(at) = at
                && out[at].is_null()
            {
                out[at] = value;
                continue;
            }
            let text = self.text_of(name);
            match at {
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

    /// Calls with borrowed positional arguments.
    pub fn call_args(&mut self, callable: Value, args: &[Value]) -> R {
        let args: Args = args.iter().map(|&v| self.heap.retain(v)).collect();
        self.heap.retain(callable);
        self.call_owned(callable, args, Value::Null)
    }

    /// Calls `callable` with `args` (all owned); the last ones are keyword arguments named by the tuple `names` (borrowed;
    /// Null: none).
    #[inline]
    pub fn call_owned(&mut self, callable: Value, mut args: Args, names: Value) -> R {
        let mut callable = callable;
        // Instances whose `__call__` is an instance in turn.
        let mut turns = 0;
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
                        turns += 1;
                        if turns > self.limits.recursion {
                            let ctl = self.recursion_error(" while calling a Python object");
                            return self.give_up(callable, args, ctl);
                        }
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

    /// Calls a native with arguments by position (all owned).
    pub fn call_plain(&mut self, def: &'static NativeDef, callable: Value, args: Args) -> R {
        let result = match def.code {
            NativeCode::Plain(code) if args.len() >= def.arity.0 && args.len() <= def.arity.1 => {
                match code(self, &args) {
                    Err(Ctl::Raised) if self.shared.wanted != Wanted::Nothing => {
                        self.call_with_number(def, &args, Value::Null)
                    }
                    result => result,
                }
            }
            _ => self.call_native(def, &args, Value::Null),
        };
        for arg in args {
            self.heap.release(arg);
        }
        self.heap.release(callable);
        result
    }

    pub fn give_up(&mut self, callable: Value, args: Args, ctl: Ctl) -> R {
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
    #[inline]
    pub fn call_native(&mut self, def: &'static NativeDef, args: &[Value], names: Value) -> R {
        let name_list: Vec<Value> = match names.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Tuple(items)) => items.to_vec(),
            _ => Vec::new(),
        };
        if args.is_empty() && (def.kind.takes_receiver() || def.name == "__new__") {
            return Err(self.needs_receiver(def));
        }
        let result = match def.code {
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
        };
        if result == Err(Ctl::Raised) && self.shared.wanted != Wanted::Nothing {
            return self.call_with_number(def, args, names);
        }
        result
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

    /// A method of a built-in type is called with nothing to work on.
    #[cold]
    fn needs_receiver(&mut self, def: &'static NativeDef) -> Ctl {
        use crate::object::function::NativeKind;
        let class = self.owner_of(def);
        let text = match def.kind {
            _ if def.name == "__new__" => format!("{class}.__new__(): not enough arguments"),
            NativeKind::Slot => format!("descriptor '{}' of '{class}' object needs an argument", def.name),
            _ => format!("unbound method {class}.{}() needs an argument", def.name),
        };
        self.type_error(text)
    }

    /// The name of the built-in type that has `def` among its methods.
    fn owner_of(&self, def: &'static NativeDef) -> String {
        let has =
            |native: Id| matches!(self.heap.payload(native), Payload::Native(d) if std::ptr::eq(*d, def));
        for spec in crate::builtins::types::Types::SPECS {
            let class = self.class(spec.id);
            let mut values = self.dict(class.namespace).table.iter().map(|(_, _, value)| value);
            if values.any(|value| value.id().is_some_and(has)) {
                return class.name.to_string();
            }
        }
        "object".to_owned()
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
        let entered = function.id().and_then(|id| self.enter(id, &args, names));
        let frame = match entered {
            Some(frame) => frame,
            None => {
                let bound = self.bind(function, args, names);
                self.heap.release(function);
                bound?
            }
        };
        if self.codes[frame.code as usize].suspends {
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
