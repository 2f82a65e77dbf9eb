//! Signals in an event loop: its wait is interrupted, handlers run, and the rest of the time is waited; a signal's own handle
//! joins the ready queue when the self-pipe has told of it.

use super::asyncio_loop::{LoopFrame, Phase};
use crate::object::Id;
use crate::vm::native::Input;
use crate::vm::{Ctl, R, Vm};
use switchboard_engine::Trap;
use switchboard_trace::event::ReadyBy;
use switchboard_trace::{EventId, EventKind};

impl Vm {
    /// A handle that exists joins the ready queue: a signal's, that the self-pipe has told of.
    #[inline(never)]
    pub(super) fn add_handle(&mut self, handle: Id) -> Option<EventId> {
        let callback = self.handle(handle).callback;
        self.handle_mut(handle).by = Some(ReadyBy::Io);
        let cause = self.shared.handle_cause;
        Some(self.emit(cause, |vm| EventKind::HandleReady {
            label: vm.callback_label(callback).into(),
            origin: vm.callback_origin(callback),
            by: ReadyBy::Io,
        }))
    }
}

impl LoopFrame {
    /// A signal has come: its handlers run here.
    #[inline(never)]
    pub(super) fn handle_signals(mut self, vm: &mut Vm) -> R {
        self.phase = Phase::Signals;
        vm.with_signals(self)
    }

    /// They have run, or the loop has to wait once more. Ok: it goes on.
    #[inline(never)]
    pub(super) fn handled_signals(mut self, vm: &mut Vm, input: Input) -> Result<Self, R> {
        let id = self.event_loop;
        if self.phase == Phase::Signals {
            match input {
                Input::Value(v) | Input::Return(v) => vm.heap.release(v),
                Input::Raised => return Err(self.leave(vm, Err(Ctl::Raised))),
                Input::Start => unreachable!("the handlers have an outcome"),
            }
            self.phase = self.after.0;
        }
        if self.phase != Phase::Again {
            return Ok(self);
        }
        // As `select` does: what is there by now ends the wait, else the rest of the time is waited.
        if vm.event_loop(id).core.pipe_written() {
            self.phase = Phase::Collect;
            return Ok(self);
        }
        if vm.fuel == 0 {
            return Err(vm.pause(self));
        }
        vm.fuel -= 1;
        let until = self.after.1;
        let runtime = vm.event_loop(id).actor.expect("a loop that runs has an actor");
        vm.emit(None, |_| EventKind::Wait { runtime, until });
        vm.event_loop_mut(id).waits = Some(until);
        self.phase = Phase::Woken;
        vm.push_native(self);
        Err(vm.trap(Trap::Sleep(until)))
    }
}
