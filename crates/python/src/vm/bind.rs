//! Binding a call's arguments to parameters: the frame of a Python function.
//!
//! ```text
//! enter  the usual case: straight from the caller's operands into the slots of a frame that was kept
//! bind   any case: *args, **kwargs, and every TypeError in CPython's words
//! ```

use super::frame::{Args, Expect, PyFrame};
use super::load::RunCode;
use super::{R, Vm};
use crate::object::{Function, Id, Payload, Value};
use switchboard_python_code::Flags;

impl Vm {
    /// The frame of a call of the Python function `callee` with `args` (the last ones named by the tuple `names`, or Null).
    /// It takes them and the function over: the caller only cuts its operands off. None: nothing has happened, and the
    /// general way knows what to do: `*args`, `**kwargs`, too deep, a wrong call.
    #[inline]
    pub fn enter(&mut self, callee: Id, args: &[Value], names: Value) -> Option<Box<PyFrame>> {
        let Payload::Function(function) = self.heap.payload(callee) else {
            return None;
        };
        let code: &RunCode = &self.codes[function.code as usize];
        if !code.binds || (self.depth >= self.limits.recursion && !code.suspends) {
            return None;
        }
        let (index, globals, closure) = (function.code, function.globals, function.closure);
        let mut frame = match self.caches.frames.pop() {
            Some(frame) => frame,
            None => Self::vacant_frame(globals),
        };
        let mut borrowed = 0;
        if names.is_null() && args.len() == code.parameters && args.len() == code.arg_count {
            frame.stack.extend_from_slice(args);
        } else {
            match self.place(function, code, args, names, &mut frame.stack) {
                Some(defaults) => borrowed = defaults,
                None => {
                    frame.stack.clear();
                    self.caches.frames.push(frame);
                    return None;
                }
            }
        }
        frame.stack.resize(code.slots, Value::Null);
        while borrowed != 0 {
            self.heap.retain(frame.stack[borrowed.trailing_zeros() as usize]);
            borrowed &= borrowed - 1;
        }
        let locals = code.code.local_names.len();
        for (at, cell) in code.code.cells.iter().enumerate() {
            let value = cell.local.map_or(Value::Null, |slot| {
                std::mem::take(&mut frame.stack[slot as usize])
            });
            frame.stack[locals + at] = Value::Obj(self.heap.alloc(self.types.cell, Payload::Cell(value)));
        }
        if let Some(Payload::Tuple(cells)) = closure.id().map(|id| self.heap.payload(id)) {
            let first = code.slots - cells.len();
            frame.stack[first..].copy_from_slice(cells);
            for &cell in &frame.stack[first..] {
                self.heap.retain(cell);
            }
        }
        self.next_frame += 1;
        frame.code = index;
        frame.ip = 0;
        frame.serial = self.next_frame;
        frame.expect = Expect::Push;
        frame.generator = None;
        frame.function = Value::Obj(callee);
        frame.globals = globals;
        frame.kw_names = 0;
        Some(frame)
    }

    /// Puts arguments and defaults into the slots of the parameters; says which of the first 64 hold a default, not yet
    /// counted. None: they do not fit, or not in a usual way.
    #[inline]
    fn place(
        &self,
        function: &Function,
        code: &RunCode,
        args: &[Value],
        names: Value,
        stack: &mut Vec<Value>,
    ) -> Option<u64> {
        let names: &[Value] = match names.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Tuple(items)) => items,
            _ => &[],
        };
        let positional = args.len() - names.len();
        if positional > code.arg_count || code.parameters > 64 {
            return None;
        }
        stack.extend_from_slice(&args[..positional]);
        stack.resize(code.parameters, Value::Null);
        let first = code.code.positional_only as usize;
        for (&name, &value) in names.iter().zip(&args[positional..]) {
            let at = code.slot_names[first..code.parameters]
                .iter()
                .position(|&slot| name == Value::Obj(slot))?;
            if !stack[first + at].is_null() {
                return None;
            }
            stack[first + at] = value;
        }
        let mut borrowed = 0;
        for slot in positional..code.parameters {
            if !stack[slot].is_null() {
                continue;
            }
            stack[slot] = if slot < code.arg_count {
                let Payload::Tuple(defaults) = self.heap.payload(function.defaults.id()?) else {
                    return None;
                };
                let first = code.arg_count.checked_sub(defaults.len())?;
                defaults[slot.checked_sub(first)?]
            } else {
                self.dict_get_name(function.kw_defaults.id()?, code.slot_names[slot])?
            };
            borrowed |= 1 << slot;
        }
        Some(borrowed)
    }

    fn vacant_frame(globals: Id) -> Box<PyFrame> {
        Box::new(PyFrame {
            code: 0,
            ip: 0,
            serial: 0,
            expect: Expect::Push,
            generator: None,
            function: Value::Null,
            globals,
            namespace: None,
            kw_names: 0,
            object: Value::Null,
            stack: Vec::with_capacity(16),
        })
    }

    /// A frame of the function (retained) with an empty stack.
    pub fn new_frame(&mut self, code: u32, function: Value, globals: Id) -> Box<PyFrame> {
        self.heap.retain(function);
        self.next_frame += 1;
        let mut frame = match self.caches.frames.pop() {
            Some(frame) => frame,
            None => Self::vacant_frame(globals),
        };
        frame.code = code;
        frame.ip = 0;
        frame.serial = self.next_frame;
        frame.expect = Expect::Push;
        frame.generator = None;
        frame.function = function;
        frame.globals = globals;
        frame.kw_names = 0;
        frame
    }

    /// Releases what a frame holds and keeps it for the next call.
    #[inline]
    pub fn recycle(&mut self, mut frame: Box<PyFrame>) {
        if frame.object.id().is_some_and(|id| self.heap.count(id) > 1) {
            return self.hand_over(frame);
        }
        for &value in &frame.stack {
            if self.heap.release_last(value) {
                self.let_go();
            }
        }
        frame.stack.clear();
        self.heap.release(frame.function);
        self.heap.release(std::mem::take(&mut frame.object));
        if let Some(namespace) = frame.namespace.take() {
            self.heap.release_id(namespace);
        }
        if self.caches.frames.len() < 64 {
            self.caches.frames.push(frame);
        }
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
}
