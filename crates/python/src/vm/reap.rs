//! The deaths of objects: between instructions, in the order in which counts fell to 0.
//!
//! ```text
//! dead -> has a finaliser?  yes: revived for its call [FinaliseFrame], then looked at again
//!                           no:  weak references cleared, content released (which may queue more), slot free
//! ```
//! Suspended generators are closed, `__del__` is called, a coroutine that was never awaited is warned about. Exceptions in
//! finalisers are written to standard error, as CPython's "Exception ignored in".

use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::object::class::ClassFlags;
use crate::object::generator::{GeneratorKind, GeneratorState};
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
    /// Reaps what has died. True: frames have been pushed that must run first.
    pub fn reap(&mut self) -> bool {
        loop {
            if let Some(weak) = self.shared.weak_callbacks.pop() {
                let Payload::WeakRef(content) = self.heap.payload(weak) else {
                    continue;
                };
                let callback = content.callback;
                if self.finalise_call(weak, |vm| vm.call_args(callback, &[Value::Obj(weak)])) == Death::Pushed
                {
                    return true;
                }
                continue;
            }
            let Some(id) = self.next_dead() else { return false };
            if self.heap.count(id) > 0 {
                continue;
            }
            match self.finalise(id) {
                Death::Free => self.free(id),
                Death::Again => {}
                Death::Pushed => return true,
            }
        }
    }

    /// The latest death first: the children of an object go before what died after it, as in CPython's nested deallocation.
    fn next_dead(&mut self) -> Option<Id> {
        if self.heap.dead.is_empty() {
            None
        } else {
            Some(self.heap.dead.remove(0))
        }
    }

    fn free(&mut self, id: Id) {
        if self.shared.has_weakrefs(id) {
            self.clear_weakrefs(id);
        }
        if matches!(self.heap.payload(id), Payload::Future(_) | Payload::Loop(_)) {
            self.trace_gone(id);
        }
        let earlier = std::mem::take(&mut self.heap.dead);
        let object = self.heap.vacate(id);
        match &object.payload {
            Payload::WeakRef(weak) => self.forget_weakref(id, weak.target),
            Payload::Future(future) if future.task.is_some() => self.forget_task(id),
            _ => {}
        }
        let mut held = Vec::new();
        object.payload.visit(&mut |v| held.push(v));
        if let Payload::Class(class) = &object.payload {
            for &base in &class.bases {
                self.class_mut(base).subclasses.retain(|&sub| sub != id);
            }
        }
        for value in held {
            self.heap.release(value);
        }
        if let Some(dict) = object.dict {
            self.heap.release_id(dict);
        }
        self.heap.release_id(object.class);
        if let Payload::Str(s) = &object.payload {
            self.heap.bytes = self.heap.bytes.saturating_sub(s.text.len());
        }
        // What died with it goes first.
        self.heap.dead.extend(earlier);
    }

    /// Starts the finaliser of a dead object, if it has one that has not run.
    fn finalise(&mut self, id: Id) -> Death {
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
                        let finalizer = state.filter(|s| !s.closed).map_or(Value::Null, |s| s.finalizer);
                        if finalizer.is_null() {
                            return self.close_dead(id);
                        }
                        if let Some(state) = self.generator_mut(id).asynchronous.as_mut() {
                            state.finalizer = Value::Null;
                        }
                        self.heap.retain_id(id);
                        self.finalise_call(id, |vm| {
                            let result = vm.call_args(finalizer, &[Value::Obj(id)]);
                            vm.heap.release(finalizer);
                            result
                        })
                    }
                    (_, GeneratorState::Suspended) => self.close_dead(id),
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
                self.finalise_call(id, |vm| vm.call_special_found(Value::Obj(id), name, &[]))
            }
        }
    }

    /// Closes the suspended generator `id`, which nobody refers to any more.
    fn close_dead(&mut self, id: Id) -> Death {
        self.heap.retain_id(id);
        self.finalise_call(id, |vm| vm.generator_close(id))
    }

    /// Runs a finaliser above the frames; `id` has been retained for it.
    pub fn finalise_call(&mut self, id: Id, act: impl FnOnce(&mut Self) -> R) -> Death {
        self.push_native(FinaliseFrame {
            object: id,
            raised: Value::Null,
        });
        match act(self) {
            Err(Ctl::Pushed) => Death::Pushed,
            result => {
                let Some(super::frame::Frame::Native(frame)) = self.frames.pop() else {
                    unreachable!("the finaliser's frame is on top")
                };
                let input = match result {
                    Ok(v) => Input::Value(v),
                    Err(_) => Input::Raised,
                };
                // Ends with Pushed: the frame below goes on.
                let ended = frame.step(self, input);
                debug_assert_eq!(ended, Err(Ctl::Pushed));
                Death::Again
            }
        }
    }
}

/// A finaliser that runs between two instructions. Its outcome goes nowhere: the frame below goes on as it was.
#[derive(Clone, Debug)]
pub struct FinaliseFrame {
    object: Id,
    raised: Value,
}

impl Step for FinaliseFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        match input {
            Input::Value(v) | Input::Return(v) => vm.heap.release(v),
            Input::Raised => {
                let exc = vm.take_raised();
                vm.write_unraisable(exc, self.object);
                vm.heap.release(exc);
                // A generator that would not close is not asked again.
                if let Payload::Generator(generator) = vm.heap.payload(self.object)
                    && generator.state == GeneratorState::Suspended
                {
                    vm.drop_generator_frame(self.object);
                }
            }
            Input::Start => {}
        }
        vm.heap.release(self.raised);
        vm.heap.release_id(self.object);
        Err(Ctl::Pushed)
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.object));
        f(self.raised);
    }
}
