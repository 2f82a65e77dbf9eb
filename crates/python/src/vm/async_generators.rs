//! Asynchronous generators: what `asend`, `athrow` and `aclose` give drives them.
//!
//! ```text
//! awaitable:  Init -> Iterating -> Closed       each send or throw runs the generator above an [AsyncDriveFrame]
//! ```
//! Rules: PEP 525; Objects/genobject.c of 3.11.

use super::iter::{Check, CheckFrame};
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
