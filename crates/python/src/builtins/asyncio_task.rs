//! `_asyncio.Task`: a future that steps a coroutine.
//!
//! ```text
//! ready queue -- step handle --> [TaskStepFrame] send / throw --> coroutine
//!      ^                              | yields a future: wake-up added to it, the task waits
//!      +--- wake-up handle <----------+ yields None: step again soon
//!                                     | returns / raises: the task's future ends
//! ```

use super::asyncio_objects::{FutureData, TaskData};
use crate::object::function::NativeDef;
use crate::object::generator::GeneratorKind;
use crate::object::{Id, Payload, Value};
use crate::vm::native::{Input, Step};
use crate::vm::{Call, Ctl, R, Vm};
use std::sync::Arc;
use switchboard_models::asyncio::{
    CancelEffect, FutureState, Misuse, Outcome, Raised, Resume, TaskCore, YieldEffect, Yielded,
};
use switchboard_trace::event::{ActorKind, ReadyBy};
use switchboard_trace::{ActorId, ActorState, EventId, EventKind, Origin, WaitReason};

/// The wake-up callback's native: `Task.task_wakeup`.
pub static WAKEUP: NativeDef = NativeDef::method("task_wakeup", 2, 2, |vm, args| {
    let (task, future) = (task_arg(vm, args[0])?, args[1].id());
    match future {
        Some(future) => vm.task_wakeup(task, future),
        None => Err(vm.type_error("a future is expected")),
    }
});

/// Methods of `Task`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::slot_keywords("__init__", init),
    NativeDef::method("get_coro", 1, 1, |vm, args| {
        task_part(vm, args[0], |t| t.coroutine)
    }),
    NativeDef::method("get_name", 1, 1, |vm, args| task_part(vm, args[0], |t| t.name)),
    NativeDef::method("get_context", 1, 1, |vm, args| {
        task_part(vm, args[0], |t| t.context)
    }),
    NativeDef::method("set_name", 2, 2, set_name),
    NativeDef::method_keywords("cancel", 2, |vm, call| {
        let [_, message] = vm.parse_args("cancel", call, ["self", "msg"], 1, 2)?;
        let id = task_arg(vm, call.values[0])?;
        vm.cancel_future(id, if message.is_null() { Value::None } else { message })
    }),
    NativeDef::method("cancelling", 1, 1, |vm, args| {
        let id = task_arg(vm, args[0])?;
        Ok(Value::Int(i64::from(vm.task(id).core.cancel_requests())))
    }),
    NativeDef::method("uncancel", 1, 1, |vm, args| {
        let id = task_arg(vm, args[0])?;
        Ok(Value::Int(i64::from(vm.task_mut(id).core.uncancel())))
    }),
    NativeDef::method("set_result", 2, 2, |vm, _| {
        Err(vm.runtime_error("Task does not support set_result operation"))
    }),
    NativeDef::method("set_exception", 2, 2, |vm, _| {
        Err(vm.runtime_error("Task does not support set_exception operation"))
    }),
    NativeDef::method("__del__", 1, 1, |vm, args| {
        // One whose __init__ has failed has nothing to tell.
        let Ok(id) = task_arg(vm, args[0]) else {
            vm.drop_raised();
            return Ok(Value::None);
        };
        let pending = !vm.future(id).core.done() && vm.task(id).log_destroy_pending;
        let hook = if pending {
            vm.shared.task_dropped
        } else {
            vm.shared.future_dropped
        };
        if (pending || vm.future(id).log_traceback) && !hook.is_null() {
            return vm.call_args(hook, &[args[0]]);
        }
        Ok(Value::None)
    }),
    NativeDef::getter("_coro", |vm, args| task_part(vm, args[0], |t| t.coroutine)),
    NativeDef::getter("_fut_waiter", |vm, args| {
        task_part(vm, args[0], |t| {
            t.core.waiting_on().map_or(Value::None, |w| w.future)
        })
    }),
    NativeDef::getter("_must_cancel", |vm, args| {
        let id = task_arg(vm, args[0])?;
        Ok(Value::bool(vm.task(id).core.must_cancel()))
    }),
    NativeDef::getter("_log_destroy_pending", |vm, args| {
        let id = task_arg(vm, args[0])?;
        Ok(Value::bool(vm.task(id).log_destroy_pending))
    }),
    NativeDef::setter("_log_destroy_pending", |vm, args| {
        let id = task_arg(vm, args[0])?;
        let on = args.get(1).is_some_and(|&v| vm.truth_fast(v) == Some(true));
        if let Some(task) = vm.future_mut(id).task.as_mut() {
            task.log_destroy_pending = on;
        }
        Ok(Value::None)
    }),
];

/// Methods of the object that a task's first step is scheduled with.
pub static STEP: &[NativeDef] = &[
    NativeDef::slot("__call__", 1, 2, |vm, args| {
        let task = step_task(vm, args[0]);
        let exc = vm.heap.retain(
            args.get(1)
                .copied()
                .filter(|v| !v.is_none())
                .unwrap_or(Value::Null),
        );
        vm.task_step(task, exc)
    }),
    NativeDef::getter("__self__", |vm, args| {
        let task = step_task(vm, args[0]);
        Ok(vm.heap.retain(Value::Obj(task)))
    }),
];

fn step_task(vm: &Vm, v: Value) -> Id {
    match v.id().map(|id| vm.heap.payload(id)) {
        Some(&Payload::Cell(Value::Obj(task))) => task,
        other => unreachable!("not a task's step: {other:?}"),
    }
}

fn task_arg(vm: &mut Vm, v: Value) -> R<Id> {
    match v.id() {
        Some(id) if matches!(vm.heap.payload(id), Payload::Future(f) if f.task.is_some()) => Ok(id),
        Some(id) if matches!(vm.heap.payload(id), Payload::Future(_)) => {
            Err(vm.runtime_error("Task object is not initialized."))
        }
        _ => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!("a task is expected, not '{name}'")))
        }
    }
}

fn task_part(vm: &mut Vm, v: Value, get: fn(&TaskData) -> Value) -> R {
    let id = task_arg(vm, v)?;
    let v = get(vm.task(id));
    Ok(vm.heap.retain(v))
}

fn set_name(vm: &mut Vm, args: &[Value]) -> R {
    let id = task_arg(vm, args[0])?;
    vm.chain(
        &[Value::Obj(id)],
        |vm, held, text| {
            let result = text.map(|text| {
                let id = held[0].id().expect("a task is an object");
                let old = std::mem::replace(&mut vm.task_mut(id).name, text);
                vm.heap.release(old);
                Value::None
            });
            vm.release_all(&held);
            result
        },
        |vm| vm.str(args[1]),
    )
}

fn init(vm: &mut Vm, call: &Call) -> R {
    let [receiver, coroutine, event_loop, name, context] =
        vm.parse_args("Task", call, ["self", "coro", "loop", "name", "context"], 2, 2)?;
    if !vm.is_coroutine_like(coroutine) {
        return vm.chain(
            &[],
            |vm, _, text| {
                let text = text?;
                let message = format!("a coroutine was expected, got {}", vm.text_of(text));
                vm.heap.release(text);
                Err(vm.type_error(message))
            },
            |vm| vm.repr(coroutine),
        );
    }
    let id = receiver.id().expect("a task is an object");
    let name = if name.is_null() || name.is_none() {
        vm.shared.next_task += 1;
        let text = format!("Task-{}", vm.shared.next_task);
        vm.new_str(text)
    } else {
        vm.heap.retain(name)
    };
    let context = if context.is_null() || context.is_none() {
        vm.copy_context()
    } else {
        vm.heap.retain(context)
    };
    vm.heap.retain(coroutine);
    let (label, wish, origin, function) = vm.coroutine_label(coroutine);
    let hint = std::mem::take(&mut vm.shared.task_name_hint);
    let wish = vm
        .str_of(hint)
        .map(|s| s.text.to_string())
        .filter(|s| s.chars().count() <= 2)
        .or(wish);
    vm.heap.release(hint);
    let letter = vm.trace.letters.give_to(wish.as_deref(), &function, origin);
    let actor = vm.new_actor();
    vm.shared.next_task_serial += 1;
    let task = TaskData {
        core: TaskCore::new(),
        coroutine,
        name,
        context,
        log_destroy_pending: true,
        serial: vm.shared.next_task_serial,
        actor,
        origin,
        letter: letter.clone(),
        label: label.clone(),
        state: ActorState::New,
        reason: None,
        since: None,
    };
    vm.future_mut(id).task = Some(Box::new(task));
    vm.shared.tasks.push(id);
    let parent = vm.trace.task;
    let spawned = vm.emit(None, |_| EventKind::Spawn {
        actor,
        parent,
        kind: ActorKind::Task,
        origin,
        letter,
        label,
    });
    vm.task_mut(id).since = Some(spawned);
    vm.with_loop(receiver, event_loop, |vm, receiver| {
        let id = receiver.id().expect("a task is an object");
        let cause = vm.task(id).since;
        vm.schedule_step(id, Value::Null, ReadyBy::Spawn, cause)?;
        Ok(Value::None)
    })
}

impl Vm {
    /// The task's part of a future.
    #[must_use]
    pub fn task(&self, id: Id) -> &TaskData {
        self.future(id).task.as_ref().expect("a task is expected")
    }

    /// The task's part of a future, to be changed.
    pub fn task_mut(&mut self, id: Id) -> &mut TaskData {
        self.future_mut(id).task.as_mut().expect("a task is expected")
    }

    /// May it be the coroutine of a task?
    pub fn is_coroutine_like(&mut self, v: Value) -> bool {
        if let Some(Payload::Generator(g)) = v.id().map(|id| self.heap.payload(id)) {
            return g.kind != GeneratorKind::AsyncGenerator;
        }
        let n = self.names;
        v.id().is_some()
            && [n.send, n.throw, n.close]
                .iter()
                .all(|&name| self.lookup_special(v, name).is_some())
            && self.lookup_special(v, n.await_).is_some()
    }

    /// Label, wish for a letter, origin and function name of a coroutine.
    fn coroutine_label(&self, coroutine: Value) -> (Arc<str>, Option<String>, Origin, String) {
        match coroutine.id().map(|id| (id, self.heap.payload(id))) {
            Some((id, Payload::Generator(g))) => {
                let (label, wish) = self.call_label(id);
                let function = self.text_of(g.name).to_string();
                (label, wish, self.codes[g.code as usize].origin, function)
            }
            _ => {
                let name = self.type_name(coroutine);
                (
                    format!("{name}()").into(),
                    None,
                    Origin::Program,
                    name.to_string(),
                )
            }
        }
    }

    fn set_task_state(
        &mut self,
        id: Id,
        state: ActorState,
        reason: Option<WaitReason>,
        ready: Option<ReadyBy>,
        cause: Option<EventId>,
    ) -> EventId {
        let actor = self.task(id).actor;
        let shown = reason.clone();
        let kind = |_: &Self| EventKind::State {
            actor,
            state,
            reason: shown,
            ready,
        };
        let event = if state == ActorState::Waiting {
            // The coroutine has left the stack with its frames: it waits where the innermost one stands.
            let coroutine = self.task(id).coroutine;
            self.emit_at(cause, |vm| crate::scene::waiting_line(vm, coroutine), kind)
        } else {
            self.emit(cause, kind)
        };
        let task = self.task_mut(id);
        task.state = state;
        task.reason = reason;
        task.since = Some(event);
        event
    }

    /// Schedules a step of the task, with an exception (owned) or Null.
    pub fn schedule_step(&mut self, id: Id, exc: Value, by: ReadyBy, cause: Option<EventId>) -> R<()> {
        let event_loop = self.future(id).event_loop;
        let Some(loop_id) = self.native_loop(event_loop) else {
            return Err(self.not_supported(
                "a task on a loop that is not asyncio's own",
                "asyncio.new_event_loop()",
            ));
        };
        self.heap.retain_id(id);
        let step = Value::Obj(
            self.heap
                .alloc(self.types.task_step, Payload::Cell(Value::Obj(id))),
        );
        let args: Box<[Value]> = if exc.is_null() {
            Box::new([])
        } else {
            Box::new([exc])
        };
        let args = self.tuple_owned(args);
        let context = self.task(id).context;
        let ready = self.set_task_state(id, ActorState::Ready, None, Some(by), cause);
        self.trace.step_by = by;
        let handle = self.call_soon(loop_id, step, args, context, Some(ready))?;
        self.heap.release(handle);
        self.heap.release(step);
        Ok(())
    }

    /// The task behind a handle's callback: its step (with true) or its wake-up.
    #[must_use]
    pub fn task_behind(&self, callback: Value) -> Option<(Id, bool)> {
        let id = callback.id()?;
        match self.heap.payload(id) {
            &Payload::Cell(Value::Obj(task)) if self.heap.get(id).class == self.types.task_step => {
                Some((task, true))
            }
            Payload::NativeMethod(pair) if std::ptr::eq(pair.0, &WAKEUP) => {
                pair.1.id().map(|task| (task, false))
            }
            _ => None,
        }
    }

    /// The actor that waits on a future, if a task does.
    #[must_use]
    pub fn waiter_of(&self, id: Id) -> Option<ActorId> {
        let waiters = self.future(id).core.waiters();
        waiters
            .iter()
            .find_map(|w| self.task_behind(w.callback.callback))
            .map(|(task, _)| self.task(task).actor)
    }

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
        let result = self.intern("result");
        if !self.is_native_method(Value::Obj(future), result) {
            return self.task_wakeup_by_result(task, future, result);
        }
        let exc = match self.heap.payload(future) {
            Payload::Future(f) => match f.core.state() {
                FutureState::Cancelled => self.make_cancelled_error(future),
                _ => {
                    let (exception, traceback) = (f.exception, f.traceback);
                    if !exception.is_null() {
                        self.future_mut(future).log_traceback = false;
                        self.heap.retain(traceback);
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
        let coroutine = self.task(id).coroutine;
        self.heap.retain_id(id);
        let frame = TaskStepFrame {
            task: id,
            phase: Phase::Running,
        };
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
                let adder = self.intern("add_done_callback");
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

    fn cancel_late(&mut self, id: Id, future: Id, cancel: bool) -> R {
        if !cancel {
            return Ok(Value::None);
        }
        let message = self.future(id).cancel_message;
        let message = if message.is_null() { Value::None } else { message };
        self.chain(
            &[Value::Obj(id)],
            |vm, held, result| {
                let result = result.map(|v| {
                    let accepted = vm.truth_fast(v) == Some(true);
                    vm.heap.release(v);
                    vm.task_mut(held[0].id().expect("a task"))
                        .core
                        .late_answer(accepted);
                    Value::None
                });
                vm.release_all(&held);
                result
            },
            |vm| vm.cancel_any(Value::Obj(future), message),
        )
    }

    /// Is the method that `v`'s class gives under this name one of our own?
    pub fn is_native_method(&mut self, v: Value, name: Id) -> bool {
        let found = self.lookup_special(v, name);
        matches!(
            found.and_then(Value::id).map(|id| self.heap.payload(id)),
            Some(Payload::Native(_))
        )
    }

    /// `v.cancel(msg=message)`: natively where it is ours.
    fn cancel_any(&mut self, v: Value, message: Value) -> R {
        let name = self.intern("cancel");
        if let Some(id) = v.id()
            && matches!(self.heap.payload(id), Payload::Future(_))
            && self.is_native_method(v, name)
        {
            return self.cancel_future(id, message);
        }
        let method = self.get_attr(v, name)?;
        let key = Value::Obj(self.intern("msg"));
        self.heap.retain(key);
        let names = self.tuple_owned(Box::new([key]));
        self.heap.retain(message);
        let result = self.call_owned(method, smallvec::smallvec![message], names);
        self.heap.release(names);
        result
    }

    /// `cancel(msg)` of a future or task. A task passes it on to what it waits on, as far as the chain goes.
    pub fn cancel_future(&mut self, id: Id, message: Value) -> R {
        let mut chain = Vec::new();
        let mut at = id;
        loop {
            if self.future(at).task.is_none() {
                let result = self.cancel_plain_future(at, message);
                return self.answer_chain(&chain, message, result);
            }
            self.future_mut(at).log_traceback = false;
            if self.future(at).core.done() {
                return self.answer_chain(&chain, message, Ok(Value::FALSE));
            }
            let actor = self.task(at).actor;
            self.emit(None, |_| EventKind::CancelRequest { actor });
            match self.task_mut(at).core.cancel() {
                CancelEffect::AtNextStep => {
                    self.set_cancel_message(at, message);
                    return self.answer_chain(&chain, message, Ok(Value::TRUE));
                }
                CancelEffect::AskFuture(future) => {
                    chain.push(at);
                    let name = self.intern("cancel");
                    let future_id = future.id().expect("a future is an object");
                    if matches!(self.heap.payload(future_id), Payload::Future(_))
                        && self.is_native_method(future, name)
                    {
                        at = future_id;
                        continue;
                    }
                    for &task in &chain {
                        self.heap.retain_id(task);
                    }
                    self.heap.retain(message);
                    let frame = CancelFrame { chain, message };
                    return self.then(frame, |vm| vm.cancel_any(future, message));
                }
            }
        }
    }

    fn set_cancel_message(&mut self, id: Id, message: Value) {
        self.heap.retain(message);
        let old = std::mem::replace(&mut self.future_mut(id).cancel_message, message);
        self.heap.release(old);
    }

    /// The innermost future has answered: each task of the chain takes its answer, inner ones first.
    fn answer_chain(&mut self, chain: &[Id], message: Value, result: R) -> R {
        let mut accepted = match result {
            Ok(v) => {
                let accepted = self.truth_fast(v) == Some(true);
                self.heap.release(v);
                accepted
            }
            Err(ctl) => return Err(ctl),
        };
        for &id in chain.iter().rev() {
            if !accepted {
                // A refusal falls to the task itself: its next step throws, with the message.
                self.set_cancel_message(id, message);
            }
            self.task_mut(id).core.future_answered(accepted);
            accepted = true;
        }
        Ok(Value::bool(accepted))
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
                holder: None,
            },
        }
    }
}

/// Where a step of a task stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    /// The coroutine runs.
    Running,
    /// What it has yielded is being dealt with.
    Settling,
}

/// A step of a task.
#[derive(Clone, Debug)]
pub struct TaskStepFrame {
    /// Counted.
    pub task: Id,
    phase: Phase,
}

impl Step for TaskStepFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        let id = self.task;
        if self.phase == Phase::Settling {
            vm.leave_task(id);
            let result = vm.result_of(input);
            vm.heap.release_id(id);
            return result;
        }
        self.phase = Phase::Settling;
        match input {
            Input::Value(v) => vm.then(self, |vm| vm.task_yielded(id, v)),
            Input::Return(v) => vm.then(self, |vm| vm.task_returned(id, v)),
            Input::Raised if vm.raised_is(vm.types.stop_iteration) => {
                let v = vm.take_stop_value();
                vm.then(self, |vm| vm.task_returned(id, v))
            }
            Input::Raised => {
                let exc = vm.take_raised();
                vm.then(self, |vm| vm.task_raised(id, exc))
            }
            Input::Start => unreachable!("a step is stepped by what its coroutine does"),
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.task));
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

/// A cancellation that has reached a future with a `cancel` of its own: the tasks above it wait for the answer.
#[derive(Clone, Debug)]
pub struct CancelFrame {
    /// Outermost first, counted.
    chain: Vec<Id>,
    message: Value,
}

impl Step for CancelFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        let answer = match input {
            Input::Value(v) => v,
            _ => return vm.abandon(self, Ctl::Raised),
        };
        let Self { chain, message } = self;
        let result = vm.answer_chain(&chain, message, Ok(answer));
        for id in chain {
            vm.heap.release_id(id);
        }
        vm.heap.release(message);
        result
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        self.chain.iter().for_each(|&id| f(Value::Obj(id)));
        f(self.message);
    }
}
