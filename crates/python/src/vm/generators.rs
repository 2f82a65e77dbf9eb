//! Resuming and suspending generators, coroutines and asynchronous generators.
//!
//! ```text
//! resume:   frame leaves the generator object, goes on the stack; `handled` gets a level of its own
//! yield:    frame goes back into the object, the value goes to the frame below
//! return:   generator closed; the frame below gets GeneratorReturn
//! ```
//! Rules: PEP 342, 380, 492, 525; Objects/genobject.c of 3.11.

use super::frame::{Expect, Frame, PyFrame};
use super::interp::Outcome;
use super::load::RunCode;
use super::{Ctl, R, Vm};
use crate::object::generator::{AsyncState, Generator, GeneratorKind, GeneratorState};
use crate::object::{Id, Payload, Value};
use std::sync::Arc;
use switchboard_python_code::{Flags, Op};

impl Vm {
    /// Makes the generator object for a call of a generator function; `frame` has its arguments bound.
    pub fn new_generator(&mut self, mut frame: Box<PyFrame>) -> Value {
        let flags = self.codes[frame.code as usize].flags;
        let (kind, class) = if flags.has(Flags::COROUTINE) {
            (GeneratorKind::Coroutine, self.types.coroutine)
        } else if flags.has(Flags::ASYNC_GENERATOR) {
            (GeneratorKind::AsyncGenerator, self.types.async_generator)
        } else {
            (GeneratorKind::Generator, self.types.generator)
        };
        let (name, qualname) = match frame.function.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Function(function)) => (function.name, function.qualname),
            _ => (Value::None, Value::None),
        };
        self.heap.retain(name);
        self.heap.retain(qualname);
        let asynchronous = (kind == GeneratorKind::AsyncGenerator).then(|| Box::new(AsyncState::default()));
        let generator = Generator {
            kind,
            state: GeneratorState::Created,
            awaitable: flags.has(Flags::ITERABLE_COROUTINE),
            shown: self.codes[frame.code as usize].shown,
            delegates: false,
            finalised: false,
            frame: None,
            code: frame.code,
            name,
            qualname,
            handled: Value::Null,
            actor: None,
            since: None,
            asynchronous,
        };
        let id = self.heap.alloc(class, Payload::Generator(Box::new(generator)));
        frame.generator = Some(id);
        self.generator_mut(id).frame = Some(frame);
        Value::Obj(id)
    }

    /// The generator's content.
    #[inline]
    #[must_use]
    pub fn generator(&self, id: Id) -> &Generator {
        match self.heap.payload(id) {
            Payload::Generator(generator) => generator,
            other => unreachable!("not a generator: {other:?}"),
        }
    }

    /// The generator's content, to be changed.
    #[inline]
    pub fn generator_mut(&mut self, id: Id) -> &mut Generator {
        match self.heap.payload_mut(id) {
            Payload::Generator(generator) => generator,
            other => unreachable!("not a generator: {other:?}"),
        }
    }

    /// Takes the frame of a generator for a resume with `value` (owned); it counts the generator while it runs. The caller
    /// runs the frame, above whatever waits for the outcome. Raises when it cannot be resumed.
    #[inline]
    pub fn resume_frame(&mut self, id: Id, value: Value) -> R<Box<PyFrame>> {
        let delegated = matches!(self.frames.last(), Some(Frame::Py(f)) if f.expect == Expect::Send);
        self.resume(id, value, !delegated)
    }

    /// The same for a delegation, by the frame on top: no actor of its own.
    #[inline]
    pub fn resume_delegated(&mut self, id: Id, value: Value) -> R<Box<PyFrame>> {
        self.resume(id, value, false)
    }

    /// The same, and through what it delegates to in turn, at once, as long as nothing else comes in between: the innermost
    /// frame. `lines`: each line wants to be seen.
    #[inline]
    pub fn resume_through(
        &mut self,
        id: Id,
        value: Value,
        lines: bool,
        table: &[Arc<RunCode>],
    ) -> R<Box<PyFrame>> {
        let mut frame = self.resume(id, value, false)?;
        while !lines
            && self.fuel > 2
            && self.heap.dead.is_empty()
            && let Some(code) = table.get(frame.code as usize)
            && let back = code.instrs[frame.ip as usize]
            && back.op() == Op::Jump
            && code.instrs[back.arg() as usize].op() == Op::Send
            && let Some(inner) = self.generator_to_resume(frame.peek(2))
        {
            let value = frame.pop();
            frame.ip = back.arg() + 1;
            frame.expect = Expect::Send;
            self.fuel -= 2;
            self.frames.push(Frame::Py(frame));
            frame = self.resume(inner, value, false)?;
        }
        Ok(frame)
    }

    /// The same for a loop or a call, which are no delegations.
    #[inline]
    pub fn resume_acting(&mut self, id: Id, value: Value) -> R<Box<PyFrame>> {
        self.resume(id, value, true)
    }

    #[inline(always)]
    fn resume(&mut self, id: Id, value: Value, acts: bool) -> R<Box<PyFrame>> {
        let Payload::Generator(generator) = self.heap.payload_mut(id) else {
            unreachable!("only a generator is resumed")
        };
        let suspended = generator.state == GeneratorState::Suspended;
        if !(suspended || (generator.state == GeneratorState::Created && value.is_none()))
            || self.depth >= self.limits.recursion
        {
            self.heap.release(value);
            return Err(self.resume_error(id, value.is_none()));
        }
        let generator = if acts && generator.shown && self.trace.runtimes == 0 {
            let (actor, delegates) = (generator.actor, suspended && generator.delegates);
            self.trace_resume(id, actor, delegates);
            let Payload::Generator(generator) = self.heap.payload_mut(id) else {
                unreachable!("it is still the same")
            };
            generator
        } else {
            generator
        };
        let mut frame = match generator.frame.take() {
            Some(frame) => frame,
            None => unreachable!("a suspended generator has its frame"),
        };
        generator.state = GeneratorState::Running;
        let handled = std::mem::take(&mut generator.handled);
        self.handled.push(handled);
        self.heap.retain_id(id);
        self.depth += 1;
        if suspended {
            frame.push(value);
        }
        Ok(frame)
    }

    /// Raises what resuming this generator now leads to.
    #[cold]
    fn resume_error(&mut self, id: Id, with_none: bool) -> Ctl {
        match self.generator(id).state {
            GeneratorState::Created if !with_none => {
                let what = self.kind_text(id);
                self.type_error(format!("can't send non-None value to a just-started {what}"))
            }
            GeneratorState::Created | GeneratorState::Suspended => self.recursion_error(""),
            state => self.cannot_resume(id, state),
        }
    }

    pub fn cannot_resume(&mut self, id: Id, state: GeneratorState) -> Ctl {
        let what = self.kind_text(id);
        if state == GeneratorState::Running {
            return self.value_error(format!("{what} already executing"));
        }
        match self.generator(id).kind {
            GeneratorKind::Coroutine => self.runtime_error("cannot reuse already awaited coroutine"),
            GeneratorKind::Generator => self.raise_stop_iteration(Value::None),
            GeneratorKind::AsyncGenerator => self.throw_empty(self.types.stop_async_iteration),
        }
    }

    /// Raises an exception without arguments.
    pub fn throw_empty(&mut self, class: Id) -> Ctl {
        let exc = self.new_exception(class, vec![]);
        self.raise(exc)
    }

    pub fn kind_text(&self, id: Id) -> &'static str {
        match self.generator(id).kind {
            GeneratorKind::Generator => "generator",
            GeneratorKind::Coroutine => "coroutine",
            GeneratorKind::AsyncGenerator => "async generator",
        }
    }

    /// The running frame yields `value` (owned).
    #[inline]
    pub fn suspend(&mut self, frame: Box<PyFrame>, value: Value) -> Outcome {
        // An asynchronous generator's own yield ends the awaitable that drives it: see AsyncDriveFrame.
        match self.put_back(frame, false) {
            GeneratorKind::AsyncGenerator => Outcome::GeneratorReturn(value),
            GeneratorKind::Generator | GeneratorKind::Coroutine => Outcome::Value(value),
        }
    }

    /// The running frame hands on what the thing it delegates to has yielded; and so do those that delegate to it in turn,
    /// at once, as long as nothing else comes in between. `lines`: each line wants to be seen.
    #[inline]
    pub fn suspend_delegating(
        &mut self,
        frame: Box<PyFrame>,
        value: Value,
        lines: bool,
        table: &[Arc<RunCode>],
    ) -> Outcome {
        self.put_back(frame, true);
        while let Some(Frame::Py(outer)) = self.frames.last()
            && outer.expect == Expect::Send
            && !lines
            && self.fuel > 0
            && self.heap.dead.is_empty()
            && let Some(code) = table.get(outer.code as usize)
            && code.instrs[outer.ip as usize].op() == Op::YieldDelegate
        {
            let mut outer = self.pop_py();
            outer.expect = Expect::Push;
            outer.ip += 1;
            self.fuel -= 1;
            self.put_back(outer, true);
        }
        Outcome::Value(value)
    }

    /// The running frame goes back into its generator.
    #[inline(always)]
    fn put_back(&mut self, frame: Box<PyFrame>, delegates: bool) -> GeneratorKind {
        let id = frame.generator.expect("only a generator's frame is suspended");
        let handled = self.handled.pop().expect("a running generator has its level");
        self.depth -= 1;
        self.trace_suspend(id);
        let Payload::Generator(generator) = self.heap.payload_mut(id) else {
            unreachable!("the frame is a generator's")
        };
        generator.frame = Some(frame);
        generator.handled = handled;
        generator.state = GeneratorState::Suspended;
        generator.delegates = delegates;
        let kind = generator.kind;
        self.heap.release_id(id);
        kind
    }

    /// The frame returns `value` (owned): it is torn down, and this is what goes to the frame below.
    #[inline]
    pub fn leave(&mut self, frame: Box<PyFrame>, value: Value) -> Outcome {
        let generator = frame.generator;
        self.depth -= 1;
        self.recycle(frame);
        match generator {
            None => Outcome::Value(value),
            Some(id) => {
                self.close_generator(id);
                Outcome::GeneratorReturn(value)
            }
        }
    }

    /// A running generator's frame is gone: closed.
    fn close_generator(&mut self, id: Id) {
        let handled = self.handled.pop().expect("a running generator has its level");
        self.heap.release(handled);
        self.trace_generator_end(id);
        self.generator_mut(id).state = GeneratorState::Closed;
        self.heap.release_id(id);
    }

    /// The frame of generator `id` has been torn down by the exception on its way. StopIteration must not leak out of it
    /// (PEP 479), nor StopAsyncIteration out of an asynchronous one.
    pub fn generator_raised(&mut self, id: Id) {
        let kind = self.generator(id).kind;
        self.close_generator(id);
        let (what, bad) = match kind {
            GeneratorKind::Generator => ("generator", self.types.stop_iteration),
            GeneratorKind::Coroutine => ("coroutine", self.types.stop_iteration),
            GeneratorKind::AsyncGenerator => ("async generator", self.types.stop_iteration),
        };
        let leaked = if self.raised_is(bad) {
            "StopIteration"
        } else if kind == GeneratorKind::AsyncGenerator && self.raised_is(self.types.stop_async_iteration) {
            "StopAsyncIteration"
        } else {
            return;
        };
        let cause = self.take_raised();
        let text = self.new_str(format!("{what} raised {leaked}"));
        let exc = self.new_exception(self.types.runtime_error, vec![text]);
        self.heap.retain(cause);
        if let Some(data) = self.exception_mut(exc) {
            data.cause = cause;
            data.context = cause;
            data.suppress_context = true;
        }
        self.raise_as_is(exc);
    }

    /// The generator that `Send` to `receiver` resumes directly, if it is one.
    #[inline]
    #[must_use]
    pub fn generator_to_resume(&self, receiver: Value) -> Option<Id> {
        let id = receiver.id()?;
        match self.heap.payload(id) {
            Payload::Generator(generator) if generator.kind != GeneratorKind::AsyncGenerator => Some(id),
            Payload::CoroutineWrapper(inner) => inner.id(),
            _ => None,
        }
    }

    /// `receiver.send(value)` of a delegation: `__next__` for None, else the `send` method. `value` is owned. For use with
    /// [`super::frame::Expect::Send`].
    pub fn send_owned(&mut self, receiver: Value, value: Value) -> R {
        if let Some(Payload::AsyncStep(_)) = receiver.id().map(|id| self.heap.payload(id)) {
            return self.async_step_send(receiver, value);
        }
        if value.is_none() {
            return self.next_of(receiver);
        }
        let send = self.get_attr(receiver, self.names.send);
        match send {
            Ok(send) => self.call_owned(send, smallvec::smallvec![value], Value::Null),
            Err(ctl) => {
                self.heap.release(value);
                Err(ctl)
            }
        }
    }

    /// `generator.send(value)` (value owned), for natives: the result goes to the frame below.
    pub fn generator_send(&mut self, id: Id, value: Value) -> R {
        let frame = self.resume_frame(id, value)?;
        self.frames.push(Frame::Py(frame));
        Err(Ctl::Pushed)
    }

    /// What the suspended generator delegates to (borrowed), if it stands in a delegation.
    #[inline]
    #[must_use]
    pub fn delegate_of(&self, id: Id) -> Option<Value> {
        let generator = self.generator(id);
        if generator.state != GeneratorState::Suspended || !generator.delegates {
            return None;
        }
        generator.frame.as_ref().map(|frame| frame.peek(1))
    }

    /// Ends a generator that is not running by dropping its frame.
    pub fn drop_generator_frame(&mut self, id: Id) {
        let generator = self.generator_mut(id);
        generator.state = GeneratorState::Closed;
        if let Some(mut frame) = generator.frame.take() {
            frame.generator = None;
            if frame.object.id().is_some_and(|id| self.heap.count(id) > 1) {
                self.hand_over_whole(frame);
            } else {
                self.recycle(frame);
            }
        }
        self.trace_generator_end(id);
    }
}
