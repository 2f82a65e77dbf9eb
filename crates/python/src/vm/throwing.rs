//! Throwing into generators and coroutines, and closing them.
//!
//! ```text
//! throw:  goes straight to the innermost delegated-to generator [ThrowFrame]; frames between are not run
//! close:  GeneratorExit the same way, which must end it [CloseFrame]
//! ```
//! Rules: PEP 342, 380; Objects/genobject.c of 3.11.

use super::frame::Frame;
use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::object::generator::{GeneratorKind, GeneratorState};
use crate::object::{Id, Payload, Value};

impl Vm {
    /// Throws `exc` (owned, an instance) into a generator: `generator.throw(exc)`. GeneratorExit closes what it delegates
    /// to.
    pub fn generator_throw(&mut self, id: Id, exc: Value) -> R {
        self.throw_with(id, exc, true)
    }

    /// The same; without `closing` GeneratorExit is thrown through like any other exception.
    pub fn throw_with(&mut self, id: Id, exc: Value, closing: bool) -> R {
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
                self.raise_thrown(exc, false)
            }
            GeneratorState::Created => {
                // The body never runs; the exception comes from its first line.
                self.resume_raising(id, exc)
            }
            GeneratorState::Suspended => match self.delegate_of(id) {
                None => self.resume_raising(id, exc),
                Some(receiver) => self.throw_through(id, receiver, exc, closing),
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
        // A class: an instance is made where it is raised.
        if self.exception(exc).is_some() {
            self.chain_own(exc);
        }
        self.push_native(ThrowFrame {
            generator: None,
            raising: true,
            receiver: Value::Null,
            exc,
        });
        Err(Ctl::Pushed)
    }

    /// The generator delegates to `receiver`: the exception goes there first. GeneratorExit closes the receiver instead.
    fn throw_through(&mut self, id: Id, receiver: Value, exc: Value, closing: bool) -> R {
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
        if closing && (self.is_instance_of(exc, exit) || exc.id() == Some(exit)) {
            return self.then(frame, |vm| vm.close_iterator(receiver));
        }
        // The exception travels with the call; the frame below only needs to know how it ended.
        let mut frame = frame;
        frame.exc = Value::Null;
        self.then(frame, |vm| vm.throw_into(receiver, exc, closing))
    }

    /// `receiver.throw(exc)`, for generators and anything with a `throw` method; without one it is raised here. `exc` owned.
    fn throw_into(&mut self, receiver: Value, exc: Value, closing: bool) -> R {
        match receiver.id().map(|id| (id, self.heap.payload(id))) {
            Some((id, Payload::Generator(g))) if g.kind != GeneratorKind::AsyncGenerator => {
                self.throw_with(id, exc, closing)
            }
            Some((_, &Payload::CoroutineWrapper(Value::Obj(id)))) => self.throw_with(id, exc, closing),
            Some((_, Payload::AsyncStep(_))) => self.async_step_throw(receiver, exc),
            _ => match self.lookup_attr(receiver, self.names.throw) {
                Ok(Some(throw)) => self.call_owned(throw, smallvec::smallvec![exc], Value::Null),
                Ok(None) => self.raise_thrown(exc, false),
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
                // Raised by the one who closes, and so in the context of what that handles.
                let exit = self.new_exception(self.types.generator_exit, vec![]);
                self.raise(exit);
                let exit = self.take_raised();
                self.heap.retain_id(id);
                self.then(CloseFrame { generator: id }, |vm| vm.generator_throw(id, exit))
            }
        }
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
                return vm.raise_thrown(self.exc, true);
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

    /// The exception (owned) that came out of a receiver is raised in the delegating frame, with what that handles as its
    /// context.
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
        self.chain_own(exc);
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
            Input::Return(v) if vm.generator(id).state != GeneratorState::Suspended => {
                vm.heap.release(v);
                // (`gen_send_ex` raises where an asynchronous generator ends, and `gen_close` takes no notice of it.)
                match vm.generator(id).kind {
                    GeneratorKind::AsyncGenerator => Err(vm.throw_empty(vm.types.stop_async_iteration)),
                    _ => Ok(Value::None),
                }
            }
            // An asynchronous generator's own yield comes as a return.
            Input::Value(v) | Input::Return(v) => {
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
