//! What `yield from`, `await` and `async for` begin with: the thing that is delegated to.

use super::checks::{Check, CheckFrame};
use super::{R, Vm};
use crate::object::generator::{AsyncStepKind, GeneratorKind, GeneratorState};
use crate::object::{Payload, Value};

impl Vm {
    /// `yield from` its operand (owned): a generator is itself; a coroutine only inside a coroutine.
    pub fn yield_from_iter_owned(&mut self, v: Value, in_coroutine: bool) -> R {
        if let Some(Payload::Generator(generator)) = v.id().map(|id| self.heap.payload(id)) {
            match generator.kind {
                GeneratorKind::Generator => return Ok(v),
                GeneratorKind::Coroutine if in_coroutine => return Ok(v),
                GeneratorKind::Coroutine => {
                    self.heap.release(v);
                    return Err(self
                        .type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"));
                }
                GeneratorKind::AsyncGenerator => {}
            }
        }
        self.get_iter_owned(v)
    }

    /// What `await v` (owned) iterates over. `place`: 1 after `__aenter__`, 2 after `__aexit__`.
    pub fn get_awaitable_owned(&mut self, v: Value, place: usize) -> R {
        if let Some(Payload::Generator(generator)) = v.id().map(|id| self.heap.payload(id)) {
            let (kind, awaitable) = (generator.kind, generator.awaitable);
            if kind == GeneratorKind::Coroutine {
                let id = v.id().expect("checked");
                if self.delegate_of(id).is_some() && self.generator(id).state == GeneratorState::Suspended {
                    self.heap.release(v);
                    return Err(self.runtime_error("coroutine is being awaited already"));
                }
                return Ok(v);
            }
            if awaitable {
                return Ok(v);
            }
        }
        if self.lookup_special(v, self.names.await_).is_none() {
            let name = self.type_name(v);
            let text = match place {
                1 => format!(
                    "'async with' received an object from __aenter__ that does not implement __await__: {name}"
                ),
                2 => format!(
                    "'async with' received an object from __aexit__ that does not implement __await__: {name}"
                ),
                _ => format!("object {name} can't be used in 'await' expression"),
            };
            self.heap.release(v);
            return Err(self.type_error(text));
        }
        let name = self.names.await_;
        let result = self.then(CheckFrame::new(Check::AwaitIter), |vm| {
            vm.call_special_found(v, name, &[])
        });
        self.heap.release(v);
        result
    }

    /// The builtin `aiter(v)`.
    pub fn builtin_aiter(&mut self, v: Value) -> R {
        if self.lookup_special(v, self.names.aiter).is_none() {
            let name = self.type_name(v);
            return Err(self.type_error(format!("'{name}' object is not an async iterable")));
        }
        let v = self.heap.retain(v);
        self.get_aiter_owned(v)
    }

    /// `aiter(v)` of `async for` (owned).
    pub fn get_aiter_owned(&mut self, v: Value) -> R {
        let is_generator = matches!(
            v.id().map(|id| self.heap.payload(id)),
            Some(Payload::Generator(g)) if g.kind == GeneratorKind::AsyncGenerator
        );
        if is_generator {
            return Ok(v);
        }
        let name = self.names.aiter;
        let result = match self.lookup_special(v, name) {
            Some(_) => self.then(CheckFrame::new(Check::AsyncIterator), |vm| {
                vm.call_special_found(v, name, &[])
            }),
            None => {
                let name = self.type_name(v);
                Err(self.type_error(format!(
                    "'async for' requires an object with __aiter__ method, got {name}"
                )))
            }
        };
        self.heap.release(v);
        result
    }

    /// `anext(v)` of `async for`, made awaitable.
    pub fn get_anext(&mut self, v: Value) -> R {
        if let Some(Payload::Generator(g)) = v.id().map(|id| self.heap.payload(id))
            && g.kind == GeneratorKind::AsyncGenerator
        {
            return self.async_step(v, AsyncStepKind::Send, Value::None);
        }
        if self.lookup_special(v, self.names.anext).is_none() {
            let name = self.type_name(v);
            return Err(self.type_error(format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {name}"
            )));
        }
        let name = self.names.anext;
        self.then(CheckFrame::new(Check::FromAnext), |vm| {
            vm.call_special_found(v, name, &[])
        })
    }
}
