//! A step of a task: its coroutine is sent a value or an exception, and what it answers with is acted on.

use super::asyncio_objects::FutureData;
use super::asyncio_task::WAKEUP;
use crate::object::generator::GeneratorKind;
use crate::object::heap::DUE;
use crate::object::{Id, Payload, Value};
use crate::vm::native::{Input, Step};
use crate::vm::{Ctl, R, Vm};
use switchboard_models::asyncio::{FutureState, Misuse, Outcome, Raised, Resume, YieldEffect, Yielded};
use switchboard_trace::event::ReadyBy;
use switchboard_trace::{ActorState, WaitReason};

impl Vm {
    /// The wake-up of a task whose future answers in a way of its own: `future.result()` says what to go on with.
    fn task_wakeup_by_result(&mut self, task: Id, future: Id, name: Id) -> R {
        self.chain(
            &[Value::Obj(task)],
            |vm, held, result| {
                let task = held[0].id().expect("a task is an object");
                let stepped = match result {
                    Ok(v) => {
                        vm.heap.release(v);
                        vm.task_step(task, Value::Null)
                    }
                    Err(Ctl::Raised) => {
                        let exc = vm.take_raised();
                        vm.task_step(task, exc)
                    }
                    Err(ctl) => Err(ctl),
                };
                vm.release_all(&held);
                stepped
            },
            |vm| {
                let method = vm.get_attr(Value::Obj(future), name)?;
                vm.call_owned(method, smallvec::smallvec![], Value::Null)
            },
        )
    }

    /// The wake-up of a task: the future that it waited on has ended.
    pub fn task_wakeup(&mut self, task: Id, future: Id) -> R {
        let result = self.names.result;
        if !self.is_native_method(Value::Obj(future), result) {
            return self.task_wakeup_by_result(task, future, result);
        }
        let exc = match self.heap.payload(future) {
            Payload::Future(f) => match f.core.state() {
                FutureState::Cancelled => self.make_cancelled_error(future),
                _ => {
                    let exception = f.exception;
                    if !exception.is_null() {
                        let ended = self.future_mut(future);
                        ended.log_traceback = false;
                        let traceback = std::mem::take(&mut ended.traceback);
                        if let Some(data) = self.exception_mut(exception) {
                            let old = std::mem::replace(&mut data.traceback, traceback);
                            self.heap.release(old);
                        }
                    }
                    self.heap.retain(exception)
                }
            },
            _ => Value::Null,
        };
        self.task_step(task, exc)
    }

    /// One step of a task; `exc` (owned) is thrown into it unless Null.
    pub fn task_step(&mut self, id: Id, exc: Value) -> R {
        if self.future(id).core.done() {
            self.heap.release(exc);
            return Err(self.throw(self.types.invalid_state_error, "_step(): already done"));
        }
        let given = (!exc.is_null()).then(|| self.kind_of_raised(exc));
        let (resume, waited) = self.task_mut(id).core.begin_step(given);
        if let Some(future) = waited {
            self.heap.release(future);
        }
        let exc = match resume {
            Resume::Send => {
                self.heap.release(exc);
                Value::Null
            }
            Resume::ThrowGiven => exc,
            Resume::ThrowCancelled => {
                self.heap.release(exc);
                self.make_cancelled_error(id)
            }
        };
        let event_loop = self.future(id).event_loop;
        if let Some(loop_id) = self.native_loop(event_loop) {
            self.heap.retain_id(id);
            let old = std::mem::replace(&mut self.event_loop_mut(loop_id).current_task, Value::Obj(id));
            self.heap.release(old);
        }
        let cause = self.task(id).since;
        let actor = self.task(id).actor;
        self.set_task_state(id, ActorState::Running, None, None, cause);
        self.trace.task = Some(actor);
        self.heap.retain_id(id);
        let mut frame = TaskStepFrame {
            task: id,
            phase: Phase::Running,
            exc,
        };
        if !exc.is_null() {
            frame.phase = Phase::Throwing;
            self.push_native(frame);
            return Err(Ctl::Pushed);
        }
        self.task_resume(frame)
    }

    /// The coroutine is sent None, or thrown the frame's exception.
    fn task_resume(&mut self, mut frame: TaskStepFrame) -> R {
        let coroutine = self.task(frame.task).coroutine;
        let exc = std::mem::take(&mut frame.exc);
        self.then(frame, |vm| {
            match (coroutine.id().map(|id| (id, vm.heap.payload(id))), exc.is_null()) {
                (Some((id, Payload::Generator(_))), true) => vm.generator_send(id, Value::None),
                (Some((id, Payload::Generator(_))), false) => vm.generator_throw(id, exc),
                (_, true) => {
                    let send = vm.get_attr(coroutine, vm.names.send)?;
                    vm.call_owned(send, smallvec::smallvec![Value::None], Value::Null)
                }
                (_, false) => {
                    let throw = vm.get_attr(coroutine, vm.names.throw)?;
                    vm.call_owned(throw, smallvec::smallvec![exc], Value::Null)
                }
            }
        })
    }

    fn kind_of_raised(&self, exc: Value) -> Raised {
        let t = self.types;
        if self.is_instance_of(exc, t.cancelled_error) {
            Raised::CancelledError
        } else if self.is_instance_of(exc, t.keyboard_interrupt) || self.is_instance_of(exc, t.system_exit) {
            Raised::Exit
        } else {
            Raised::Other
        }
    }

    fn leave_task(&mut self, id: Id) {
        self.trace.task = None;
        let event_loop = self.future(id).event_loop;
        if let Some(loop_id) = self.native_loop(event_loop) {
            let old = std::mem::take(&mut self.event_loop_mut(loop_id).current_task);
            self.heap.release(old);
        }
    }

    /// The coroutine has yielded `v` (owned).
    fn task_yielded(&mut self, id: Id, v: Value) -> R {
        let own_loop = self.future(id).event_loop;
        let what = match v.id().map(|at| (at, self.heap.payload(at))) {
            _ if v.is_none() => Yielded::Nothing,
            Some((at, Payload::Future(future))) => Yielded::Future {
                future: v,
                awaited: future.blocking,
                same_loop: future.event_loop.is(own_loop),
                is_this_task: at == id,
            },
            Some((_, Payload::Generator(g))) if g.kind == GeneratorKind::Generator => Yielded::Generator,
            _ => self.foreign_future(v, own_loop)?,
        };
        match self.task_mut(id).core.yielded(what, None) {
            YieldEffect::StepSoon => {
                let cause = self.task(id).since;
                self.schedule_step(id, Value::Null, ReadyBy::Soon, cause)?;
                Ok(Value::None)
            }
            YieldEffect::StepSoonWith(misuse) => self.throw_misuse(id, misuse, v),
            YieldEffect::Wait { future, cancel } => {
                // The wait keeps the reference that came with the yield.
                let future_id = future.id().expect("a future is an object");
                let own = matches!(self.heap.payload(future_id), Payload::Future(_));
                let reason = if own {
                    self.future_mut(future_id).blocking = false;
                    self.wait_reason(future_id)
                } else {
                    let done = self.set_attr(future, self.names.future_blocking, Value::FALSE)?;
                    self.heap.release(done);
                    WaitReason::Future(self.type_name(future))
                };
                let since = self.task(id).since;
                let waiting = self.set_task_state(id, ActorState::Waiting, Some(reason), None, since);
                self.heap.retain_id(id);
                let wakeup = Payload::NativeMethod(Box::new((&WAKEUP, Value::Obj(id))));
                let wakeup = Value::Obj(self.heap.alloc(self.types.native, wakeup));
                let context = self.task(id).context;
                let adder = self.names.adder;
                if own && self.is_native_method(future, adder) {
                    self.heap.retain(context);
                    self.add_waiter(future_id, wakeup, context, Some(waiting))?;
                    return self.cancel_late(id, future_id, cancel);
                }
                // A subclass adds callbacks in its own way.
                let add = self.get_attr(future, adder)?;
                let names = Value::Obj(self.intern("context"));
                self.heap.retain(names);
                let names = self.tuple_owned(Box::new([names]));
                self.heap.retain(context);
                let result = self.chain(
                    &[Value::Obj(id), future, Value::bool(cancel)],
                    |vm, held, result| {
                        let result = result.and_then(|v| {
                            vm.heap.release(v);
                            let (id, future) =
                                (held[0].id().expect("a task"), held[1].id().expect("a future"));
                            vm.cancel_late(id, future, held[2] == Value::TRUE)
                        });
                        vm.release_all(&held);
                        result
                    },
                    |vm| vm.call_owned(add, smallvec::smallvec![wakeup, context], names),
                );
                self.heap.release(names);
                result
            }
        }
    }

    /// An object of the program's own that says it is a future: its mark is not None.
    fn foreign_future(&mut self, v: Value, own_loop: Value) -> R<Yielded<Value>> {
        if v.id().is_none() {
            return Ok(Yielded::Other);
        }
        let Some(mark) = self.lookup_attr(v, self.names.future_blocking)? else {
            return Ok(Yielded::Other);
        };
        if mark.is_none() {
            return Ok(Yielded::Other);
        }
        let awaited = self.truth_fast(mark) == Some(true);
        self.heap.release(mark);
        let same_loop = match self.lookup_attr(v, self.names.loop_)? {
            Some(event_loop) => {
                let same = event_loop.is(own_loop);
                self.heap.release(event_loop);
                same
            }
            None => true,
        };
        Ok(Yielded::Future {
            future: v,
            awaited,
            same_loop,
            is_this_task: false,
        })
    }

    fn throw_misuse(&mut self, id: Id, misuse: Misuse, v: Value) -> R {
        let kind = match misuse {
            Misuse::AwaitsItself => 0,
            Misuse::OtherLoop => 1,
            Misuse::NotAwaited => 2,
            Misuse::Generator => 3,
            Misuse::BadYield => 4,
        };
        let result = self.chain(
            &[Value::Obj(id), v, Value::Int(kind)],
            |vm, held, task_text| {
                let subject = held[1];
                let result = task_text.and_then(|task_text| {
                    let result = vm.chain(
                        &[held[0], task_text, held[2]],
                        |vm, held, text| {
                            let result = text.and_then(|text| {
                                let (task, x) = (vm.text_of(held[1]), vm.text_of(text));
                                let message = match held[2] {
                                    Value::Int(0) => format!("Task cannot await on itself: {task}"),
                                    Value::Int(1) => {
                                        format!("Task {task} got Future {x} attached to a different loop")
                                    }
                                    Value::Int(2) => {
                                        format!("yield was used instead of yield from in task {task} with {x}")
                                    }
                                    Value::Int(3) => format!(
                                        "yield was used instead of yield from for generator in task {task} with {x}"
                                    ),
                                    _ => format!("Task got bad yield: {x}"),
                                };
                                vm.heap.release(text);
                                let message = vm.new_str(message);
                                let exc = vm.new_exception(vm.types.runtime_error, vec![message]);
                                let id = held[0].id().expect("a task");
                                let cause = vm.task(id).since;
                                vm.schedule_step(id, exc, ReadyBy::Soon, cause)?;
                                Ok(Value::None)
                            });
                            vm.release_all(&held);
                            result
                        },
                        |vm| vm.repr(subject),
                    );
                    vm.heap.release(task_text);
                    result
                });
                vm.release_all(&held);
                result
            },
            |vm| vm.repr(Value::Obj(id)),
        );
        self.heap.release(v);
        result
    }

    /// What a wait on this future is a wait for.
    fn wait_reason(&self, id: Id) -> WaitReason {
        let future: &FutureData = self.future(id);
        if let Some(task) = &future.task {
            return WaitReason::Actors {
                on: vec![task.actor],
                ended: 0,
            };
        }
        let Some(describes) = &future.describes else {
            return WaitReason::Future("a future".into());
        };
        match (&*describes.kind, describes.until) {
            ("sleep", Some(until)) => WaitReason::Until(until),
            // What a thread of an executor is to do.
            ("call", _) => WaitReason::Future(describes.name.clone().unwrap_or_else(|| "a call".into())),
            // A plain future, behind `shield` for one.
            ("tasks", _) if describes.actors.is_empty() => {
                WaitReason::Future(describes.name.clone().unwrap_or_else(|| "a future".into()))
            }
            ("tasks", _) => {
                let ended = self
                    .shared
                    .tasks
                    .iter()
                    .filter(|&&t| {
                        matches!(self.heap.payload(t), Payload::Future(f) if f.core.done()
                            && f.task.as_ref().is_some_and(|t| describes.actors.contains(&t.actor)))
                    })
                    .count();
                WaitReason::Actors {
                    on: describes.actors.clone(),
                    ended: ended as u32,
                }
            }
            _ => WaitReason::Primitive {
                kind: describes.kind.clone(),
                name: describes.name.clone(),
                holder: describes.holder,
            },
        }
    }
}

/// Where a step of a task stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    /// An exception is about to be thrown into the coroutine. It may go through all frames at once, so this is the moment
    /// at which the task is seen to run.
    Throwing,
    /// The coroutine runs.
    Running,
    /// The coroutine has returned, or raised; what died with its frame is reaped before anybody hears of it.
    Returned,
    Raised,
    /// What it has yielded is being dealt with.
    Settling,
}

/// A step of a task.
#[derive(Clone, Debug)]
pub struct TaskStepFrame {
    /// Counted.
    pub task: Id,
    phase: Phase,
    /// What is thrown, or what the coroutine has ended with (counted), or Null.
    exc: Value,
}

impl TaskStepFrame {
    /// The coroutine has ended with a value or an exception.
    fn ended(mut self, vm: &mut Vm, phase: Phase, outcome: Value) -> R {
        (self.phase, self.exc) = (phase, outcome);
        if vm.heap.dead.iter().all(|&id| id == DUE) {
            return self.step(vm, Input::Value(Value::None));
        }
        vm.then(self, |vm| {
            if vm.reap() {
                Err(Ctl::Pushed)
            } else {
                Ok(Value::None)
            }
        })
    }
}

impl Step for TaskStepFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        let id = self.task;
        if self.phase == Phase::Throwing {
            if vm.fuel == 0 {
                return vm.pause(self);
            }
            vm.fuel -= 1;
            self.phase = Phase::Running;
            return vm.task_resume(self);
        }
        if self.phase == Phase::Settling {
            vm.leave_task(id);
            let result = vm.result_of(input);
            vm.heap.release_id(id);
            return result;
        }
        if matches!(self.phase, Phase::Returned | Phase::Raised) {
            let outcome = std::mem::take(&mut self.exc);
            let returned = self.phase == Phase::Returned;
            self.phase = Phase::Settling;
            return vm.then(self, |vm| match returned {
                true => vm.task_returned(id, outcome),
                false => vm.task_raised(id, outcome),
            });
        }
        self.phase = Phase::Settling;
        match input {
            Input::Value(v) => vm.then(self, |vm| vm.task_yielded(id, v)),
            Input::Return(v) => self.ended(vm, Phase::Returned, v),
            Input::Raised if vm.raised_is(vm.types.stop_iteration) => {
                let v = vm.take_stop_value();
                self.ended(vm, Phase::Returned, v)
            }
            Input::Raised => {
                let exc = vm.take_raised();
                self.ended(vm, Phase::Raised, exc)
            }
            Input::Start => unreachable!("a step is stepped by what its coroutine does"),
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.task));
        f(self.exc);
    }
}

impl Vm {
    fn task_returned(&mut self, id: Id, v: Value) -> R {
        let cause = self.task(id).since;
        match self.task_mut(id).core.returned() {
            Outcome::CancelledByRequest => {
                self.heap.release(v);
                self.set_task_state(id, ActorState::Cancelled, None, None, cause);
                let message = self.future(id).cancel_message;
                let message = if message.is_null() { Value::None } else { message };
                self.cancel_plain_future(id, message)
            }
            _ => {
                self.set_task_state(id, ActorState::Done, None, None, cause);
                self.future_finish(id, v, Value::Null)
            }
        }
    }

    fn task_raised(&mut self, id: Id, exc: Value) -> R {
        let cause = self.task(id).since;
        let kind = self.kind_of_raised(exc);
        match self.task(id).core.raised(kind) {
            Outcome::CancelledByRaise => {
                self.set_task_state(id, ActorState::Cancelled, None, None, cause);
                let old = std::mem::replace(&mut self.future_mut(id).cancelled_with, exc);
                self.heap.release(old);
                // The exception carries the message to whoever asks first; later ones get one without.
                self.set_cancel_message(id, Value::None);
                let waiters = self.future_mut(id).core.cancel().unwrap_or_default();
                let cause = self.task(id).since;
                self.schedule_waiters(id, waiters, cause)
            }
            outcome => {
                self.set_task_state(id, ActorState::Failed, None, None, cause);
                self.heap.retain(exc);
                let result = self.future_finish(id, Value::Null, exc);
                if outcome == Outcome::ExceptionAndOut && result.is_ok() {
                    return Err(self.raise_as_is(exc));
                }
                self.heap.release(exc);
                result
            }
        }
    }
}
