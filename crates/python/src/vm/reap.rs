//! The deaths of objects: between instructions, each with what dies of it before the next one.
//!
//! ```text
//! dead -> has a finaliser?  yes: revived for its call [FinaliseFrame, with the deaths that wait], then looked at again
//!                           no:  weak references cleared, content released (which may add more), slot free
//! ```
//! Suspended generators are closed, `__del__` is called, a coroutine that was never awaited is warned about. Exceptions in
//! finalisers are written to standard error, as CPython's "Exception ignored in". The order is that of CPython's nested
//! deallocation: lists and tuples let go of their last item first, everything else of its first.

use super::native::{Attempt, Input, Step};
use super::{Ctl, R, Vm};
use crate::object::class::ClassFlags;
use crate::object::generator::{GeneratorKind, GeneratorState};
use crate::object::heap::DUE;
use crate::object::{Id, Payload, Value};

/// What becomes of an object whose count has fallen to 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Death {
    /// Nothing more to run for it.
    Free,
    /// A finaliser has run; it is queued again if nobody took a reference.
    Again,
    /// A finaliser is on the stack.
    Pushed,
}

impl Vm {
    /// Reaps what has died, then starts a collection of cycles that is due. True: frames have been pushed that must run
    /// first.
    #[inline]
    pub fn reap(&mut self) -> bool {
        let waiting = std::mem::take(&mut self.caches.waiting);
        self.reap_from(waiting)
    }

    /// Reaps what has died and then what waits, the last one first.
    #[inline]
    pub fn reap_from(&mut self, mut waiting: Vec<Id>) -> bool {
        loop {
            if let Some(weak) = self.shared.weak_callbacks.pop() {
                if self.call_back(weak, &mut waiting) == Death::Pushed {
                    return true;
                }
                continue;
            }
            waiting.extend(self.heap.dead.drain(..).rev());
            let Some(id) = waiting.pop() else {
                self.caches.waiting = waiting;
                return self.collect_when_due();
            };
            // It may have been revived, or stand here twice.
            if id == DUE || self.heap.count(id) > 0 || matches!(self.heap.payload(id), Payload::Vacant) {
                continue;
            }
            match self.finalise(id, &mut waiting) {
                Death::Free => self.free(id),
                Death::Again => {}
                Death::Pushed => return true,
            }
        }
    }

    /// What the last dead object held loses its references at once, if no finaliser comes before that: what dies of it is
    /// dead before the next variable of a frame lets go of anything.
    #[inline(never)]
    pub fn let_go(&mut self) {
        let at = self.heap.dead.len() - 1;
        let mut next = self.heap.dead.split_off(at);
        let mut kept = Vec::new();
        while let Some(id) = next.pop() {
            let object = self.heap.get(id);
            let plain = matches!(
                object.payload,
                Payload::List(_)
                    | Payload::Tuple(_)
                    | Payload::Dict(_)
                    | Payload::Set(_)
                    | Payload::Plain(_)
                    | Payload::Exception(_)
            ) && !self.class(object.class).flags.has(ClassFlags::DEL)
                && !self.shared.has_weakrefs(id);
            if plain {
                self.free(id);
                next.extend(self.heap.dead.drain(at..).rev());
            } else {
                kept.push(id);
            }
        }
        self.heap.dead.extend(kept);
    }

    /// Calls the callback of a dead weak reference (counted) with it.
    pub fn call_back(&mut self, weak: Id, waiting: &mut Vec<Id>) -> Death {
        let callback = match self.heap.payload(weak) {
            Payload::WeakRef(content) => content.callback,
            other => unreachable!("not a weak reference: {other:?}"),
        };
        self.finalise_call(weak, waiting, |vm| vm.call_args(callback, &[Value::Obj(weak)]))
    }

    fn free(&mut self, id: Id) {
        if self.shared.has_weakrefs(id) {
            self.clear_weakrefs(id);
        }
        if matches!(self.heap.payload(id), Payload::Future(_) | Payload::Loop(_)) {
            self.trace_gone(id);
        }
        let object = self.heap.vacate(id);
        if self.class(object.class).flags.has(ClassFlags::DEL) {
            self.shared.forget_finalised(object.serial);
        }
        match &object.payload {
            Payload::WeakRef(weak) => self.forget_weakref(id, weak.target),
            Payload::Future(future) if future.task.is_some() => self.forget_task(id),
            _ => {}
        }
        if let Payload::Class(class) = &object.payload {
            for &base in &class.bases {
                self.class_mut(base).subclasses.retain(|&sub| sub != id);
            }
        }
        if let Payload::Frame(_) | Payload::Future(_) = &object.payload {
            // Its variables go as those of a frame that is left; a future's exception before the traceback beside it.
            object.payload.visit(&mut |value| {
                if self.heap.release_last(value) {
                    self.let_go();
                }
            });
        } else {
            object.payload.visit(&mut |value| self.heap.release(value));
        }
        if let Some(dict) = object.dict {
            self.heap.release_id(dict);
        }
        self.heap.release_id(object.class);
        if let Payload::Str(s) = &object.payload {
            self.heap.bytes = self.heap.bytes.saturating_sub(s.text.len());
        }
    }

    /// Starts the finaliser of an object, if it has one that has not run; the deaths that wait go on after it.
    #[inline]
    pub fn finalise(&mut self, id: Id, waiting: &mut Vec<Id>) -> Death {
        match self.heap.payload(id) {
            Payload::Generator(generator) => {
                let (kind, state) = (generator.kind, generator.state);
                match (kind, state) {
                    (GeneratorKind::Coroutine, GeneratorState::Created) => {
                        self.heap.retain_id(id);
                        self.warn_never_awaited(id);
                        self.drop_generator_frame(id);
                        self.heap.release_id(id);
                        Death::Again
                    }
                    (_, GeneratorState::Created) => {
                        self.heap.retain_id(id);
                        self.drop_generator_frame(id);
                        self.heap.release_id(id);
                        Death::Again
                    }
                    (GeneratorKind::AsyncGenerator, GeneratorState::Suspended) => {
                        let state = self.generator(id).asynchronous.as_ref();
                        if state.is_some_and(|s| s.finalised) {
                            // It has been asked to end once, and nobody took it: it goes as it is.
                            self.heap.retain_id(id);
                            self.drop_generator_frame(id);
                            self.heap.release_id(id);
                            return Death::Again;
                        }
                        let finalizer = state.filter(|s| !s.closed).map_or(Value::Null, |s| s.finalizer);
                        if let Some(state) = self.generator_mut(id).asynchronous.as_mut() {
                            state.finalised = true;
                            if !finalizer.is_null() {
                                state.finalizer = Value::Null;
                            }
                        }
                        if finalizer.is_null() {
                            return self.close_dead(id, waiting);
                        }
                        self.heap.retain_id(id);
                        self.finalise_call(id, waiting, |vm| {
                            let result = vm.call_args(finalizer, &[Value::Obj(id)]);
                            vm.heap.release(finalizer);
                            result
                        })
                    }
                    (_, GeneratorState::Suspended) if generator.finalised => {
                        // It has ignored that it was closed: it goes as it is.
                        self.heap.retain_id(id);
                        self.drop_generator_frame(id);
                        self.heap.release_id(id);
                        Death::Again
                    }
                    (_, GeneratorState::Suspended) => {
                        self.generator_mut(id).finalised = true;
                        self.close_dead(id, waiting)
                    }
                    _ => Death::Free,
                }
            }
            _ => {
                let object = self.heap.get(id);
                let flags = self.class(object.class).flags;
                if !flags.has(ClassFlags::DEL) || self.shared.finalised(id, object.serial) {
                    return Death::Free;
                }
                let serial = object.serial;
                self.shared.mark_finalised(id, serial);
                self.heap.retain_id(id);
                let name = self.names.del;
                self.finalise_call(id, waiting, |vm| vm.call_special_found(Value::Obj(id), name, &[]))
            }
        }
    }

    /// Warns of coroutines that died by what has just raised, while the place is still the one that raised.
    #[inline(never)]
    pub fn warn_of_dead(&mut self) {
        // A plain object that holds one goes first, with what it holds.
        while let [id] = self.heap.dead[..]
            && id != DUE
            && self.heap.count(id) == 0
            && matches!(
                self.heap.payload(id),
                Payload::Plain(_) | Payload::Tuple(_) | Payload::List(_)
            )
            && !self.class(self.heap.get(id).class).flags.has(ClassFlags::DEL)
            && !self.shared.has_weakrefs(id)
        {
            self.heap.dead.clear();
            self.free(id);
        }
        let mut at = 0;
        while let Some(&id) = self.heap.dead.get(at) {
            at += 1;
            if id != DUE
                && self.heap.count(id) == 0
                && matches!(self.heap.payload(id), Payload::Generator(generator)
                    if generator.kind == GeneratorKind::Coroutine && generator.state == GeneratorState::Created)
            {
                self.warn_never_awaited(id);
                self.drop_generator_frame(id);
            }
        }
    }

    /// Closes the suspended generator `id`, which nobody refers to any more.
    fn close_dead(&mut self, id: Id, waiting: &mut Vec<Id>) -> Death {
        self.heap.retain_id(id);
        self.finalise_call(id, waiting, |vm| vm.generator_close(id))
    }

    /// Runs a finaliser above the frames; `id` has been retained for it.
    pub fn finalise_call(
        &mut self,
        id: Id,
        waiting: &mut Vec<Id>,
        act: impl FnOnce(&mut Self) -> R,
    ) -> Death {
        let frame = FinaliseFrame {
            object: id,
            waiting: std::mem::take(waiting),
        };
        match self.attempt(frame, act) {
            Attempt::Later => Death::Pushed,
            Attempt::Now(frame, result) => {
                *waiting = frame.end(
                    self,
                    match result {
                        Ok(v) => Input::Value(v),
                        Err(_) => Input::Raised,
                    },
                );
                Death::Again
            }
        }
    }
}

/// A finaliser that runs between two instructions. Its outcome goes nowhere: the frame below goes on as it was.
#[derive(Clone, Debug)]
pub struct FinaliseFrame {
    object: Id,
    /// What died before and is to be reaped after it, the last one first; not counted.
    waiting: Vec<Id>,
}

impl FinaliseFrame {
    /// The finaliser has ended: what waits is given back.
    fn end(self, vm: &mut Vm, input: Input) -> Vec<Id> {
        match input {
            Input::Value(v) | Input::Return(v) => vm.heap.release(v),
            Input::Raised => {
                let exc = vm.take_raised();
                vm.write_unraisable(exc, self.object);
                vm.heap.release(exc);
            }
            Input::Start => {}
        }
        vm.heap.release_id(self.object);
        self.waiting
    }
}

impl Step for FinaliseFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        let waiting = self.end(vm, input);
        vm.reap_from(waiting);
        Err(Ctl::Pushed)
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.object));
    }
}
