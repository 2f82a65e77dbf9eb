//! `_asyncio.Loop`: the event loop's native part, and the frame that runs its passes.
//!
//! ```text
//! begin pass -> wait (gate) -> due timers join the ready queue -> run what was ready -> next pass, unless stopping
//! ```
//! The order is `switchboard_models::asyncio::LoopCore`'s; this file runs the handles and tells what happens.

use super::asyncio_handle::keyword;
use super::asyncio_objects::LoopData;
use super::thread_lock::AnsweredFrame;
use crate::object::function::NativeDef;
use crate::object::{Id, Payload, Value};
use crate::vm::native::{Attempt, Input, Step};
use crate::vm::{Call, Ctl, R, Vm};
use switchboard_engine::{Answer, Trap};
use switchboard_models::asyncio::Wait;
use switchboard_trace::event::ReadyBy;
use switchboard_trace::{ActorState, EventId, EventKind, Origin, Time};

/// Methods of `Loop`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(|vm, call| {
        let class = call.values[0].id().expect("__new__ is called with a class");
        Ok(Value::Obj(vm.heap.alloc(class, Payload::Loop(Box::default()))))
    }),
    NativeDef::slot_keywords("__init__", |_, _| Ok(Value::None)),
    NativeDef::method("time", 1, 1, |vm, _| Ok(Value::float(vm.read_clock()))),
    NativeDef::method_keywords("call_soon", usize::MAX, |vm, call| {
        check_thread(vm, call.values[0])?;
        call_soon(vm, call)
    }),
    NativeDef::method_keywords("call_soon_threadsafe", usize::MAX, |vm, call| {
        let handle = call_soon(vm, call)?;
        let id = this(vm, call.values[0])?;
        let data = vm.event_loop_mut(id);
        data.core.set_pipe_written(true);
        // Its thread may be in the loop's wait: a byte in the pipe ends that.
        match data.thread.filter(|_| data.waits.is_some()) {
            None => Ok(handle),
            Some(thread) => {
                vm.push_native(AnsweredFrame { gives: handle });
                vm.trap(Trap::Rouse(thread))
            }
        }
    }),
    NativeDef::getter("_pipe_written", |vm, args| {
        flag(vm, args[0], |l| l.core.pipe_written())
    }),
    NativeDef::setter("_pipe_written", |vm, args| {
        set_flag(vm, args, |l, on| l.core.set_pipe_written(on))
    }),
    NativeDef::method_keywords("call_later", usize::MAX, call_later),
    NativeDef::method_keywords("call_at", usize::MAX, call_at),
    NativeDef::method("_add_callback", 2, 2, |vm, args| {
        let id = this(vm, args[0])?;
        if let Some(handle) = args[1].id()
            && !vm.handle(handle).cancelled
        {
            let cause = vm.add_handle(handle);
            vm.heap.retain_id(handle);
            vm.event_loop_mut(id).core.call_soon(handle, cause);
        }
        Ok(Value::None)
    }),
    NativeDef::method("_timer_handle_cancelled", 2, 2, |_, _| Ok(Value::None)),
    NativeDef::method("stop", 1, 1, |vm, args| {
        let id = this(vm, args[0])?;
        vm.event_loop_mut(id).core.stop();
        Ok(Value::None)
    }),
    NativeDef::method("_run_passes", 1, 1, run_passes),
    NativeDef::method("_clear", 1, 1, |vm, args| {
        let id = this(vm, args[0])?;
        let handles = vm.event_loop_mut(id).core.clear();
        for handle in handles {
            vm.heap.release_id(handle);
        }
        Ok(Value::None)
    }),
    NativeDef::method("create_future", 1, 1, |vm, args| {
        // The built-in class itself: neither its `__new__` nor its `__init__` can be another one.
        let event_loop = vm.heap.retain(args[0]);
        Ok(vm.new_future(vm.types.future, event_loop))
    }),
    NativeDef::getter("_closed", |vm, args| flag(vm, args[0], |l| l.closed)),
    NativeDef::setter("_closed", |vm, args| set_flag(vm, args, |l, on| l.closed = on)),
    NativeDef::getter("_debug", |vm, args| flag(vm, args[0], |l| l.debug)),
    NativeDef::setter("_debug", |vm, args| set_flag(vm, args, |l, on| l.debug = on)),
    NativeDef::getter("_stopping", |vm, args| flag(vm, args[0], |l| l.core.stopping())),
    NativeDef::setter("_stopping", |vm, args| {
        set_flag(vm, args, |l, on| {
            if on {
                l.core.stop();
            } else {
                l.core.leave();
            }
        })
    }),
    NativeDef::getter("_timer_cancelled_count", |vm, args| {
        let id = this(vm, args[0])?;
        Ok(Value::Int(vm.event_loop(id).core.timers().cancelled_count()))
    }),
    NativeDef::getter("_clock_resolution", |_, _| Ok(Value::float(1e-9))),
    NativeDef::getter("_ready", |vm, args| {
        let id = this(vm, args[0])?;
        let handles: Vec<Id> = vm.event_loop(id).core.ready().map(|r| r.handle).collect();
        let items = handles
            .into_iter()
            .map(|h| vm.heap.retain(Value::Obj(h)))
            .collect();
        vm.list_owned(items)
    }),
    NativeDef::getter("_scheduled", |vm, args| {
        let id = this(vm, args[0])?;
        let handles: Vec<Id> = vm
            .event_loop(id)
            .core
            .timers()
            .as_slice()
            .iter()
            .map(|t| t.handle)
            .collect();
        let items = handles
            .into_iter()
            .map(|h| vm.heap.retain(Value::Obj(h)))
            .collect();
        vm.list_owned(items)
    }),
    NativeDef::getter("_current_handle", |vm, args| {
        let id = this(vm, args[0])?;
        let v = vm.event_loop(id).current_handle;
        Ok(if v.is_null() {
            Value::None
        } else {
            vm.heap.retain(v)
        })
    }),
    NativeDef::setter("_current_handle", |_, _| Ok(Value::None)),
];

fn this(vm: &mut Vm, v: Value) -> R<Id> {
    match vm.native_loop(v) {
        Some(id) => Ok(id),
        None => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!("an event loop is expected, not '{name}'")))
        }
    }
}

fn flag(vm: &mut Vm, v: Value, get: fn(&LoopData) -> bool) -> R {
    let id = this(vm, v)?;
    Ok(Value::bool(get(vm.event_loop(id))))
}

fn set_flag(vm: &mut Vm, args: &[Value], set: fn(&mut LoopData, bool)) -> R {
    let id = this(vm, args[0])?;
    let on = args.get(1).is_some_and(|&v| vm.truth_fast(v) == Some(true));
    set(vm.event_loop_mut(id), on);
    Ok(Value::None)
}

impl Vm {
    /// The loop, if it is one of ours (or of a subclass).
    #[must_use]
    pub fn native_loop(&self, v: Value) -> Option<Id> {
        v.id()
            .filter(|&id| matches!(self.heap.payload(id), Payload::Loop(_)))
    }

    /// The content of a loop.
    #[must_use]
    pub fn event_loop(&self, id: Id) -> &LoopData {
        match self.heap.payload(id) {
            Payload::Loop(data) => data,
            other => unreachable!("not a loop: {other:?}"),
        }
    }

    /// The content of a loop, to be changed.
    pub fn event_loop_mut(&mut self, id: Id) -> &mut LoopData {
        match self.heap.payload_mut(id) {
            Payload::Loop(data) => data,
            other => unreachable!("not a loop: {other:?}"),
        }
    }

    fn check_open(&mut self, id: Id) -> R<()> {
        if self.event_loop(id).closed {
            return Err(self.runtime_error("Event loop is closed"));
        }
        Ok(())
    }

    /// `loop.call_soon(callback, *args, context=context)`: gives the handle (owned). Callback and context borrowed, args
    /// (a tuple) owned. A plain callback tells of its readiness here; a task's step or wake-up has told, in `cause`.
    pub fn call_soon(
        &mut self,
        id: Id,
        callback: Value,
        args: Value,
        context: Value,
        cause: Option<EventId>,
    ) -> R {
        if let Err(ctl) = self.check_open(id) {
            self.heap.release(args);
            return Err(ctl);
        }
        let handle = self.new_handle(id, callback, args, context, Value::Null);
        let by = match self.task_behind(callback) {
            Some((_, true)) => self.trace.step_by,
            Some((_, false)) => ReadyBy::Wake,
            None => ReadyBy::Soon,
        };
        self.handle_mut(handle).by = Some(by);
        let cause = match self.task_behind(callback) {
            Some((_, true)) => cause,
            Some((task, false)) => Some(self.task_ready(task, handle, cause)),
            None => {
                let cause = cause.or(self.shared.handle_cause);
                Some(self.emit(cause, |vm| EventKind::HandleReady {
                    label: vm.callback_label(callback).into(),
                    origin: vm.callback_origin(callback),
                    by,
                }))
            }
        };
        self.heap.retain_id(handle);
        self.event_loop_mut(id).core.call_soon(handle, cause);
        Ok(Value::Obj(handle))
    }

    /// The self-pipe is readable: the handle that empties it joins the ready queue, before the timers that are due.
    fn ready_pipe_reader(&mut self, id: Id) -> R<()> {
        let name = self.intern("_read_from_self");
        let reader = self.get_attr(Value::Obj(id), name)?;
        let context = self.copy_context();
        let args = self.tuple_owned(Box::new([]));
        let handle = self.new_handle(id, reader, args, context, Value::Null);
        self.handle_mut(handle).by = Some(ReadyBy::Io);
        let label = self.callback_label(reader).into();
        let ready = EventKind::HandleReady {
            label,
            origin: Origin::Runtime,
            by: ReadyBy::Io,
        };
        let cause = self.emit(None, |_| ready);
        self.event_loop_mut(id).core.call_soon(handle, Some(cause));
        self.heap.release(reader);
        self.heap.release(context);
        Ok(())
    }

    /// A task's wake-up is scheduled: what it waited on has ended.
    fn task_ready(&mut self, task: Id, handle: Id, cause: Option<EventId>) -> EventId {
        let future = self
            .tuple_items(self.handle(handle).args)
            .and_then(|a| a.first().copied());
        let cancelled = future.and_then(Value::id).is_some_and(|id| {
            matches!(self.heap.payload(id), Payload::Future(f)
                if f.core.state() == switchboard_models::asyncio::FutureState::Cancelled)
        });
        let by = if cancelled { ReadyBy::Cancel } else { ReadyBy::Wake };
        let actor = self.task(task).actor;
        let kind = EventKind::State {
            actor,
            state: ActorState::Ready,
            reason: None,
            ready: Some(by),
        };
        let event = self.emit(cause, |_| kind);
        let task = self.task_mut(task);
        task.state = ActorState::Ready;
        task.reason = None;
        task.since = Some(event);
        event
    }

    pub fn callback_origin(&self, callback: Value) -> Origin {
        match callback.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Function(f)) => self.codes[f.code as usize].origin,
            Some(Payload::Method(pair)) => self.callback_origin(pair.0),
            Some(Payload::Native(def)) if def.name == "print" => Origin::Program,
            Some(Payload::NativeMethod(_)) => Origin::Program,
            _ => Origin::Runtime,
        }
    }
}

fn rest(vm: &mut Vm, values: &[Value]) -> Value {
    let items: Box<[Value]> = values.iter().map(|&v| vm.heap.retain(v)).collect();
    vm.tuple_owned(items)
}

fn given_context(vm: &mut Vm, call: &Call) -> Value {
    match keyword(vm, call, "context") {
        v if v.is_null() || v.is_none() => vm.copy_context(),
        v => vm.heap.retain(v),
    }
}

fn call_soon(vm: &mut Vm, call: &Call) -> R {
    let positional = call.positional();
    let id = this(vm, positional[0])?;
    if positional.len() < 2 {
        return Err(vm.type_error("call_soon() missing 1 required positional argument: 'callback'"));
    }
    let context = given_context(vm, call);
    let args = rest(vm, &positional[2..]);
    let result = vm.call_soon(id, positional[1], args, context, None);
    vm.heap.release(context);
    result
}

fn call_later(vm: &mut Vm, call: &Call) -> R {
    let positional = call.positional();
    if positional.len() < 3 {
        return Err(vm.type_error("call_later() missing required positional arguments"));
    }
    if positional[1].is_none() {
        return Err(vm.type_error("delay must not be None"));
    }
    if vm.num(positional[1]).is_none() {
        let name = vm.type_name(positional[1]);
        return Err(vm.type_error(format!("unsupported operand type(s) for +: 'float' and '{name}'")));
    }
    let when = vm.read_clock() + vm.seconds_of(positional[1]);
    timer(vm, call, Value::float(when))
}

fn call_at(vm: &mut Vm, call: &Call) -> R {
    let positional = call.positional();
    if positional.len() < 3 {
        return Err(vm.type_error("call_at() missing required positional arguments"));
    }
    if positional[1].is_none() {
        return Err(vm.type_error("when cannot be None"));
    }
    timer(vm, call, positional[1])
}

/// In debug mode only the loop's own thread may add to its queues.
fn check_thread(vm: &mut Vm, v: Value) -> R<()> {
    let here = vm.trace.thread;
    let id = this(vm, v)?;
    let data = vm.event_loop(id);
    if data.debug && data.thread.is_some_and(|thread| thread != here) {
        let text = "Non-thread-safe operation invoked on an event loop other than the current one";
        return Err(vm.runtime_error(text));
    }
    Ok(())
}

fn timer(vm: &mut Vm, call: &Call, when: Value) -> R {
    let positional = call.positional();
    let id = this(vm, positional[0])?;
    vm.check_open(id)?;
    check_thread(vm, positional[0])?;
    let context = given_context(vm, call);
    let args = rest(vm, &positional[3..]);
    let handle = vm.new_handle(id, positional[2], args, context, when);
    vm.heap.release(context);
    let actor = vm.trace.task;
    let seconds = vm.seconds_of(when);
    let cause = vm.shared.handle_cause;
    let set = vm.emit(cause, |_| EventKind::TimerSet {
        actor,
        when: Time::from_seconds(seconds),
    });
    vm.heap.retain_id(handle);
    let timer = vm.event_loop_mut(id).core.add_timer(seconds, handle, Some(set));
    vm.handle_mut(handle).timer = Some(timer);
    Ok(Value::Obj(handle))
}

/// A loop that runs its passes.
#[derive(Clone, Debug)]
pub struct LoopFrame {
    /// Counted.
    pub(super) event_loop: Id,
    pub(super) phase: Phase,
    /// The handle that runs (counted), or Null.
    handle: Value,
    /// The context before it was entered (counted), or Null.
    before: Value,
    /// In debug mode: when the handle began to run, in seconds.
    began: Option<f64>,
    /// Where it goes on when the handlers of signals have run; and until when it waits, if that is in a wait.
    pub(super) after: (Phase, Option<Time>),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Phase {
    /// The loop is entered.
    Enter,
    Begin,
    /// The loop's wait has ended.
    Woken,
    /// After the wait: timers that are due join.
    Collect,
    Next,
    /// A handle runs.
    Handle,
    /// A handle of the program that was over at once, so that there is a moment at which it runs.
    Ran,
    /// The library deals with a handle's exception.
    Failed,
    /// The handlers of signals run.
    Signals,
    /// It waits once more, for the rest of its time.
    Again,
}

fn run_passes(vm: &mut Vm, args: &[Value]) -> R {
    let id = this(vm, args[0])?;
    vm.heap.retain_id(id);
    vm.enter_runtime(id);
    let frame = LoopFrame {
        event_loop: id,
        phase: Phase::Enter,
        handle: Value::Null,
        before: Value::Null,
        began: None,
        after: (Phase::Begin, None),
    };
    vm.push_native(frame);
    Err(Ctl::Pushed)
}

impl LoopFrame {
    /// The handle that runs on this loop now.
    #[must_use]
    pub fn running(&self, event_loop: Id) -> Option<Id> {
        let runs = self.event_loop == event_loop && matches!(self.phase, Phase::Handle | Phase::Ran);
        self.handle.id().filter(|_| runs)
    }

    pub(super) fn leave(self, vm: &mut Vm, result: R) -> R {
        vm.leave_runtime(self.event_loop);
        vm.release_frame(&self.into());
        result
    }

    /// A handle has ended: its context is left.
    fn end_handle(&mut self, vm: &mut Vm) {
        let before = std::mem::take(&mut self.before);
        vm.leave_context(before);
        vm.emit(None, |_| EventKind::HandleEnd);
        vm.shared.handle_cause = None;
    }
}

impl Step for LoopFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        let id = self.event_loop;
        let mut input = input;
        loop {
            if vm.signals.tripped
                && matches!(self.phase, Phase::Begin | Phase::Next)
                && vm.looks_for_signals()
            {
                self.after.0 = self.phase;
                return self.handle_signals(vm);
            }
            match self.phase {
                Phase::Signals | Phase::Again => match self.handled_signals(vm, input) {
                    Ok(frame) => {
                        self = frame;
                        input = Input::Start;
                    }
                    Err(result) => return result,
                },
                Phase::Begin => {
                    let start = vm.event_loop_mut(id).core.begin_pass();
                    for handle in start.dropped {
                        vm.heap.release_id(handle);
                    }
                    self.phase = Phase::Collect;
                    let until = match start.wait {
                        Wait::No => continue,
                        Wait::Until(_) => {
                            let now = vm.read_clock();
                            match vm.event_loop(id).core.wait_from(now) {
                                None => continue,
                                Some(until) => Some(Time::from_seconds(until)),
                            }
                        }
                        Wait::Forever => None,
                    };
                    let runtime = vm.event_loop(id).actor.expect("a loop that runs has an actor");
                    vm.emit(None, |_| EventKind::Wait { runtime, until });
                    vm.event_loop_mut(id).waits = Some(until);
                    vm.trace.trap = Some(Trap::Sleep(until));
                    self.phase = Phase::Woken;
                    vm.push_native(self);
                    return Err(Ctl::Pushed);
                }
                Phase::Enter | Phase::Woken => {
                    // A run may have been cut right here: what comes next happens a tick later.
                    if vm.fuel == 0 {
                        return vm.pause(self);
                    }
                    vm.fuel -= 1;
                    let until = vm.event_loop_mut(id).waits.take().flatten();
                    if std::mem::take(&mut vm.trace.answer) == Answer::Interrupted {
                        self.after = (Phase::Again, until);
                        return self.handle_signals(vm);
                    }
                    self.phase = match self.phase {
                        Phase::Woken => Phase::Collect,
                        _ => Phase::Begin,
                    };
                }
                Phase::Collect => {
                    if vm.event_loop(id).core.pipe_written()
                        && let Err(ctl) = vm.ready_pipe_reader(id)
                    {
                        return self.leave(vm, Err(ctl));
                    }
                    let now = vm.read_clock();
                    let mut core = std::mem::take(&mut vm.event_loop_mut(id).core);
                    core.collect_due(now, |timer| {
                        let actor = vm.timer_owner(timer.handle);
                        let when = Time::from_seconds(timer.when);
                        Some(vm.emit(timer.cause, |_| EventKind::TimerDue { actor, when }))
                    });
                    let (pass, ready) = (core.pass(), core.left_in_pass() as u32);
                    vm.event_loop_mut(id).core = core;
                    let runtime = vm.event_loop(id).actor.expect("a loop that runs has an actor");
                    vm.emit(None, |_| EventKind::PassBegin { runtime, pass, ready });
                    self.phase = Phase::Next;
                }
                Phase::Next => {
                    // What died in a handle is gone before the next one, and before the loop waits.
                    if !vm.heap.dead.is_empty() {
                        match vm.attempt(self, |vm| match vm.reap() {
                            true => Err(Ctl::Pushed),
                            false => Ok(Value::None),
                        }) {
                            Attempt::Later => return Err(Ctl::Pushed),
                            Attempt::Now(frame, _) => self = frame,
                        }
                    }
                    // Each handle burns fuel of its own: a loop of natives can be stopped like any other.
                    if vm.fuel == 0 {
                        return vm.pause(self);
                    }
                    vm.fuel -= 1;
                    let Some(ready) = vm.event_loop_mut(id).core.next_handle() else {
                        if vm.event_loop(id).core.stopping() {
                            return self.leave(vm, Ok(Value::None));
                        }
                        self.phase = Phase::Begin;
                        continue;
                    };
                    let handle = ready.handle;
                    if vm.handle(handle).cancelled {
                        vm.heap.release_id(handle);
                        continue;
                    }
                    let data = vm.handle(handle);
                    let (callback, args, context) = (data.callback, data.args, data.context);
                    self.handle = Value::Obj(handle);
                    self.before = match vm.enter_context(context) {
                        Ok(before) => before,
                        Err(ctl) => return self.leave(vm, Err(ctl)),
                    };
                    self.phase = Phase::Handle;
                    vm.shared.handle_cause = ready.cause;
                    let task = vm.task_behind(callback);
                    let by = vm.handle(handle).by.unwrap_or(ReadyBy::Timer);
                    let of = task.map(|(task, _)| vm.task(task).actor);
                    let origin = match task {
                        Some((task, _)) => vm.task(task).origin,
                        None => vm.callback_origin(callback),
                    };
                    vm.emit(ready.cause, |vm| EventKind::HandleRun {
                        label: vm.handle_label(handle).into(),
                        origin,
                        by,
                        of,
                    });
                    let items = vm.tuple_items(args).map(<[Value]>::to_vec).unwrap_or_default();
                    self.began = vm.event_loop(id).debug.then(|| vm.read_clock());
                    let attempt = vm.attempt(self, |vm| match task {
                        Some((task, true)) => {
                            let exc = vm.heap.retain(items.first().copied().unwrap_or(Value::Null));
                            vm.task_step(task, exc)
                        }
                        Some((task, false)) => {
                            vm.task_wakeup(task, items[0].id().expect("a wake-up is given its future"))
                        }
                        None => vm.call_args(callback, &items),
                    });
                    match attempt {
                        Attempt::Later => return Err(Ctl::Pushed),
                        Attempt::Now(frame, result) => {
                            self = frame;
                            input = match result {
                                Ok(v) if task.is_none() && origin == Origin::Program => {
                                    vm.heap.release(v);
                                    self.phase = Phase::Ran;
                                    continue;
                                }
                                Ok(v) => Input::Value(v),
                                Err(Ctl::Raised) => Input::Raised,
                                Err(ctl) => return self.leave(vm, Err(ctl)),
                            };
                        }
                    }
                }
                Phase::Ran => {
                    if vm.fuel == 0 {
                        return vm.pause(self);
                    }
                    vm.fuel -= 1;
                    self.phase = Phase::Handle;
                    input = Input::Value(Value::None);
                }
                Phase::Handle => {
                    self.end_handle(vm);
                    match input {
                        Input::Value(v) | Input::Return(v) => {
                            vm.heap.release(v);
                            let began = self.began.take();
                            if let Some(seconds) = began.and_then(|_| vm.slow_handle(id, began)) {
                                self.phase = Phase::Failed;
                                let handle = self.handle;
                                match vm.turn(self, |vm| vm.report_slow_handle(id, handle, seconds)) {
                                    Ok((frame, next)) => {
                                        self = frame;
                                        input = next;
                                        continue;
                                    }
                                    Err(result) => return result,
                                }
                            }
                            let handle = std::mem::take(&mut self.handle);
                            vm.heap.release(handle);
                            self.phase = Phase::Next;
                        }
                        Input::Start => unreachable!("a handle is stepped by its outcome"),
                        Input::Raised => {
                            let t = vm.types;
                            let hook = vm.shared.callback_failed;
                            if vm.raised_is(t.system_exit)
                                || vm.raised_is(t.keyboard_interrupt)
                                || hook.is_null()
                            {
                                return self.leave(vm, Err(Ctl::Raised));
                            }
                            let exc = vm.take_raised();
                            self.phase = Phase::Failed;
                            let handle = self.handle;
                            let attempt = vm.attempt(self, |vm| {
                                let result = vm.call_args(hook, &[handle, exc]);
                                vm.heap.release(exc);
                                result
                            });
                            match attempt {
                                Attempt::Later => return Err(Ctl::Pushed),
                                Attempt::Now(frame, result) => {
                                    self = frame;
                                    input = match result {
                                        Ok(v) => Input::Value(v),
                                        Err(Ctl::Raised) => Input::Raised,
                                        Err(ctl) => return self.leave(vm, Err(ctl)),
                                    };
                                }
                            }
                        }
                    }
                }
                Phase::Failed => {
                    let result = vm.result_of(input);
                    match result {
                        Ok(v) => vm.heap.release(v),
                        Err(ctl) => return self.leave(vm, Err(ctl)),
                    }
                    let handle = std::mem::take(&mut self.handle);
                    vm.heap.release(handle);
                    self.phase = Phase::Next;
                }
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.event_loop));
        f(self.handle);
        f(self.before);
    }
}
