//! Steps: events folded into the default grain, one run of a program's actor or one wait a step.
//!
//! ```text
//! events   Running M .. Running A .. Running B .. Wait .. Advance .. (runtime's own) .. Running A ..
//! steps    [1 M       ] [2 A       ] [3 B       ] [4 wait                  +2 inside ] [5 A
//! ```
//! What library and runtime do folds into the step that is open. A thread's own frames become a step when they do
//! something to see (print, lock, start a thread) or when the world has several threads; before the first step they are
//! the start. [`lanes`] tells each actor's state over the same steps.

pub mod kept;
pub mod lanes;

use crate::timeline::Timeline;
use kept::KeptSteps;
use lanes::Lanes;
use std::collections::BTreeMap;
use switchboard_trace::{
    ActorId, ActorState, EventId, EventKind, Origin, Rows, Step, StepKind, Tick, Time, event::ActorKind,
    rows::Row, state::WaitReason,
};

/// The index of a history by steps, passes and jumps of time. Fed in order, each event once.
#[derive(Clone, Default)]
pub struct Steps {
    steps: KeptSteps,
    /// The tick before each pass of a runtime begins: the iteration grain.
    passes: Vec<Tick>,
    /// Where each jump of the clock can be seen: the time grain.
    jumps: Vec<Tick>,
    lanes: Lanes,
    /// Runs so far, by actor.
    visits: Vec<u32>,
    /// The last step's actor has left its place: its moment to show is known.
    left: bool,
    /// Threads that run their own frames, where it is not known yet whether that is a step: one for each core at most.
    own: Vec<Own>,
    /// Threads that have a runtime at work: their own frames are the runtime's.
    hosts: Vec<ActorId>,
    threads: usize,
    inside: u32,
    pass: u32,
    /// By blocked thread, the task whose call blocks it.
    blocking: BTreeMap<ActorId, ActorId>,
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
        let progress = timeline.progress();
        self.follow_events(timeline.events(), progress.head, progress.ended);
    }

    /// Takes what is new of all events of a history, which has come to `head` and may have ended there.
    pub fn follow_events(&mut self, events: &Rows, head: Tick, ended: bool) {
        let mut time = None;
        let mut reader = events.range(EventId(self.next)..events.end());
        while let Some(row) = reader.next_row() {
            match row.state() {
                Some((actor, state)) => self.push_state(&row, actor, state, None),
                None => {
                    let kind = reader.kind_of(&row);
                    self.push(&row, &kind);
                }
            }
            time = Some(row.head.time);
        }
        self.next = events.end().0;
        if let Some(last) = self.steps.last_mut()
            && (!self.left || ended)
        {
            // The last step is shown where the history ends; it moves with the head.
            last.show = head;
            last.to = time
                .or_else(|| events.last().map(|event| event.time))
                .unwrap_or(last.to);
            last.end = EventId(self.next);
        }
    }

    /// Steps in order.
    #[must_use]
    pub fn all(&self) -> &KeptSteps {
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
            .get(0)
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

    /// An actor changes its state.
    #[inline]
    fn push_state(&mut self, event: &Row, actor: ActorId, state: ActorState, reason: Option<&WaitReason>) {
        if let Some(what) = self.lanes.change(actor, event.head.tick, state) {
            self.state(event, what, actor, state, reason);
        }
    }

    fn push(&mut self, event: &Row, kind: &EventKind) {
        self.lanes.push(event, kind);
        match kind {
            EventKind::Spawn { kind, .. } => {
                self.threads += usize::from(*kind == ActorKind::Thread);
                // Starting a thread is something to see; making a task is part of a run.
                if *kind == ActorKind::Thread && self.threads > 1 {
                    self.see_own(event, event.head.thread);
                }
            }
            EventKind::State {
                actor, state, reason, ..
            } => self.push_state(event, *actor, *state, reason.as_ref()),
            EventKind::PassBegin { pass, .. } => {
                self.host(event.head.thread);
                self.pass = *pass;
                self.passes.push(before(event));
            }
            EventKind::Wait { .. } => {
                self.host(event.head.thread);
                self.open(StepKind::Wait, Some(event.head.thread), event);
            }
            EventKind::Advance { from } => self.advance(event, *from),
            EventKind::HandleRun { of: Some(_), .. } => {}
            EventKind::HandleRun { origin, .. } => match origin {
                Origin::Program => self.open(StepKind::Callback, None, event),
                Origin::Library | Origin::Runtime => self.count_inside(),
            },
            EventKind::HandleEnd => self.leave_callback(event),
            EventKind::Block { .. } => {
                if let Some(task) = event.head.task {
                    self.blocking.insert(event.head.thread, task);
                }
            }
            EventKind::Phase { begin: true, .. } => self.open(StepKind::Tidy, None, event),
            EventKind::Print { text, .. } if !self.in_task(event) => self.printed(event, text),
            EventKind::Sync { .. } if !self.in_task(event) => {
                self.see_own(event, event.head.thread);
            }
            EventKind::Signal { sent: false, .. } => self.signal(event),
            EventKind::Signal { sent: true, .. } if !self.in_task(event) => {
                self.see_own(event, event.head.thread);
            }
            EventKind::Deadlock { .. } | EventKind::Limit { .. } | EventKind::Stray { .. } => {
                self.see_pending(event, event.head.thread);
                self.open(StepKind::Halt, None, event);
            }
            _ => {}
        }
    }

    /// Did it happen inside of a runtime's task? (A generator of the thread's own frames is none.)
    fn in_task(&self, event: &Row) -> bool {
        let kind = event.head.task.and_then(|task| self.lanes.what(task));
        matches!(kind, Some((ActorKind::Task | ActorKind::Callback, _)))
    }

    fn state(
        &mut self,
        event: &Row,
        (kind, origin): (ActorKind, Origin),
        actor: ActorId,
        state: ActorState,
        reason: Option<&WaitReason>,
    ) {
        let running = state == ActorState::Running;
        match kind {
            // What the library does in a thread of its own is nothing of the program's.
            ActorKind::Thread if origin == Origin::Library => {
                if running {
                    self.count_inside();
                }
            }
            ActorKind::Thread if running => match self.blocking.remove(&actor) {
                Some(task) => self.open(StepKind::GoesOn, Some(task), event),
                None => {
                    self.end_wait(actor, event);
                    self.begin_own(actor, event, event.head.tick, event.id);
                }
            },
            ActorKind::Thread => self.thread_leaves(event, actor, state, reason),
            ActorKind::Task | ActorKind::Callback if running && origin == Origin::Program => {
                let kind = if kind == ActorKind::Task {
                    StepKind::Run
                } else {
                    StepKind::Callback
                };
                self.open(kind, Some(actor), event);
            }
            ActorKind::Generator
                if origin == Origin::Program && (event.head.task == Some(actor) || !self.in_task(event)) =>
            {
                if running {
                    self.open(StepKind::Resume, Some(actor), event);
                } else if self.leave_if(actor, event) {
                    self.begin_own(event.head.thread, event, event.head.tick, EventId(event.id.0 + 1));
                }
            }
            ActorKind::Task | ActorKind::Callback if running => self.count_inside(),
            ActorKind::Runtime => match state {
                ActorState::Running => self.host(event.head.thread),
                ActorState::Waiting | ActorState::Blocked => {}
                _ => {
                    self.hosts.retain(|&thread| thread != event.head.thread);
                    self.begin_own(event.head.thread, event, event.head.tick, event.id);
                }
            },
            _ => {
                self.leave_if(actor, event);
            }
        }
    }

    /// A thread's own frames print: a line of output ends a step, which is shown with the line on the console.
    fn printed(&mut self, event: &Row, text: &str) {
        if self.see_own(event, event.head.thread) && text.ends_with('\n') {
            self.leave(event.head.tick.next(), event);
            self.begin_own(
                event.head.thread,
                event,
                event.head.tick.next(),
                EventId(event.id.0 + 1),
            );
        }
    }

    fn thread_leaves(
        &mut self,
        event: &Row,
        thread: ActorId,
        state: ActorState,
        reason: Option<&WaitReason>,
    ) {
        if let Some(&task) = self.blocking.get(&thread) {
            // A call that blocks inside of a task: what is shown is the task that holds the thread, before time moves.
            if self.open_actor() == Some(task) && !self.left {
                self.leave(event.head.tick.next(), event);
            }
            return;
        }
        // With several threads each run is a step; with one, its end or its being cut off is nothing to see.
        let sleeps = state == ActorState::Blocked
            && matches!(reason, Some(WaitReason::Until(_) | WaitReason::Primitive { .. }));
        let hosts = self.hosts.contains(&thread);
        if !hosts && (self.threads > 1 && state != ActorState::Ready || sleeps) {
            self.see_own(event, thread);
        } else if self.threads > 1 {
            self.see_pending(event, thread);
        }
        self.own.retain(|own| own.thread != thread);
        self.leave_if(thread, event);
    }

    fn advance(&mut self, event: &Row, from: Time) {
        self.jumps.push(event.head.tick);
        // With one thread it is clear who goes on when time has moved.
        if self.threads == 1
            && let Some((_, task)) = self.blocking.pop_first()
        {
            self.open(StepKind::GoesOn, Some(task), event);
            return;
        }
        match self.steps.last_mut() {
            Some(last) if last.kind == StepKind::Wait && !self.left => last.to = event.head.time,
            _ => {
                // Its column shows who waits, so it begins right before the jump.
                let begin = Tick(event.head.tick.0 - 1)
                    .max(self.steps.last().map_or(Tick(0), |last| last.show.next()));
                self.open_at(
                    StepKind::Wait,
                    Some(event.head.thread),
                    begin,
                    event.id,
                    from,
                    event.head.line,
                );
                let last = self.steps.last_mut().expect("just opened");
                last.to = event.head.time;
            }
        }
    }

    /// A thread gets a core behind a wait, which is shown before that: nobody runs yet.
    fn end_wait(&mut self, thread: ActorId, event: &Row) {
        if self.left || self.threads < 2 || self.hosts.contains(&thread) {
            return;
        }
        if let Some(last) = self.steps.last_mut().filter(|last| last.kind == StepKind::Wait) {
            last.show = before(event).max(last.begin);
            last.end = event.id;
            self.left = true;
        }
    }

    /// A signal is a step of its own; the frames of the thread that runs go on behind it.
    #[inline(never)]
    fn signal(&mut self, event: &Row) {
        self.open(StepKind::Callback, None, event);
        let next = event.head.tick.next();
        self.leave(next, event);
        self.begin_own(event.head.thread, event, next, EventId(event.id.0 + 1));
    }

    /// A thread's own frames begin to run (unless they are a runtime's).
    fn begin_own(&mut self, thread: ActorId, event: &Row, begin: Tick, first: EventId) {
        self.own.retain(|own| own.thread != thread);
        if !self.hosts.contains(&thread) {
            self.own.push(Own {
                thread,
                begin,
                first,
                from: event.head.time,
                line: event.head.line,
            });
        }
    }

    /// A thread's own frames did something to see: they are a step. On several cores threads take turns at being seen:
    /// an act of another one than the open step's begins a step. True if its step is open now.
    fn see_own(&mut self, event: &Row, thread: ActorId) -> bool {
        if self.hosts.contains(&thread) {
            return false;
        }
        let mine = |last: &Step| last.kind == StepKind::Thread && last.actor == Some(thread);
        if !self.see_pending(event, thread) && !self.steps.last().is_some_and(mine) {
            // Inside of a generator's resume the thread's acts are the generator's.
            if self
                .steps
                .last()
                .is_some_and(|last| last.kind == StepKind::Resume)
                && !self.left
            {
                return false;
            }
            self.open_at(
                StepKind::Thread,
                Some(thread),
                event.head.tick,
                event.id,
                event.head.time,
                event.head.line,
            );
        }
        self.steps.last().is_some_and(mine) && !self.left
    }

    /// Makes a thread's own frames a step if they are not one yet: from where they began, unless others have acted since.
    fn see_pending(&mut self, event: &Row, thread: ActorId) -> bool {
        let Some(index) = self.own.iter().position(|own| own.thread == thread) else {
            return false;
        };
        let own = self.own.remove(index);
        let alone = self
            .steps
            .last()
            .is_none_or(|last| self.left && own.first >= last.end);
        if alone {
            self.open_at(
                StepKind::Thread,
                Some(thread),
                own.begin,
                own.first,
                own.from,
                own.line,
            );
        } else {
            self.open_at(
                StepKind::Thread,
                Some(thread),
                event.head.tick,
                event.id,
                event.head.time,
                event.head.line,
            );
        }
        true
    }

    fn host(&mut self, thread: ActorId) {
        if !self.hosts.contains(&thread) {
            self.hosts.push(thread);
        }
        self.own.retain(|own| own.thread != thread);
    }

    fn open(&mut self, kind: StepKind, actor: Option<ActorId>, event: &Row) {
        self.own.retain(|own| own.thread != event.head.thread);
        self.open_at(
            kind,
            actor,
            event.head.tick,
            event.id,
            event.head.time,
            event.head.line,
        );
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
    fn leave_if(&mut self, actor: ActorId, event: &Row) -> bool {
        let mine = self.open_actor() == Some(actor)
            && !self.left
            && self
                .steps
                .last()
                .is_some_and(|last| last.kind.counts() || last.kind == StepKind::GoesOn);
        if mine {
            self.leave(event.head.tick, event);
        }
        mine
    }

    fn leave_callback(&mut self, event: &Row) {
        if !self.left
            && self
                .steps
                .last()
                .is_some_and(|last| last.kind == StepKind::Callback && last.actor.is_none())
        {
            self.leave(event.head.tick, event);
        }
    }

    /// `tick` is the first one that is not the step's any more.
    fn leave(&mut self, tick: Tick, event: &Row) {
        if let Some(last) = self.steps.last_mut() {
            last.show = Tick(tick.0.saturating_sub(1)).max(last.begin);
            last.to = event.head.time;
            last.end = EventId(event.id.0 + 1);
            self.left = true;
        }
    }
}

/// The last moment without this event.
fn before(event: &Row) -> Tick {
    Tick(event.head.tick.0.saturating_sub(1))
}
