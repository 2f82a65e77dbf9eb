//! The collection of cycles: what only refers to itself is finalised, looked at again, and taken apart.
//!
//! ```text
//! unreachable -> weak references cleared, callbacks of living ones called
//!             -> finalisers, each once, in the order of birth          any of these may bring objects back to life
//!             -> what is still unreachable loses its content at once; what dies of that is reaped
//! ```
//! The order of PEP 442. Program code runs in the first two steps and in deaths of the last, so a collection is a native
//! frame: it can be stopped in, sought and copied as any call. A collection that starts by itself does so between two
//! instructions, once enough containers have been born; that is a function of the run alone.

use super::native::{Attempt, Input, Step};
use super::reap::Death;
use super::{Ctl, R, Vm};
use crate::object::class::ClassFlags;
use crate::object::generations::Entry;
use crate::object::heap::DUE;
use crate::object::shapes::Shape;
use crate::object::{Id, Payload, Value};
use std::collections::BTreeSet;

/// A collection in progress.
#[derive(Clone, Debug)]
pub struct CycleFrame {
    generation: usize,
    /// Called by the program (or the process's end), which gets the number of objects; else the frame below goes on.
    called: bool,
    phase: Phase,
    /// What was found unreachable, in the order of the collector's lists; not counted.
    garbage: Vec<Entry>,
    /// How many of them have been finalised.
    done: usize,
    /// Weak references (counted) whose callbacks are to be called, the last one first.
    callbacks: Vec<Id>,
    /// What the garbage held (counted), the last one first.
    held: Vec<Value>,
    /// The emptied objects (counted).
    emptied: Vec<Id>,
    /// Objects that CPython's collector would have counted.
    count: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    CallBack,
    Finalise,
    Release,
}

impl Vm {
    /// Starts the collection that a birth has asked for, above the frames. True: it runs first.
    pub fn collect_when_due(&mut self) -> bool {
        if !std::mem::take(&mut self.heap.generations.due) {
            return false;
        }
        let Some(generation) = self.heap.generations.chosen() else {
            return false;
        };
        match self.start_collection(generation, false) {
            Some(frame) => {
                self.push_native(frame);
                true
            }
            None => false,
        }
    }

    /// Collects a generation and the younger ones, and gives the number of unreachable objects.
    pub fn collect_cycles(&mut self, generation: usize) -> R {
        if self.heap.generations.collecting {
            return Ok(Value::Int(0));
        }
        match self.start_collection(generation, true) {
            Some(frame) => frame.step(self, Input::Start),
            None => Ok(Value::Int(0)),
        }
    }

    /// Finds what is unreachable, and clears the weak references to it. None: there is nothing.
    fn start_collection(&mut self, generation: usize, called: bool) -> Option<CycleFrame> {
        // What is dead already is no cycle: it is reaped on its own.
        let garbage = self.heap.unreachable(generation);
        if garbage.is_empty() {
            return None;
        }
        self.heap.generations.collecting = true;
        let callbacks = self.clear_weakrefs_of(&garbage);
        Some(CycleFrame {
            generation,
            called,
            phase: Phase::CallBack,
            garbage,
            done: 0,
            callbacks,
            held: Vec::new(),
            emptied: Vec::new(),
            count: 0,
        })
    }

    /// Clears the weak references to all of these; those with a callback that are not among them come back, counted.
    fn clear_weakrefs_of(&mut self, garbage: &[Entry]) -> Vec<Id> {
        let mut inside: Option<BTreeSet<Id>> = None;
        let mut callbacks = Vec::new();
        for id in garbage.iter().map(|entry| entry.id()) {
            for weak in self
                .shared
                .weakrefs
                .remove(&id)
                .unwrap_or_default()
                .into_iter()
                .rev()
            {
                let Payload::WeakRef(content) = self.heap.payload_mut(weak) else {
                    unreachable!("only weak references are listed")
                };
                content.target = None;
                if content.callback.is_null() {
                    continue;
                }
                let inside = inside.get_or_insert_with(|| garbage.iter().map(|entry| entry.id()).collect());
                if !inside.contains(&weak) {
                    callbacks.push(self.heap.retain_id(weak));
                }
            }
        }
        callbacks.reverse();
        callbacks
    }

    /// How many objects of CPython's this one stands for in the answer of `gc.collect()`.
    fn collected_as(&self, id: Id, attributes: &BTreeSet<Id>) -> i64 {
        let object = self.heap.get(id);
        match &object.payload {
            // A dict is looked at only once something in it may be part of a cycle; attributes are part of their object.
            Payload::Dict(dict) => {
                let mut contains = false;
                dict.visit(&mut |value| contains |= value.id().is_some_and(|v| self.may_be_in_cycle(v)));
                i64::from(contains && !attributes.contains(&id))
            }
            Payload::Tuple(items) => i64::from(!items.is_empty()),
            // With its namespace, the tuples of its bases and its mro, and the descriptors of what its bases do not have.
            Payload::Class(class) => {
                let bases = class.bases.iter().map(|&base| self.class(base).flags);
                let had = bases.into_iter().any(|flags| flags.has(ClassFlags::HEAP));
                4 + if class.flags.has(ClassFlags::DICT) && !had {
                    2
                } else {
                    0
                }
            }
            Payload::Plain(_) => i64::from(object.class != self.types.object),
            _ => i64::from(self.may_be_in_cycle(id)),
        }
    }

    fn may_be_in_cycle(&self, id: Id) -> bool {
        let object = self.heap.get(id);
        object.payload.is_container() || object.dict.is_some()
    }
}

impl CycleFrame {
    /// Runs an act above this frame.
    fn above(self, vm: &mut Vm, act: impl FnOnce(&mut Vm) -> bool) -> Result<Self, Ctl> {
        let attempt = vm.attempt(self, |vm| {
            if act(vm) {
                Err(Ctl::Pushed)
            } else {
                Ok(Value::None)
            }
        });
        match attempt {
            Attempt::Later => Err(Ctl::Pushed),
            Attempt::Now(frame, _) => Ok(frame),
        }
    }

    /// Empties all that is still unreachable, at once: nothing of it can be seen by what runs from now on.
    fn empty(&mut self, vm: &mut Vm) {
        let garbage = std::mem::take(&mut self.garbage);
        let (alive, gone) = vm.heap.sort_out(garbage);
        vm.heap.generations.resurrected(self.generation, alive);
        let mut attributes = BTreeSet::new();
        for object in gone.iter().map(|entry| vm.heap.get(entry.id())) {
            if let Payload::Class(class) = &object.payload {
                attributes.insert(class.namespace);
            } else if vm.class(object.class).flags.has(ClassFlags::HEAP) {
                attributes.extend(object.dict.filter(|&dict| vm.heap.count(dict) == 1));
            }
        }
        for id in gone.iter().map(|entry| entry.id()) {
            self.count += vm.collected_as(id, &attributes);
        }
        for id in gone.iter().map(|entry| entry.id()) {
            vm.trace_gone(id);
            self.emptied.push(vm.heap.retain_id(id));
        }
        let is_frame = |id: &Id| matches!(vm.heap.payload(*id), Payload::Frame(_));
        let frames: BTreeSet<Id> = gone.iter().map(|entry| entry.id()).filter(is_frame).collect();
        for id in gone.into_iter().map(Entry::id) {
            if matches!(vm.heap.payload(id), Payload::Generator(_)) {
                vm.trace_generator_end(id);
            }
            // A frame whose object was made by a finaliser (it is in a traceback) outlives its generator.
            if let Payload::Generator(generator) = &mut vm.heap.get_mut(id).payload
                && let Some(object) = generator.frame.as_ref().and_then(|frame| frame.object.id())
                && !frames.contains(&object)
                && let Some(mut frame) = generator.frame.take()
            {
                frame.generator = None;
                if vm.heap.count(object) > 1 {
                    vm.hand_over_whole(frame);
                } else {
                    vm.recycle(frame);
                }
            }
            let object = vm.heap.get_mut(id);
            let dict = object.dict.take();
            object.shape = Shape::EMPTY;
            let payload = match &mut object.payload {
                // Goes with its last reference, which is no longer its own: instances still ask it about themselves.
                Payload::Class(class) => {
                    if class.mro.first() == Some(&id) {
                        class.mro = class.mro[1..].into();
                        self.held.push(Value::Obj(id));
                    }
                    continue;
                }
                // Classes and functions rely on their namespaces to be dicts.
                Payload::Dict(dict) => Payload::Dict(std::mem::take(dict)),
                other => std::mem::replace(other, Payload::PLAIN),
            };
            match &payload {
                Payload::WeakRef(weak) => vm.forget_weakref(id, weak.target),
                Payload::Future(future) if future.task.is_some() => vm.forget_task(id),
                _ => {}
            }
            payload.visit(&mut |value| self.held.push(value));
            self.held.extend(dict.map(Value::Obj));
        }
        self.held.reverse();
    }
}

impl Step for CycleFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        debug_assert!(
            matches!(input, Input::Start),
            "what runs above a collection gives nothing"
        );
        loop {
            if vm.heap.dead.iter().any(|&id| id != DUE) {
                self = self.above(vm, Vm::reap)?;
                continue;
            }
            match self.phase {
                Phase::CallBack => match self.callbacks.pop() {
                    Some(weak) => {
                        self = self.above(vm, |vm| vm.call_back(weak, &mut Vec::new()) == Death::Pushed)?;
                    }
                    None => self.phase = Phase::Finalise,
                },
                Phase::Finalise => match self.garbage.get(self.done) {
                    Some(&entry) => {
                        self.done += 1;
                        if vm.heap.lives(entry) {
                            let finalise =
                                |vm: &mut Vm| vm.finalise(entry.id(), &mut Vec::new()) == Death::Pushed;
                            self = self.above(vm, finalise)?;
                        }
                    }
                    None => {
                        self.empty(vm);
                        self.phase = Phase::Release;
                    }
                },
                Phase::Release => match self.held.pop() {
                    Some(value) => vm.heap.release(value),
                    None => break,
                },
            }
        }
        for id in self.emptied {
            vm.heap.release_id(id);
        }
        vm.heap.generations.collecting = false;
        if self.called {
            Ok(Value::Int(self.count))
        } else {
            Err(Ctl::Pushed)
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        let ids = self.callbacks.iter().chain(&self.emptied);
        ids.for_each(|&id| f(Value::Obj(id)));
        self.held.iter().copied().for_each(f);
    }
}
