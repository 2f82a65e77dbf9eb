//! Checks on what a program's method gives, before it goes on: of `__iter__`, `__await__`, `__aiter__`, `__getitem__` ...

use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::object::generator::GeneratorKind;
use crate::object::{Payload, Value};

/// What is done with a result before it goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Check {
    /// `__iter__` must give an iterator.
    Iterator,
    /// `__await__` must give an iterator that is no coroutine.
    AwaitIter,
    /// The result is awaited next.
    Awaitable,
    /// The same, of an `__anext__` that `async for` has called.
    FromAnext,
    /// `__aiter__` must give something with `__anext__`.
    AsyncIterator,
    /// Dropped; the kept value is the result.
    Replace,
    /// The module `_builtins`: its public names become built-ins; the frame below goes on as it was.
    Builtins,
    /// Of `__getitem__` of a walked sequence; the kept value is its iterator.
    GetItemNext,
    /// Of the callable of `iter(callable, sentinel)`; the kept value is the iterator.
    Sentinel,
    /// Compared with the sentinel: true ends the iteration; the kept value is a tuple (iterator, item).
    SentinelEqual,
}

/// A check on one result.
#[derive(Clone, Debug)]
pub struct CheckFrame {
    check: Check,
    kept: Value,
}

impl CheckFrame {
    /// A check that keeps nothing.
    #[must_use]
    pub fn new(check: Check) -> Self {
        Self {
            check,
            kept: Value::Null,
        }
    }

    /// A check that keeps a value (owned).
    #[must_use]
    pub fn keeping(check: Check, kept: Value) -> Self {
        Self { check, kept }
    }
}

impl Step for CheckFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        let kept = self.kept;
        match (self.check, input) {
            (Check::GetItemNext, Input::Raised)
                if vm.raised_is(vm.types.index_error) || vm.raised_is(vm.types.stop_iteration) =>
            {
                let exc = vm.take_raised();
                vm.heap.release(exc);
                if let Some(Payload::SeqIter(pair)) = kept.id().map(|id| vm.heap.payload_mut(id)) {
                    let seq = std::mem::take(&mut pair.0);
                    vm.heap.release(seq);
                }
                vm.heap.release(kept);
                Err(vm.raise_stop_iteration(Value::None))
            }
            (Check::Sentinel, Input::Raised) if vm.raised_is(vm.types.stop_iteration) => {
                vm.end_call_iter(kept);
                vm.heap.release(kept);
                Err(Ctl::Raised)
            }
            (_, Input::Raised | Input::Start) => vm.abandon(self, Ctl::Raised),
            (_, Input::Return(v)) => {
                vm.release_frame(&self.into());
                Err(vm.raise_stop_iteration(v))
            }
            (Check::Iterator, Input::Value(v)) => {
                if vm.is_iterator(v) {
                    return Ok(v);
                }
                let name = vm.type_name(v);
                vm.heap.release(v);
                Err(vm.type_error(format!("iter() returned non-iterator of type '{name}'")))
            }
            (Check::AwaitIter, Input::Value(v)) => {
                if let Some(Payload::Generator(g)) = v.id().map(|id| vm.heap.payload(id))
                    && (g.kind == GeneratorKind::Coroutine || g.awaitable)
                {
                    vm.heap.release(v);
                    return Err(vm.type_error("__await__() returned a coroutine"));
                }
                if vm.is_iterator(v) {
                    return Ok(v);
                }
                let name = vm.type_name(v);
                vm.heap.release(v);
                Err(vm.type_error(format!("__await__() returned non-iterator of type '{name}'")))
            }
            (Check::Awaitable, Input::Value(v)) => vm.get_awaitable_owned(v, 0),
            (Check::FromAnext, Input::Value(v)) => {
                let name = vm.type_name(v);
                match vm.get_awaitable_owned(v, 0) {
                    Err(Ctl::Raised) => {
                        let old = vm.take_raised();
                        let text = format!("'async for' received an invalid object from __anext__: {name}");
                        let ctl = vm.type_error(text);
                        vm.heap.retain(old);
                        if let Some(data) = vm.exception_mut(vm.raised) {
                            let before = std::mem::replace(&mut data.context, old);
                            (data.cause, data.suppress_context) = (old, true);
                            vm.heap.release(before);
                        }
                        Err(ctl)
                    }
                    result => result,
                }
            }
            (Check::AsyncIterator, Input::Value(v)) => {
                if vm.lookup_special(v, vm.names.anext).is_some() {
                    return Ok(v);
                }
                let name = vm.type_name(v);
                vm.heap.release(v);
                Err(vm.type_error(format!(
                    "'async for' received an object from __aiter__ that does not implement __anext__: {name}"
                )))
            }
            (Check::Replace, Input::Value(v)) => {
                vm.heap.release(v);
                Ok(kept)
            }
            (Check::Builtins, Input::Value(v)) => {
                vm.install_builtins(v);
                vm.heap.release(v);
                Err(Ctl::Pushed)
            }
            (Check::GetItemNext, Input::Value(v)) => {
                if let Some(id) = kept.id() {
                    vm.seq_iter_advance(id, 1);
                }
                vm.heap.release(kept);
                Ok(v)
            }
            (Check::Sentinel, Input::Value(v)) => {
                let sentinel = match kept.id().map(|id| vm.heap.payload(id)) {
                    Some(Payload::CallIter(pair)) => pair.1,
                    _ => Value::Null,
                };
                if sentinel.is_null() {
                    // The call itself has ended this iterator.
                    vm.heap.release(kept);
                    vm.heap.release(v);
                    return Err(vm.raise_stop_iteration(Value::None));
                }
                vm.heap.retain(sentinel);
                vm.heap.retain(v);
                let pair = vm.tuple_owned(Box::new([kept, v]));
                let frame = Self::keeping(Check::SentinelEqual, pair);
                let kind = switchboard_python_code::CompareKind::Eq;
                vm.then(frame, |vm| vm.compare_truth_owned(kind, v, sentinel))
            }
            (Check::SentinelEqual, Input::Value(equal)) => {
                let pair = match kept.id().map(|id| vm.heap.payload(id)) {
                    Some(Payload::Tuple(items)) => (items[0], items[1]),
                    _ => (Value::Null, Value::Null),
                };
                let result = if equal == Value::TRUE {
                    vm.end_call_iter(pair.0);
                    Err(vm.raise_stop_iteration(Value::None))
                } else {
                    Ok(vm.heap.retain(pair.1))
                };
                vm.heap.release(kept);
                result
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.kept);
    }
}

impl Vm {
    fn end_call_iter(&mut self, iterator: Value) {
        if let Some(Payload::CallIter(pair)) = iterator.id().map(|id| self.heap.payload_mut(id)) {
            let (callable, sentinel) = std::mem::replace(&mut **pair, (Value::Null, Value::Null));
            self.heap.release(callable);
            self.heap.release(sentinel);
        }
    }
}
