//! Steps: events folded into the default grain, one run of a program's actor or one wait a step.
//!
//! ```text
//! events   Running M .. Running A .. Running B .. Wait .. Advance .. (runtime's own) .. Running A ..
//! steps    [1 M       ] [2 A       ] [3 B       ] [4 wait                  +2 inside ] [5 A
//! ```
//! What library and runtime do folds into the step that is open. A thread's own frames become a step when they do
//! something to see (print, lock, start a thread) or when the world has several threads; before the first step they are
//! the start. [`lanes`] tells each actor's state over the same steps.

pub mod lanes;

use crate::timeline::Timeline;
use lanes::Lanes;
use switchboard_trace::{
    ActorId, ActorState, Event, EventId, EventKind, Origin, Step, StepKind, Tick, Time, event::ActorKind,
    state::WaitReason,
};

/// The index of a history by steps, passes and jumps of time. Fed in order, each event once.
#[derive(Clone, Default)]
pub struct Steps {
    steps: Vec<Step>,
    /// The tick before each pass of a runtime begins: the iteration grain.
    passes: Vec<Tick>,
    /// Where each jump of the clock can be seen: the time grain.
    jumps: Vec<Tick>,
    lanes: Lanes,
    /// Runs so far, by actor.
    visits: Vec<u32>,
    /// The last step's actor has left its place: its moment to show is known.
    left: bool,
    /// A thread runs its own frames, and whether that is a step is not known yet.
    own: Option<Own>,
    /// Threads that have a runtime at work: their own frames are the runtime's.
    hosts: Vec<ActorId>,
    threads: usize,
    inside: u32,
    pass: u32,
    /// The call that blocks a task's thread began at this task.
    blocking: Option<ActorId>,
    next: u32,
}

/// A stretch of a thread's own frames.
#[derive(Clone, Debug)]
struct Own {
    thread: ActorId,
    begin: Tick,
    first: EventId,
    from: Time,
    line: u32,
}

impl Steps {
    /// Takes the events that a timeline has kept since the last time.
    pub fn follow<D>(&mut self, timeline: &Timeline<D>)
    where
        D: crate::domain::Domain,
    {
        for event in &timeline.events()[self.next as usize..] {
            self.push(event);
        }
        let progress = timeline.progress();
        if let Some(last) = self.steps.last_mut()
            && (!self.left || progress.ended)
        {
            // The last step is shown where the history ends; it moves with the head.
            last.show = progress.head;
            last.to = timeline.events().last().map_or(last.to, |event| event.time);
            last.end = EventId(self.next);
        }
    }

    /// Steps in order.
    #[must_use]
    pub fn all(&self) -> &[Step] {
        &self.steps
    }

    /// Ticks of the iteration grain: the last moment before each pass begins.
    #[must_use]
    pub fn passes(&self) -> &[Tick] {
        &self.passes
    }

    /// Ticks of the time grain: the first moment after each jump of the clock.
    #[must_use]
    pub fn jumps(&self) -> &[Tick] {
        &self.jumps
    }

    #[must_use]
    pub fn lanes(&self) -> &Lanes {
        &self.lanes
    }

    /// The moment before the first step; the head if there is none yet.
    #[must_use]
    pub fn start(&self, head: Tick) -> Tick {
        self.steps
            .first()
            .map_or(head, |step| Tick(step.begin.0.saturating_sub(1)))
    }

    /// The step that a tick belongs to; None before the first.
    #[must_use]
    pub fn at(&self, tick: Tick) -> Option<usize> {
        self.steps
            .partition_point(|step| step.begin <= tick)
            .checked_sub(1)
    }

    /// The step that an event belongs to; None before the first.
    #[must_use]
    pub fn of(&self, event: EventId) -> Option<usize> {
        self.steps
            .partition_point(|step| step.first <= event)
            .checked_sub(1)
    }

    fn push(&mut self, event: &Event) {
        self.next = event.id.0 + 1;
        self.lanes.push(event);
        match &event.kind {
            EventKind::Spawn { kind, .. } => {
                self.threads += usize::from(*kind == ActorKind::Thread);
                // Starting a thread is something to see; making a task is part of a run.
                if *kind == ActorKind::Thread && self.threads > 1 {
                    self.see_own(event);
                }
            }
            EventKind::State {
                actor, state, reason, ..
            } => self.state(event, *actor, *state, reason.as_ref()),
            EventKind::PassBegin { pass, .. } => {
                self.host(event.thread);
                self.pass = *pass;
                self.passes.push(before(event));
            }
            EventKind::Wait { .. } => {
                self.host(event.thread);
                self.open(StepKind::Wait, Some(event.thread), event);
            }
            EventKind::Advance { .. } => self.advance(event),
            EventKind::HandleRun { origin, .. } => match origin {
                Origin::Program => self.open(StepKind::Callback, None, event),
                Origin::Library | Origin::Runtime => self.count_inside(),
            },
            EventKind::HandleEnd => self.leave_callback(event),
            EventKind::Block { .. } => self.blocking = event.task,
            EventKind::Phase { begin: true, .. } => self.open(StepKind::Tidy, None, event),
            EventKind::Print { text, .. } if event.task.is_none() => self.printed(event, text),
            EventKind::Sync { .. } | EventKind::Choice { .. } if event.task.is_none() => {
                self.see_own(event);
            }
            EventKind::Deadlock { .. } | EventKind::Limit { .. } | EventKind::Stray { .. } => {
                self.see_own(event);
                self.open(StepKind::Halt, None, event);
            }
            _ => {}
        }
    }

    fn state(&mut self, event: &Event, actor: ActorId, state: ActorState, reason: Option<&WaitReason>) {
        let Some((kind, origin)) = self.lanes.what(actor) else {
            return;
        };
        let running = state == ActorState::Running;
        match kind {
            ActorKind::Thread if running => self.begin_own(actor, event, event.tick),
            ActorKind::Thread => self.thread_leaves(event, actor, state, reason),
            ActorKind::Task | ActorKind::Callback if running && origin == Origin::Program => {
                let kind = if kind == ActorKind::Task {
                    StepKind::Run
                } else {
                    StepKind::Callback
                };
                self.open(kind, Some(actor), event);
            }
            ActorKind::Generator if origin == Origin::Program && event.task.is_none() => {
                if running {
                    self.open(StepKind::Resume, Some(actor), event);
                } else if self.leave_if(actor, event) {
                    self.begin_own(event.thread, event, event.tick);
                }
            }
            ActorKind::Task | ActorKind::Callback if running => self.count_inside(),
            ActorKind::Runtime => match state {
                ActorState::Running => self.host(event.thread),
                ActorState::Waiting | ActorState::Blocked => {}
                _ => {
                    self.hosts.retain(|&thread| thread != event.thread);
                    self.begin_own(event.thread, event, event.tick);
                }
            },
            _ => {
                self.leave_if(actor, event);
            }
        }
    }

    /// A thread's own frames print: a line of output ends a step, which is shown with the line on the console.
    fn printed(&mut self, event: &Event, text: &str) {
        if self.see_own(event) && text.ends_with('\n') {
            self.leave(event.tick.next(), event);
            self.begin_own(event.thread, event, event.tick.next());
        }
    }

    fn thread_leaves(
        &mut self,
        event: &Event,
        thread: ActorId,
        state: ActorState,
        reason: Option<&WaitReason>,
    ) {
        if let Some(task) = self.blocking {
            // A call that blocks inside of a task: what is shown is the task that holds the thread, before time moves.
            if self.open_actor() == Some(task) && !self.left {
                self.leave(event.tick.next(), event);
            }
            return;
        }
        // With several threads each run is a step; with one, its end or its being cut off is nothing to see.
        let sleeps = state == ActorState::Blocked
            && matches!(reason, Some(WaitReason::Until(_) | WaitReason::Primitive { .. }));
        if (self.threads > 1 || sleeps) && self.own.as_ref().is_some_and(|own| own.thread == thread) {
            self.see_own(event);
        }
        self.own = None;
        self.leave_if(thread, event);
    }

    fn advance(&mut self, event: &Event) {
        self.jumps.push(event.tick);
        if let Some(task) = self.blocking.take() {
            self.open(StepKind::GoesOn, Some(task), event);
            return;
        }
        match self.steps.last_mut() {
            Some(last) if last.kind == StepKind::Wait && !self.left => last.to = event.time,
            _ => {
                let EventKind::Advance { from } = event.kind else {
                    unreachable!()
                };
                self.open(StepKind::Wait, Some(event.thread), event);
                let last = self.steps.last_mut().expect("just opened");
                last.from = from;
            }
        }
    }

    /// A thread's own frames begin to run (unless they are a runtime's).
    fn begin_own(&mut self, thread: ActorId, event: &Event, begin: Tick) {
        if !self.hosts.contains(&thread) {
            self.own = Some(Own {
                thread,
                begin,
                first: event.id,
                from: event.time,
                line: event.line,
            });
        }
    }

    /// The thread's own frames did something to see: they are a step. True if they are the open step now.
    fn see_own(&mut self, event: &Event) -> bool {
        if let Some(own) = self.own.take_if(|own| own.thread == event.thread) {
            self.open_at(
                StepKind::Thread,
                Some(own.thread),
                own.begin,
                own.first,
                own.from,
                own.line,
            );
        }
        self.steps
            .last()
            .is_some_and(|last| last.kind == StepKind::Thread && last.actor == Some(event.thread))
            && !self.left
    }

    fn host(&mut self, thread: ActorId) {
        if !self.hosts.contains(&thread) {
            self.hosts.push(thread);
        }
        self.own = None;
    }

    fn open(&mut self, kind: StepKind, actor: Option<ActorId>, event: &Event) {
        if kind != StepKind::Halt {
            self.own = None;
        }
        self.open_at(kind, actor, event.tick, event.id, event.time, event.line);
    }

    fn open_at(
        &mut self,
        kind: StepKind,
        actor: Option<ActorId>,
        begin: Tick,
        first: EventId,
        from: Time,
        line: u32,
    ) {
        if let Some(last) = self.steps.last_mut() {
            if !self.left {
                last.show = Tick(begin.0.saturating_sub(1)).max(last.begin);
            }
            last.end = first;
            if last.kind == StepKind::Wait {
                last.to = last.to.max(last.from);
            }
        }
        let visit = match actor {
            Some(actor) if kind.counts() => self.count_visit(actor),
            _ => 0,
        };
        self.steps.push(Step {
            kind,
            actor,
            visit,
            begin,
            show: begin,
            first,
            end: EventId(first.0 + 1),
            from,
            to: from,
            line,
            inside: std::mem::take(&mut self.inside),
            pass: self.pass,
        });
        self.left = false;
    }

    fn count_visit(&mut self, actor: ActorId) -> u32 {
        let index = actor.0 as usize;
        if self.visits.len() <= index {
            self.visits.resize(index + 1, 0);
        }
        self.visits[index] += 1;
        self.visits[index] - 1
    }

    fn count_inside(&mut self) {
        match self.steps.last_mut() {
            Some(last) => last.inside += 1,
            None => self.inside += 1,
        }
    }

    fn open_actor(&self) -> Option<ActorId> {
        self.steps.last().and_then(|last| last.actor)
    }

    /// The open step's actor leaves its place: the moment before is the one to show.
    fn leave_if(&mut self, actor: ActorId, event: &Event) -> bool {
        let mine = self.open_actor() == Some(actor)
            && !self.left
            && self
                .steps
                .last()
                .is_some_and(|last| last.kind.counts() || last.kind == StepKind::GoesOn);
        if mine {
            self.leave(event.tick, event);
        }
        mine
    }

    fn leave_callback(&mut self, event: &Event) {
        if !self.left
            && self
                .steps
                .last()
                .is_some_and(|last| last.kind == StepKind::Callback && last.actor.is_none())
        {
            self.leave(event.tick, event);
        }
    }

    /// `tick` is the first one that is not the step's any more.
    fn leave(&mut self, tick: Tick, event: &Event) {
        if let Some(last) = self.steps.last_mut() {
            last.show = Tick(tick.0.saturating_sub(1)).max(last.begin);
            last.to = event.time;
            self.left = true;
        }
    }
}

/// The last moment without this event.
fn before(event: &Event) -> Tick {
    Tick(event.tick.0.saturating_sub(1))
}
