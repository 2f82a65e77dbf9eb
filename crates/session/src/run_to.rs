//! Running on to a place: over a call, out of a frame, to a line's next visit, to a task's next run.
//!
//! ```text
//! main ------o                over from `o`: the next line of this frame, whatever runs in between
//!   f         \_____          out of f: the next line of who called it
//!     g        \__/ \__       a frame that has ended leaves the next outer one of its task; a task's end ends both
//! ```

use crate::session::Session;
use switchboard_engine::Grain as Mark;
use switchboard_trace::{ActorId, EventKind, Step, StepKind, Tick};

/// How many ticks a search goes through before it gives up: a few seconds of a page's time.
const SEARCH: u64 = 200_000_000;

impl Session {
    /// Over: to the next line of the frame at the cursor, or of one further out if it has ended by then; what it calls and
    /// what others do while it waits lies in between. False: nothing is left of what has run.
    #[inline(never)]
    pub fn over(&mut self) -> bool {
        self.leave(false)
    }

    /// Out: to the next line of whoever called the frame at the cursor; out of a task's outermost frame is the task's end.
    #[inline(never)]
    pub fn out(&mut self) -> bool {
        self.leave(true)
    }

    fn leave(&mut self, out: bool) -> bool {
        let here = self.tick();
        let mut frames = self.timeline().cursor().calls().unwrap_or_default().frames;
        if frames.is_empty() {
            // Nobody is in a frame of the program: the next one who is.
            return self.step_forward(crate::Grain::Line);
        }
        if out {
            frames.pop();
        }
        let end = self.end_of_actor(here);
        let mut found = None;
        if !frames.is_empty() {
            self.timeline().marks(Mark::Line, here, end, |world| {
                let stop = world
                    .calls()
                    .is_some_and(|now| now.next > 0 && now.frames.last().is_some_and(|f| frames.contains(f)));
                found = stop.then(|| world.tick());
                !stop
            });
        }
        self.seek(found.unwrap_or(end));
        self.tick() > here
    }

    /// When the actor of the step at the cursor has ended; the head where it has not, and for the threads of a program.
    fn end_of_actor(&self, here: Tick) -> Tick {
        let head = Tick(self.progress().head.0.min(here.0 + SEARCH));
        let step = self.step_index().and_then(|index| self.steps().get(index));
        let Some((actor, first)) = step.and_then(|step| Some((step.actor?, step.first))) else {
            return head;
        };
        let mut events = self.events().range(first..self.events().end());
        let end = events.find(|event| {
            matches!(&event.kind, EventKind::State { actor: a, state, .. } if *a == actor && state.ended())
        });
        end.map_or(head, |event| event.tick.max(here).min(head))
    }

    /// To the next visit of a line by whomever. False: there is none in what has run; the cursor stays.
    pub fn run_to_line(&mut self, line: u32) -> bool {
        let to = Tick(self.tick().0 + SEARCH);
        match self.first_visit(&[line], self.tick(), to) {
            Some(tick) => {
                self.seek(tick);
                true
            }
            None => false,
        }
    }

    /// The first moment after `from`, up to `to`, at which somebody comes to one of these lines: when the first instruction
    /// of it has run, so that this is the line shown and all that it does is still to come.
    #[inline(never)]
    #[must_use]
    pub fn first_visit(&self, lines: &[u32], from: Tick, to: Tick) -> Option<Tick> {
        let mut found = None;
        if !lines.is_empty() {
            self.timeline().marks(Mark::Line, from, to, |world| {
                let stop = match world.calls() {
                    Some(calls) if calls.next > 0 => {
                        lines.contains(&calls.next).then(|| Tick(world.tick().0 + 1))
                    }
                    // A lab has no frames: its marks are when a line has run.
                    Some(calls) if calls.frames.is_empty() => world
                        .position()
                        .filter(|(_, line)| lines.contains(line))
                        .map(|_| world.tick()),
                    _ => None,
                };
                found = stop.filter(|&tick| tick > from && tick <= to);
                found.is_none()
            });
        }
        found
    }

    /// To the next step in which this actor runs. False: there is none; the cursor stays.
    #[inline(never)]
    pub fn run_to_actor(&mut self, actor: ActorId) -> bool {
        let here = self.tick();
        let from = self.steps().partition_point(|step| step.show <= here);
        let runs = |step: &Step| step.actor == Some(actor) && step.kind != StepKind::Wait;
        let found = self.steps().iter().skip(from).find(runs).map(|step| step.show);
        match found {
            Some(show) => {
                self.seek(show);
                true
            }
            None => false,
        }
    }
}
