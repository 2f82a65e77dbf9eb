//! Ten thousand handlers of one runtime, kept as rows in arrays: no object, no box, no stack per handler.
//!
//! ```text
//!            arrays      0   1   2   3 ...
//!            state      ready wait wait done        runtime: ready queue, timers by (time, sequence number)
//!            round       1    0    0    3
//! ```
//! A pass runs what was ready at its start; then, if nothing is ready, the runtime's thread sleeps until the earliest
//! timer and takes all that are due.

mod describe;
mod spec;

pub use spec::Spec;

use std::collections::{BTreeSet, VecDeque};
use switchboard_engine::{Answer, Context, Domain, Ending, Grain, Stop, Trap, policy::random::mix};
use switchboard_trace::{
    ActorId, ActorState, EventId, EventKind, Origin, Time, WaitReason,
    event::{ActorKind, ReadyBy},
};

/// The domain: a specification, arrays, a ready queue, timers.
#[derive(Clone, Debug)]
pub struct Rows {
    spec: Spec,
    thread: ActorId,
    /// The actor of the runtime; handler i is the actor `first` + i.
    runtime: ActorId,
    first: u32,
    phase: Phase,
    /// By handler.
    states: Vec<ActorState>,
    rounds: Vec<u32>,
    wakes: Vec<Time>,
    since: Vec<EventId>,
    ready: VecDeque<u32>,
    timers: BTreeSet<(Time, u64, u32)>,
    serial: u64,
    pass: u32,
    left_in_pass: usize,
    finished: u32,
}

/// What the runtime is at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    Begin,
    /// Makes the handlers, one a tick: the next one.
    Spawning(u32),
    /// Between two handlers of a pass.
    Pass,
    /// A handler works: it, and the ticks left.
    Working(u32, u32),
    /// The thread sleeps until the earliest timer.
    Asleep,
}

impl Rows {
    /// A domain that will run a crowd.
    #[must_use]
    pub fn new(spec: Spec) -> Self {
        let rows = spec.rows as usize;
        Self {
            spec,
            thread: ActorId(0),
            runtime: ActorId(0),
            first: 0,
            phase: Phase::Begin,
            states: vec![ActorState::New; rows],
            rounds: vec![0; rows],
            wakes: vec![Time(0); rows],
            since: vec![EventId(0); rows],
            ready: VecDeque::with_capacity(rows),
            timers: BTreeSet::new(),
            serial: 0,
            pass: 0,
            left_in_pass: 0,
            finished: 0,
        }
    }

    fn actor(&self, row: u32) -> ActorId {
        ActorId(self.first + row)
    }

    /// How many handlers exist by now.
    fn made(&self) -> u32 {
        match self.phase {
            Phase::Begin => 0,
            Phase::Spawning(next) => next,
            _ => self.spec.rows,
        }
    }

    /// How long a handler waits in a round, in nanoseconds.
    fn wait(&self, row: u32, round: u32) -> u64 {
        let more = match self.spec.spread {
            0 => 0,
            spread => mix((u64::from(row) << 32) | u64::from(round)) % (u64::from(spread) + 1),
        };
        (u64::from(self.spec.wait) + more) * 1_000_000
    }
}

/// Timers this close to the earliest one are taken together: a real loop's wait ends about so much late.
const RESOLUTION_NS: u64 = 500_000;

/// The line of the text form that stands for each act, for marks in the text: there is one.
const LINE: u32 = 1;

impl Domain for Rows {
    fn run(&mut self, thread: ActorId, _answer: Answer, context: &mut Context<'_>) -> Stop {
        self.thread = thread;
        loop {
            if context.fuel == 0 {
                return Stop::Fuel;
            }
            context.fuel -= 1;
            let (fresh, stop) = self.act(context);
            if let Some(stop) = stop {
                return stop;
            }
            if context.grain == Grain::Instruction || (context.grain == Grain::Line && fresh) {
                return Stop::Mark;
            }
        }
    }

    fn describe(&self, view: &switchboard_trace::Viewport, scene: &mut switchboard_trace::Scene) {
        self.draw(view, scene);
    }

    fn line(&self, _thread: ActorId) -> u32 {
        LINE
    }

    fn weight(&self, _: Option<&Self>) -> usize {
        size_of::<Self>() + self.states.len() * 32 + self.timers.len() * 40 + self.ready.len() * 4
    }
}

impl Rows {
    /// One act, whose tick is burned. True: a handler begins to run.
    fn act(&mut self, context: &mut Context<'_>) -> (bool, Option<Stop>) {
        match self.phase {
            Phase::Begin => {
                self.begin(context);
                (false, None)
            }
            Phase::Spawning(next) => {
                self.make(next, context);
                (false, None)
            }
            Phase::Pass => self.next_handler(context),
            Phase::Working(row, left) => {
                if left > 0 {
                    self.phase = Phase::Working(row, left - 1);
                } else {
                    self.end_of_run(row, context);
                    self.phase = Phase::Pass;
                }
                (false, None)
            }
            Phase::Asleep => {
                self.take_due(context);
                self.phase = Phase::Pass;
                (false, None)
            }
        }
    }

    fn begin(&mut self, context: &mut Context<'_>) {
        self.runtime = context.new_actor();
        self.first = *context.next_actor;
        *context.next_actor += self.spec.rows;
        let (actor, parent) = (self.runtime, Some(self.thread));
        let made = context.emit(None, LINE, None, || EventKind::Spawn {
            actor,
            parent,
            kind: ActorKind::Runtime,
            origin: Origin::Runtime,
            letter: "R".into(),
            label: "rows".into(),
        });
        context.emit(None, LINE, Some(made), || EventKind::State {
            actor,
            state: ActorState::Running,
            reason: None,
            ready: None,
        });
        self.phase = Phase::Spawning(0);
    }

    fn make(&mut self, row: u32, context: &mut Context<'_>) {
        let (actor, parent) = (self.actor(row), Some(self.runtime));
        let made = context.emit(None, LINE, None, || EventKind::Spawn {
            actor,
            parent,
            kind: ActorKind::Task,
            origin: Origin::Program,
            letter: (row + 1).to_string().into(),
            label: format!("handler({})", row + 1).into(),
        });
        self.make_ready(row, ReadyBy::Spawn, made, context);
        self.phase = if row + 1 == self.spec.rows {
            Phase::Pass
        } else {
            Phase::Spawning(row + 1)
        };
    }

    fn make_ready(&mut self, row: u32, by: ReadyBy, cause: EventId, context: &mut Context<'_>) {
        self.ready.push_back(row);
        self.set_state(row, ActorState::Ready, None, Some(by), Some(cause), context);
    }

    fn set_state(
        &mut self,
        row: u32,
        state: ActorState,
        reason: Option<WaitReason>,
        ready: Option<ReadyBy>,
        cause: Option<EventId>,
        context: &mut Context<'_>,
    ) -> EventId {
        let actor = self.actor(row);
        // A runtime makes ready; what else happens is the handler's own act.
        let task = (state != ActorState::Ready).then_some(actor);
        let id = context.emit(task, LINE, cause, || EventKind::State {
            actor,
            state,
            reason,
            ready,
        });
        self.states[row as usize] = state;
        self.since[row as usize] = id;
        id
    }

    /// Between two handlers: the next one of this pass, or the next pass, or a wait, or the end.
    fn next_handler(&mut self, context: &mut Context<'_>) -> (bool, Option<Stop>) {
        if self.left_in_pass == 0 {
            return (false, self.next_pass(context));
        }
        self.left_in_pass -= 1;
        let row = self.ready.pop_front().expect("a pass runs what was ready");
        let cause = self.since[row as usize];
        self.set_state(row, ActorState::Running, None, None, Some(cause), context);
        self.phase = Phase::Working(row, self.spec.work.saturating_sub(1));
        (true, None)
    }

    fn next_pass(&mut self, context: &mut Context<'_>) -> Option<Stop> {
        let runtime = self.runtime;
        if !self.ready.is_empty() {
            self.pass += 1;
            self.left_in_pass = self.ready.len();
            let (pass, ready) = (self.pass, self.ready.len() as u32);
            context.emit(None, LINE, None, || EventKind::PassBegin { runtime, pass, ready });
            return None;
        }
        if let Some(&(head, ..)) = self.timers.first() {
            // A real wait ends a little late: what is due by then is taken in the same pass.
            let late = Time(head.0 + RESOLUTION_NS);
            let until = self
                .timers
                .iter()
                .take_while(|&&(when, ..)| when <= late)
                .last()
                .map(|&(when, ..)| when);
            context.emit(None, LINE, None, || EventKind::Wait { runtime, until });
            self.phase = Phase::Asleep;
            return Some(Stop::Trap(Trap::Sleep(until)));
        }
        context.emit(None, LINE, None, || EventKind::State {
            actor: runtime,
            state: ActorState::Done,
            reason: None,
            ready: None,
        });
        Some(Stop::Exit(Some(Ending {
            status: 0,
            message: None,
        })))
    }

    /// All timers that are due, in the order of their times, equal ones as they were set.
    fn take_due(&mut self, context: &mut Context<'_>) {
        while let Some(&entry) = self.timers.first() {
            let (when, _, row) = entry;
            if when > context.clock.now {
                return;
            }
            self.timers.remove(&entry);
            let actor = Some(self.actor(row));
            let set = self.since[row as usize];
            let due = context.emit(None, LINE, Some(set), || EventKind::TimerDue { actor, when });
            self.make_ready(row, ReadyBy::Timer, due, context);
        }
    }

    fn end_of_run(&mut self, row: u32, context: &mut Context<'_>) {
        let round = self.rounds[row as usize];
        if round >= self.spec.rounds {
            self.finished += 1;
            self.set_state(row, ActorState::Done, None, None, None, context);
            return;
        }
        self.rounds[row as usize] += 1;
        let wait = self.wait(row, round);
        if wait == 0 {
            self.ready.push_back(row);
            self.set_state(row, ActorState::Ready, None, Some(ReadyBy::Soon), None, context);
            return;
        }
        let when = Time(context.clock.read().0 + wait);
        self.timers.insert((when, self.serial, row));
        self.serial += 1;
        self.wakes[row as usize] = when;
        self.set_state(
            row,
            ActorState::Waiting,
            Some(WaitReason::Until(when)),
            None,
            None,
            context,
        );
    }
}
