//! Signals: what the reader injects, and the timers of a process; whom a signal interrupts or ends.
//!
//! ```text
//! injection: its time has come | its line is next --\
//!                                                   +--> Signal (an act) --> domain: noted | interrupts a wait | kills
//! timer of the process: its time has come ----------/
//! ```
//! A moment of time comes where sleepers are looked at: between slices, where the clock has moved by itself, or while
//! everybody waits (the clock then jumps no further than there). Where code takes time a run ends right there.

use super::World;
use crate::domain::{Answer, Domain, Ending, Signalled};
use switchboard_trace::{ActorId, EventId, EventKind, Sink, Time, event::ReadyBy, state::Text};

impl<D: Domain> World<D> {
    /// When somebody is due who waits for a time: a sleeper, an injection, a timer of a process.
    pub(super) fn next_due(&self) -> Option<Time> {
        let sleeper = self.sleepers.first().map(|(until, _)| until);
        let timers = self.processes.iter().filter_map(|process| process.alarm());
        sleeper
            .into_iter()
            .chain(self.injection_time())
            .chain(timers)
            .min()
    }

    fn injection_time(&self) -> Option<Time> {
        self.chooser.next_input()?.time()
    }

    /// Has the time of an injection or of a process's timer come?
    pub(super) fn signal_is_due(&self) -> bool {
        let due = |time: Option<Time>| time.is_some_and(|time| time <= self.clock.now);
        due(self.injection_time()) || self.processes.iter().any(|process| due(process.alarm()))
    }

    /// The line at which the next injection comes, if it is to come while this thread runs; and from which event on.
    pub(super) fn line_wanted(&self, thread: usize) -> Option<(u32, EventId)> {
        let next = self.chooser.next_input()?;
        let thread = &self.threads[thread];
        let wanted = !self.arrived && next.at.kind == "line" && *next.at.actor == *thread.path;
        let missing = next.since.saturating_sub(thread.made);
        wanted.then(|| {
            let from = u64::from(self.next_event) + missing;
            (next.at.line, EventId(u32::try_from(from).unwrap_or(u32::MAX)))
        })
    }

    /// The thread with the turn stands before that line.
    pub(super) fn line_comes(&mut self) {
        let next = self.chooser.next_input().expect("its line was asked for");
        self.arrived = self.line_visits == next.at.visit;
        self.line_visits += 1;
    }

    /// The signal that is due comes.
    pub(super) fn signal(&mut self, out: &mut dyn Sink) {
        let injected = self.arrived || self.injection_time().is_some_and(|time| time <= self.clock.now);
        if injected {
            let next = self.chooser.next_input().expect("it is due");
            let name: Text = next.what.as_str().into();
            self.chooser.injected();
            (self.arrived, self.line_visits) = (false, 0);
            self.come(0, &name, out);
            return;
        }
        let now = self.clock.now;
        let process = { self.processes.iter() }
            .position(|process| process.alarm().is_some_and(|time| time <= now))
            .expect("a timer is due");
        self.come(process, ALARM, out);
    }

    /// A signal comes to a process.
    fn come(&mut self, process: usize, name: &str, out: &mut dyn Sink) {
        let first = { self.threads.iter() }
            .position(|thread| thread.process == process)
            .expect("a process has a first thread");
        let (actor, line) = (self.threads[first].actor, self.line_of(first));
        let shown: Text = if name == ALARM { "SIGALRM" } else { name }.into();
        let event = self.emit(out, actor, line, None, || EventKind::Signal {
            name: shown,
            sent: false,
        });
        let now = self.clock.now;
        match self.processes[process].domain.signal(name, now) {
            Signalled::Noted => {}
            Signalled::Interrupts(whom) => self.interrupt(process, whom, event, out),
            Signalled::Kills(ending) => self.kill_process(process, ending, out),
        }
    }

    /// Ends the wait of a thread, if it waits.
    pub(super) fn interrupt(&mut self, process: usize, whom: ActorId, cause: EventId, out: &mut dyn Sink) {
        let found = self.threads.iter().position(|thread| {
            thread.actor == whom && thread.process == process && thread.state.reason().is_some()
        });
        let Some(thread) = found else { return };
        if let Some(key) = self.threads[thread].futex {
            self.futexes.leave(process, key, thread);
        }
        self.end_wait(thread, Answer::Interrupted, ReadyBy::Signal, cause, out);
    }

    /// A process ends by a signal: none of its threads does anything more.
    pub(super) fn kill_process(&mut self, process: usize, ending: Ending, out: &mut dyn Sink) {
        let first = { self.threads.iter() }
            .position(|thread| thread.process == process)
            .expect("a process has a first thread");
        self.kill_others(process, None, out);
        if self.turn.is_some_and(|core| self.cores[core].thread.is_none()) {
            (self.turn, self.slice) = (None, 0);
        }
        self.end_process(process, first, ending, out);
    }
}

/// What anchors are made of.
impl<D: Domain> World<D> {
    /// Does the clock move while code runs?
    #[must_use]
    pub fn code_takes_time(&self) -> bool {
        self.machine.costs.priced() || self.spinning >= super::SPIN_FREE
    }

    /// At a line's mark: the thread with the turn, and the line that it begins next.
    #[must_use]
    pub fn line_ahead(&self) -> Option<(ActorId, u32)> {
        let thread = &self.threads[self.cores[self.turn?].thread?];
        let domain = &self.processes[thread.process].domain;
        Some((thread.actor, domain.next_line(thread.actor)))
    }

    /// The path of a thread that there is.
    #[must_use]
    pub fn path_of(&self, actor: ActorId) -> &Text {
        let found = self.threads.iter().find(|thread| thread.actor == actor);
        &found.expect("a thread of this world").path
    }

    /// How many events the own code of the thread with this path has made; 0 if there is no such thread yet.
    #[must_use]
    pub fn made_by(&self, path: &str) -> u64 {
        let found = self.threads.iter().find(|thread| *thread.path == *path);
        found.map_or(0, |thread| thread.made)
    }
}

impl<D: Domain> super::Process<D> {
    /// When its timer is due, unless it has ended.
    fn alarm(&self) -> Option<Time> {
        self.domain.alarm().filter(|_| self.ended.is_none())
    }
}

/// By this name a domain is told that its own timer is due.
pub const ALARM: &str = "alarm";
