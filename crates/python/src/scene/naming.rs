//! The program's name for an object that tasks wait at: `door`, `forks[0]`, `shop.queue`.
//!
//! ```text
//! globals -> the first task's variables (usually those of `main`) -> the running frames' variables, outermost first
//!            in each: the variables themselves, then one level inside of them
//! ```

use super::frames;
use crate::object::{Payload, Value};
use crate::vm::{
    Vm,
    frame::PyFrame,
    threads::{Thread, Threads},
};
use std::sync::Arc;
use switchboard_trace::{ActorId, Origin, WaitReason};

/// Most items of a container that are looked at.
const ITEMS: usize = 32;

type Variables = Vec<(Arc<str>, Value)>;

/// The name, if a variable leads to it.
#[must_use]
pub fn name_of(vm: &Vm, v: Value) -> Option<Arc<str>> {
    v.id()?;
    let find = |variables: &Variables| {
        let direct = variables.iter().find(|(_, value)| value.is(v));
        let inside = || {
            variables
                .iter()
                .find_map(|(name, value)| inside(vm, || name.clone(), *value, v))
        };
        direct.map(|(name, _)| name.clone()).or_else(inside)
    };
    // This is asked for at each wait: the names are made only of what is found.
    let globals = vm
        .module("__main__")
        .and_then(|module| vm.heap.get(module.id()?).dict);
    if let Some(dict) = globals {
        let pairs = || vm.dict(dict).table.iter();
        if let Some((_, name, _)) = pairs().find(|(_, _, value)| value.is(v)) {
            return Some(vm.text_of(name));
        }
        let found = pairs().find_map(|(_, name, value)| inside(vm, || vm.text_of(name), value, v));
        if found.is_some() {
            return found;
        }
    }
    let first = vm
        .shared
        .tasks
        .first()
        .and_then(|&task| vm.generator_to_resume(vm.task(task).coroutine));
    if let Some(coroutine) = first {
        let chain = frames::generators(vm, coroutine);
        let suspended = chain.iter().filter_map(|&id| vm.generator(id).frame.as_deref());
        if let Some(found) = own(vm, suspended).iter().find_map(find) {
            return Some(found);
        }
    }
    own(vm, vm.frames.iter().filter_map(frames::python))
        .iter()
        .find_map(find)
}

/// The variables of the program's own frames.
fn own<'a>(vm: &Vm, frames: impl Iterator<Item = &'a PyFrame>) -> Vec<Variables> {
    let program = |f: &&PyFrame| vm.codes[f.code as usize].origin == Origin::Program;
    frames.filter(program).map(|f| frames::values(vm, f)).collect()
}

/// The object as an item or attribute of what a variable has.
fn inside(vm: &Vm, name: impl Fn() -> Arc<str>, holder: Value, v: Value) -> Option<Arc<str>> {
    let id = holder.id()?;
    let text = match vm.heap.payload(id) {
        Payload::List(items) => {
            let at = items.iter().take(ITEMS).position(|item| item.is(v))?;
            format!("{}[{at}]", name())
        }
        Payload::Tuple(items) => {
            let at = items.iter().take(ITEMS).position(|item| item.is(v))?;
            format!("{}[{at}]", name())
        }
        Payload::Dict(dict) => {
            let (_, key, _) = { dict.table.iter() }
                .take(ITEMS)
                .find(|(_, _, value)| value.is(v))?;
            format!("{}[{}]", name(), vm.short_text(key))
        }
        Payload::Plain(_) => {
            let names = vm
                .own_names(id)
                .into_iter()
                .take(ITEMS)
                .map(|name| vm.text_of(name));
            // What an object keeps for itself (a queue has an event) is no name that a reader knows.
            let is_it = |attribute: &Arc<str>| {
                !attribute.starts_with('_') && vm.own_attr_str(id, attribute).is_some_and(|value| value.is(v))
            };
            format!("{}.{}", name(), { names }.find(is_it)?)
        }
        _ => return None,
    };
    Some(text.into())
}

/// What the running thread is about to wait for, which is this lock: the object of the program whose method waits on it.
#[must_use]
pub fn waited_for(vm: &Vm, lock: Value) -> WaitReason {
    let mut subject = lock;
    let own = |of: Value, name: &str| vm.own_attr_str(of.id()?, name);
    let mut started = None;
    for f in vm.frames.iter().rev().filter_map(frames::python) {
        let code = &vm.codes[f.code as usize];
        if code.origin == Origin::Program {
            break;
        }
        if &*code.code.name == "_shutdown"
            && let Some(on) = ends_waited_for(vm, f)
        {
            return WaitReason::Actors { on, ended: 0 };
        }
        let is_method = code.code.local_names.first().is_some_and(|name| name == "self");
        if is_method && f.stack[0].id().is_some() {
            // A thread's own beginning is behind all that it does.
            if &*code.code.name == "run" && own(f.stack[0], "_started").is_some() {
                break;
            }
            subject = f.stack[0];
            if own(subject, "_tstate_lock").is_some_and(|end| end.is(lock)) {
                let ident = own(subject, "_ident");
                let actor = ident.and_then(|ident| vm.threads.all.get(Threads::of_ident(ident)?)?.actor);
                return match actor {
                    Some(actor) => WaitReason::Actors {
                        on: vec![actor],
                        ended: 0,
                    },
                    None => break,
                };
            }
            // Whatever asks for it: a pool starts threads too.
            if started.is_none() && &*code.code.name == "start" && own(subject, "_started").is_some() {
                started = Some(subject);
            }
        }
    }
    if let Some(name) = started.and_then(|thread| own(thread, "_name")) {
        return WaitReason::Primitive {
            kind: "start of thread".into(),
            name: Some(vm.text_of(name)),
            holder: None,
        };
    }
    let class = vm.type_name(subject);
    if &*class == "Future"
        && name_of(vm, subject).is_none()
        && let Some(call) = call_of(vm, subject)
    {
        return WaitReason::Future(call.into());
    }
    let kind = match &*class {
        "lock" | "RLock" => "lock".to_owned(),
        "BoundedSemaphore" => "semaphore".to_owned(),
        "LifoQueue" | "PriorityQueue" | "SimpleQueue" => "queue".to_owned(),
        name => name.to_lowercase(),
    };
    WaitReason::Primitive {
        kind: kind.into(),
        name: name_of(vm, subject),
        holder: vm.holder_for(lock, vm.threads.current),
    }
}

/// At the end of the main thread: the threads whose ends it still waits for.
fn ends_waited_for(vm: &Vm, f: &PyFrame) -> Option<Vec<ActorId>> {
    let variables = frames::values(vm, f);
    let (_, locks) = variables.into_iter().find(|(name, _)| &**name == "locks")?;
    let locks = vm.leaf_items(locks);
    let ends = |thread: &Thread| {
        let weak = match vm.heap.payload(thread.sentinel.id()?) {
            Payload::WeakRef(weak) => weak.target?,
            _ => return None,
        };
        let is_one = locks.iter().any(|lock| lock.id() == Some(weak));
        thread.actor.filter(|_| is_one)
    };
    let on: Vec<ActorId> = vm.threads.all.iter().filter_map(ends).collect();
    (!on.is_empty()).then_some(on)
}

/// The call whose result a pool's future is, if a worker is at it: `fetch(3)`.
fn call_of(vm: &Vm, future: Value) -> Option<String> {
    let actors = vm.threads.all.iter().filter_map(|thread| thread.actor);
    let mut all = actors
        .flat_map(|actor| vm.frames_of(actor))
        .filter_map(frames::python);
    all.find_map(|f| {
        let code = &vm.codes[f.code as usize];
        if &*code.code.name != "run" || code.origin != Origin::Library {
            return None;
        }
        let item = f.stack.first()?.id()?;
        let own = |name: &str| vm.own_attr_str(item, name);
        own("future").filter(|its| its.is(future))?;
        Some(vm.thread_label(own("fn")?, own("args")?))
    })
}
