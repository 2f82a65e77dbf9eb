//! Entering and leaving an event loop, as the trace tells it.

use crate::object::Id;
use crate::vm::Vm;
use std::sync::Arc;
use switchboard_trace::event::ActorKind;
use switchboard_trace::{ActorState, EventKind, Origin};

impl Vm {
    /// A loop is entered: it runs its passes from now on.
    pub fn enter_runtime(&mut self, id: Id) {
        self.trace.runtimes += 1;
        let actor = match self.event_loop(id).actor {
            Some(actor) => actor,
            None => {
                let actor = self.new_actor();
                self.event_loop_mut(id).actor = Some(actor);
                self.shared.loops.push(id);
                let label: Arc<str> = "asyncio event loop".into();
                let letter: Arc<str> = "".into();
                self.emit(None, |_| EventKind::Spawn {
                    actor,
                    parent: None,
                    kind: ActorKind::Runtime,
                    origin: Origin::Runtime,
                    letter,
                    label,
                });
                actor
            }
        };
        let thread = self.trace.thread;
        let data = self.event_loop_mut(id);
        data.running = true;
        data.thread = Some(thread);
        self.emit(None, |_| EventKind::State {
            actor,
            state: ActorState::Running,
            reason: None,
            ready: None,
        });
    }

    /// A loop is left, by its end or by an exception.
    pub fn leave_runtime(&mut self, id: Id) {
        self.trace.runtimes -= 1;
        self.shared.handle_cause = None;
        let data = self.event_loop_mut(id);
        data.core.leave();
        data.running = false;
        data.thread = None;
        data.waits = None;
        if let Some(actor) = data.actor {
            self.emit(None, |_| EventKind::State {
                actor,
                state: ActorState::Suspended,
                reason: None,
                ready: None,
            });
        }
    }
}
