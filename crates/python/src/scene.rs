//! What is drawn of an interpreter.
use crate::vm::Vm;
use switchboard_trace::{Scene, Viewport};

/// Adds the interpreter's rows to the scene.
pub fn describe(_: &Vm, _: &Viewport, _: &mut Scene) {}
