//! Cancelling: a future is cancelled, a task asks what it waits for, a chain of tasks is followed to its end.

use crate::object::{Id, Payload, Value};
use crate::vm::native::{Input, Step};
use crate::vm::{Ctl, R, Vm};
use switchboard_models::asyncio::CancelEffect;
use switchboard_trace::EventKind;

impl Vm {
    pub(super) fn cancel_late(&mut self, id: Id, future: Id, cancel: bool) -> R {
        if !cancel {
            return Ok(Value::None);
        }
        let message = self.future(id).cancel_message;
        let message = if message.is_null() { Value::None } else { message };
        self.chain(
            &[Value::Obj(id)],
            |vm, held, result| {
                let result = result.map(|v| {
                    let accepted = vm.truth_fast(v) == Some(true);
                    vm.heap.release(v);
                    vm.task_mut(held[0].id().expect("a task"))
                        .core
                        .late_answer(accepted);
                    Value::None
                });
                vm.release_all(&held);
                result
            },
            |vm| vm.cancel_any(Value::Obj(future), message),
        )
    }

    /// Is the method that `v`'s class gives under this name one of our own?
    pub fn is_native_method(&mut self, v: Value, name: Id) -> bool {
        let found = self.lookup_special(v, name);
        matches!(
            found.and_then(Value::id).map(|id| self.heap.payload(id)),
            Some(Payload::Native(_))
        )
    }

    /// `v.cancel(msg=message)`: natively where it is ours.
    fn cancel_any(&mut self, v: Value, message: Value) -> R {
        let name = self.intern("cancel");
        if let Some(id) = v.id()
            && matches!(self.heap.payload(id), Payload::Future(_))
            && self.is_native_method(v, name)
        {
            return self.cancel_future(id, message);
        }
        let method = self.get_attr(v, name)?;
        let key = Value::Obj(self.intern("msg"));
        self.heap.retain(key);
        let names = self.tuple_owned(Box::new([key]));
        self.heap.retain(message);
        let result = self.call_owned(method, smallvec::smallvec![message], names);
        self.heap.release(names);
        result
    }

    /// `cancel(msg)` of a future or task. A task passes it on to what it waits on, as far as the chain goes.
    pub fn cancel_future(&mut self, id: Id, message: Value) -> R {
        let mut chain = Vec::new();
        let mut at = id;
        loop {
            if self.future(at).task.is_none() {
                let result = self.cancel_plain_future(at, message);
                return self.answer_chain(&chain, message, result);
            }
            self.future_mut(at).log_traceback = false;
            if self.future(at).core.done() {
                return self.answer_chain(&chain, message, Ok(Value::FALSE));
            }
            let actor = self.task(at).actor;
            self.emit(None, |_| EventKind::CancelRequest { actor });
            match self.task_mut(at).core.cancel() {
                CancelEffect::AtNextStep => {
                    self.set_cancel_message(at, message);
                    return self.answer_chain(&chain, message, Ok(Value::TRUE));
                }
                CancelEffect::AskFuture(future) => {
                    chain.push(at);
                    let name = self.intern("cancel");
                    let future_id = future.id().expect("a future is an object");
                    if matches!(self.heap.payload(future_id), Payload::Future(_))
                        && self.is_native_method(future, name)
                    {
                        at = future_id;
                        continue;
                    }
                    for &task in &chain {
                        self.heap.retain_id(task);
                    }
                    self.heap.retain(message);
                    let frame = CancelFrame { chain, message };
                    return self.then(frame, |vm| vm.cancel_any(future, message));
                }
            }
        }
    }

    pub(super) fn set_cancel_message(&mut self, id: Id, message: Value) {
        self.heap.retain(message);
        let old = std::mem::replace(&mut self.future_mut(id).cancel_message, message);
        self.heap.release(old);
    }

    /// The innermost future has answered: each task of the chain takes its answer, inner ones first.
    fn answer_chain(&mut self, chain: &[Id], message: Value, result: R) -> R {
        let mut accepted = match result {
            Ok(v) => {
                let accepted = self.truth_fast(v) == Some(true);
                self.heap.release(v);
                accepted
            }
            Err(ctl) => return Err(ctl),
        };
        for &id in chain.iter().rev() {
            if !accepted {
                // A refusal falls to the task itself: its next step throws, with the message.
                self.set_cancel_message(id, message);
            }
            self.task_mut(id).core.future_answered(accepted);
            accepted = true;
        }
        Ok(Value::bool(accepted))
    }
}

/// A cancellation that has reached a future with a `cancel` of its own: the tasks above it wait for the answer.
#[derive(Clone, Debug)]
pub struct CancelFrame {
    /// Outermost first, counted.
    chain: Vec<Id>,
    message: Value,
}

impl Step for CancelFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        let answer = match input {
            Input::Value(v) => v,
            _ => return vm.abandon(self, Ctl::Raised),
        };
        let Self { chain, message } = self;
        let result = vm.answer_chain(&chain, message, Ok(answer));
        for id in chain {
            vm.heap.release_id(id);
        }
        vm.heap.release(message);
        result
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        self.chain.iter().for_each(|&id| f(Value::Obj(id)));
        f(self.message);
    }
}
