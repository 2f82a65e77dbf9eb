//! What the world does between the runs of domains. One act a tick; which one is a function of the state.

use super::{Process, Thread, ThreadState, World};
use crate::domain::{Answer, Domain, Ending, Trap};
use crate::kernel::costs;
use switchboard_trace::{
    ActorId, Event, EventId, EventKind, Sink, Tick, Time,
    event::{ActorKind, ReadyBy, WaitsFor},
    scene::Outcome,
    state::{ActorState, Origin, Text, WaitReason},
};

/// The status of a run that did not end by itself: a bound, a deadlock (sysexits' "internal software error").
pub const STOPPED: i32 = 70;

/// The next thing that the world itself must do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Act {
    /// Start the processes.
    Boot,
    /// Do what the thread with the turn asked for, take note of its end or of its bound.
    Serve,
    /// Make ready who has slept long enough.
    Wake,
    /// Put a ready thread on a free core.
    Dispatch,
    /// The slice is over and others are ready.
    SliceEnd,
    /// The thread with the turn stands where another one may go on.
    Point,
    /// Another core's thread has its turn.
    Turn,
    /// A signal comes.
    Signal,
    /// Nobody can run: jump to the earliest wake-up.
    Jump,
    /// Nobody can run, and nobody will.
    Stuck,
}

impl<D: Domain> World<D> {
    /// What the world must do now; None: the thread with the turn runs.
    pub(super) fn next_act(&mut self) -> Option<Act> {
        if !self.booted {
            return Some(Act::Boot);
        }
        let current = self.turn.and_then(|core| self.cores[core].thread);
        if self.trap.is_some() || current.is_some_and(|t| self.threads[t].has_stopped()) {
            return Some(Act::Serve);
        }
        // Only between slices: in the middle of one a cut would otherwise be a point at which sleepers are looked at. Where
        // code takes time, runs end when somebody is due.
        let between = current.is_none() || self.slice == 0 || self.machine.costs.priced();
        if between
            && self
                .sleepers
                .first()
                .is_some_and(|(until, _)| until <= self.clock.now)
        {
            return Some(Act::Wake);
        }
        if self.arrived || (between || self.at_stride()) && self.signal_is_due() {
            return Some(Act::Signal);
        }
        if self.can_dispatch() {
            return Some(Act::Dispatch);
        }
        if self.point && current.is_some() {
            return Some(Act::Point);
        }
        let occupied = self.cores.iter().filter(|core| core.thread.is_some()).count();
        if let (Some(thread), Some(core)) = (current, self.turn) {
            return match () {
                () if self.slice > 0 => None,
                () if self.slice_is_over(core, thread) => Some(Act::SliceEnd),
                () if occupied > 1 => Some(Act::Turn),
                () => None,
            };
        }
        match occupied {
            0 if self.next_due().is_none() => Some(Act::Stuck),
            0 => Some(Act::Jump),
            1 => {
                // No choice, so no act: it simply has the turn.
                self.turn = self.cores.iter().position(|core| core.thread.is_some());
                self.slice = 0;
                None
            }
            _ => Some(Act::Turn),
        }
    }

    pub(super) fn perform(&mut self, act: Act, out: &mut dyn Sink) {
        match act {
            Act::Boot => {
                self.booted = true;
                for process in 0..self.processes.len() {
                    let label = self.processes[process].label.clone();
                    self.spawn(process, None, (label, Origin::Program), Answer::None, out);
                }
            }
            Act::Serve => self.serve(out),
            Act::Wake => self.wake_due(None, out),
            Act::Dispatch => self.dispatch(out),
            Act::SliceEnd => self.slice_end(out),
            Act::Point => self.at_point(out),
            Act::Turn => self.next_turn(out),
            Act::Signal => self.signal(out),
            Act::Jump => {
                let until = self.next_due().expect("somebody sleeps, or a signal comes");
                let first = self.sleepers.first().filter(|(time, _)| *time == until);
                let thread = first.map_or(0, |(_, thread)| thread);
                let from = self.clock.now;
                self.clock.now = Time(until.0.saturating_add(self.machine.costs.of(costs::IDLE_WAKE)));
                self.spinning = 0;
                let (actor, line) = (self.threads[thread].actor, self.line_of(thread));
                let since = self.threads[thread].since;
                let cause = self.emit(out, actor, line, Some(since), || EventKind::Advance { from });
                self.wake_due(Some(cause), out);
            }
            Act::Stuck => self.stuck(out),
        }
    }

    /// Emits an event of the world itself.
    pub(super) fn emit(
        &mut self,
        out: &mut dyn Sink,
        thread: ActorId,
        line: u32,
        cause: Option<EventId>,
        kind: impl FnOnce() -> EventKind,
    ) -> EventId {
        let id = EventId(self.next_event);
        self.next_event += 1;
        if out.keeping() {
            out.record(Event {
                id,
                tick: Tick(self.tick),
                time: self.clock.now,
                thread,
                task: None,
                line,
                cause,
                kind: kind(),
            });
        }
        id
    }

    pub(super) fn line_of(&self, thread: usize) -> u32 {
        let thread = &self.threads[thread];
        self.processes[thread.process].domain.line(thread.actor)
    }

    /// Changes a thread's state and records it.
    pub(super) fn set_state(
        &mut self,
        thread: usize,
        state: ThreadState,
        ready: Option<ReadyBy>,
        cause: Option<EventId>,
        out: &mut dyn Sink,
    ) -> EventId {
        let line = self.line_of(thread);
        let actor = self.threads[thread].actor;
        let id = self.emit(out, actor, line, cause, || EventKind::State {
            actor,
            state: state.state(),
            reason: state.reason().cloned(),
            ready,
        });
        let thread = &mut self.threads[thread];
        thread.state = state;
        thread.since = id;
        id
    }

    /// Makes a thread and puts it at the end of the ready queue.
    fn spawn(
        &mut self,
        process: usize,
        parent: Option<usize>,
        (label, origin): (Text, Origin),
        answer: Answer,
        out: &mut dyn Sink,
    ) -> ActorId {
        let actor = ActorId(self.next_actor);
        self.next_actor += 1;
        let path: Text = match parent {
            None => process.to_string().into(),
            Some(parent) => {
                let parent = &mut self.threads[parent];
                parent.children += 1;
                format!("{}.{}", parent.path, parent.children - 1).into()
            }
        };
        let letter: Text = format!("T{}", self.threads.len() + 1).into();
        let (by, line) = match parent {
            Some(parent) => (Some(self.threads[parent].actor), self.line_of(parent)),
            None => (None, 0),
        };
        let since = self.emit(out, by.unwrap_or(actor), line, None, || EventKind::Spawn {
            actor,
            parent: by,
            kind: ActorKind::Thread,
            origin,
            letter: letter.clone(),
            label: label.clone(),
        });
        let index = self.threads.len();
        self.threads.push(Thread {
            actor,
            process,
            path,
            letter,
            label,
            origin,
            state: ThreadState::Ready,
            children: 0,
            since,
            answer,
            ending: None,
            ran: 0,
            made: 0,
            fair: 0,
            switches: (0, 0),
            asleep: None,
            futex: None,
            limit: None,
        });
        self.processes[process].alive += 1;
        self.others += u64::from(parent.is_some());
        self.most = self.most.max(self.others);
        self.set_state(index, ThreadState::Ready, Some(ReadyBy::Spawn), Some(since), out);
        self.enqueue(index, true);
        actor
    }

    fn wake_due(&mut self, cause: Option<EventId>, out: &mut dyn Sink) {
        while let Some(thread) = self.sleepers.pop_due(self.clock.now) {
            let who = &mut self.threads[thread];
            who.asleep = None;
            who.answer = match who.futex.take() {
                Some(key) => {
                    self.futexes.leave(who.process, key, thread);
                    Answer::TimedOut
                }
                None => Answer::Done,
            };
            let since = who.since;
            self.set_state(
                thread,
                ThreadState::Ready,
                Some(ReadyBy::Timer),
                cause.or(Some(since)),
                out,
            );
            self.enqueue(thread, true);
        }
    }

    /// Does what the thread with the turn asked for, or takes note that it has stopped.
    fn serve(&mut self, out: &mut dyn Sink) {
        let core = self.turn.expect("somebody has the turn");
        let thread = self.cores[core].thread.expect("and it is on its core");
        if let Some(limit) = self.threads[thread].limit.take() {
            let (actor, name): (ActorId, Text) = (self.threads[thread].actor, limit.message.into());
            self.emit(out, actor, limit.at.line, None, || EventKind::Limit {
                name: name.clone(),
            });
            self.outcome = Some(Outcome {
                status: STOPPED,
                limit: Some(name),
                raisable: matches!(limit.name, "memory" | "output"),
                at: Some(limit.at),
                ..Outcome::default()
            });
            return;
        }
        if let Some(ending) = self.threads[thread].ending.take() {
            self.end_thread(thread, ending, out);
            return;
        }
        let trap = self.trap.take().expect("it asked for something");
        if !trap.name().is_empty() {
            *self.calls.entry(trap.name()).or_default() += 1;
            self.clock.now.0 += self.machine.costs.of(costs::SYSTEM_CALL);
        }
        match trap {
            Trap::Sleep(until) => {
                let reason = match until {
                    Some(time) => WaitReason::Until(time),
                    None => WaitReason::Io("a wake-up that nobody sends".into()),
                };
                self.set_state(thread, ThreadState::Blocked(reason), None, None, out);
                self.leave_core(false);
                self.sleep(thread, until);
            }
            Trap::Wait { key, reason, until } => {
                self.set_state(thread, ThreadState::Blocked(reason), None, None, out);
                self.leave_core(false);
                self.futexes.wait(self.threads[thread].process, key, thread);
                self.threads[thread].futex = Some(key);
                self.sleep(thread, until);
            }
            Trap::Wake { key, count } => {
                self.threads[thread].answer = Answer::Done;
                self.wake(thread, key, count, out);
            }
            Trap::Rouse(whom) => {
                self.threads[thread].answer = Answer::Done;
                self.rouse(thread, whom, out);
            }
            Trap::Alone => {
                self.threads[thread].answer = Answer::Done;
                self.kill_others(self.threads[thread].process, Some(thread), out);
            }
            Trap::Changed(_) => self.threads[thread].answer = Answer::Done,
            Trap::Interrupt(whom) => {
                self.threads[thread].answer = Answer::Done;
                let cause = self.threads[thread].since;
                self.interrupt(self.threads[thread].process, whom, cause, out);
            }
            Trap::Kill(ending) => self.kill_process(self.threads[thread].process, ending, out),
            Trap::Acquire { lock, name } => self.acquire(thread, lock, &name, out),
            Trap::Release { lock } => self.release(thread, lock, out),
            Trap::Start { code, label, origin } => {
                self.clock.now.0 += self.machine.costs.of(costs::START);
                let process = self.threads[thread].process;
                let actor = self.spawn(process, Some(thread), (label, origin), Answer::Begin(code), out);
                self.threads[thread].answer = Answer::Started(actor);
            }
            Trap::Input => {
                let path = self.threads[thread].path.clone();
                let line = self.line_of(thread);
                let at = self.chooser.place(&path, line, "input");
                self.threads[thread].answer = Answer::Line(self.chooser.input(&at));
            }
        }
    }

    fn sleep(&mut self, thread: usize, until: Option<Time>) {
        self.threads[thread].asleep = until.map(|until| self.sleepers.add(thread, until));
    }

    /// `by` wakes those who wait on a word.
    fn wake(&mut self, by: usize, key: u32, count: u32, out: &mut dyn Sink) {
        let process = self.threads[by].process;
        for _ in 0..count {
            let Some(thread) = self.futexes.pop(process, key) else {
                return;
            };
            let cause = self.threads[by].since;
            self.end_wait(thread, Answer::Done, ReadyBy::Wake, cause, out);
        }
    }

    /// `by` ends the sleep of another thread of its process.
    fn rouse(&mut self, by: usize, whom: ActorId, out: &mut dyn Sink) {
        let process = self.threads[by].process;
        let found = self.threads.iter().position(|t| {
            t.actor == whom && t.process == process && t.state.reason().is_some() && t.futex.is_none()
        });
        if let Some(thread) = found {
            let cause = self.threads[by].since;
            self.end_wait(thread, Answer::Roused, ReadyBy::Thread, cause, out);
        }
    }

    /// A blocked thread becomes ready by another's act.
    pub(super) fn end_wait(
        &mut self,
        thread: usize,
        answer: Answer,
        by: ReadyBy,
        cause: EventId,
        out: &mut dyn Sink,
    ) {
        let who = &mut self.threads[thread];
        who.answer = answer;
        who.futex = None;
        if let Some(ticket) = who.asleep.take() {
            self.sleepers.remove(thread, ticket);
        }
        self.set_state(thread, ThreadState::Ready, Some(by), Some(cause), out);
        self.enqueue(thread, true);
    }

    fn acquire(&mut self, thread: usize, number: u32, name: &Text, out: &mut dyn Sink) {
        let lock = self.locks.get_or_make(self.threads[thread].process, number, name);
        let name = lock.name.clone();
        match lock.holder {
            None => {
                lock.holder = Some(thread);
                self.threads[thread].answer = Answer::Done;
                self.sync("acquired", thread, &name, None, out);
            }
            Some(holder) => {
                lock.waiters.push_back(thread);
                let reason = WaitReason::Primitive {
                    kind: "lock".into(),
                    name: Some(name),
                    holder: Some(self.threads[holder].actor),
                };
                self.set_state(thread, ThreadState::Blocked(reason), None, None, out);
                self.leave_core(false);
            }
        }
    }

    fn release(&mut self, thread: usize, number: u32, out: &mut dyn Sink) {
        let process = self.threads[thread].process;
        let Some(lock) = self
            .locks
            .get_mut(process, number)
            .filter(|lock| lock.holder == Some(thread))
        else {
            self.threads[thread].answer = Answer::Refused;
            return;
        };
        lock.holder = None;
        let (name, waiters) = (lock.name.clone(), lock.waiters.clone());
        self.threads[thread].answer = Answer::Done;
        let released = self.sync("released", thread, &name, None, out);
        if waiters.is_empty() {
            return;
        }
        let options = waiters.iter().map(|&w| self.option(w)).collect();
        let Some(picked) = self.choose("lock", Some(thread), options, out) else {
            return;
        };
        let next = waiters[picked];
        let lock = self.locks.get_mut(process, number).expect("just released");
        lock.waiters.remove(picked);
        lock.holder = Some(next);
        self.threads[next].answer = Answer::Done;
        self.sync_for("acquired", thread, next, &name, Some(released), out);
        self.set_state(next, ThreadState::Ready, Some(ReadyBy::Wake), Some(released), out);
        self.enqueue(next, true);
        self.renew_holder(process, number);
    }

    /// Who still waits for the lock now waits for its new holder.
    fn renew_holder(&mut self, process: usize, number: u32) {
        let lock = self.locks.get_mut(process, number).expect("it exists");
        let (waiters, holder) = (lock.waiters.clone(), lock.holder);
        let actor = holder.map(|h| self.threads[h].actor);
        for waiter in waiters {
            if let ThreadState::Blocked(WaitReason::Primitive { holder, .. }) =
                &mut self.threads[waiter].state
            {
                *holder = actor;
            }
        }
    }

    fn sync(
        &mut self,
        kind: &'static str,
        thread: usize,
        name: &Text,
        cause: Option<EventId>,
        out: &mut dyn Sink,
    ) -> EventId {
        self.sync_for(kind, thread, thread, name, cause, out)
    }

    /// `by` acts, `actor` has or had the lock.
    fn sync_for(
        &mut self,
        kind: &'static str,
        by: usize,
        actor: usize,
        name: &Text,
        cause: Option<EventId>,
        out: &mut dyn Sink,
    ) -> EventId {
        let (thread, line) = (self.threads[by].actor, self.line_of(by));
        let actor = self.threads[actor].actor;
        self.emit(out, thread, line, cause, || EventKind::Sync {
            what: kind.into(),
            kind: "lock".into(),
            name: Some(name.clone()),
            actor: Some(actor),
        })
    }

    fn end_thread(&mut self, thread: usize, ending: Option<Ending>, out: &mut dyn Sink) {
        let failed = ending.as_ref().is_some_and(|ending| ending.message.is_some());
        let state = if failed {
            ThreadState::Failed
        } else {
            ThreadState::Done
        };
        self.set_state(thread, state, None, None, out);
        self.leave_core(false);
        let process = self.threads[thread].process;
        self.processes[process].alive -= 1;
        self.others -= u64::from(self.threads[thread].is_started());
        if let Some(ending) = ending {
            self.end_process(process, thread, ending, out);
        } else if self.processes[process].alive == 0 {
            let ending = Ending {
                status: 0,
                message: None,
            };
            self.end_process(process, thread, ending, out);
        }
    }

    /// All threads of a process but this one end where they are.
    pub(super) fn kill_others(&mut self, process: usize, but: Option<usize>, out: &mut dyn Sink) {
        let alive = usize::from(but.is_some_and(|but| !self.threads[but].state.state().ended()));
        if self.processes[process].alive == alive {
            return;
        }
        let dies = |(index, thread): (usize, &Thread)| {
            Some(index) != but && thread.process == process && !thread.state.state().ended()
        };
        let killed: Vec<bool> = self.threads.iter().enumerate().map(dies).collect();
        for index in (0..killed.len()).filter(|&index| killed[index]) {
            self.set_state(index, ThreadState::Killed, None, None, out);
            self.others -= u64::from(self.threads[index].is_started());
            let thread = &mut self.threads[index];
            if let Some(ticket) = thread.asleep.take() {
                self.sleepers.remove(index, ticket);
            }
            if let Some(key) = thread.futex.take() {
                self.futexes.leave(process, key, index);
            }
            self.locks.forget_waiter(index);
        }
        self.processes[process].alive = alive;
        self.ready.retain(|&t| !killed[t]);
        for core in &mut self.cores {
            if let Some(thread) = core.thread.filter(|&t| killed[t]) {
                core.thread = None;
                self.processes[process].running -= 1;
                self.processes[process].gil.forget(thread);
            }
        }
        if self.ready.is_empty() {
            self.processes[process].gil.unwanted();
        }
    }

    pub(super) fn end_process(&mut self, process: usize, by: usize, ending: Ending, out: &mut dyn Sink) {
        self.kill_others(process, Some(by), out);
        let (actor, line) = (self.threads[by].actor, self.line_of(by));
        self.emit(out, actor, line, None, || EventKind::Exit {
            status: ending.status,
            message: ending.message.clone(),
        });
        self.processes[process].ended = Some(ending.status);
        if self.processes.iter().all(|p: &Process<D>| p.ended.is_some()) {
            if let Some(stray) = self.chooser.left_over() {
                self.stray(stray, out);
                return;
            }
            self.outcome = Some(Outcome {
                status: ending.status,
                message: ending.message,
                ..Outcome::default()
            });
        }
    }

    /// Nobody can run and nobody sleeps: a deadlock, named edge by edge.
    fn stuck(&mut self, out: &mut dyn Sink) {
        let mut waits: Vec<WaitsFor> = self
            .locks
            .waits()
            .map(|(who, what, holder)| WaitsFor {
                who: self.threads[who].actor,
                what: what.clone(),
                holder: holder.map(|h| self.threads[h].actor),
            })
            .collect();
        for (process, key, thread) in self.futexes.waits() {
            let thread = &self.threads[thread];
            let what = match &thread.state {
                ThreadState::Blocked(WaitReason::Primitive { kind, name, .. }) => {
                    name.clone().unwrap_or_else(|| kind.clone())
                }
                ThreadState::Blocked(WaitReason::Actors { .. }) => Text::default(),
                ThreadState::Blocked(WaitReason::Future(label)) => label.clone(),
                _ => "a wake-up".into(),
            };
            waits.push(WaitsFor {
                who: thread.actor,
                what,
                holder: self.processes[process].domain.holder(key, thread.actor),
            });
        }
        for thread in &self.threads {
            if let ThreadState::Blocked(WaitReason::Io(what)) = &thread.state {
                waits.push(WaitsFor {
                    who: thread.actor,
                    what: what.clone(),
                    holder: None,
                });
            }
        }
        let actor = waits.first().map_or(ActorId(0), |edge| edge.who);
        self.emit(out, actor, 0, None, || EventKind::Deadlock {
            waits: waits.clone(),
        });
        self.outcome = Some(Outcome {
            status: STOPPED,
            deadlock: waits,
            ..Outcome::default()
        });
    }
}

impl Thread {
    /// Has it ended or hit a bound, with the world's notice still to come?
    fn has_stopped(&self) -> bool {
        self.ending.is_some() || self.limit.is_some()
    }

    /// Was it started by another thread?
    fn is_started(&self) -> bool {
        self.path.contains('.')
    }

    /// Does it run or wait for a core?
    pub(super) fn is_up(&self) -> bool {
        matches!(self.state, ThreadState::Ready | ThreadState::Running)
    }

    /// Its state in the grammar of all actors.
    #[must_use]
    pub fn actor_state(&self) -> ActorState {
        self.state.state()
    }
}
