//! Instructions that make slices, tuples, lists and text of their operands, without running program code.

use super::frame::PyFrame;
use super::load::Step;
use super::{R, Vm};
use crate::object::{Payload, Value};
use switchboard_python_code::Op;

impl Vm {
    /// Makes an object of the operands.
    pub fn build(&mut self, f: &mut PyFrame, step: Step) -> R<()> {
        let arg = step.arg() as usize;
        match step.op() {
            Op::BuildSlice => {
                let step = if arg == 3 { f.pop() } else { Value::None };
                let stop = f.pop();
                let start = f.pop();
                let id = self
                    .heap
                    .alloc(self.types.slice, Payload::Slice(Box::new([start, stop, step])));
                f.push(Value::Obj(id));
            }
            Op::BuildTuple => {
                let items: Box<[Value]> = f.stack.drain(f.stack.len() - arg..).collect();
                let v = self.tuple_owned(items);
                f.push(v);
            }
            Op::BuildList => {
                let items: Vec<Value> = f.stack.drain(f.stack.len() - arg..).collect();
                let v = self.list_owned(items)?;
                f.push(v);
            }
            Op::BuildString => {
                let at = f.stack.len() - arg;
                let v = self.join_strings(&f.stack[at..]);
                for part in f.stack.drain(at..) {
                    self.heap.release(part);
                }
                f.push(v?);
            }
            Op::ListToTuple => {
                let list = f.pop();
                let v = self.list_to_tuple(list);
                f.push(v);
            }
            op => unreachable!("{op:?} builds nothing"),
        }
        Ok(())
    }
}
