//! Instructions of `except`: what is being handled, and does it match?

use super::frame::PyFrame;
use super::{Ctl, R, Vm};
use crate::object::Value;
use switchboard_python_code::Op;

impl Vm {
    /// The instructions of handlers that run no program code.
    pub fn handler_step(&mut self, f: &mut PyFrame, op: Op) -> R<()> {
        match op {
            Op::PushExcInfo => {
                let exc = f.pop();
                let previous = self.push_handled(exc);
                f.push(previous);
                f.push(exc);
            }
            Op::PopExcept => {
                let previous = f.pop();
                self.pop_handled(previous);
            }
            Op::CheckExcMatch => {
                let class = f.pop();
                let exc = f.peek(1);
                let matched = self.exc_match(exc, class);
                self.heap.release(class);
                f.push(Value::bool(matched?));
            }
            Op::CheckEgMatch => {
                let class = f.pop();
                let exc = f.pop();
                let (rest, matched) = self.group_match_owned(exc, class)?;
                if !matched.is_none() {
                    // What a bare `raise` in the clause raises again, and the context of what else it raises.
                    self.heap.retain(matched);
                    let level = self.handled.last_mut().expect("there is always the base level");
                    let before = std::mem::replace(level, matched);
                    self.heap.release(before);
                }
                f.push(rest);
                f.push(matched);
            }
            Op::PrepReraiseStar => {
                let list = f.pop();
                let original = f.pop();
                let v = self.prepare_reraise_star(original, list);
                f.push(v);
            }
            Op::LoadAssertionError => {
                let v = self.heap.retain(Value::Obj(self.types.assertion_error));
                f.push(v);
            }
            Op::EndAsyncFor => {
                let exc = f.pop();
                if self.is_instance_of(exc, self.types.stop_async_iteration) {
                    let iterator = f.pop();
                    self.heap.release(exc);
                    self.heap.release(iterator);
                } else {
                    self.raised = exc;
                    self.trace.reraise = true;
                    return Err(Ctl::Raised);
                }
            }
            Op::Reraise => {
                // The place of the first raise, below it on the stack, is for line numbers only: the handler
                // is the one around this instruction, and the traceback has its entry already.
                let exc = f.pop();
                self.raised = exc;
                self.trace.reraise = true;
                return Err(Ctl::Raised);
            }
            op => unreachable!("{op:?} handles no exception"),
        }
        Ok(())
    }
}
