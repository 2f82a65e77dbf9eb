//! The world: processes, their threads, cores, locks and one virtual clock; it runs what is its turn.
//!
//! ```text
//!                 dispatch            Stop::Trap
//!        ready -----------> running -------------> blocked (sleep, lock)
//!          ^  \__ preempt ____/  |                    |
//!          |                     | Stop::Exit         |
//!          +---- wake / hand over -------- done ------+
//! ```
//!
//! Every act of the world burns one tick before its events, like an instruction of a domain does. What it does next
//! depends on its state alone, never on where a run was cut: run(a), then run(b) is run(a + b).
//!
//! Time is *ideal*: code is free, each clock reading moves the clock a little, and when nobody can run the clock
//! jumps to the earliest wake-up. A world that has run very long without a wait pays for each tick from there on, so
//! that a loop which spins until a time comes ends.

mod acts;
mod choices;
mod cores;
mod describe;
mod futex;
mod locks;
mod signals;
mod sleepers;
mod threads;

pub use acts::STOPPED;
pub use threads::{Thread, ThreadState};

use crate::kernel::{Costs, Gil, Preempt, Rule};
use crate::{
    domain::{Calls, Clock, Context, Domain, Grain, Stop, Trap},
    policy::replay::{Chooser, Stray},
};
use futex::Futexes;
use locks::Locks;
pub use signals::ALARM;
use sleepers::Sleepers;
use std::collections::{BTreeMap, VecDeque};
use switchboard_trace::{ActorId, EventId, Schedule, Sink, Tick, Time, scene::Outcome, state::Text};

/// What the processes run on.
#[derive(Clone, PartialEq, Debug)]
pub struct Machine {
    /// How many cores, at least 1.
    pub cores: usize,
    /// Ticks in a slice: how long a thread runs before another one gets its turn.
    pub quantum: u64,
    /// Who gets a core.
    pub rule: Rule,
    /// Where a choice is offered whether another thread goes on.
    pub preempt: Preempt,
    pub costs: Costs,
    /// Every thread is pinned to the first core.
    pub pinned: bool,
}

impl Default for Machine {
    fn default() -> Self {
        // 5 ms (CPython's switch interval) at 50 ns an instruction.
        Self {
            cores: 1,
            quantum: 100_000,
            rule: Rule::default(),
            preempt: Preempt::default(),
            costs: Costs::default(),
            pinned: false,
        }
    }
}

/// Ticks for which one of several cores is simulated before the next one is: 20 us. Ended earlier where a slice is shorter.
const TURN: u64 = 400;

/// Ticks without a wait after which the clock begins to move by itself (ideal time).
const SPIN_FREE: u64 = 2_000_000;
/// From then on it moves each time this many ticks have passed ...
const SPIN_STRIDE: u64 = 1_000;
/// ... by this much for each: the price of an instruction of CPython 3.11, about 50 ns.
const SPIN_NS: u64 = 50;

/// Why a run of the world returned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Halt {
    /// The fuel is used up.
    Fuel,
    /// At a mark of the grain asked for.
    Mark,
    /// The world has ended: see [`World::outcome`].
    End,
}

/// Everything that runs. `Clone` is the checkpoint.
#[derive(Clone)]
pub struct World<D> {
    machine: Machine,
    processes: Vec<Process<D>>,
    threads: Vec<Thread>,
    cores: Vec<Core>,
    /// Threads that want a core, first come first.
    ready: VecDeque<usize>,
    sleepers: Sleepers,
    locks: Locks,
    futexes: Futexes,
    clock: Clock,
    tick: u64,
    next_actor: u32,
    next_event: u32,
    booted: bool,
    /// The core whose thread has the turn.
    turn: Option<usize>,
    /// Ticks left of its turn.
    slice: u64,
    /// The thread with the turn stands where another one may go on.
    point: bool,
    /// Calls of the kernel so far, by name.
    calls: BTreeMap<&'static str, u64>,
    /// Threads that have not ended, but for each process's first, and the most that there were at a time.
    others: u64,
    most: u64,
    /// What the thread with the turn has asked for and not yet got.
    trap: Option<Trap>,
    /// Ticks since the clock last jumped.
    spinning: u64,
    chooser: Chooser,
    /// The place of the next injection has come: it is the next act.
    arrived: bool,
    /// Visits so far of the line that the next injection comes at.
    line_visits: u32,
    outcome: Option<Outcome>,
}

#[derive(Clone)]
struct Process<D> {
    domain: D,
    label: Text,
    ended: Option<i32>,
    /// Threads that have not ended.
    alive: usize,
    /// Of these, on cores.
    running: usize,
    /// The interpreter lock, if the domain has one.
    gil: Gil,
}

#[derive(Clone, Default)]
struct Core {
    thread: Option<usize>,
    /// Ticks that it has run since it got the core.
    used: u64,
    /// Who had it last: the place of the choice who gets it next.
    last: Option<usize>,
}

impl<D: Domain> World<D> {
    /// A world of one process whose first thread is called `label`. Error: the schedule names no policy that exists.
    pub fn new(domain: D, label: &str, machine: Machine, schedule: &Schedule) -> Result<Self, Stray> {
        assert!(
            machine.cores > 0 && machine.quantum > 0,
            "a machine has cores and a quantum"
        );
        Ok(Self {
            processes: vec![Process {
                domain,
                label: label.into(),
                ended: None,
                alive: 0,
                running: 0,
                gil: Gil::default(),
            }],
            threads: Vec::new(),
            cores: vec![Core::default(); machine.cores],
            machine,
            ready: VecDeque::new(),
            sleepers: Sleepers::default(),
            locks: Locks::default(),
            futexes: Futexes::default(),
            clock: Clock::default(),
            tick: 0,
            next_actor: 0,
            next_event: 0,
            booted: false,
            turn: None,
            slice: 0,
            point: false,
            calls: BTreeMap::new(),
            others: 0,
            most: 0,
            trap: None,
            spinning: 0,
            chooser: Chooser::new(schedule)?,
            arrived: false,
            line_visits: 0,
            outcome: None,
        })
    }

    /// Raises the bounds of its domains: see [`Domain::raise`].
    pub fn raise(&mut self, times: u32) {
        for process in &mut self.processes {
            process.domain.raise(times);
        }
    }

    /// Adds another process; only before the first run.
    pub fn add_process(&mut self, domain: D, label: &str) {
        assert!(!self.booted, "processes are added before the world runs");
        self.processes.push(Process {
            domain,
            label: label.into(),
            ended: None,
            alive: 0,
            running: 0,
            gil: Gil::default(),
        });
    }

    /// Runs for at most `fuel` ticks, or to the next mark of `grain`.
    pub fn run(&mut self, fuel: u64, grain: Grain, out: &mut dyn Sink) -> Halt {
        let mut fuel = fuel;
        loop {
            if self.outcome.is_some() {
                return Halt::End;
            }
            if fuel == 0 {
                return Halt::Fuel;
            }
            if let Some(act) = self.next_act() {
                fuel -= 1;
                self.tick += 1;
                self.perform(act, out);
                continue;
            }
            if self.run_thread(&mut fuel, grain, out) {
                return Halt::Mark;
            }
        }
    }

    /// Lets the thread with the turn run; true at a mark.
    fn run_thread(&mut self, fuel: &mut u64, grain: Grain, out: &mut dyn Sink) -> bool {
        let index = self
            .turn
            .and_then(|core| self.cores[core].thread)
            .expect("somebody has the turn");
        let core = self.turn.expect("checked above");
        if self.slice == 0 {
            self.slice = self.turn_length(core);
        }
        let busy = self.cores.iter().filter(|core| core.thread.is_some()).count();
        self.clock.run_at(Tick(self.tick), self.machine.costs.rate(busy));
        let points = self.points(index);
        let line = self.line_wanted(index);
        let amount = (*fuel)
            .min(self.slice)
            .min(self.until_stride())
            .min(self.until_due(index));
        let thread = &mut self.threads[index];
        let actor = thread.actor;
        let mut context = Context {
            fuel: amount,
            grain,
            points,
            line,
            clock: &mut self.clock,
            next_actor: &mut self.next_actor,
            next_event: &mut self.next_event,
            tick_at_empty: Tick(self.tick + amount),
            thread: actor,
            out,
        };
        let answer = std::mem::take(&mut thread.answer);
        let before = *context.next_event;
        let stop = self.processes[thread.process]
            .domain
            .run(actor, answer, &mut context);
        let burned = amount - context.fuel;
        *fuel -= burned;
        self.tick += burned;
        self.slice -= burned;
        self.cores[core].used += burned;
        self.threads[index].ran += burned;
        self.threads[index].made += u64::from(self.next_event - before);
        self.threads[index].fair += burned;
        self.clock.move_to(Tick(self.tick));
        self.spin(burned);
        match stop {
            Stop::Fuel => assert!(burned == amount, "a domain stopped for fuel with fuel left"),
            Stop::Mark => return true,
            Stop::Point { mark, place } => {
                self.point = true;
                if place {
                    self.line_comes();
                }
                return mark;
            }
            Stop::Line { mark } => {
                self.line_comes();
                return mark;
            }
            Stop::Trap(trap) => self.trap = Some(trap),
            Stop::Exit(ending) => self.threads[index].ending = Some(ending),
            Stop::Limit(limit) => self.threads[index].limit = Some(limit),
        }
        false
    }

    /// Ticks until the clock moves by itself.
    fn until_stride(&self) -> u64 {
        if self.spinning < SPIN_FREE {
            SPIN_FREE - self.spinning
        } else {
            SPIN_STRIDE - (self.spinning - SPIN_FREE) % SPIN_STRIDE
        }
    }

    /// Has the clock just moved by itself?
    fn at_stride(&self) -> bool {
        self.spinning > SPIN_FREE && (self.spinning - SPIN_FREE).is_multiple_of(SPIN_STRIDE)
    }

    fn spin(&mut self, burned: u64) {
        if self.machine.costs.priced() {
            return;
        }
        self.spinning += burned;
        if burned > 0 && self.at_stride() {
            self.clock.now.0 += SPIN_STRIDE * SPIN_NS;
        }
    }

    /// Ticks burned since the start.
    #[must_use]
    pub fn tick(&self) -> Tick {
        Tick(self.tick)
    }

    #[must_use]
    pub fn now(&self) -> Time {
        self.clock.now
    }

    /// The id that the next event will have: the world has all the events below it.
    #[must_use]
    pub fn next_event(&self) -> EventId {
        EventId(self.next_event)
    }

    /// How it ended, if it has.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()
    }

    /// The domain of the first process.
    #[must_use]
    pub fn domain(&self) -> &D {
        &self.processes[0].domain
    }

    /// The line of the thread that has the turn, and who it is.
    #[must_use]
    pub fn position(&self) -> Option<(ActorId, u32)> {
        let thread = &self.threads[self.cores[self.turn?].thread?];
        Some((
            thread.actor,
            self.processes[thread.process].domain.line(thread.actor),
        ))
    }

    /// The calls of the thread that has the turn: see [`Domain::calls`].
    #[must_use]
    pub fn calls(&self) -> Option<Calls> {
        let thread = &self.threads[self.cores[self.turn?].thread?];
        Some(self.processes[thread.process].domain.calls(thread.actor))
    }

    /// The schedule at work.
    #[must_use]
    pub fn chooser(&self) -> &Chooser {
        &self.chooser
    }

    /// Goes on under a schedule that agrees with the present one so far.
    pub fn follow(&mut self, schedule: &Schedule) {
        self.chooser.follow(schedule);
    }

    /// Puts its domains at rest: see [`Domain::pack`].
    pub fn pack(&mut self, before: Option<&Self>, next: bool, after: &Self) {
        for (index, process) in self.processes.iter_mut().enumerate() {
            let before = before.map(|world| &world.processes[index].domain);
            process.domain.pack(before, next, &after.processes[index].domain);
        }
    }

    /// Undoes [`World::pack`].
    pub fn unpack(&mut self) {
        for process in &mut self.processes {
            process.domain.unpack();
        }
    }

    /// Bytes that it holds and does not share with `before`, an earlier copy of it.
    #[must_use]
    pub fn weight(&self, before: Option<&Self>) -> usize {
        let domains = self.processes.iter().enumerate().map(|(index, process)| {
            let before = before.map(|world| &world.processes[index].domain);
            size_of::<Process<D>>() + process.domain.weight(before)
        });
        let waiting = self.ready.capacity() * size_of::<usize>()
            + self.sleepers.weight()
            + self.futexes.weight()
            + self.locks.weight()
            + self.calls.len() * 64;
        // Names are shared with the copy that has them already.
        let new = before.map_or(0, |world| world.threads.len());
        let names = self.threads[new.min(self.threads.len())..]
            .iter()
            .map(Thread::names);
        size_of::<Self>()
            + self.threads.len() * size_of::<Thread>()
            + names.sum::<usize>()
            + waiting
            + domains.sum::<usize>()
    }
}
