//! Choices of the world: which ready thread gets a core, whose turn it is among the cores, where a slice ends, who
//! gets a lock. Each has a place (actor, line, visit, kind) that means the same in another run.

use super::World;
use crate::{domain::Domain, policy::replay::Stray};
use std::sync::Arc;
use switchboard_trace::{ActorId, EventKind, Sink, scene::Outcome, state::Text};

impl<D: Domain> World<D> {
    /// Makes a choice at the place of thread `who` (None: before any thread) and records it. None: the world has
    /// ended here, because a departure does not apply.
    pub(super) fn choose(
        &mut self,
        kind: &'static str,
        who: Option<usize>,
        options: Vec<Text>,
        out: &mut dyn Sink,
    ) -> Option<usize> {
        if options.len() == 1 {
            return Some(0);
        }
        let (path, line) = match who {
            Some(index) => (self.threads[index].path.clone(), self.line_of(index)),
            None => ("start".into(), 0),
        };
        let at = self.chooser.place(&path, line, kind);
        match self.chooser.choose(&at, &options) {
            Ok(picked) => {
                let actor = who.map_or(ActorId(0), |index| self.threads[index].actor);
                self.emit(out, actor, line, None, || EventKind::Choice {
                    at: Arc::new(at),
                    options,
                    picked: picked as u32,
                });
                Some(picked)
            }
            Err(stray) => {
                self.stray(stray, out);
                None
            }
        }
    }

    /// Ends the world because a departure does not apply.
    pub(super) fn stray(&mut self, stray: Stray, out: &mut dyn Sink) {
        let message: Text = stray.0.into();
        self.emit(out, ActorId(0), 0, None, || EventKind::Stray {
            message: message.clone(),
        });
        self.outcome = Some(Outcome {
            stray: Some(message),
            ..Outcome::default()
        });
    }

    /// The name of a thread as an option: its letter, which is never reused.
    pub(super) fn option(&self, thread: usize) -> Text {
        self.threads[thread].letter.clone()
    }
}
