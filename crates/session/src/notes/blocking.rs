//! Who keeps the loop's thread from everybody: a call that blocks it, or a task that computes on.

use super::{Found, Kind, Remark, SLOW, SLOW_TICKS, length};
use crate::message::Who;
use switchboard_trace::{
    ActorId, ActorState, Event, EventId, EventKind, Origin, Tick, Time, event::ActorKind,
};

/// See the module.
#[derive(Default)]
pub struct Blocking {
    /// Calls that block their thread now: thread, task, line, since when.
    calls: Vec<(ActorId, ActorId, u32, Event)>,
    /// The program's tasks that have not ended.
    alive: Vec<ActorId>,
    /// Tasks that run, since when.
    running: Vec<(ActorId, EventId, (Time, Tick))>,
    threads: usize,
}

impl Blocking {
    pub fn see(&mut self, event: &Event, found: &mut Found<'_>) {
        match event.kind {
            EventKind::Spawn {
                actor,
                kind: ActorKind::Task,
                origin: Origin::Program,
                ..
            } => self.alive.push(actor),
            EventKind::Spawn {
                kind: ActorKind::Thread,
                ..
            } => self.threads += 1,
            EventKind::Block { .. } => {
                if let Some(task) = event.task {
                    self.calls.push((event.thread, task, event.line, event.clone()));
                }
            }
            EventKind::State { actor, state, .. } => self.state(event, actor, state, found),
            _ => {}
        }
    }

    fn state(&mut self, event: &Event, actor: ActorId, state: ActorState, found: &mut Found<'_>) {
        if state == ActorState::Running {
            if let Some(index) = self.calls.iter().position(|call| call.0 == actor) {
                let (_, task, line, since) = self.calls.remove(index);
                // What the call took is no computing.
                for run in self.running.iter_mut().filter(|run| run.0 == task) {
                    run.2 = (event.time, event.tick);
                }
                self.blocked(task, line, &since, Some(event.time), found);
            }
            if self.alive.contains(&actor) {
                self.running.push((actor, event.id, (event.time, event.tick)));
            }
            return;
        }
        if let Some(index) = self.running.iter().position(|run| run.0 == actor) {
            let (_, began, since) = self.running.remove(index);
            self.ran(actor, began, since, (event.time, event.tick), found);
        }
        if state.ended() {
            self.alive.retain(|alive| *alive != actor);
        }
    }

    fn blocked(&self, task: ActorId, line: u32, since: &Event, until: Option<Time>, found: &mut Found<'_>) {
        let lasted = until.map(|until| Time(until.0.saturating_sub(since.time.0)));
        if lasted.is_some_and(|lasted| lasted < SLOW) {
            return;
        }
        let same = |remark: &Remark| match remark {
            Remark::LoopBlocked {
                who: Who { actor, .. },
                line: l,
                ..
            } => *actor == task && *l == line,
            _ => false,
        };
        let note = found.add(Kind::LoopBlocked, since.id, same, |found| Remark::LoopBlocked {
            who: found.who(task),
            line,
            length: lasted,
        });
        // Of several the longest is told.
        if let Some(Remark::LoopBlocked { length, .. }) = note.map(|note| &mut note.remark) {
            *length = length.zip(lasted).map(|(one, other)| one.max(other));
        }
    }

    fn ran(
        &self,
        task: ActorId,
        began: EventId,
        since: (Time, Tick),
        until: (Time, Tick),
        found: &mut Found<'_>,
    ) {
        let ran = length(since, until);
        // With several threads ticks are everybody's.
        let slow = ran.time >= SLOW || (self.threads < 2 && ran.ticks >= SLOW_TICKS);
        if !slow || self.alive.len() < 2 {
            return;
        }
        let same = |remark: &Remark| match remark {
            Remark::NeverYields { who, .. } => who.actor == task,
            _ => false,
        };
        let note = found.add(Kind::NeverYields, began, same, |found| Remark::NeverYields {
            who: found.who(task),
            length: ran,
        });
        if let Some(Remark::NeverYields { length, .. }) = note.map(|note| &mut note.remark)
            && length.ticks < ran.ticks
        {
            *length = ran;
        }
    }

    /// The run is over.
    pub fn end(self, time: Time, head: Tick, found: &mut Found<'_>) {
        for (_, task, line, since) in &self.calls {
            self.blocked(*task, *line, since, None, found);
        }
        for (task, began, since) in &self.running {
            self.ran(*task, *began, *since, (time, head), found);
        }
    }
}
