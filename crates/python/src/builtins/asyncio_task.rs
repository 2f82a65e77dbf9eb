//! Placeholder while the interpreter's core is brought up.
use crate::object::Value;
use crate::vm::native::{Input, Step};
use crate::vm::{R, Vm};
#[derive(Clone, Debug)]
pub struct TaskStepFrame;
impl Step for TaskStepFrame {
    fn step(self, _: &mut Vm, _: Input) -> R {
        Ok(Value::None)
    }
    fn visit(&self, _: &mut dyn FnMut(Value)) {}
}
