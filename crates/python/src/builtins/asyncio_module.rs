//! `_asyncio`: what the library's asyncio stands on (see `lib/asyncio/NATIVE.md`).

use super::asyncio_objects::Describes;
use crate::object::function::NativeDef;
use crate::object::{Id, Payload, Value};
use crate::scene::name_of;
use crate::vm::threads::Threads;
use crate::vm::{Call, R, Vm, frame::Frame};
use std::sync::Arc;
use switchboard_trace::{EventKind, Origin, Time};

/// Functions of `_asyncio`.
pub static FUNCTIONS: &[NativeDef] = &[
    NativeDef::keywords("_extend", 1, extend),
    NativeDef::keywords("_hooks", 0, hooks),
    NativeDef::function("get_running_loop", 0, 0, |vm, _| match vm.shared.running_loop {
        Value::Null => Err(vm.runtime_error("no running event loop")),
        v => Ok(vm.heap.retain(v)),
    }),
    NativeDef::function("_get_running_loop", 0, 0, |vm, _| match vm.shared.running_loop {
        Value::Null => Ok(Value::None),
        v => Ok(vm.heap.retain(v)),
    }),
    NativeDef::function("_set_running_loop", 1, 1, |vm, args| {
        let new = if args[0].is_none() {
            Value::Null
        } else {
            vm.heap.retain(args[0])
        };
        let old = std::mem::replace(&mut vm.shared.running_loop, new);
        vm.heap.release(old);
        Ok(Value::None)
    }),
    NativeDef::function("_get_ident", 0, 0, |vm, _| {
        Ok(Value::Int(Threads::ident(vm.threads.current)))
    }),
    NativeDef::function("get_event_loop", 0, 0, get_event_loop),
    NativeDef::keywords("_get_event_loop", 1, |vm, _| get_event_loop(vm, &[])),
    NativeDef::function("_current_task", 1, 1, |vm, args| match vm.native_loop(args[0]) {
        Some(id) => {
            let task = vm.event_loop(id).current_task;
            Ok(if task.is_null() {
                Value::None
            } else {
                vm.heap.retain(task)
            })
        }
        None => Ok(Value::None),
    }),
    NativeDef::function("_enter_task", 2, 2, |vm, args| {
        let Some(id) = vm.native_loop(args[0]) else {
            return Ok(Value::None);
        };
        if !vm.event_loop(id).current_task.is_null() {
            return Err(vm.runtime_error("Cannot enter into task while another task is being executed."));
        }
        vm.heap.retain(args[1]);
        vm.event_loop_mut(id).current_task = args[1];
        Ok(Value::None)
    }),
    NativeDef::function("_leave_task", 2, 2, |vm, args| {
        let Some(id) = vm.native_loop(args[0]) else {
            return Ok(Value::None);
        };
        if !vm.event_loop(id).current_task.is(args[1]) {
            return Err(vm.runtime_error("Leaving task does not match the current task."));
        }
        let old = std::mem::take(&mut vm.event_loop_mut(id).current_task);
        vm.heap.release(old);
        Ok(Value::None)
    }),
    NativeDef::function("_register_task", 1, 1, |_, _| Ok(Value::None)),
    NativeDef::function("_unregister_task", 1, 1, |_, _| Ok(Value::None)),
    NativeDef::function("_tasks", 0, 0, |vm, _| {
        let tasks = vm.shared.tasks.clone();
        let items = tasks
            .into_iter()
            .map(|id| vm.heap.retain(Value::Obj(id)))
            .collect();
        vm.list_owned(items)
    }),
    NativeDef::function("_task_set", 0, 1, task_set),
    NativeDef::function("_describe", 2, usize::MAX, describe),
    NativeDef::function("_sync", 3, 3, |vm, args| {
        let (what, kind) = (vm.text_of(args[0]), vm.text_of(args[1]));
        // An event that the library keeps for itself (a queue has one) is not the program's act.
        let caller = vm.frames.iter().rev().filter_map(|frame| match frame {
            Frame::Py(f) => Some(vm.codes[f.code as usize].origin),
            Frame::Native(_) => None,
        });
        if &*kind == "event" && { caller }.nth(1) != Some(Origin::Program) {
            return Ok(Value::None);
        }
        let (actor, subject) = (vm.trace.task, args[2]);
        if &*kind == "lock"
            && let Some(id) = subject.id()
        {
            match (&*what, actor) {
                ("acquired", Some(actor)) => {
                    let serial = vm.heap.get(id).serial;
                    vm.trace.holders.insert(id, (serial, actor));
                }
                _ => drop(vm.trace.holders.remove(&id)),
            }
        }
        vm.emit(None, |vm| EventKind::Sync {
            what: what.clone(),
            kind: kind.clone(),
            name: name_of(vm, subject),
            actor,
        });
        Ok(Value::None)
    }),
    NativeDef::function("_phase", 2, 2, |vm, args| {
        let (name, begin) = (vm.text_of(args[0]), args[1] == Value::TRUE);
        vm.emit(None, |_| EventKind::Phase { name, begin });
        Ok(Value::None)
    }),
    NativeDef::function("_set_interrupt", 2, 2, super::signal::set_interrupt),
    NativeDef::function("_name_hint", 1, 1, |vm, args| {
        let new = vm.heap.retain(args[0]);
        let old = std::mem::replace(&mut vm.shared.task_name_hint, new);
        vm.heap.release(old);
        Ok(Value::None)
    }),
    NativeDef::function("_iscoroutine", 1, 1, |vm, args| {
        Ok(Value::bool(vm.is_coroutine_like(args[0])))
    }),
];

fn extend(vm: &mut Vm, call: &Call) -> R {
    let Some(class) = call.values[0]
        .id()
        .filter(|&id| matches!(vm.heap.payload(id), Payload::Class(_)))
    else {
        return Err(vm.type_error("_extend() needs a class"));
    };
    let namespace = vm.class(class).namespace;
    let pairs: Vec<(Value, Value)> = call.keywords().collect();
    for (name, value) in pairs {
        let key = vm.intern(&vm.text_of(name).clone());
        vm.heap.retain(value);
        vm.dict_set_name(namespace, key, value);
    }
    vm.class_changed(class);
    Ok(Value::None)
}

fn hooks(vm: &mut Vm, call: &Call) -> R {
    let pairs: Vec<(Value, Value)> = call.keywords().collect();
    for (name, value) in pairs {
        vm.heap.retain(value);
        let text = vm.text_of(name);
        let place = match &*text {
            "get_event_loop" => &mut vm.shared.get_event_loop,
            "callback_failed" => &mut vm.shared.callback_failed,
            "future_dropped" => &mut vm.shared.future_dropped,
            "task_dropped" => &mut vm.shared.task_dropped,
            _ => return Err(vm.type_error(format!("unknown hook '{text}'"))),
        };
        let old = std::mem::replace(place, value);
        vm.heap.release(old);
    }
    Ok(Value::None)
}

fn get_event_loop(vm: &mut Vm, _: &[Value]) -> R {
    if !vm.shared.running_loop.is_null() {
        return Ok(vm.heap.retain(vm.shared.running_loop));
    }
    let hook = vm.shared.get_event_loop;
    if hook.is_null() {
        return Err(vm.runtime_error("no running event loop"));
    }
    vm.call_args(hook, &[])
}

/// A set whose table is so large that futures, whose hash is their number, stand in order of creation.
fn task_set(vm: &mut Vm, args: &[Value]) -> R {
    let mut table = crate::leaf::set_table::SetTable::new();
    // A table of 4 * room slots at least holds every number given so far without wrapping round.
    table.make_room(vm.shared.next_future as usize + 64);
    let set = vm.new_set(vm.types.set, table);
    match args.first() {
        None => Ok(set),
        Some(&iterable) => {
            let id = set.id().expect("a set is an object");
            vm.chain(
                &[set],
                |vm, held, result| {
                    let set = held[0];
                    match result {
                        Ok(v) => {
                            vm.heap.release(v);
                            Ok(set)
                        }
                        Err(ctl) => {
                            vm.heap.release(set);
                            Err(ctl)
                        }
                    }
                },
                |vm| {
                    vm.heap.release(set);
                    vm.set_update(id, iterable)
                },
            )
        }
    }
}

fn describe(vm: &mut Vm, args: &[Value]) -> R {
    let Some(id) = args[0]
        .id()
        .filter(|&id| matches!(vm.heap.payload(id), Payload::Future(_)))
    else {
        return Ok(Value::None);
    };
    let kind = vm.text_of(args[1]);
    let subject = args.get(2).copied().unwrap_or(Value::None);
    let mut actors = Vec::new();
    let mut until = None;
    if &*kind == "tasks" {
        let mut todo: Vec<Value> = args[2..].iter().rev().copied().collect();
        while let Some(v) = todo.pop() {
            match v.id().map(|id| vm.heap.payload(id)) {
                Some(Payload::Future(f)) => actors.extend(f.task.as_ref().map(|t| t.actor)),
                Some(Payload::List(_) | Payload::Tuple(_) | Payload::Set(_)) => {
                    todo.extend(vm.leaf_items(v).into_iter().rev());
                }
                _ => {}
            }
        }
    } else if let Some(Payload::Handle(handle)) = subject.id().map(|id| vm.heap.payload(id)) {
        until = Some(Time::from_seconds(vm.seconds_of(handle.when)));
    }
    // A timer is nobody's variable; of several futures none gives the name.
    let single = &*kind != "tasks" || args.len() == 3;
    let name = if &*kind == "call" {
        let arguments = args.get(3).copied().unwrap_or(Value::None);
        Some(vm.thread_label(subject, arguments).into())
    } else if single && until.is_none() {
        name_of(vm, subject)
    } else {
        None
    };
    let holder = subject.id().filter(|_| &*kind == "lock").and_then(|id| {
        let &(serial, actor) = vm.trace.holders.get(&id)?;
        (serial == vm.heap.get(id).serial).then_some(actor)
    });
    vm.future_mut(id).describes = Some(Arc::new(Describes {
        kind,
        actors,
        until,
        name,
        holder,
    }));
    Ok(Value::None)
}

impl Vm {
    /// A future or task is no more.
    pub fn forget_task(&mut self, id: Id) {
        self.shared.tasks.retain(|&t| t != id);
    }
}

/// Fills the module.
pub fn init(vm: &mut Vm, dict: Id) {
    vm.add_functions(dict, FUNCTIONS);
    let t = vm.types;
    for class in [
        t.future,
        t.task,
        t.future_iter,
        t.handle,
        t.timer_handle,
        t.event_loop,
        t.cancelled_error,
        t.invalid_state_error,
    ] {
        vm.add_class(dict, class);
    }
}
