//! `_asyncio.Future` and the iterator that awaiting one goes through.
//!
//! ```text
//! await future:  pending -> the future itself is yielded once, marked "awaited"; done -> its result at once
//! ```
//! Behaviour: Modules/_asynciomodule.c of 3.11.

use super::asyncio_objects::{Callback, FutureData};
use crate::object::function::NativeDef;
use crate::object::{Id, Payload, Value};
use crate::vm::{Call, R, Vm};
use switchboard_models::asyncio::{Added, FutureState, Waiter};
use switchboard_trace::{EventId, EventKind};

/// Methods of `Future`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(|vm, call| {
        let class = call.values[0].id().expect("__new__ is called with a class");
        Ok(vm.new_future(class, Value::Null))
    }),
    NativeDef::slot_keywords("__init__", init),
    NativeDef::slot("__await__", 1, 1, iterator),
    NativeDef::slot("__iter__", 1, 1, iterator),
    NativeDef::method("result", 1, 1, |vm, args| {
        let id = this(vm, args[0])?;
        vm.future_result(id)
    }),
    NativeDef::method("exception", 1, 1, exception),
    NativeDef::method("set_result", 2, 2, |vm, args| {
        let id = this(vm, args[0])?;
        vm.check_pending(id)?;
        let value = vm.heap.retain(args[1]);
        vm.future_finish(id, value, Value::Null)
    }),
    NativeDef::method("set_exception", 2, 2, set_exception),
    NativeDef::method_keywords("add_done_callback", 2, add_done_callback),
    NativeDef::method("remove_done_callback", 2, 2, remove_done_callback),
    NativeDef::method_keywords("cancel", 2, |vm, call| {
        let [_, message] = vm.parse_args("cancel", call, ["self", "msg"], 1, 2)?;
        let id = this(vm, call.values[0])?;
        let message = if message.is_null() { Value::None } else { message };
        vm.cancel_future(id, message)
    }),
    NativeDef::method("cancelled", 1, 1, |vm, args| {
        let id = this(vm, args[0])?;
        Ok(Value::bool(vm.future(id).core.state() == FutureState::Cancelled))
    }),
    NativeDef::method("done", 1, 1, |vm, args| {
        let id = this(vm, args[0])?;
        Ok(Value::bool(vm.future(id).core.done()))
    }),
    NativeDef::method("get_loop", 1, 1, |vm, args| {
        let id = this(vm, args[0])?;
        match vm.future(id).event_loop {
            Value::Null => Err(vm.runtime_error("Future object is not initialized.")),
            v => Ok(vm.heap.retain(v)),
        }
    }),
    NativeDef::method("_make_cancelled_error", 1, 1, |vm, args| {
        let id = this(vm, args[0])?;
        Ok(vm.make_cancelled_error(id))
    }),
    NativeDef::class_method("__class_getitem__", 2, 2, |vm, args| {
        Ok(vm.generic_alias(args[0], args[1]))
    }),
    NativeDef::method("__del__", 1, 1, |vm, args| {
        let id = this(vm, args[0])?;
        let hook = vm.shared.future_dropped;
        if vm.future(id).log_traceback && !hook.is_null() {
            return vm.call_args(hook, &[args[0]]);
        }
        Ok(Value::None)
    }),
    NativeDef::getter("_state", |vm, args| {
        let id = this(vm, args[0])?;
        let text = match vm.future(id).core.state() {
            FutureState::Pending => "PENDING",
            FutureState::Finished => "FINISHED",
            FutureState::Cancelled => "CANCELLED",
        };
        Ok(vm.new_str(text))
    }),
    NativeDef::getter("_result", |vm, args| part(vm, args[0], |f| f.result)),
    NativeDef::getter("_exception", |vm, args| part(vm, args[0], |f| f.exception)),
    NativeDef::getter("_loop", |vm, args| part(vm, args[0], |f| f.event_loop)),
    NativeDef::getter("_cancel_message", |vm, args| {
        part(vm, args[0], |f| f.cancel_message)
    }),
    NativeDef::setter("_cancel_message", |vm, args| {
        let id = this(vm, args[0])?;
        let new = vm.heap.retain(args.get(1).copied().unwrap_or(Value::Null));
        let old = std::mem::replace(&mut vm.future_mut(id).cancel_message, new);
        vm.heap.release(old);
        Ok(Value::None)
    }),
    NativeDef::getter("_source_traceback", |_, _| Ok(Value::None)),
    NativeDef::getter("_asyncio_future_blocking", |vm, args| {
        let id = this(vm, args[0])?;
        Ok(Value::bool(vm.future(id).blocking))
    }),
    NativeDef::setter("_asyncio_future_blocking", |vm, args| {
        let id = this(vm, args[0])?;
        let on = args.get(1).is_some_and(|&v| vm.truth_fast(v) == Some(true));
        vm.future_mut(id).blocking = on;
        Ok(Value::None)
    }),
    NativeDef::getter("_log_traceback", |vm, args| {
        let id = this(vm, args[0])?;
        Ok(Value::bool(vm.future(id).log_traceback))
    }),
    NativeDef::setter("_log_traceback", |vm, args| {
        let id = this(vm, args[0])?;
        if args.get(1).is_some_and(|&v| vm.truth_fast(v) == Some(true)) {
            return Err(vm.value_error("_log_traceback can only be set to False"));
        }
        vm.future_mut(id).log_traceback = false;
        Ok(Value::None)
    }),
    NativeDef::getter("_callbacks", callbacks),
];

/// Methods of the iterator of an await.
pub static ITERATOR: &[NativeDef] = &[
    NativeDef::slot("__iter__", 1, 1, |vm, args| Ok(vm.heap.retain(args[0]))),
    NativeDef::slot("__next__", 1, 1, |vm, args| vm.future_iter_next(args[0])),
    NativeDef::method("send", 2, 2, |vm, args| vm.future_iter_next(args[0])),
    NativeDef::method("throw", 2, 4, |vm, args| {
        vm.end_future_iter(args[0]);
        let exc = args
            .get(2)
            .copied()
            .filter(|v| vm.exception(*v).is_some())
            .unwrap_or(args[1]);
        if vm.exception(exc).is_some() {
            vm.heap.retain(exc);
            return Err(vm.raise(exc));
        }
        let exc = vm.heap.retain(exc);
        vm.raise_statement(exc, Value::Null, 1)
    }),
    NativeDef::method("close", 1, 1, |vm, args| {
        vm.end_future_iter(args[0]);
        Ok(Value::None)
    }),
];

fn this(vm: &mut Vm, v: Value) -> R<Id> {
    match v.id() {
        Some(id) if matches!(vm.heap.payload(id), Payload::Future(_)) => Ok(id),
        _ => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!("a future is expected, not '{name}'")))
        }
    }
}

fn part(vm: &mut Vm, v: Value, get: fn(&FutureData) -> Value) -> R {
    let id = this(vm, v)?;
    let v = get(vm.future(id));
    Ok(if v.is_null() {
        Value::None
    } else {
        vm.heap.retain(v)
    })
}

fn init(vm: &mut Vm, call: &Call) -> R {
    let [_, event_loop] = vm.parse_args("Future", call, ["self", "loop"], 1, 1)?;
    let receiver = call.values[0];
    vm.with_loop(receiver, event_loop, |_, _| Ok(Value::None))
}

impl Vm {
    /// A pending future (owned) of a class; the loop is owned, Null for none yet.
    pub fn new_future(&mut self, class: Id, event_loop: Value) -> Value {
        self.shared.next_future += 1;
        let data = FutureData {
            serial: self.shared.next_future,
            event_loop,
            ..FutureData::default()
        };
        Value::Obj(self.heap.alloc(class, Payload::Future(Box::new(data))))
    }

    /// Sets the loop of a future: the given one, the running one, or what the library's hook says; then goes on.
    pub fn with_loop(&mut self, future: Value, event_loop: Value, go: fn(&mut Self, Value) -> R) -> R {
        let set = |vm: &mut Self, event_loop: Value| {
            let id = future.id().expect("a future is an object");
            vm.heap.retain(event_loop);
            let old = std::mem::replace(&mut vm.future_mut(id).event_loop, event_loop);
            vm.heap.release(old);
            go(vm, future)
        };
        if !event_loop.is_null() && !event_loop.is_none() {
            return set(self, event_loop);
        }
        let running = self.shared.running_loop;
        if !running.is_null() {
            return set(self, running);
        }
        let hook = self.shared.get_event_loop;
        if hook.is_null() {
            return Err(self.runtime_error("no running event loop"));
        }
        // The hook is the library's and gives its loop; a policy of the program's own may take steps to do so.
        match self.call_args(hook, &[]) {
            Ok(event_loop) => {
                let result = set(self, event_loop);
                self.heap.release(event_loop);
                result
            }
            Err(crate::vm::Ctl::Pushed) => {
                // Slide the continuation under what was pushed.
                self.under_last(super::asyncio_future::LoopGivenFrame { future, go });
                self.heap.retain(future);
                Err(crate::vm::Ctl::Pushed)
            }
            Err(ctl) => Err(ctl),
        }
    }

    /// Puts a native frame under the frame that a call has just pushed.
    fn under_last(&mut self, frame: LoopGivenFrame) {
        let top = self.frames.pop().expect("a call has pushed a frame");
        self.push_native(frame);
        self.frames.push(top);
    }

    /// The content of a future.
    #[must_use]
    pub fn future(&self, id: Id) -> &FutureData {
        match self.heap.payload(id) {
            Payload::Future(future) => future,
            other => unreachable!("not a future: {other:?}"),
        }
    }

    /// The content of a future, to be changed.
    pub fn future_mut(&mut self, id: Id) -> &mut FutureData {
        match self.heap.payload_mut(id) {
            Payload::Future(future) => future,
            other => unreachable!("not a future: {other:?}"),
        }
    }

    fn check_pending(&mut self, id: Id) -> R<()> {
        if self.future(id).core.done() {
            return Err(self.throw(self.types.invalid_state_error, "invalid state"));
        }
        Ok(())
    }

    /// `result()`
    pub fn future_result(&mut self, id: Id) -> R {
        match self.future(id).core.state() {
            FutureState::Pending => Err(self.throw(self.types.invalid_state_error, "Result is not set.")),
            FutureState::Cancelled => {
                let exc = self.make_cancelled_error(id);
                Err(self.raise(exc))
            }
            FutureState::Finished => {
                let future = self.future_mut(id);
                future.log_traceback = false;
                let (result, exception) = (future.result, future.exception);
                if exception.is_null() {
                    return Ok(self.heap.retain(result));
                }
                // The traceback of its making goes with it once; whoever asks again starts a new one.
                let traceback = std::mem::take(&mut future.traceback);
                self.heap.retain(exception);
                if let Some(data) = self.exception_mut(exception) {
                    let old = std::mem::replace(&mut data.traceback, traceback);
                    self.heap.release(old);
                }
                Err(self.raise(exception))
            }
        }
    }

    /// The CancelledError of a cancelled future (owned): the one that ended it, once; else a fresh one.
    pub fn make_cancelled_error(&mut self, id: Id) -> Value {
        let future = self.future_mut(id);
        let known = std::mem::take(&mut future.cancelled_with);
        if !known.is_null() {
            return known;
        }
        let message = future.cancel_message;
        let args = if message.is_null() || message.is_none() {
            vec![]
        } else {
            vec![self.heap.retain(message)]
        };
        self.new_exception(self.types.cancelled_error, args)
    }

    /// Ends a pending future with a result or (not Null) an exception, both owned; its callbacks are scheduled.
    pub fn future_finish(&mut self, id: Id, result: Value, exception: Value) -> R {
        let traceback = match self.exception(exception) {
            Some(data) => data.traceback,
            None => Value::Null,
        };
        self.heap.retain(traceback);
        let future = self.future_mut(id);
        future.result = result;
        future.log_traceback = !exception.is_null();
        future.exception = exception;
        future.traceback = traceback;
        let waiters = future.core.finish().unwrap_or_default();
        let cause = self.future_resolved(id);
        self.schedule_waiters(id, waiters, cause)
    }

    /// The event of a future's end: a task's is its change of state, which the step has emitted.
    pub fn future_resolved(&mut self, id: Id) -> Option<EventId> {
        if let Some(task) = &self.future(id).task {
            return task.since;
        }
        let cause = self.shared.handle_cause;
        let label: std::sync::Arc<str> = match &self.future(id).describes {
            // What the program calls the one future behind it; the library's own word says nothing.
            Some(describes) if &*describes.kind == "tasks" => {
                let several = if describes.actors.len() > 1 {
                    "gather"
                } else {
                    "shield"
                };
                describes.name.clone().unwrap_or_else(|| several.into())
            }
            Some(describes) => describes.kind.clone(),
            None => "future".into(),
        };
        let actor = self.waiter_of(id);
        Some(self.emit(cause, |_| EventKind::Resolve { actor, label }))
    }

    /// Schedules the callbacks of a future that has ended.
    pub fn schedule_waiters(&mut self, id: Id, waiters: Vec<Waiter<Callback>>, cause: Option<EventId>) -> R {
        let event_loop = self.future(id).event_loop;
        for waiter in waiters {
            let Callback { callback, context } = waiter.callback;
            self.schedule_callback(id, event_loop, callback, context, cause)?;
            self.heap.release(callback);
            self.heap.release(context);
        }
        Ok(Value::None)
    }

    /// `loop.call_soon(callback, future, context=context)`, all borrowed.
    fn schedule_callback(
        &mut self,
        id: Id,
        event_loop: Value,
        callback: Value,
        context: Value,
        cause: Option<EventId>,
    ) -> R<()> {
        let Some(loop_id) = self.native_loop(event_loop) else {
            return Err(self.not_supported(
                "a future on a loop that is not asyncio's own",
                "asyncio.new_event_loop()",
            ));
        };
        self.heap.retain_id(id);
        let args = self.tuple_owned(Box::new([Value::Obj(id)]));
        let handle = self.call_soon(loop_id, callback, args, context, cause)?;
        self.heap.release(handle);
        Ok(())
    }

    /// Cancels a future that is no task: `cancel(msg)`.
    pub fn cancel_plain_future(&mut self, id: Id, message: Value) -> R {
        let future = self.future_mut(id);
        future.log_traceback = false;
        if future.core.done() {
            return Ok(Value::FALSE);
        }
        self.heap.retain(message);
        let old = std::mem::replace(&mut self.future_mut(id).cancel_message, message);
        self.heap.release(old);
        let waiters = self.future_mut(id).core.cancel().unwrap_or_default();
        let cause = self.future_resolved(id);
        self.schedule_waiters(id, waiters, cause)?;
        Ok(Value::TRUE)
    }

    fn future_iter(&self, v: Value) -> Option<Id> {
        match v.id().map(|id| self.heap.payload(id)) {
            Some(Payload::FutureIter(future)) => future.id(),
            _ => None,
        }
    }

    /// The next step of an await: the pending future itself, or the end with its result.
    pub fn future_iter_next(&mut self, iterator: Value) -> R {
        let Some(id) = self.future_iter(iterator) else {
            return Err(self.raise_stop_iteration(Value::None));
        };
        let future = self.future_mut(id);
        if !future.core.done() {
            if future.blocking {
                return Err(self.runtime_error("await wasn't used with future"));
            }
            future.blocking = true;
            return Ok(self.heap.retain(Value::Obj(id)));
        }
        let result = self.future_result(id);
        self.end_future_iter(iterator);
        let value = result?;
        let exc = self.new_exception(self.types.stop_iteration, vec![value]);
        Err(self.raise(exc))
    }

    fn end_future_iter(&mut self, iterator: Value) {
        if let Some(Payload::FutureIter(future)) = iterator.id().map(|id| self.heap.payload_mut(id)) {
            let old = std::mem::take(future);
            self.heap.release(old);
        }
    }
}

/// A future whose loop is being asked for.
#[derive(Clone)]
pub struct LoopGivenFrame {
    future: Value,
    go: fn(&mut Vm, Value) -> R,
}

impl std::fmt::Debug for LoopGivenFrame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "loop of {:?}", self.future)
    }
}

impl crate::vm::native::Step for LoopGivenFrame {
    fn step(self, vm: &mut Vm, input: crate::vm::native::Input) -> R {
        let event_loop = match vm.result_of(input) {
            Ok(event_loop) => event_loop,
            Err(ctl) => return vm.abandon(self, ctl),
        };
        let id = self.future.id().expect("a future is an object");
        let old = std::mem::replace(&mut vm.future_mut(id).event_loop, event_loop);
        vm.heap.release(old);
        let result = (self.go)(vm, self.future);
        vm.heap.release(self.future);
        result
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.future);
    }
}

fn iterator(vm: &mut Vm, args: &[Value]) -> R {
    this(vm, args[0])?;
    vm.heap.retain(args[0]);
    Ok(Value::Obj(
        vm.heap.alloc(vm.types.future_iter, Payload::FutureIter(args[0])),
    ))
}

fn exception(vm: &mut Vm, args: &[Value]) -> R {
    let id = this(vm, args[0])?;
    match vm.future(id).core.state() {
        FutureState::Pending => Err(vm.throw(vm.types.invalid_state_error, "Exception is not set.")),
        FutureState::Cancelled => {
            let exc = vm.make_cancelled_error(id);
            Err(vm.raise(exc))
        }
        FutureState::Finished => {
            vm.future_mut(id).log_traceback = false;
            part(vm, args[0], |f| f.exception)
        }
    }
}

fn set_exception(vm: &mut Vm, args: &[Value]) -> R {
    let id = this(vm, args[0])?;
    vm.check_pending(id)?;
    if vm.is_exception_class(args[1]) {
        return vm.chain(
            &[args[0]],
            |vm, held, result| {
                let result = result.and_then(|exc| {
                    let result = finish_with(vm, held[0].id().expect("a future"), exc);
                    vm.heap.release(exc);
                    result
                });
                vm.release_all(&held);
                result
            },
            |vm| vm.call_args(args[1], &[]),
        );
    }
    finish_with(vm, id, args[1])
}

fn finish_with(vm: &mut Vm, id: Id, exc: Value) -> R {
    if vm.exception(exc).is_none() {
        return Err(vm.type_error("invalid exception object"));
    }
    if vm.class_of(exc) == vm.types.stop_iteration {
        return Err(
            vm.type_error("StopIteration interacts badly with generators and cannot be raised into a Future")
        );
    }
    vm.check_pending(id)?;
    vm.heap.retain(exc);
    vm.future_finish(id, Value::Null, exc)
}

fn add_done_callback(vm: &mut Vm, call: &Call) -> R {
    let [_, callback, context] = vm.parse_args("add_done_callback", call, ["self", "fn", "context"], 2, 2)?;
    let id = this(vm, call.values[0])?;
    let context = if context.is_null() || context.is_none() {
        vm.copy_context()
    } else {
        vm.heap.retain(context)
    };
    vm.heap.retain(callback);
    vm.add_waiter(id, callback, context, None)?;
    Ok(Value::None)
}

impl Vm {
    /// Adds a callback (callback and context owned) that is scheduled at the future's end, at once if it has ended.
    pub fn add_waiter(&mut self, id: Id, callback: Value, context: Value, cause: Option<EventId>) -> R<()> {
        match self
            .future_mut(id)
            .core
            .add_callback(Callback { callback, context }, cause)
        {
            Added::Waits => Ok(()),
            Added::ScheduleNow => {
                let event_loop = self.future(id).event_loop;
                let result = self.schedule_callback(id, event_loop, callback, context, cause);
                self.heap.release(callback);
                self.heap.release(context);
                result
            }
        }
    }
}

fn remove_done_callback(vm: &mut Vm, args: &[Value]) -> R {
    let id = this(vm, args[0])?;
    // Functions and bound methods compare without program code; others only by identity.
    let waiting: Vec<Value> = vm
        .future(id)
        .core
        .waiters()
        .iter()
        .map(|w| w.callback.callback)
        .collect();
    let gone: Vec<bool> = waiting
        .iter()
        .map(|&c| c.is(args[1]) || same_bound(vm, c, args[1]))
        .collect();
    let removed = vm.future_mut(id).core.retain(|at, _| !gone[at]);
    let count = removed.len();
    for callback in removed {
        vm.heap.release(callback.callback);
        vm.heap.release(callback.context);
    }
    Ok(Value::Int(count as i64))
}

fn same_bound(vm: &Vm, a: Value, b: Value) -> bool {
    match (
        a.id().map(|id| vm.heap.payload(id)),
        b.id().map(|id| vm.heap.payload(id)),
    ) {
        (Some(Payload::Method(a)), Some(Payload::Method(b))) => a.0.is(b.0) && a.1.is(b.1),
        (Some(Payload::NativeMethod(a)), Some(Payload::NativeMethod(b))) => {
            a.0.name == b.0.name && a.1.is(b.1)
        }
        _ => false,
    }
}

fn callbacks(vm: &mut Vm, args: &[Value]) -> R {
    let id = this(vm, args[0])?;
    let waiting: Vec<Callback> = vm.future(id).core.waiters().iter().map(|w| w.callback).collect();
    if waiting.is_empty() {
        return Ok(Value::None);
    }
    let mut items = Vec::new();
    for Callback { callback, context } in waiting {
        vm.heap.retain(callback);
        vm.heap.retain(context);
        items.push(vm.tuple_owned(Box::new([callback, context])));
    }
    vm.list_owned(items)
}
