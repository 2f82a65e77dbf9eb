//! Asynchronous generators: what `asend`, `athrow` and `aclose` give drives them.
//!
//! ```text
//! awaitable:  Init -> Iterating -> Closed       each send or throw runs the generator above an [AsyncDriveFrame]
//! ```
//! Rules: PEP 525; Objects/genobject.c of 3.11.

use super::checks::{Check, CheckFrame};
use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::object::generator::{AsyncState, AsyncStep, AsyncStepKind, AsyncStepState, GeneratorState};
use crate::object::{Id, Payload, Value};

impl Vm {
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
                Err(self.reused(kind))
            }
            AsyncStepState::Iterating => {
                self.drive(step, Way::Send, |vm| vm.generator_send(generator, value))
            }
            AsyncStepState::Init if kind == AsyncStepKind::Send => {
                if self.async_state(generator).running {
                    self.heap.release(value);
                    return Err(self.runtime_error("anext(): asynchronous generator is already running"));
                }
                self.step_mut(step).state = AsyncStepState::Iterating;
                self.async_state(generator).running = true;
                // A plain send(None) delivers what asend() was given.
                let value = if value.is_none() {
                    self.heap.retain(first)
                } else {
                    value
                };
                self.drive(step, Way::Send, |vm| vm.generator_send(generator, value))
            }
            AsyncStepState::Init => self.async_throw_start(step, value),
        }
    }

    /// The first `send(value)` (owned) of what `athrow` or `aclose` gave.
    fn async_throw_start(&mut self, step: Value, value: Value) -> R {
        let AsyncStep {
            generator,
            kind,
            value: first,
            ..
        } = self.step_mut(step).clone();
        let given = !value.is_none();
        self.heap.release(value);
        let state = self.async_state(generator);
        let (running, closed) = (state.running, state.closed);
        if self.generator(generator).state == GeneratorState::Closed || running || closed {
            self.step_mut(step).state = AsyncStepState::Closed;
        }
        if self.generator(generator).state == GeneratorState::Closed {
            return Err(self.raise_stop_iteration(Value::None));
        }
        if running {
            let name = if kind == AsyncStepKind::Close {
                "aclose"
            } else {
                "athrow"
            };
            return Err(self.runtime_error(format!("{name}(): asynchronous generator is already running")));
        }
        if closed {
            return Err(self.throw_empty(self.types.stop_async_iteration));
        }
        if given {
            return Err(self.runtime_error("can't send non-None value to a just-started coroutine"));
        }
        self.step_mut(step).state = AsyncStepState::Iterating;
        self.async_state(generator).running = true;
        let exc = if kind == AsyncStepKind::Close {
            self.async_state(generator).closed = true;
            self.new_exception(self.types.generator_exit, vec![])
        } else {
            self.heap.retain(first)
        };
        self.drive(step, Way::Start, |vm| vm.throw_with(generator, exc, false))
    }

    /// `awaitable.throw(exc)` (owned) of an asynchronous generator. One that has not begun stays so: whatever waits on
    /// the way is waited for, and then it begins.
    pub fn async_step_throw(&mut self, step: Value, exc: Value) -> R {
        let AsyncStep {
            generator,
            kind,
            state,
            ..
        } = *self.step_mut(step);
        if state == AsyncStepState::Closed {
            self.heap.release(exc);
            return Err(self.reused(kind));
        }
        self.drive(step, Way::Throw, |vm| vm.generator_throw(generator, exc))
    }

    fn reused(&mut self, kind: AsyncStepKind) -> Ctl {
        self.runtime_error(if kind == AsyncStepKind::Send {
            "cannot reuse already awaited __anext__()/asend()"
        } else {
            "cannot reuse already awaited aclose()/athrow()"
        })
    }

    fn drive(&mut self, step: Value, way: Way, act: impl FnOnce(&mut Self) -> R) -> R {
        let AsyncStep { generator, kind, .. } = *self.step_mut(step);
        self.heap.retain(step);
        self.heap.retain_id(generator);
        let frame = AsyncDriveFrame {
            step,
            generator,
            kind,
            way,
        };
        self.then(frame, act)
    }
}

/// By which method an awaitable is driven: after each, other things are remembered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    /// The first `send` of `athrow` or `aclose`.
    Start,
    Send,
    Throw,
}

/// An awaitable of an asynchronous generator while the generator runs.
#[derive(Clone, Debug)]
pub struct AsyncDriveFrame {
    step: Value,
    generator: Id,
    kind: AsyncStepKind,
    way: Way,
}

impl Step for AsyncDriveFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        let Self {
            step,
            generator,
            kind,
            way,
        } = self;
        let suspended = vm.generator(generator).state == GeneratorState::Suspended;
        let result = match input {
            // Something that it awaits has yielded: passed on.
            Input::Value(v) => Ok(v),
            Input::Start => unreachable!("stepped by what the generator does"),
            // Its own yield.
            Input::Return(v) if suspended && kind == AsyncStepKind::Close => {
                vm.heap.release(v);
                vm.step_mut(step).state = AsyncStepState::Closed;
                vm.async_state(generator).running = false;
                Err(vm.runtime_error("async generator ignored GeneratorExit"))
            }
            Input::Return(v) if suspended => {
                vm.driven(step, kind, way);
                Err(vm.raise_stop_iteration(v))
            }
            // Its end, by returning or by an exception.
            ended => {
                if let Input::Return(v) = ended {
                    vm.heap.release(v);
                    vm.throw_empty(vm.types.stop_async_iteration);
                }
                let ended =
                    vm.raised_is(vm.types.generator_exit) || vm.raised_is(vm.types.stop_async_iteration);
                vm.driven(step, kind, way);
                if kind != AsyncStepKind::Close {
                    vm.async_state(generator).closed |= ended;
                    Err(Ctl::Raised)
                } else if ended {
                    let exc = vm.take_raised();
                    vm.heap.release(exc);
                    Err(vm.raise_stop_iteration(Value::None))
                } else {
                    Err(Ctl::Raised)
                }
            }
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
        self.step_mut(step).state = AsyncStepState::Closed;
        Ok(Value::None)
    }

    /// The generator has yielded or ended while it was driven: what the awaitable and it remember of that.
    fn driven(&mut self, step: Value, kind: AsyncStepKind, way: Way) {
        let content = self.step_mut(step);
        let closes = match kind {
            AsyncStepKind::Send => true,
            AsyncStepKind::Throw => way == Way::Start,
            AsyncStepKind::Close => way != Way::Throw,
        };
        if closes {
            content.state = AsyncStepState::Closed;
        }
        let generator = content.generator;
        if kind != AsyncStepKind::Close || way != Way::Throw {
            self.async_state(generator).running = false;
        }
    }
}
