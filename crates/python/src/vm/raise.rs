//! Raising exceptions and finding their handlers.
//!
//! ```text
//! raised   the exception on its way down the frames
//! handled  [ base | generator | generator ]   what each level is handling (sys.exc_info); a new exception's
//!                                             __context__ is the topmost that is not empty
//! ```

use super::frame::PyFrame;
use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::object::exception::TracebackData;
use crate::object::payload::FrameObject;
use crate::object::{ExceptionData, Id, Payload, Value};
use std::sync::Arc;

impl Vm {
    /// Raises an exception of `class` with one text argument.
    pub fn throw(&mut self, class: Id, text: impl Into<Arc<str>>) -> Ctl {
        let text = self.new_str(text);
        self.throw_value(class, text)
    }

    /// Raises an exception of `class` with one argument (owned).
    pub fn throw_value(&mut self, class: Id, arg: Value) -> Ctl {
        let exc = self.new_exception(class, vec![arg]);
        self.raise(exc)
    }

    /// `TypeError`
    pub fn type_error(&mut self, text: impl Into<Arc<str>>) -> Ctl {
        self.throw(self.types.type_error, text)
    }
    /// `ValueError`
    pub fn value_error(&mut self, text: impl Into<Arc<str>>) -> Ctl {
        self.throw(self.types.value_error, text)
    }
    /// `IndexError`
    pub fn index_error(&mut self, text: impl Into<Arc<str>>) -> Ctl {
        self.throw(self.types.index_error, text)
    }
    /// `KeyError` with the key (borrowed).
    pub fn key_error(&mut self, key: Value) -> Ctl {
        self.heap.retain(key);
        self.throw_value(self.types.key_error, key)
    }
    /// `OverflowError`
    pub fn overflow_error(&mut self, text: impl Into<Arc<str>>) -> Ctl {
        self.throw(self.types.overflow_error, text)
    }
    /// `ZeroDivisionError`
    pub fn zero_division(&mut self, text: impl Into<Arc<str>>) -> Ctl {
        self.throw(self.types.zero_division_error, text)
    }
    /// `RuntimeError`
    pub fn runtime_error(&mut self, text: impl Into<Arc<str>>) -> Ctl {
        self.throw(self.types.runtime_error, text)
    }

    /// Makes an exception object of a native class, with these arguments (owned).
    pub fn new_exception(&mut self, class: Id, args: Vec<Value>) -> Value {
        let mut fields = [Value::Null; 2];
        if (class == self.types.stop_iteration || class == self.types.system_exit) && !args.is_empty() {
            fields[0] = self.heap.retain(args[0]);
        }
        let several = class == self.types.system_exit && args.len() > 1;
        let args = self.tuple_owned(args.into());
        if several {
            // Its code is all of them.
            let first = std::mem::replace(&mut fields[0], self.heap.retain(args));
            self.heap.release(first);
        }
        let data = ExceptionData {
            args,
            traceback: Value::Null,
            cause: Value::Null,
            context: Value::Null,
            suppress_context: false,
            fields,
        };
        Value::Obj(self.heap.alloc(class, Payload::Exception(Box::new(data))))
    }

    /// Raises `exc` (owned): its context becomes what is being handled.
    pub fn raise(&mut self, exc: Value) -> Ctl {
        let handled = self.topmost_handled();
        if !handled.is_null() && !handled.is(exc) {
            self.break_context_cycle(handled, exc);
            self.heap.retain(handled);
            if let Some(data) = self.exception_mut(exc) {
                let old = std::mem::replace(&mut data.context, handled);
                self.heap.release(old);
            }
        }
        self.raise_as_is(exc)
    }

    /// Makes what the running generator itself handles the context of `exc`, which is thrown into it: what its caller
    /// handles is none of it.
    pub fn chain_own(&mut self, exc: Value) {
        let handled = self.handled.last().copied().unwrap_or_default();
        if handled.is_null() || handled.is(exc) {
            return;
        }
        self.break_context_cycle(handled, exc);
        self.heap.retain(handled);
        if let Some(data) = self.exception_mut(exc) {
            let old = std::mem::replace(&mut data.context, handled);
            self.heap.release(old);
        }
    }

    /// Raises `exc` (owned, an instance or a class) as it was thrown, with no context but, if it is thrown into a
    /// generator's frame (`own`), what that handles.
    pub fn raise_thrown(&mut self, exc: Value, own: bool) -> R {
        let frame = RaiseFrame {
            cause: Value::Null,
            exc: Value::Null,
            given: if own { THROWN_INTO } else { THROWN },
        };
        self.then(frame, |vm| vm.make_exception(exc))
    }

    /// Raises `exc` (owned) without touching its context.
    pub fn raise_as_is(&mut self, exc: Value) -> Ctl {
        let old = std::mem::replace(&mut self.raised, exc);
        self.heap.release(old);
        Ctl::Raised
    }

    /// If `exc` is already somewhere in the chain of contexts of `start`, cuts it out there (as `_PyErr_SetObject`).
    fn break_context_cycle(&mut self, start: Value, exc: Value) {
        let mut at = start;
        // A program may have tied the chain into a ring that `exc` is not in: twice as slow meets it there.
        let (mut slow, mut even) = (start, false);
        loop {
            let context = match self.exception(at) {
                Some(data) => data.context,
                None => return,
            };
            if context.is_null() {
                return;
            }
            if context.is(exc) {
                if let Some(data) = self.exception_mut(at) {
                    data.context = Value::Null;
                }
                self.heap.release(context);
                return;
            }
            at = context;
            if at.is(slow) {
                return;
            }
            if even && let Some(data) = self.exception(slow) {
                slow = data.context;
            }
            even = !even;
        }
    }

    /// The content of an exception object.
    #[must_use]
    pub fn exception(&self, exc: Value) -> Option<&ExceptionData> {
        match exc.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Exception(data)) => Some(data),
            _ => None,
        }
    }

    /// The content of an exception object, to be changed.
    pub fn exception_mut(&mut self, exc: Value) -> Option<&mut ExceptionData> {
        match exc.id().map(|id| self.heap.payload_mut(id)) {
            Some(Payload::Exception(data)) => Some(data),
            _ => None,
        }
    }

    /// What is being handled: the innermost level that handles something. Null: nothing.
    #[must_use]
    pub fn topmost_handled(&self) -> Value {
        self.handled
            .iter()
            .rev()
            .copied()
            .find(|v| !v.is_null())
            .unwrap_or(Value::Null)
    }

    /// Enters a handler of `exc` (retained); returns what this level handled before, None for nothing.
    pub fn push_handled(&mut self, exc: Value) -> Value {
        self.heap.retain(exc);
        let level = self.handled.last_mut().expect("there is always the base level");
        match std::mem::replace(level, exc) {
            Value::Null => Value::None,
            previous => previous,
        }
    }

    /// Leaves a handler: `previous` is handled again.
    pub fn pop_handled(&mut self, previous: Value) {
        let previous = if previous.is_none() { Value::Null } else { previous };
        let level = self.handled.last_mut().expect("there is always the base level");
        let exc = std::mem::replace(level, previous);
        self.heap.release(exc);
    }

    /// Is the exception on its way an instance of `class`?
    #[must_use]
    pub fn raised_is(&self, class: Id) -> bool {
        self.is_instance_of(self.raised, class)
    }

    /// Takes the exception on its way.
    pub fn take_raised(&mut self) -> Value {
        std::mem::take(&mut self.raised)
    }

    /// Raises `StopIteration(value)` (owned); without argument for None, as `_PyGen_SetStopIterationValue`.
    pub fn raise_stop_iteration(&mut self, value: Value) -> Ctl {
        let args = if value.is_none() { vec![] } else { vec![value] };
        let exc = self.new_exception(self.types.stop_iteration, args);
        self.raise(exc)
    }

    /// Takes the StopIteration that is on its way and gives its value (owned).
    pub fn take_stop_value(&mut self) -> Value {
        let exc = self.take_raised();
        let value = match self.exception(exc) {
            Some(data) if !data.fields[0].is_null() => data.fields[0],
            _ => Value::None,
        };
        self.heap.retain(value);
        self.heap.release(exc);
        value
    }

    /// The frame `f` was executing when an exception came: adds the traceback entry; if a handler covers the place, cuts
    /// the stack and returns the frame ready to go on there, else tears the frame down.
    pub fn find_handler(&mut self, mut f: Box<PyFrame>) -> Option<Box<PyFrame>> {
        let code = self.codes[f.code as usize].clone();
        // Thrown into before its first instruction: the line of the definition.
        let at = f.ip.wrapping_sub(1);
        let handler = code
            .code
            .exceptions
            .iter()
            .find(|e| e.start <= at && at < e.end)
            .copied();
        let shown = self.trace.raised_at.take().unwrap_or(at);
        let reraise = std::mem::take(&mut self.trace.reraise);
        let Some(handler) = handler else {
            if reraise {
                self.unwind_quietly(f);
            } else {
                self.unwind(f, shown);
            }
            return None;
        };
        if !reraise {
            let object = self.frame_object(&mut f, shown);
            self.add_traceback(self.raised, object, f.code, shown);
        }
        let keep = code.slots + handler.depth as usize;
        for value in f.stack.drain(keep..).rev() {
            self.heap.release(value);
        }
        f = self.warn_at(f);
        f.kw_names = 0;
        if handler.lasti {
            f.push(Value::Int(i64::from(at)));
        }
        let exc = self.take_raised();
        f.push(exc);
        f.ip = handler.target;
        self.trace.unsettled = 0;
        Some(f)
    }

    /// Puts an entry before those of the exception's traceback; `frame` is owned.
    pub fn add_traceback(&mut self, exc: Value, frame: Value, code: u32, instr: u32) {
        let next = self.exception(exc).map_or(Value::Null, |data| data.traceback);
        let data = TracebackData {
            frame,
            code,
            instr,
            next,
        };
        let entry = Value::Obj(
            self.heap
                .alloc(self.types.traceback, Payload::Traceback(Box::new(data))),
        );
        if let Some(data) = self.exception_mut(exc) {
            data.traceback = entry;
        }
    }

    /// The frame leaves the stack with the exception. Its variables live on in the traceback, as in CPython.
    fn unwind(&mut self, f: Box<PyFrame>, at: u32) {
        let code = f.code;
        let generator = f.generator;
        let mut f = f;
        // Operands go; slots stay with the frame object.
        let slots = self.codes[code as usize].slots;
        for value in f.stack.drain(slots..).rev() {
            self.heap.release(value);
        }
        let mut f = self.warn_at(f);
        self.depth -= 1;
        f.generator = None;
        let object = self.frame_object(&mut f, at);
        self.hand_over(f);
        self.add_traceback(self.raised, object, code, at);
        self.trace.unsettled += 1;
        if let Some(id) = generator {
            self.generator_raised(id);
        }
    }

    /// Coroutines that died by the exception are warned about where it was raised: later the frame may be gone.
    #[inline]
    fn warn_at(&mut self, f: Box<PyFrame>) -> Box<PyFrame> {
        if self.heap.dead.is_empty() {
            return f;
        }
        self.frames.push(super::Frame::Py(f));
        self.warn_of_dead();
        self.pop_py()
    }

    /// Takes the entries off the traceback that were added since the exception was last handled: one that ends the process
    /// in silence is not handled, and CPython gives it its traceback only then.
    pub fn settle_traceback(&mut self, exc: Value) {
        for _ in 0..std::mem::take(&mut self.trace.unsettled) {
            let entry = self.exception(exc).map_or(Value::Null, |data| data.traceback);
            let next = match entry.id().map(|id| self.heap.payload(id)) {
                Some(Payload::Traceback(data)) => data.next,
                _ => return,
            };
            self.heap.retain(next);
            if let Some(data) = self.exception_mut(exc) {
                data.traceback = next;
            }
            self.heap.release(entry);
        }
    }

    /// The frame's object, which tracebacks hold: made when first asked for (owned). `at` is where the frame stands.
    fn frame_object(&mut self, f: &mut PyFrame, at: u32) -> Value {
        if let Some(Payload::Frame(object)) = f.object.id().map(|id| self.heap.payload_mut(id)) {
            object.instr = at;
        } else {
            let object = FrameObject {
                frame: None,
                code: f.code,
                instr: at,
                back: Value::Null,
                serial: f.serial,
            };
            let object = Payload::Frame(Box::new(object));
            f.object = Value::Obj(self.heap.alloc(self.types.frame, object));
        }
        self.heap.retain(f.object)
    }

    /// The frame has left the stack and something else than itself holds its object: its variables live on in that.
    pub fn hand_over(&mut self, mut f: Box<PyFrame>) {
        let slots = self.codes[f.code as usize].slots;
        if f.stack.len() > slots {
            for value in f.stack.drain(slots..) {
                self.heap.release(value);
            }
        }
        self.hand_over_whole(f);
    }

    /// The same with its stack: a suspended generator has died, and the exception that it was handling lives on in it.
    pub fn hand_over_whole(&mut self, mut f: Box<PyFrame>) {
        let object = std::mem::take(&mut f.object);
        if let Some(Payload::Frame(content)) = object.id().map(|id| self.heap.payload_mut(id)) {
            f.generator = None;
            content.instr = f.ip.saturating_sub(1);
            content.frame = Some(f);
        }
        self.heap.release(object);
    }

    /// The frame leaves the stack with an exception that passed through it before (a re-raise).
    fn unwind_quietly(&mut self, f: Box<PyFrame>) {
        let generator = f.generator;
        self.depth -= 1;
        self.recycle(f);
        if let Some(id) = generator {
            self.generator_raised(id);
        }
    }

    /// `raise exc from cause`, all owned. Exception classes are called.
    pub fn raise_statement(&mut self, exc: Value, cause: Value, given: usize) -> R {
        if given == 0 {
            let handled = self.topmost_handled();
            if handled.is_null() {
                return Err(self.runtime_error("No active exception to reraise"));
            }
            self.heap.retain(handled);
            self.trace.reraise = true;
            return Err(self.raise_as_is(handled));
        }
        self.then(
            RaiseFrame {
                cause,
                exc: Value::Null,
                given,
            },
            |vm| vm.make_exception(exc),
        )
    }

    /// Turns an exception class or instance (owned) into an instance.
    fn make_exception(&mut self, exc: Value) -> R {
        if let Some(id) = exc.id() {
            if let Payload::Exception(_) = self.heap.payload(id) {
                return Ok(exc);
            }
            if let Payload::Class(class) = self.heap.payload(id)
                && class.flags.has(crate::object::class::ClassFlags::EXCEPTION)
            {
                return self.call_owned(exc, smallvec::smallvec![], Value::Null);
            }
        }
        self.heap.release(exc);
        Err(self.type_error("exceptions must derive from BaseException"))
    }

    /// Does `exc` match `class` (a class or a tuple of classes) of an `except` clause?
    pub fn exc_match(&mut self, exc: Value, class: Value) -> R<bool> {
        let mut all = vec![class];
        if let Some(Payload::Tuple(items)) = class.id().map(|id| self.heap.payload(id)) {
            all = items.to_vec();
        }
        for &class in &all {
            if !self.is_exception_class(class) {
                return Err(
                    self.type_error("catching classes that do not inherit from BaseException is not allowed")
                );
            }
        }
        Ok(all
            .iter()
            .any(|class| class.id().is_some_and(|id| self.is_instance_of(exc, id))))
    }

    /// Is this a class that derives from BaseException?
    #[must_use]
    pub fn is_exception_class(&self, class: Value) -> bool {
        matches!(class.id().map(|id| self.heap.payload(id)),
            Some(Payload::Class(class)) if class.flags.has(crate::object::class::ClassFlags::EXCEPTION))
    }
}

/// Values of [`RaiseFrame::given`]: thrown, nowhere or into a generator's frame.
const THROWN: usize = 8;
const THROWN_INTO: usize = 9;

/// A `raise` statement whose exception (and then cause) is being made.
#[derive(Clone, Debug)]
pub struct RaiseFrame {
    cause: Value,
    /// Null until made.
    exc: Value,
    given: usize,
}

impl Step for RaiseFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        let v = match input {
            Input::Value(v) => v,
            _ => return vm.abandon(self, Ctl::Raised),
        };
        if self.exc.is_null() {
            if vm.exception(v).is_none() {
                let class = vm.type_name(v);
                let ctl = vm.type_error(format!(
                    "calling exception class should have returned an instance of BaseException, not {class}"
                ));
                vm.heap.release(v);
                return vm.abandon(self, ctl);
            }
            match self.given {
                THROWN => return Err(vm.raise_as_is(v)),
                THROWN_INTO => {
                    vm.chain_own(v);
                    return Err(vm.raise_as_is(v));
                }
                0 | 1 => return Err(vm.raise(v)),
                _ => {}
            }
            self.exc = v;
            let cause = std::mem::take(&mut self.cause);
            if cause.is_none() {
                return Err(vm.raise_from(v, Value::Null));
            }
            if vm.exception(cause).is_none() && !vm.is_exception_class(cause) {
                vm.heap.release(cause);
                let ctl = vm.type_error("exception causes must derive from BaseException");
                return vm.abandon(self, ctl);
            }
            return vm.then(self, |vm| vm.make_exception(cause));
        }
        Err(vm.raise_from(self.exc, v))
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.cause);
        f(self.exc);
    }
}

impl Vm {
    /// Raises `exc` with `cause`, both owned.
    fn raise_from(&mut self, exc: Value, cause: Value) -> Ctl {
        if let Some(data) = self.exception_mut(exc) {
            let old = std::mem::replace(&mut data.cause, cause);
            data.suppress_context = true;
            self.heap.release(old);
        }
        self.raise(exc)
    }
}
