//! Resuming, suspending, throwing into and closing generators, coroutines and asynchronous generators.
//!
//! ```text
//! resume:   frame leaves the generator object, goes on the stack; `handled` gets a level of its own
//! yield:    frame goes back into the object, the value goes to the frame below
//! return:   generator closed; the frame below gets GeneratorReturn
//! throw:    goes straight to the innermost delegated-to generator; frames between are not run
//! ```
//! Rules: PEP 342, 380, 492, 525; Objects/genobject.c of 3.11.

use super::frame::{Frame, PyFrame};
use super::interp::Outcome;
use super::iter::{Check, CheckFrame};
use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::object::generator::{
    AsyncState, AsyncStep, AsyncStepKind, AsyncStepState, Generator, GeneratorKind, GeneratorState,
};
use crate::object::{Id, Payload, Value};
use switchboard_python_code::{Flags, Op};

impl Vm {
    /// Makes the generator object for a call of a generator function; `frame` has its arguments bound.
    pub fn new_generator(&mut self, mut frame: Box<PyFrame>) -> Value {
        let code = self.codes[frame.code as usize].clone();
        let (kind, class) = if code.flags.has(Flags::COROUTINE) {
            (GeneratorKind::Coroutine, self.types.coroutine)
        } else if code.flags.has(Flags::ASYNC_GENERATOR) {
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
            awaitable: code.flags.has(Flags::ITERABLE_COROUTINE),
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
    #[must_use]
    pub fn generator(&self, id: Id) -> &Generator {
        match self.heap.payload(id) {
            Payload::Generator(generator) => generator,
            other => unreachable!("not a generator: {other:?}"),
        }
    }

    /// The generator's content, to be changed.
    pub fn generator_mut(&mut self, id: Id) -> &mut Generator {
        match self.heap.payload_mut(id) {
            Payload::Generator(generator) => generator,
            other => unreachable!("not a generator: {other:?}"),
        }
    }

    /// Takes the frame of a generator for a resume with `value` (owned); it counts the generator while it runs. The caller
    /// runs the frame, above whatever waits for the outcome. Raises when it cannot be resumed.
    pub fn resume_frame(&mut self, id: Id, value: Value) -> R<Box<PyFrame>> {
        let state = self.generator(id).state;
        if state != GeneratorState::Suspended && state != GeneratorState::Created {
            self.heap.release(value);
            return Err(self.cannot_resume(id, state));
        }
        if state == GeneratorState::Created && !value.is_none() {
            self.heap.release(value);
            let what = self.kind_text(id);
            return Err(self.type_error(format!("can't send non-None value to a just-started {what}")));
        }
        if self.depth >= self.limits.recursion {
            self.heap.release(value);
            return Err(self.recursion_error(""));
        }
        self.trace_resume(id);
        let generator = self.generator_mut(id);
        let mut frame = match generator.frame.take() {
            Some(frame) => frame,
            None => unreachable!("a suspended generator has its frame"),
        };
        generator.state = GeneratorState::Running;
        let handled = std::mem::take(&mut generator.handled);
        self.handled.push(handled);
        self.heap.retain_id(id);
        self.depth += 1;
        if state == GeneratorState::Suspended {
            frame.push(value);
        }
        Ok(frame)
    }

    fn cannot_resume(&mut self, id: Id, state: GeneratorState) -> Ctl {
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

    fn kind_text(&self, id: Id) -> &'static str {
        match self.generator(id).kind {
            GeneratorKind::Generator => "generator",
            GeneratorKind::Coroutine => "coroutine",
            GeneratorKind::AsyncGenerator => "async generator",
        }
    }

    /// The running frame yields `value` (owned).
    pub fn suspend(&mut self, frame: Box<PyFrame>, value: Value) -> Outcome {
        let id = frame.generator.expect("only a generator's frame yields");
        let asynchronous = self.generator(id).kind == GeneratorKind::AsyncGenerator;
        self.put_back(id, frame);
        // An asynchronous generator's own yield ends the awaitable that drives it: see AsyncDriveFrame.
        if asynchronous {
            Outcome::GeneratorReturn(value)
        } else {
            Outcome::Value(value)
        }
    }

    /// The running frame hands on what the thing it delegates to has yielded.
    pub fn suspend_delegating(&mut self, frame: Box<PyFrame>, value: Value) -> Outcome {
        let id = frame.generator.expect("only a generator's frame delegates");
        self.put_back(id, frame);
        Outcome::Value(value)
    }

    fn put_back(&mut self, id: Id, frame: Box<PyFrame>) {
        let handled = self.handled.pop().expect("a running generator has its level");
        self.depth -= 1;
        self.trace_suspend(id, frame.ip);
        let generator = self.generator_mut(id);
        generator.frame = Some(frame);
        generator.handled = handled;
        generator.state = GeneratorState::Suspended;
        self.heap.release_id(id);
    }

    /// The frame returns `value` (owned): it is torn down, and this is what goes to the frame below.
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
    #[must_use]
    pub fn delegate_of(&self, id: Id) -> Option<Value> {
        let generator = self.generator(id);
        if generator.state != GeneratorState::Suspended {
            return None;
        }
        let frame = generator.frame.as_ref()?;
        let instr = self.codes[frame.code as usize].instrs[frame.ip as usize - 1];
        (instr.op() == Op::YieldDelegate).then(|| frame.peek(1))
    }

    /// Throws `exc` (owned, an instance) into a generator: `generator.throw(exc)`.
    pub fn generator_throw(&mut self, id: Id, exc: Value) -> R {
        let state = self.generator(id).state;
        match state {
            GeneratorState::Running => {
                self.heap.release(exc);
                Err(self.cannot_resume(id, state))
            }
            GeneratorState::Closed => {
                if self.generator(id).kind == GeneratorKind::Coroutine {
                    self.heap.release(exc);
                    return Err(self.cannot_resume(id, state));
                }
                self.raise_statement(exc, Value::Null, 1)
            }
            GeneratorState::Created => {
                // The body never runs; the exception comes from its first line.
                self.resume_raising(id, exc)
            }
            GeneratorState::Suspended => match self.delegate_of(id) {
                None => self.resume_raising(id, exc),
                Some(receiver) => self.throw_through(id, receiver, exc),
            },
        }
    }

    /// Puts the generator's frame on the stack with `exc` raised at the place where it is suspended.
    fn resume_raising(&mut self, id: Id, exc: Value) -> R {
        let created = self.generator(id).state == GeneratorState::Created;
        let mut frame = match self.resume_frame(id, Value::None) {
            Ok(frame) => frame,
            Err(ctl) => {
                self.heap.release(exc);
                return Err(ctl);
            }
        };
        if created {
            // No handler covers an instruction before the first.
            frame.ip = 0;
        } else {
            frame.pop();
        }
        self.frames.push(Frame::Py(frame));
        // The context is set here, where it is thrown; a frame that raises when it is run brings it to the generator's frame.
        let exc = if self.exception(exc).is_some() {
            self.raise(exc);
            self.take_raised()
        } else {
            // A class: an instance is made where it is raised.
            exc
        };
        self.push_native(ThrowFrame {
            generator: None,
            raising: true,
            receiver: Value::Null,
            exc,
        });
        Err(Ctl::Pushed)
    }

    /// The generator delegates to `receiver`: the exception goes there first. GeneratorExit closes the receiver instead.
    fn throw_through(&mut self, id: Id, receiver: Value, exc: Value) -> R {
        self.heap.retain(receiver);
        self.heap.retain_id(id);
        // While the receiver runs the generator counts as running.
        self.generator_mut(id).state = GeneratorState::Running;
        let frame = ThrowFrame {
            generator: Some(id),
            raising: false,
            receiver,
            exc,
        };
        let exit = self.types.generator_exit;
        if self.is_instance_of(exc, exit) || exc.id() == Some(exit) {
            return self.then(frame, |vm| vm.close_iterator(receiver));
        }
        // The exception travels with the call; the frame below only needs to know how it ended.
        let mut frame = frame;
        frame.exc = Value::Null;
        self.then(frame, |vm| vm.throw_into(receiver, exc))
    }

    /// `receiver.throw(exc)`, for generators and anything with a `throw` method; without one it is raised here. `exc` owned.
    fn throw_into(&mut self, receiver: Value, exc: Value) -> R {
        match receiver.id().map(|id| (id, self.heap.payload(id))) {
            Some((id, Payload::Generator(g))) if g.kind != GeneratorKind::AsyncGenerator => {
                self.generator_throw(id, exc)
            }
            Some((_, &Payload::CoroutineWrapper(Value::Obj(id)))) => self.generator_throw(id, exc),
            Some((_, Payload::AsyncStep(_))) => self.async_step_throw(receiver, exc),
            _ => match self.lookup_attr(receiver, self.names.throw) {
                Ok(Some(throw)) => self.call_owned(throw, smallvec::smallvec![exc], Value::Null),
                Ok(None) => self.raise_statement(exc, Value::Null, 1),
                Err(ctl) => {
                    self.heap.release(exc);
                    Err(ctl)
                }
            },
        }
    }

    /// Closes what a generator delegates to, as `yield from` does on GeneratorExit: generators by `close`, others by their
    /// `close` method if they have one.
    fn close_iterator(&mut self, receiver: Value) -> R {
        match receiver.id().map(|id| (id, self.heap.payload(id))) {
            Some((id, Payload::Generator(g))) if g.kind != GeneratorKind::AsyncGenerator => {
                self.generator_close(id)
            }
            Some((_, &Payload::CoroutineWrapper(Value::Obj(id)))) => self.generator_close(id),
            _ => match self.lookup_attr(receiver, self.names.close)? {
                Some(close) => self.call_owned(close, smallvec::smallvec![], Value::Null),
                None => Ok(Value::None),
            },
        }
    }

    /// `generator.close()`
    pub fn generator_close(&mut self, id: Id) -> R {
        match self.generator(id).state {
            GeneratorState::Closed => Ok(Value::None),
            GeneratorState::Created => {
                self.drop_generator_frame(id);
                Ok(Value::None)
            }
            state @ GeneratorState::Running => Err(self.cannot_resume(id, state)),
            GeneratorState::Suspended => {
                let exit = self.new_exception(self.types.generator_exit, vec![]);
                self.heap.retain_id(id);
                self.then(CloseFrame { generator: id }, |vm| vm.generator_throw(id, exit))
            }
        }
    }

    /// Ends a generator that is not running by dropping its frame.
    pub fn drop_generator_frame(&mut self, id: Id) {
        let generator = self.generator_mut(id);
        generator.state = GeneratorState::Closed;
        if let Some(mut frame) = generator.frame.take() {
            frame.generator = None;
            self.recycle(frame);
        }
        self.trace_generator_end(id);
    }
}

/// An exception on its way into a generator.
#[derive(Clone, Debug)]
pub struct ThrowFrame {
    /// The delegating generator (counted) whose receiver got the exception; None for the frame that raises.
    generator: Option<Id>,
    /// Raises `exc` in the frame below when run.
    raising: bool,
    /// What the generator delegates to (counted).
    receiver: Value,
    /// GeneratorExit, to be raised once the receiver is closed; or the exception to raise.
    exc: Value,
}

impl Step for ThrowFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        if self.raising {
            if vm.exception(self.exc).is_none() {
                return vm.raise_statement(self.exc, Value::Null, 1);
            }
            return Err(vm.raise_as_is(self.exc));
        }
        let id = self
            .generator
            .expect("a throw through a delegation knows its generator");
        vm.generator_mut(id).state = GeneratorState::Suspended;
        let receiver = std::mem::take(&mut self.receiver);
        vm.heap.release(receiver);
        let exc = std::mem::take(&mut self.exc);
        let closing = !exc.is_null();
        let result = match input {
            // Closed: now GeneratorExit is raised in the delegating frame.
            Input::Value(v) | Input::Return(v) if closing => {
                vm.heap.release(v);
                vm.resume_raising(id, exc)
            }
            // The receiver yielded: the value goes to the caller, the delegating frame has not run.
            Input::Value(v) => Ok(v),
            // The receiver returned: the delegating frame goes on after the delegation.
            Input::Return(v) => vm.resume_after_delegation(id, v),
            Input::Raised if !closing && vm.raised_is(vm.types.stop_iteration) => {
                let v = vm.take_stop_value();
                vm.resume_after_delegation(id, v)
            }
            Input::Raised => {
                vm.heap.release(exc);
                let exc = vm.take_raised();
                vm.resume_raising_as_is(id, exc)
            }
            Input::Start => unreachable!("a throw through a delegation is stepped by its outcome"),
        };
        vm.heap.release_id(id);
        result
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        if let Some(id) = self.generator {
            f(Value::Obj(id));
        }
        f(self.receiver);
        f(self.exc);
    }
}

impl Vm {
    /// The receiver of the delegation that suspends generator `id` has returned `value`: the frame goes on behind it.
    fn resume_after_delegation(&mut self, id: Id, value: Value) -> R {
        let mut frame = match self.resume_frame(id, Value::None) {
            Ok(frame) => frame,
            Err(ctl) => {
                self.heap.release(value);
                return Err(ctl);
            }
        };
        frame.pop();
        let receiver = frame.pop();
        self.heap.release(receiver);
        frame.push(value);
        frame.ip = self.codes[frame.code as usize].instrs[frame.ip as usize - 1].arg();
        self.frames.push(Frame::Py(frame));
        Err(Ctl::Pushed)
    }

    /// The exception (owned) that came out of a receiver is raised in the delegating frame, as it is.
    fn resume_raising_as_is(&mut self, id: Id, exc: Value) -> R {
        let mut frame = match self.resume_frame(id, Value::None) {
            Ok(frame) => frame,
            Err(ctl) => {
                self.heap.release(exc);
                return Err(ctl);
            }
        };
        frame.pop();
        self.frames.push(Frame::Py(frame));
        self.push_native(ThrowFrame {
            generator: None,
            raising: true,
            receiver: Value::Null,
            exc,
        });
        Err(Ctl::Pushed)
    }
}

/// A generator that is being closed.
#[derive(Clone, Debug)]
pub struct CloseFrame {
    /// Counted.
    generator: Id,
}

impl Step for CloseFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        let id = self.generator;
        let result = match input {
            Input::Return(v) => {
                vm.heap.release(v);
                Ok(Value::None)
            }
            Input::Value(v) => {
                vm.heap.release(v);
                let what = vm.kind_text(id);
                Err(vm.runtime_error(format!("{what} ignored GeneratorExit")))
            }
            Input::Raised
                if vm.raised_is(vm.types.generator_exit) || vm.raised_is(vm.types.stop_iteration) =>
            {
                let exc = vm.take_raised();
                vm.heap.release(exc);
                Ok(Value::None)
            }
            Input::Raised => Err(Ctl::Raised),
            Input::Start => unreachable!("a close is stepped by its outcome"),
        };
        vm.heap.release_id(id);
        result
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.generator));
    }
}

impl Vm {
    /// `yield from` its operand (owned): a generator is itself; a coroutine only inside a coroutine.
    pub fn yield_from_iter_owned(&mut self, v: Value, in_coroutine: bool) -> R {
        if let Some(Payload::Generator(generator)) = v.id().map(|id| self.heap.payload(id)) {
            match generator.kind {
                GeneratorKind::Generator => return Ok(v),
                GeneratorKind::Coroutine if in_coroutine => return Ok(v),
                GeneratorKind::Coroutine => {
                    self.heap.release(v);
                    return Err(self
                        .type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"));
                }
                GeneratorKind::AsyncGenerator => {}
            }
        }
        self.get_iter_owned(v)
    }

    /// What `await v` (owned) iterates over. `place`: 1 after `__aenter__`, 2 after `__aexit__`.
    pub fn get_awaitable_owned(&mut self, v: Value, place: usize) -> R {
        if let Some(Payload::Generator(generator)) = v.id().map(|id| self.heap.payload(id)) {
            let (kind, awaitable) = (generator.kind, generator.awaitable);
            if kind == GeneratorKind::Coroutine {
                let id = v.id().expect("checked");
                if self.delegate_of(id).is_some() && self.generator(id).state == GeneratorState::Suspended {
                    self.heap.release(v);
                    return Err(self.runtime_error("coroutine is being awaited already"));
                }
                return Ok(v);
            }
            if awaitable {
                return Ok(v);
            }
        }
        if self.lookup_special(v, self.names.await_).is_none() {
            let name = self.type_name(v);
            let text = match place {
                1 => format!(
                    "'async with' received an object from __aenter__ that does not implement __await__: {name}"
                ),
                2 => format!(
                    "'async with' received an object from __aexit__ that does not implement __await__: {name}"
                ),
                _ => format!("object {name} can't be used in 'await' expression"),
            };
            self.heap.release(v);
            return Err(self.type_error(text));
        }
        let name = self.names.await_;
        let result = self.then(CheckFrame::new(Check::AwaitIter), |vm| {
            vm.call_special_found(v, name, &[])
        });
        self.heap.release(v);
        result
    }

    /// `aiter(v)` of `async for` (owned).
    pub fn get_aiter_owned(&mut self, v: Value) -> R {
        let result = match self.call_special(v, self.names.aiter, &[]) {
            Some(result) => result,
            None => {
                let name = self.type_name(v);
                Err(self.type_error(format!(
                    "'async for' requires an object with __aiter__ method, got {name}"
                )))
            }
        };
        self.heap.release(v);
        result
    }

    /// `anext(v)` of `async for`, made awaitable.
    pub fn get_anext(&mut self, v: Value) -> R {
        if let Some(Payload::Generator(g)) = v.id().map(|id| self.heap.payload(id))
            && g.kind == GeneratorKind::AsyncGenerator
        {
            return self.async_step(v, AsyncStepKind::Send, Value::None);
        }
        if self.lookup_special(v, self.names.anext).is_none() {
            let name = self.type_name(v);
            return Err(self.type_error(format!(
                "'async for' requires an iterator with __anext__ method, got {name}"
            )));
        }
        let name = self.names.anext;
        self.then(CheckFrame::new(Check::Awaitable), |vm| {
            vm.call_special_found(v, name, &[])
        })
    }

    /// Makes the awaitable of `asend`, `athrow` or `aclose`; `value` is owned. The first one asks for the hooks.
    pub fn async_step(&mut self, generator: Value, kind: AsyncStepKind, value: Value) -> R {
        let id = generator.id().expect("an asynchronous generator is an object");
        self.heap.retain_id(id);
        let class = if kind == AsyncStepKind::Send {
            self.types.async_step
        } else {
            self.types.async_throw
        };
        let step = AsyncStep {
            generator: id,
            kind,
            value,
            state: AsyncStepState::Init,
        };
        let step = Value::Obj(self.heap.alloc(class, Payload::AsyncStep(Box::new(step))));
        let state = self.async_state(id);
        if state.hooked {
            return Ok(step);
        }
        state.hooked = true;
        let (first, finalizer) = self.shared.async_hooks;
        if !finalizer.is_null() {
            self.heap.retain(finalizer);
            self.async_state(id).finalizer = finalizer;
        }
        if first.is_null() {
            return Ok(step);
        }
        self.then(CheckFrame::keeping(Check::Replace, step), |vm| {
            vm.call_args(first, &[generator])
        })
    }

    fn async_state(&mut self, id: Id) -> &mut AsyncState {
        self.generator_mut(id)
            .asynchronous
            .as_mut()
            .expect("asynchronous generators have their state")
    }

    fn step_mut(&mut self, step: Value) -> &mut AsyncStep {
        match self
            .heap
            .payload_mut(step.id().expect("an awaitable is an object"))
        {
            Payload::AsyncStep(step) => step,
            other => unreachable!("not an awaitable of an asynchronous generator: {other:?}"),
        }
    }

    /// `awaitable.send(value)` (owned) of an asynchronous generator.
    pub fn async_step_send(&mut self, step: Value, value: Value) -> R {
        let AsyncStep {
            generator,
            kind,
            value: first,
            state,
        } = self.step_mut(step).clone();
        match state {
            AsyncStepState::Closed => {
                self.heap.release(value);
                let text = if kind == AsyncStepKind::Send {
                    "cannot reuse already awaited __anext__()/asend()"
                } else {
                    "cannot reuse already awaited aclose()/athrow()"
                };
                Err(self.runtime_error(text))
            }
            AsyncStepState::Iterating => {
                self.drive(step, generator, kind, |vm| vm.generator_send(generator, value))
            }
            AsyncStepState::Init => {
                if self.async_state(generator).running {
                    self.heap.release(value);
                    self.step_mut(step).state = AsyncStepState::Closed;
                    let text = match kind {
                        AsyncStepKind::Send => "anext(): asynchronous generator is already running",
                        AsyncStepKind::Throw => "athrow(): asynchronous generator is already running",
                        AsyncStepKind::Close => "aclose(): asynchronous generator is already running",
                    };
                    return Err(self.runtime_error(text));
                }
                let closed = self.generator(generator).state == GeneratorState::Closed
                    || self.async_state(generator).closed;
                if closed && kind != AsyncStepKind::Send {
                    self.heap.release(value);
                    self.step_mut(step).state = AsyncStepState::Closed;
                    return match kind {
                        AsyncStepKind::Close => Err(self.raise_stop_iteration(Value::None)),
                        _ => Err(self.throw_empty(self.types.stop_async_iteration)),
                    };
                }
                self.step_mut(step).state = AsyncStepState::Iterating;
                self.async_state(generator).running = true;
                match kind {
                    AsyncStepKind::Send => {
                        // A plain send(None) delivers what asend() was given.
                        let value = if value.is_none() {
                            self.heap.retain(first)
                        } else {
                            value
                        };
                        self.drive(step, generator, kind, |vm| vm.generator_send(generator, value))
                    }
                    AsyncStepKind::Throw => {
                        self.heap.release(value);
                        let exc = self.heap.retain(first);
                        self.drive(step, generator, kind, |vm| vm.generator_throw(generator, exc))
                    }
                    AsyncStepKind::Close => {
                        self.heap.release(value);
                        self.async_state(generator).closed = true;
                        if self.generator(generator).state == GeneratorState::Created {
                            self.drop_generator_frame(generator);
                            self.async_state(generator).running = false;
                            self.step_mut(step).state = AsyncStepState::Closed;
                            return Err(self.raise_stop_iteration(Value::None));
                        }
                        let exit = self.new_exception(self.types.generator_exit, vec![]);
                        self.drive(step, generator, kind, |vm| vm.generator_throw(generator, exit))
                    }
                }
            }
        }
    }

    /// `awaitable.throw(exc)` (owned) of an asynchronous generator.
    pub fn async_step_throw(&mut self, step: Value, exc: Value) -> R {
        let AsyncStep {
            generator,
            kind,
            state,
            ..
        } = *self.step_mut(step);
        match state {
            AsyncStepState::Closed => {
                self.heap.release(exc);
                Err(self.runtime_error("cannot reuse already awaited aclose()/athrow()"))
            }
            AsyncStepState::Init => {
                self.step_mut(step).state = AsyncStepState::Iterating;
                self.async_state(generator).running = true;
                self.drive(step, generator, kind, |vm| vm.generator_throw(generator, exc))
            }
            AsyncStepState::Iterating => {
                self.drive(step, generator, kind, |vm| vm.generator_throw(generator, exc))
            }
        }
    }

    fn drive(
        &mut self,
        step: Value,
        generator: Id,
        kind: AsyncStepKind,
        act: impl FnOnce(&mut Self) -> R,
    ) -> R {
        self.heap.retain(step);
        self.heap.retain_id(generator);
        self.then(
            AsyncDriveFrame {
                step,
                generator,
                kind,
            },
            act,
        )
    }
}

/// An awaitable of an asynchronous generator while the generator runs.
#[derive(Clone, Debug)]
pub struct AsyncDriveFrame {
    step: Value,
    generator: Id,
    kind: AsyncStepKind,
}

impl Step for AsyncDriveFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        let Self {
            step,
            generator,
            kind,
        } = self;
        let suspended = vm.generator(generator).state == GeneratorState::Suspended;
        let done = |vm: &mut Vm| {
            vm.step_mut(step).state = AsyncStepState::Closed;
            vm.async_state(generator).running = false;
        };
        let result = match input {
            // Something that it awaits has yielded: passed on.
            Input::Value(v) => Ok(v),
            // Its own yield.
            Input::Return(v) if suspended => {
                done(vm);
                if kind == AsyncStepKind::Close {
                    vm.heap.release(v);
                    Err(vm.runtime_error("async generator ignored GeneratorExit"))
                } else {
                    Err(vm.raise_stop_iteration(v))
                }
            }
            // Its end.
            Input::Return(v) => {
                vm.heap.release(v);
                done(vm);
                vm.async_state(generator).closed = true;
                if kind == AsyncStepKind::Close {
                    Err(vm.raise_stop_iteration(Value::None))
                } else {
                    Err(vm.throw_empty(vm.types.stop_async_iteration))
                }
            }
            Input::Raised => {
                done(vm);
                let ended =
                    vm.raised_is(vm.types.generator_exit) || vm.raised_is(vm.types.stop_async_iteration);
                if kind == AsyncStepKind::Close && ended {
                    let exc = vm.take_raised();
                    vm.heap.release(exc);
                    Err(vm.raise_stop_iteration(Value::None))
                } else {
                    Err(Ctl::Raised)
                }
            }
            Input::Start => unreachable!("stepped by what the generator does"),
        };
        vm.heap.release(step);
        vm.heap.release_id(generator);
        result
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.step);
        f(Value::Obj(self.generator));
    }
}

impl Vm {
    /// `awaitable.close()` of an asynchronous generator's awaitable.
    pub fn async_step_close(&mut self, step: Value) -> R {
        let content = self.step_mut(step);
        content.state = AsyncStepState::Closed;
        let generator = content.generator;
        self.async_state(generator).running = false;
        Ok(Value::None)
    }
}
