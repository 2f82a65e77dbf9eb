//! The Internals level: futures with callbacks, timer heaps, self-pipes, and the objects behind variables in sight.

use super::frames;
use crate::builtins::asyncio_objects::FutureData;
use crate::object::{Id, Payload};
use crate::vm::Vm;
use crate::vm::frame::PyFrame;
use std::collections::BTreeMap;
use std::sync::Arc;
use switchboard_trace::{
    Origin, Time,
    inside::{FutureView, Inside, LoopInside, ObjectView, TimerView},
};

/// Futures of a loop, timers of a heap, and objects, at most.
const MOST: usize = 40;

/// Looks into the interpreter; changes nothing.
#[must_use]
pub fn inside(vm: &Vm) -> Inside {
    let loops = vm.shared.loops.iter().map(|&id| {
        let event_loop = vm.event_loop(id);
        let timers = event_loop.core.timers();
        LoopInside {
            runtime: event_loop.actor,
            futures: futures(vm, id),
            heap: timers
                .as_slice()
                .iter()
                .take(MOST)
                .map(|timer| TimerView {
                    when: Time::from_seconds(timer.when),
                    label: vm.handle_label(timer.handle).into(),
                    cancelled: timers.is_cancelled(timer),
                })
                .collect(),
            heap_total: timers.len(),
            pipe: event_loop.core.pipe_written(),
        }
    });
    Inside {
        loops: loops.collect(),
        objects: objects(vm),
    }
}

/// Tasks that have not ended, and what they wait for.
fn futures(vm: &Vm, event_loop: Id) -> Vec<FutureView> {
    let mut found: BTreeMap<u32, FutureView> = BTreeMap::new();
    let own = { vm.shared.tasks.iter() }.filter(|&&id| vm.future(id).event_loop.id() == Some(event_loop));
    for &id in own.filter(|&&id| !vm.task(id).state.ended()) {
        let mut add = |id: Id, future: &FutureData| {
            let serial = vm.heap.get(id).serial;
            found.entry(serial).or_insert_with(|| view(vm, serial, future));
        };
        add(id, vm.future(id));
        let waits = vm.task(id).core.waiting_on();
        if let Some(other) = waits.and_then(|wait| wait.future.id())
            && let Payload::Future(future) = vm.heap.payload(other)
            && !future.core.done()
        {
            add(other, future);
        }
    }
    found.into_values().take(MOST).collect()
}

fn view(vm: &Vm, id: u32, future: &FutureData) -> FutureView {
    let callbacks = future.core.waiters().iter().map(|waiter| {
        let callback = waiter.callback.callback;
        match vm.task_behind(callback) {
            Some((task, _)) => format!("wakeup({})", vm.text_of(vm.task(task).name)).into(),
            None => vm.callback_label(callback).into(),
        }
    });
    let (name, actor, what) = match &future.task {
        Some(task) => (vm.text_of(task.name), Some(task.actor), task.label.clone()),
        None => {
            let kind = future.describes.as_ref().map(|d| d.kind.clone());
            ("Future".into(), None, kind.unwrap_or_default())
        }
    };
    FutureView {
        id,
        name,
        actor,
        what,
        callbacks: callbacks.collect(),
    }
}

/// The objects that variables of the program's frames refer to, on all stacks and in waiting tasks.
fn objects(vm: &Vm) -> Vec<ObjectView> {
    let mut found: BTreeMap<u32, ObjectView> = BTreeMap::new();
    let mut see = |frame: &PyFrame| {
        let code = &vm.codes[frame.code as usize];
        if code.origin != Origin::Program {
            return;
        }
        for (name, value) in frames::values(vm, frame) {
            let Some(id) = value.id().filter(|&id| is_shown(vm, id)) else {
                continue;
            };
            let object = found.entry(vm.heap.get(id).serial).or_insert_with(|| ObjectView {
                id: vm.heap.get(id).serial,
                class: vm.type_name(value),
                text: vm.short_text(value).into(),
                names: Vec::new(),
            });
            let name: Arc<str> = format!("{}.{name}", code.code.name).into();
            if !object.names.contains(&name) {
                object.names.push(name);
            }
        }
    };
    let stacks = vm
        .threads
        .all
        .iter()
        .filter_map(|thread| Some(vm.frames_of(thread.actor?)));
    for frame in stacks.flatten().filter_map(frames::python) {
        see(frame);
    }
    for &task in &vm.shared.tasks {
        let Some(outermost) = vm.generator_to_resume(vm.task(task).coroutine) else {
            continue;
        };
        for id in frames::generators(vm, outermost) {
            if let Some(frame) = vm.generator(id).frame.as_deref() {
                see(frame);
            }
        }
    }
    found.into_values().take(MOST).collect()
}

/// Numbers and texts are values rather than things; functions, classes and modules are everywhere.
fn is_shown(vm: &Vm, id: Id) -> bool {
    !matches!(
        vm.heap.payload(id),
        Payload::Str(_)
            | Payload::BigInt(_)
            | Payload::Function(_)
            | Payload::Class(_)
            | Payload::Module
            | Payload::Native(_)
            | Payload::NativeMethod(_)
            | Payload::Cell(_)
    )
}
