//! `sys`, and what goes to standard error by itself: unraisable exceptions and warnings.

use crate::object::function::NativeDef;
use crate::object::generator::GeneratorKind;
use crate::object::{Id, Payload, Value};
use crate::vm::frame::Frame;

use crate::vm::native::NativeFrame;
use crate::vm::{Call, Vm};
use switchboard_trace::Origin;

/// Functions of `sys`.
pub static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("exit", 0, 1, |vm, args| {
        let code = args.first().copied().unwrap_or(Value::None);
        // A tuple is all arguments, as wherever an exception is raised with one.
        let args = match vm.tuple_items(code) {
            Some(items) => items.to_vec(),
            None if code.is_none() => vec![],
            None => vec![code],
        };
        for &arg in &args {
            vm.heap.retain(arg);
        }
        let exc = vm.new_exception(vm.types.system_exit, args);
        Err(vm.raise(exc))
    }),
    NativeDef::function("exc_info", 0, 0, |vm, _| {
        let exc = vm.topmost_handled();
        if exc.is_null() {
            return Ok(vm.tuple_owned(Box::new([Value::None; 3])));
        }
        let class = Value::Obj(vm.class_of(exc));
        let traceback = vm.exception(exc).map_or(Value::None, |d| d.traceback);
        let traceback = if traceback.is_null() {
            Value::None
        } else {
            traceback
        };
        let parts = [class, exc, traceback].map(|v| vm.heap.retain(v));
        Ok(vm.tuple_owned(Box::new(parts)))
    }),
    NativeDef::function("exception", 0, 0, |vm, _| {
        let exc = vm.topmost_handled();
        Ok(if exc.is_null() {
            Value::None
        } else {
            vm.heap.retain(exc)
        })
    }),
    NativeDef::function("getrecursionlimit", 0, 0, |vm, _| {
        Ok(Value::Int(vm.limits.recursion as i64))
    }),
    NativeDef::function("setrecursionlimit", 1, 1, |vm, args| match args[0] {
        Value::Int(n) if n >= 1 => {
            vm.limits.recursion = (n as usize).min(20_000);
            Ok(Value::None)
        }
        _ => Err(vm.value_error("recursion limit must be greater or equal than 1")),
    }),
    NativeDef::function("getrefcount", 1, 1, |vm, args| {
        Ok(Value::Int(
            args[0]
                .id()
                .map_or(1_000_000_000, |id| i64::from(vm.heap.count(id))),
        ))
    }),
    NativeDef::function("getsizeof", 1, 2, |_, _| Ok(Value::Int(64))),
    NativeDef::function("_source_line", 2, 2, |vm, args| {
        let (source, file) = (vm.shared.source.clone(), vm.shared.file.clone());
        let Value::Int(line) = args[1] else {
            return Ok(Value::None);
        };
        if !vm.is_text(args[0], &file) || line < 1 {
            return Ok(Value::None);
        }
        Ok(match source.lines().nth(line as usize - 1) {
            Some(text) => vm.new_str(text),
            None => Value::None,
        })
    }),
    NativeDef::function("intern", 1, 1, |vm, args| {
        let id = vm.attr_name(args[0])?;
        Ok(vm.heap.retain(Value::Obj(id)))
    }),
    NativeDef::function("getswitchinterval", 0, 0, |vm, _| {
        // It is kept in microseconds there.
        Ok(Value::float(1e-6 * (vm.threads.interval / 1000) as f64))
    }),
    NativeDef::function("setswitchinterval", 1, 1, |vm, args| {
        let seconds = match vm.num(args[0]) {
            Some(number) => number.to_float().unwrap_or(f64::INFINITY),
            None => {
                let name = vm.type_name(args[0]);
                return Err(vm.type_error(format!("must be real number, not {name}")));
            }
        };
        if seconds.is_nan() || seconds <= 0.0 {
            return Err(vm.value_error("switch interval must be strictly positive"));
        }
        // In whole microseconds.
        vm.threads.interval = ((seconds * 1e6) as u64).max(1).saturating_mul(1000);
        // It counts from here on, wherever the run is cut.
        vm.push_native(super::thread_lock::AnsweredFrame { gives: Value::None });
        vm.trap(switchboard_engine::Trap::Changed(""))
    }),
    NativeDef::function("get_asyncgen_hooks", 0, 0, |vm, _| {
        let (first, finalizer) = vm.shared.async_hooks;
        let parts = [first, finalizer].map(|v| {
            if v.is_null() {
                Value::None
            } else {
                vm.heap.retain(v)
            }
        });
        let pair = vm.tuple_owned(Box::new(parts));
        Ok(pair)
    }),
    NativeDef::keywords("set_asyncgen_hooks", 2, |vm, call| {
        let hooks = vm.parse_args("set_asyncgen_hooks", call, ["firstiter", "finalizer"], 0, 2)?;
        let mut now = [vm.shared.async_hooks.0, vm.shared.async_hooks.1];
        for (place, hook) in now.iter_mut().zip(hooks) {
            if hook.is_null() {
                continue;
            }
            let new = if hook.is_none() {
                Value::Null
            } else {
                vm.heap.retain(hook)
            };
            vm.heap.release(std::mem::replace(place, new));
        }
        vm.shared.async_hooks = (now[0], now[1]);
        Ok(Value::None)
    }),
    NativeDef::function("__getattr__", 1, 1, |vm, args| {
        let call = Call {
            values: args,
            names: &[],
        };
        vm.library_call("_sys_attribute", &call)
    }),
    NativeDef::function("_getframe", 0, 1, |vm, args| {
        let back = if let Some(Value::Int(n)) = args.first() {
            *n as usize
        } else {
            0
        };
        match frame_at(vm, back) {
            Some(frame) => Ok(frame),
            None => Err(vm.value_error("call stack is not deep enough")),
        }
    }),
];

/// An object (owned) for the frame so many below the innermost one of Python.
pub fn frame_at(vm: &mut Vm, back: usize) -> Option<Value> {
    let places: Vec<(u32, u32, u32)> = vm
        .frames
        .iter()
        .rev()
        .filter_map(|f| match f {
            Frame::Py(f) => Some((f.code, f.ip.saturating_sub(1), f.serial)),
            Frame::Native(_) => None,
        })
        .skip(back)
        .collect();
    let mut object = None;
    for (code, instr, serial) in places.into_iter().rev() {
        let frame = crate::object::payload::FrameObject {
            frame: None,
            code,
            instr,
            back: object.unwrap_or(Value::Null),
            serial,
        };
        object = Some(Value::Obj(
            vm.heap.alloc(vm.types.frame, Payload::Frame(Box::new(frame))),
        ));
    }
    object
}

/// Methods of the interpreter's own streams.
pub static STREAM: &[NativeDef] = &[
    NativeDef::method("write", 2, 2, |vm, args| {
        let Some(text) = vm.str_of(args[1]).map(|s| s.text.clone()) else {
            let name = vm.type_name(args[1]);
            return Err(vm.type_error(format!("write() argument must be str, not {name}")));
        };
        let error = args[0].is(vm.shared.stderr);
        vm.write(&text, error)?;
        Ok(Value::Int(text.chars().count() as i64))
    }),
    NativeDef::method("flush", 1, 1, |_, _| Ok(Value::None)),
    NativeDef::method("isatty", 1, 1, |_, _| Ok(Value::FALSE)),
];

/// Fills the module.
pub fn init(vm: &mut Vm, dict: Id) {
    vm.add_functions(dict, FUNCTIONS);
    let t = vm.types;
    for (error, name) in [(false, "stdout"), (true, "stderr")] {
        let stream = Value::Obj(vm.heap.alloc(t.stream, Payload::PLAIN));
        vm.heap.retain(stream);
        if error {
            vm.shared.stderr = stream;
        } else {
            vm.shared.stdout = stream;
        }
        vm.dict_set_str(dict, name, stream);
        vm.heap.retain(stream);
        vm.dict_set_str(dict, &format!("__{name}__"), stream);
    }
    let modules = vm.heap.retain(Value::Obj(vm.modules));
    vm.dict_set_str(dict, "modules", modules);
    let text = "3.11.7 (main, Switchboard) [simulated]";
    let version = vm.new_str(text);
    vm.dict_set_str(dict, "version", version);
    let platform = vm.new_str("linux");
    vm.dict_set_str(dict, "platform", platform);
    let executable = vm.new_str("");
    vm.dict_set_str(dict, "executable", executable);
    let order = vm.new_str("little");
    vm.dict_set_str(dict, "byteorder", order);
    vm.dict_set_str(dict, "maxsize", Value::Int(i64::MAX));
    vm.dict_set_str(dict, "maxunicode", Value::Int(0x0010_ffff));
    let argv = vm.new_str("");
    if let Ok(list) = vm.list_owned(vec![argv]) {
        vm.dict_set_str(dict, "argv", list);
    }
    if let Ok(list) = vm.list_owned(Vec::new()) {
        vm.dict_set_str(dict, "path", list);
    }
}

impl Vm {
    /// A warning in CPython's format on standard error: `file:line: Category: text`, then the source line; once for
    /// each place. False: it has been given before.
    pub fn warn(&mut self, category: &str, text: &str) -> bool {
        if self.warnings_are_off(category) {
            return false;
        }
        let (place, line) = self.warning_place();
        let mut out = format!("{place}: {category}: {text}\n");
        if !self.shared.warned.insert(out.clone()) {
            return false;
        }
        let source = self.shared.source.clone();
        if let Some(line) = line
            && let Some(source_line) = source.lines().nth(line.saturating_sub(1) as usize)
            && !source_line.trim().is_empty()
        {
            out.push_str(&format!("  {}\n", source_line.trim()));
        }
        // Standard error is bounded like standard output; a warning over the bound is dropped with the run's end.
        let _ = self.write(&out, true);
        true
    }

    /// Where the innermost Python frame stands that CPython has too, and its line if that is the program's.
    fn warning_place(&self) -> (String, Option<u32>) {
        for frame in self.frames.iter().rev() {
            match frame {
                Frame::Py(f) => {
                    let code = &self.codes[f.code as usize];
                    let (file, line) = (&code.code.filename, self.line_of(f));
                    if code.origin == Origin::Program {
                        return (format!("{}:{line}", self.shared.file), Some(line));
                    }
                    // Others of the library are native in CPython.
                    if file.starts_with("<library asyncio") {
                        return (format!("{file}:{line}"), None);
                    }
                }
                Frame::Native(native) if matches!(**native, NativeFrame::Loop(_)) => {
                    // Its `Handle._run`.
                    return ("<library asyncio.events>:80".into(), None);
                }
                Frame::Native(_) => {}
            }
        }
        // Between programs there is no place.
        ("sys:1".into(), None)
    }

    /// Does the first filter of the module `warnings` that is about all of the category say "ignore"?
    fn warnings_are_off(&self, category: &str) -> bool {
        let dict_of = |v: Value| v.id().and_then(|id| self.heap.get(id).dict);
        let find = |module: &str, name: &str| {
            let dict = self.module(module).and_then(dict_of)?;
            self.dict_get_str(dict, name)
        };
        let category = self.dict_get_str(self.builtins, category).and_then(Value::id);
        let (Some(filters), Some(category)) = (find("warnings", "filters"), category) else {
            return false;
        };
        let about = |filter: &&Value| match self.tuple_items(**filter) {
            Some(&[_, Value::None, wanted, Value::None, Value::Int(0)]) => wanted
                .id()
                .is_some_and(|wanted| self.is_subclass(category, wanted)),
            _ => false,
        };
        let filters = self.list_items(filters).map_or(&[][..], Vec::as_slice);
        let action = filters
            .iter()
            .find(about)
            .and_then(|&f| self.tuple_items(f))
            .map(|f| f[0]);
        action.is_some_and(|action| self.is_text(action, "ignore"))
    }

    /// `RuntimeWarning: coroutine 'f' was never awaited`
    pub fn warn_never_awaited(&mut self, id: Id) {
        if self.generator(id).kind != GeneratorKind::Coroutine {
            return;
        }
        let name = self.text_of(self.generator(id).qualname);
        let text = format!("coroutine '{name}' was never awaited");
        // The rest is said by the module `warnings`, which goes with the others.
        if self.warn("RuntimeWarning", &text) && !self.shared.finalizing {
            let _ = self.write(
                "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n",
                true,
            );
        }
    }

    /// An exception in a finaliser (both borrowed): "Exception ignored in".
    pub fn write_unraisable(&mut self, exc: Value, object: Id) {
        let what = self.unraisable_in(object);
        // One that was raised outside of any frame is shown where the program stands.
        let place = self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Py(f) => Some((f.code, f.ip.saturating_sub(1))),
            Frame::Native(_) => None,
        });
        if let (Some((code, instr)), Some(Value::Null)) =
            (place, self.exception(exc).map(|data| data.traceback))
        {
            self.add_traceback(exc, Value::Null, code, instr);
        }
        self.write_ignored(exc, &format!("in: {what}"));
    }

    /// The same, with the place in words and a function that stands there.
    pub fn write_unraisable_of(&mut self, exc: Value, place: &str, function: Value) {
        let what = match function.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Function(f)) => {
                let name = self.text_of(f.qualname);
                format!("<function {name} at 0x{:012x}>", self.address_of(function))
            }
            Some(Payload::Method(pair)) => {
                let (function, of) = **pair;
                let name = match function.id().map(|id| self.heap.payload(id)) {
                    Some(Payload::Function(f)) => self.text_of(f.qualname),
                    _ => self.short_text(function).into(),
                };
                format!("<bound method {name} of {}>", self.short_text(of))
            }
            Some(Payload::Native(def)) => format!("<built-in function {}>", def.name),
            _ => self.short_text(function),
        };
        self.write_ignored(exc, &format!("{place}: {what}"));
    }

    fn unraisable_in(&mut self, object: Id) -> String {
        match self.heap.payload(object) {
            Payload::Module => {
                let name = self.own_attr(object, self.names.name);
                let name = name.map_or_else(|| "?".into(), |name| self.text_of(name));
                format!("<module '{name}' from '/usr/lib/python3.11/{name}.py'>")
            }
            Payload::Generator(g) => {
                let kind = match g.kind {
                    GeneratorKind::Generator => "generator",
                    GeneratorKind::Coroutine => "coroutine",
                    GeneratorKind::AsyncGenerator => "async_generator",
                };
                let name = self.text_of(g.qualname);
                format!(
                    "<{kind} object {name} at 0x{:012x}>",
                    self.address_of(Value::Obj(object))
                )
            }
            payload => {
                // Of a weak reference it is the callback that failed, of anything else its finaliser.
                let found = if let Payload::WeakRef(weak) = payload {
                    Some(weak.callback)
                } else {
                    let class = self.class_of(Value::Obj(object));
                    self.lookup_mro(class, self.names.del)
                };
                match found.and_then(Value::id).map(|id| self.heap.payload(id)) {
                    Some(Payload::Function(f)) => {
                        let name = self.text_of(f.qualname);
                        format!(
                            "<function {name} at 0x{:012x}>",
                            self.address_of(found.unwrap_or_default())
                        )
                    }
                    _ => self.type_name(Value::Obj(object)).to_string(),
                }
            }
        }
    }

    fn write_ignored(&mut self, exc: Value, place: &str) {
        // The text of the exception itself runs no program code here: an argument that is text, or its short form.
        self.heap.retain(exc);
        let depth = self.frames.len();
        let text = match self.report_alone(exc) {
            Ok(v) => {
                let text = self.text_of(v).to_string();
                self.heap.release(v);
                text
            }
            Err(_) => {
                self.frames.truncate(depth);
                format!("{}\n", self.type_name(exc))
            }
        };
        // The hook writes the colon before it knows that there is nothing to say.
        let text = text.trim_end_matches('\n');
        let last = text.rsplit('\n').next().unwrap_or_default();
        let colon = if last.contains(':') { "" } else { ": " };
        let _ = self.write(&format!("Exception ignored {place}\n{text}{colon}\n"), true);
    }
}
