//! `_asyncio.Handle` and `_asyncio.TimerHandle`: entries of a loop's ready queue and timer heap.

use super::asyncio_objects::HandleData;
use crate::object::function::NativeDef;
use crate::object::{Id, Payload, Value};
use crate::vm::{Call, R, Vm};

/// Methods of `Handle`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(|vm, call| {
        let class = call.values[0].id().expect("__new__ is called with a class");
        Ok(Value::Obj(vm.heap.alloc(class, Payload::Handle(Box::default()))))
    }),
    NativeDef::slot_keywords("__init__", |vm, call| {
        let [_, callback, args, event_loop, context] = vm.parse_args(
            "Handle",
            call,
            ["self", "callback", "args", "loop", "context"],
            4,
            5,
        )?;
        fill(
            vm,
            call.values[0],
            callback,
            args,
            event_loop,
            context,
            Value::Null,
        )
    }),
    NativeDef::method("cancel", 1, 1, |vm, args| {
        vm.cancel_handle(handle_id(vm, args[0]))
    }),
    NativeDef::method("cancelled", 1, 1, |vm, args| {
        Ok(Value::bool(vm.handle(handle_id(vm, args[0])).cancelled))
    }),
    NativeDef::method("_run", 1, 1, |vm, args| {
        let handle = handle_id(vm, args[0]);
        let (callback, arguments) = (vm.handle(handle).callback, vm.handle(handle).args);
        let items = vm
            .tuple_items(arguments)
            .map(<[Value]>::to_vec)
            .unwrap_or_default();
        vm.call_args(callback, &items)
    }),
    NativeDef::getter("_callback", |vm, args| part(vm, args[0], |h| h.callback)),
    NativeDef::getter("_args", |vm, args| part(vm, args[0], |h| h.args)),
    NativeDef::getter("_loop", |vm, args| part(vm, args[0], |h| h.event_loop)),
    NativeDef::getter("_context", |vm, args| part(vm, args[0], |h| h.context)),
    NativeDef::getter("_repr", |vm, args| part(vm, args[0], |h| h.repr)),
    NativeDef::getter("_cancelled", |vm, args| {
        Ok(Value::bool(vm.handle(handle_id(vm, args[0])).cancelled))
    }),
    NativeDef::getter("_source_traceback", |_, _| Ok(Value::None)),
];

/// Methods of `TimerHandle` beside.
pub static TIMER: &[NativeDef] = &[
    NativeDef::slot_keywords("__init__", |vm, call| {
        let [_, when, callback, args, event_loop, context] = vm.parse_args(
            "TimerHandle",
            call,
            ["self", "when", "callback", "args", "loop", "context"],
            5,
            6,
        )?;
        fill(vm, call.values[0], callback, args, event_loop, context, when)
    }),
    NativeDef::method("when", 1, 1, |vm, args| part(vm, args[0], |h| h.when)),
    NativeDef::getter("_when", |vm, args| part(vm, args[0], |h| h.when)),
    NativeDef::getter("_scheduled", |vm, args| {
        let handle = vm.handle(handle_id(vm, args[0]));
        let scheduled = match (handle.timer, vm.native_loop(handle.event_loop)) {
            (Some(timer), Some(id)) => vm.event_loop(id).core.timers().contains(timer),
            _ => false,
        };
        Ok(Value::bool(scheduled))
    }),
];

fn handle_id(vm: &Vm, v: Value) -> Id {
    match v.id() {
        Some(id) if matches!(vm.heap.payload(id), Payload::Handle(_)) => id,
        _ => unreachable!("a method of Handle is called on one"),
    }
}

fn part(vm: &mut Vm, v: Value, get: fn(&HandleData) -> Value) -> R {
    let v = get(vm.handle(handle_id(vm, v)));
    Ok(if v.is_null() {
        Value::None
    } else {
        vm.heap.retain(v)
    })
}

fn fill(
    vm: &mut Vm,
    handle: Value,
    callback: Value,
    args: Value,
    event_loop: Value,
    context: Value,
    when: Value,
) -> R {
    let context = if context.is_null() || context.is_none() {
        vm.copy_context()
    } else {
        vm.heap.retain(context)
    };
    for v in [callback, args, event_loop, when] {
        vm.heap.retain(v);
    }
    let id = handle_id(vm, handle);
    if let Payload::Handle(data) = vm.heap.payload_mut(id) {
        **data = HandleData {
            callback,
            args,
            event_loop,
            context,
            when,
            ..HandleData::default()
        };
    }
    Ok(Value::None)
}

impl Vm {
    /// The content of a handle.
    #[must_use]
    pub fn handle(&self, id: Id) -> &HandleData {
        match self.heap.payload(id) {
            Payload::Handle(handle) => handle,
            other => unreachable!("not a handle: {other:?}"),
        }
    }

    /// The content of a handle, to be changed.
    pub fn handle_mut(&mut self, id: Id) -> &mut HandleData {
        match self.heap.payload_mut(id) {
            Payload::Handle(handle) => handle,
            other => unreachable!("not a handle: {other:?}"),
        }
    }

    /// A new handle (owned); callback and context are borrowed, args (a tuple) owned; `when` Null for no timer.
    pub fn new_handle(
        &mut self,
        event_loop: Id,
        callback: Value,
        args: Value,
        context: Value,
        when: Value,
    ) -> Id {
        for v in [callback, context, when] {
            self.heap.retain(v);
        }
        self.heap.retain_id(event_loop);
        let event_loop = Value::Obj(event_loop);
        let data = HandleData {
            callback,
            args,
            event_loop,
            context,
            when,
            ..HandleData::default()
        };
        let class = if when.is_null() {
            self.types.handle
        } else {
            self.types.timer_handle
        };
        self.heap.alloc(class, Payload::Handle(Box::new(data)))
    }

    /// `handle.cancel()`
    pub fn cancel_handle(&mut self, id: Id) -> R {
        if self.handle(id).cancelled {
            return Ok(Value::None);
        }
        let actor = self.timer_owner(id);
        let handle = self.handle_mut(id);
        handle.cancelled = true;
        let (callback, args) = (
            std::mem::take(&mut handle.callback),
            std::mem::take(&mut handle.args),
        );
        let (timer, event_loop, when) = (handle.timer, handle.event_loop, handle.when);
        if let (Some(timer), Some(loop_id)) = (timer, self.native_loop(event_loop)) {
            let pending = self.event_loop_mut(loop_id).core.cancel_timer(timer);
            if pending {
                let when = self.seconds_of(when);
                let when = switchboard_trace::Time::from_seconds(when);
                self.emit(None, |_| switchboard_trace::EventKind::TimerCancel {
                    actor,
                    when,
                });
            }
        }
        self.heap.release(callback);
        self.heap.release(args);
        Ok(Value::None)
    }

    /// A number as float seconds; 0 for anything else.
    #[must_use]
    pub fn seconds_of(&self, v: Value) -> f64 {
        match v {
            Value::Int(i) => i as f64,
            Value::Float(x) => x.get(),
            Value::Bool(b) => f64::from(u8::from(b.get())),
            other => self.num(other).and_then(|n| n.to_float().ok()).unwrap_or(0.0),
        }
    }

    /// The handle's callback as text: its qualified name, or the task it steps.
    #[must_use]
    pub fn handle_label(&self, id: Id) -> String {
        let callback = self.handle(id).callback;
        if let Some((task, step)) = self.task_behind(callback) {
            let name = self.text_of(self.task(task).name);
            // Made for every handle that runs.
            return [if step { "step(" } else { "wakeup(" }, &name, ")"].concat();
        }
        self.callback_label(callback)
    }

    /// A callable's qualified name; of a partial, its function's.
    #[must_use]
    pub fn callback_label(&self, callback: Value) -> String {
        match callback.id().map(|id| (id, self.heap.payload(id))) {
            Some((_, Payload::Function(f))) => self.text_of(f.qualname).to_string(),
            Some((_, Payload::Method(pair))) => self.callback_label(pair.0),
            Some((_, Payload::Native(def))) => def.name.to_owned(),
            Some((_, Payload::NativeMethod(pair))) => format!("{}.{}", self.type_name(pair.1), pair.0.name),
            Some((id, Payload::Plain(_))) => {
                // `functools.partial` keeps its function under this name.
                match self.own_attr_str(id, "func") {
                    Some(function) => self.callback_label(function),
                    None => self.type_name(callback).to_string(),
                }
            }
            // A handle that is cancelled has let its callback go.
            None if callback.is_null() => "cancelled".to_owned(),
            _ => self.type_name(callback).to_string(),
        }
    }

    /// Whose wait a timer ends: the task that waits on the future which its callback is given.
    #[must_use]
    pub fn timer_owner(&self, id: Id) -> Option<switchboard_trace::ActorId> {
        let args = self.tuple_items(self.handle(id).args)?;
        let future = args.first()?.id()?;
        match self.heap.payload(future) {
            Payload::Future(_) => self.waiter_of(future),
            _ => None,
        }
    }
}

/// Names the native to be used where a handle's own keyword call is meant.
pub fn keyword(vm: &mut Vm, call: &Call, name: &str) -> Value {
    call.keywords()
        .find(|(key, _)| vm.is_text(*key, name))
        .map_or(Value::Null, |(_, value)| value)
}
