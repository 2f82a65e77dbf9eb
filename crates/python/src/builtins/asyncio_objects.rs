//! The contents of asyncio's native objects: a model's core each, with the values that the model does not look at.

use crate::object::{Id, Value};
use std::sync::Arc;
use switchboard_models::asyncio::{FutureCore, LoopCore, TaskCore, TimerId};
use switchboard_trace::{ActorId, ActorState, EventId, Origin, WaitReason};

/// A done-callback: what is called, in which context (both counted by the future).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Callback {
    pub callback: Value,
    pub context: Value,
}

/// A future; a task is one with `task`.
#[derive(Clone, Debug, Default)]
pub struct FutureData {
    pub core: FutureCore<Callback>,
    /// Number in order of creation: its hash, so that sets of tasks iterate in that order.
    pub serial: u32,
    /// Null before `__init__`.
    pub event_loop: Value,
    pub result: Value,
    pub exception: Value,
    /// The exception's traceback when it was stored.
    pub traceback: Value,
    pub cancel_message: Value,
    /// The CancelledError that ended it, until it is raised once.
    pub cancelled_with: Value,
    pub blocking: bool,
    pub log_traceback: bool,
    /// What a wait on it is a wait for, for drawing.
    pub describes: Option<Arc<Describes>>,
    pub task: Option<Box<TaskData>>,
}

/// What a wait is for.
#[derive(Clone, Debug)]
pub struct Describes {
    pub kind: Arc<str>,
    /// Tasks, for kind "tasks": their actors.
    pub actors: Vec<ActorId>,
    /// When a sleep ends.
    pub until: Option<switchboard_trace::Time>,
    /// The program's name for a primitive, if known.
    pub name: Option<Arc<str>>,
    /// Who holds it, of a lock.
    pub holder: Option<ActorId>,
}

/// What a task has beside its future.
#[derive(Clone, Debug)]
pub struct TaskData {
    pub core: TaskCore<Value>,
    pub coroutine: Value,
    pub name: Value,
    pub context: Value,
    pub log_destroy_pending: bool,
    /// Number in order of creation.
    pub serial: u32,
    pub actor: ActorId,
    pub origin: Origin,
    pub letter: Arc<str>,
    pub label: Arc<str>,
    pub state: ActorState,
    pub reason: Option<WaitReason>,
    pub since: Option<EventId>,
}

/// An entry of the ready queue or the timer heap.
#[derive(Clone, Debug, Default)]
pub struct HandleData {
    pub callback: Value,
    /// A tuple.
    pub args: Value,
    pub event_loop: Value,
    pub context: Value,
    pub cancelled: bool,
    pub repr: Value,
    /// When, as it was given (Null: no timer), and its place in the heap.
    pub when: Value,
    pub timer: Option<TimerId>,
    /// Why it joined the ready queue; None for a timer.
    pub by: Option<switchboard_trace::event::ReadyBy>,
}

/// An event loop.
#[derive(Clone, Debug, Default)]
pub struct LoopData {
    /// Handles are objects, counted by the loop.
    pub core: LoopCore<Id>,
    pub closed: bool,
    pub debug: bool,
    pub current_handle: Value,
    pub current_task: Value,
    /// Once it runs.
    pub actor: Option<ActorId>,
    pub running: bool,
    /// The thread that it runs in, while it runs.
    pub thread: Option<ActorId>,
    /// Waiting until (None inside: for ever).
    pub waits: Option<Option<switchboard_trace::Time>>,
}

impl FutureData {
    /// Calls `f` on every counted reference.
    pub fn visit(&self, f: &mut dyn FnMut(Value)) {
        for waiter in self.core.waiters() {
            f(waiter.callback.callback);
            f(waiter.callback.context);
        }
        for v in [
            self.event_loop,
            self.result,
            self.exception,
            self.traceback,
            self.cancel_message,
            self.cancelled_with,
        ] {
            f(v);
        }
        if let Some(task) = &self.task {
            for v in [task.coroutine, task.name, task.context] {
                f(v);
            }
            if let Some(wait) = task.core.waiting_on() {
                f(wait.future);
            }
        }
    }
}

impl HandleData {
    /// Calls `f` on every counted reference.
    pub fn visit(&self, f: &mut dyn FnMut(Value)) {
        for v in [
            self.callback,
            self.args,
            self.event_loop,
            self.context,
            self.repr,
            self.when,
        ] {
            f(v);
        }
    }
}

impl LoopData {
    /// Calls `f` on every counted reference.
    pub fn visit(&self, f: &mut dyn FnMut(Value)) {
        for ready in self.core.ready() {
            f(Value::Obj(ready.handle));
        }
        for timer in self.core.timers().as_slice() {
            f(Value::Obj(timer.handle));
        }
        f(self.current_handle);
        f(self.current_task);
    }
}
