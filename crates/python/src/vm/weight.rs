//! What an interpreter takes in memory, less what it shares with an earlier copy of itself.

use super::Vm;
use super::frame::Frame;
use super::native::NativeFrame;
use crate::leaf::allocated;
use crate::object::weight;
use std::sync::Arc;

/// Of an entry in a table by key, with its share of the tree.
const ENTRY: usize = 64;

/// Bytes that the frames of a stack hold.
#[must_use]
pub fn stack(frames: &[Frame]) -> usize {
    let each = frames.iter().map(|frame| match frame {
        Frame::Py(frame) => weight::frame(frame),
        Frame::Native(_) => allocated(size_of::<NativeFrame>()),
    });
    each.sum()
}

impl Vm {
    /// Bytes that it holds and does not share with `before`. What natives on the stack hold is not counted: it is
    /// bounded by how deep they stand.
    #[must_use]
    pub fn weight(&self, before: Option<&Self>) -> usize {
        let weak = self.shared.weakrefs.len() * 2 * ENTRY;
        let shown = self.trace.shown.capacity() * size_of::<super::trace::Shown>();
        let tasks = self.shared.tasks.capacity() * size_of::<crate::object::Id>();
        let gone = match before {
            Some(vm) if Arc::ptr_eq(&vm.trace.gone, &self.trace.gone) => 0,
            _ => self.trace.gone.tasks.capacity() * size_of::<super::trace::GoneTask>(),
        };
        self.heap.weight(before.map(|vm| &vm.heap))
            + self.frames.capacity() * size_of::<Frame>()
            + stack(&self.frames)
            + self.threads.weight(before.map(|vm| &vm.threads))
            + weak
            + shown
            + tasks
            + gone
            + self.signals.weight()
            + self.shared.more_bytes(ENTRY)
    }
}
