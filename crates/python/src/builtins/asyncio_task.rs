//! `_asyncio.Task`: a future that steps a coroutine.
//!
//! ```text
//! ready queue -- step handle --> [TaskStepFrame] send / throw --> coroutine
//!      ^                              | yields a future: wake-up added to it, the task waits
//!      +--- wake-up handle <----------+ yields None: step again soon
//!                                     | returns / raises: the task's future ends
//! ```

use super::asyncio_objects::TaskData;
use crate::object::function::NativeDef;
use crate::object::generator::GeneratorKind;
use crate::object::{Id, Payload, Value};
use crate::vm::{Call, R, Vm};
use std::sync::Arc;
use switchboard_models::asyncio::TaskCore;
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

    pub(super) fn set_task_state(
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
}
