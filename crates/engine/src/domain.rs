//! A domain is what a process runs: a language's interpreter, or a lab of scripted handlers.
//!
//! The world runs one thread of a domain for an amount of fuel; the domain stops with a reason. A domain is plain
//! owned data: `Clone` is the checkpoint (share pages copy-on-write inside, so that it is cheap), and running a
//! clone with the same answers and fuel does the same.
//!
//! ```text
//!           run(thread, answer, context)
//!   World ------------------------------> Domain
//!         <------------------------------
//!           Stop: Fuel | Mark | Trap | Exit | Limit
//! ```
//!
//! # What a domain emits
//!
//! The world emits for threads (Spawn, State, Advance, Sync of its locks, Exit, Limit). A domain emits for what it runs
//! inside of them; steps, lanes and sentences are folded from these alone:
//!
//! - Spawn for each task, generator and runtime, then a State for each change. `Event::task` is the runtime's task that is
//!   running, None in a thread's own frames and in a runtime's.
//! - A runtime actor is Running from when it is entered to when it is left (then Suspended or Done), also while it waits:
//!   the thread's own frames are steps of their own only outside of it.
//! - PassBegin for each pass; Wait right before the Sleep trap by which a runtime waits (none for a poll that does not).
//! - Task: Running when its step begins; then one of Waiting (with reason), Ready, Done, Failed, Cancelled when it ends. The
//!   cause of Running is its Ready; the cause of Ready is what made it so (TimerDue, Resolve, Spawn, CancelRequest ...);
//!   the cause of TimerDue is its TimerSet; the cause of Resolve by a timer is that TimerDue.
//! - A call that blocks its thread inside of a task: Block, then the Sleep trap; the task stays Running.
//! - HandleRun and HandleEnd around each handle, also a task's step (see `EventKind::HandleRun`); Phase around a runtime's closing down.
//! - Generator: Running and then Suspended, Done or Failed around each resume; Cross after Running if it crosses frames.
//! - Print for each write; the text may hold any number of line feeds.

use crate::kernel::rules::Points;
use switchboard_trace::{
    ActorId, Event, EventId, EventKind, Position, Scene, Sink, Tick, Time, Viewport,
    state::{Origin, Text, WaitReason},
};

/// The calls that a thread is in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Calls {
    /// Serials of the program's frames, outermost first, as far out as the task that runs goes. Empty where nobody of the program runs.
    pub frames: Vec<u32>,
    /// The line of the instruction that comes next, if the innermost frame of all is the program's; else 0.
    pub next: u32,
}

/// What a process runs. See the module's documentation.
pub trait Domain: Clone + Send {
    /// Runs `thread` until it stops. `answer` answers the trap that it stopped with last.
    ///
    /// Every step of work burns fuel from `context.fuel` *before* it is done (so that an event's tick is the first one
    /// at which the world has it); a run may stop only when the fuel is at 0, at a mark that `context.grain` asks for, or
    /// for one of the other reasons. Cutting a run at any fuel changes nothing: run(a), then run(b) is run(a + b). With no
    /// fuel nothing is done or emitted. What a mark is may depend on nothing but the state (never on where a cut was).
    fn run(&mut self, thread: ActorId, answer: Answer, context: &mut Context<'_>) -> Stop;

    /// Adds its rows, frames and code marks to the scene. Runs no code of the program.
    ///
    /// If `scene.rows` holds a row of cores already, the world put it there: complete the tokens of this domain's threads
    /// (frames, line). The world adds the rest (tick, time, console, outcome).
    fn describe(&self, view: &Viewport, scene: &mut Scene);

    /// The program's line that this thread is at, 0 if none: for anchors and for the world's own events.
    fn line(&self, thread: ActorId) -> u32 {
        let _ = thread;
        0
    }

    /// The program's frames that the thread is in, for steps over calls and out of them.
    fn calls(&self, thread: ActorId) -> Calls {
        let _ = thread;
        Calls::default()
    }

    /// The program's line that this thread's next instruction belongs to, 0 if none.
    fn next_line(&self, thread: ActorId) -> u32 {
        self.line(thread)
    }

    /// The thread that keeps `waiter` waiting on this word, as far as the domain knows: for who waits for whom.
    fn holder(&self, key: u32, waiter: ActorId) -> Option<ActorId> {
        let _ = (key, waiter);
        None
    }

    /// The lock that lets one thread of the process run at a time: its switch interval in nanoseconds. None: there is none.
    fn interpreter_lock(&self) -> Option<u64> {
        None
    }

    /// Whether it could have such a lock, and runs without.
    fn lock_is_off(&self) -> bool {
        false
    }

    /// Whether the world shows its row of cores for this domain even with one thread (Basic level). The default: only
    /// when there are several.
    fn shows_cores(&self) -> bool {
        false
    }

    /// Whether its programs can wait for a time: then the scene has a clock, and when sleeping threads are due.
    fn keeps_time(&self) -> bool {
        false
    }

    /// A signal comes: from outside by its name ("SIGINT"), or `alarm`, when the time of [`Domain::alarm`] has come.
    fn signal(&mut self, name: &str, now: Time) -> Signalled {
        let _ = (name, now);
        Signalled::Noted
    }

    /// When a timer of the process is due that sends it a signal.
    fn alarm(&self) -> Option<Time> {
        None
    }

    /// Raises its own bounds (memory, output) to those after `times` raises. A run that has met none of them yet goes
    /// the same way under the higher ones.
    fn raise(&mut self, times: u32) {
        let _ = times;
    }

    /// Puts a checkpoint at rest: nothing is asked of it or of its clones until [`Domain::unpack`] but what they weigh
    /// and [`Domain::raise`], so it may hold itself in whatever way shares most with `before`, a checkpoint at rest. `after` is the one made
    /// next; `next`: between `before` and this one there was none. One at rest is put there once more when the one after
    /// it has gone and another comes.
    fn pack(&mut self, before: Option<&Self>, next: bool, after: &Self)
    where
        Self: Sized,
    {
        let _ = (before, next, after);
    }

    /// Undoes [`Domain::pack`], in a clone that is to run.
    fn unpack(&mut self) {}

    /// Bytes of memory that it holds and does not share with `before`, an earlier copy of itself: checkpoints are thinned
    /// by it, so whatever can grow is to be counted.
    fn weight(&self, before: Option<&Self>) -> usize {
        let _ = before;
        size_of::<Self>()
    }
}

/// What the world lends a domain for one run.
pub struct Context<'a> {
    /// Fuel left. The domain counts it down; it must be up to date whenever an event is emitted.
    pub fuel: u64,
    /// Stop at the next mark of this grain, too.
    pub grain: Grain,
    /// Stop at the next point of this kind, too.
    pub points: Points,
    /// Stop at this line of the program, too ([`Stop::Line`]), once the next event has this id or a later one.
    pub line: Option<(u32, EventId)>,
    pub clock: &'a mut Clock,
    /// The next free actor.
    pub next_actor: &'a mut u32,
    /// The next event's id.
    pub next_event: &'a mut u32,
    /// The tick at which the fuel would be at 0.
    pub tick_at_empty: Tick,
    pub thread: ActorId,
    pub out: &'a mut dyn Sink,
}

impl Context<'_> {
    /// A fresh actor.
    pub fn new_actor(&mut self) -> ActorId {
        let id = ActorId(*self.next_actor);
        *self.next_actor += 1;
        id
    }

    /// The present tick.
    #[must_use]
    pub fn tick(&self) -> Tick {
        Tick(self.tick_at_empty.0 - self.fuel)
    }

    /// Emits an event of this thread at this moment. `kind` is made only if somebody keeps it.
    pub fn emit(
        &mut self,
        task: Option<ActorId>,
        line: u32,
        cause: Option<EventId>,
        kind: impl FnOnce() -> EventKind,
    ) -> EventId {
        let id = EventId(*self.next_event);
        *self.next_event += 1;
        if self.out.keeping() {
            let (tick, thread) = (self.tick(), self.thread);
            let time = self.clock.time_at(tick);
            self.out.record(Event {
                id,
                tick,
                time,
                thread,
                task,
                line,
                cause,
                kind: kind(),
            });
        }
        id
    }
}

/// Where a run may be asked to stop, finest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Grain {
    /// After one instruction.
    Instruction,
    /// When the program reaches another line, or another frame.
    Line,
    /// Only for the other reasons.
    #[default]
    None,
}

/// Virtual time as a domain sees it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Clock {
    /// The time at tick `at`; under the ideal cost model it does not depend on ticks.
    pub now: Time,
    at: Tick,
    /// How far a tick moves it, in picoseconds.
    rate: u64,
    /// Picoseconds beyond `now`.
    rest: u64,
}

impl Clock {
    /// How far one reading moves the clock under the ideal cost model, in nanoseconds: two readings never return the
    /// same value on a real machine, so that equal delays expire in call order (SEMANTICS: 100 ns).
    pub const TICK_NS: u64 = 100;

    /// Reads the clock, which moves it by [`Clock::TICK_NS`], unless code takes time anyway.
    pub fn read(&mut self) -> Time {
        if self.rate == 0 {
            self.now.0 += Self::TICK_NS;
        }
        self.now
    }

    /// From tick `at` on each tick moves it by `rate` picoseconds.
    pub fn run_at(&mut self, at: Tick, rate: u64) {
        self.at = at;
        self.rate = rate;
    }

    /// The time at a tick that is not before the last one that it was moved to.
    #[must_use]
    pub fn time_at(&self, tick: Tick) -> Time {
        if self.rate == 0 {
            return self.now;
        }
        Time(self.now.0 + (self.rest + (tick.0 - self.at.0) * self.rate) / 1000)
    }

    /// How many ticks from now on, each of so many picoseconds, until so many nanoseconds have passed, at least.
    #[must_use]
    pub fn ticks_for(&self, nanoseconds: u64, rate: u64) -> u64 {
        (nanoseconds.saturating_mul(1000))
            .saturating_sub(self.rest)
            .div_ceil(rate)
    }

    /// Moves it to a tick.
    pub fn move_to(&mut self, tick: Tick) {
        if self.rate > 0 {
            let passed = self.rest + (tick.0 - self.at.0) * self.rate;
            self.now.0 += passed / 1000;
            self.rest = passed % 1000;
        }
        self.at = tick;
    }
}

/// What a thread asks of the kernel.
#[derive(Clone, PartialEq, Debug)]
pub enum Trap {
    /// Sleep until this time (None: for ever, unless woken).
    Sleep(Option<Time>),
    /// Take a lock of the world (a futex in the simplest form): blocked while another thread holds it.
    Acquire { lock: u32, name: Text },
    /// Give it back. Releasing a lock that this thread does not hold is answered by [`Answer::Refused`].
    Release { lock: u32 },
    /// Start a thread; `label` is the call that made it, `origin` whose it is. Its first run has the answer [`Answer::Begin`] with `code`.
    Start { code: u32, label: Text, origin: Origin },
    /// Wait on a word of memory (a futex) until it is woken or this time has come. `reason` is what is shown of it.
    Wait {
        key: u32,
        reason: WaitReason,
        until: Option<Time>,
    },
    /// Wake up to `count` threads that wait on this word, in the order in which they came.
    Wake { key: u32, count: u32 },
    /// End the sleep of this thread of the process, if it sleeps: what it selects on is ready.
    Rouse(ActorId),
    /// The process ends: none of its other threads runs any more.
    Alone,
    /// Read a line of input.
    Input,
    /// What the world asks the domain about itself has changed ([`Domain::alarm`], [`Domain::interpreter_lock`]). The call
    /// that changed it, empty if the kernel is not called.
    Changed(&'static str),
    /// End the wait of this thread of the process, if it waits: a signal has come to it.
    Interrupt(ActorId),
    /// The process ends at once, by a signal.
    Kill(Ending),
}

impl Trap {
    /// The call of the kernel that it stands for, by its name on Linux.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sleep(Some(_)) => "clock_nanosleep",
            Self::Sleep(None) => "epoll_wait",
            Self::Acquire { .. } | Self::Wait { .. } => "futex wait",
            Self::Release { .. } | Self::Wake { .. } => "futex wake",
            Self::Rouse(_) => "write",
            Self::Start { .. } => "clone",
            Self::Alone => "exit_group",
            Self::Input => "read",
            Self::Changed(call) => call,
            Self::Interrupt(_) | Self::Kill(_) => "kill",
        }
    }
}

/// The kernel's answer to a trap.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Answer {
    /// Nothing was asked (the start, or the run was cut).
    #[default]
    None,
    /// A started thread's first run: the code given to [`Trap::Start`]. The first thread of a process has [`Answer::None`].
    Begin(u32),
    /// Done: slept, acquired, released.
    Done,
    /// Not possible: released what it does not hold.
    Refused,
    /// Nobody woke it: the time of its wait has come.
    TimedOut,
    /// It was woken out of its sleep.
    Roused,
    /// A signal ended its wait: the call fails with EINTR.
    Interrupted,
    Started(ActorId),
    /// A line of input; None at its end.
    Line(Option<String>),
}

/// Why a run stopped.
#[derive(Clone, PartialEq, Debug)]
pub enum Stop {
    /// No fuel left.
    Fuel,
    /// At a mark of the grain asked for.
    Mark,
    /// At a point of the kind asked for: another thread may go on. `mark`: also at a mark of the grain asked for, by lines.
    /// `place`: also at the line asked for.
    Point { mark: bool, place: bool },
    /// At the line asked for, before anything of it is done. Each visit is told once. `mark`: it is also at a mark of the
    /// grain asked for.
    Line { mark: bool },
    /// The thread asks the kernel for something, and goes on when it is answered.
    Trap(Trap),
    /// The thread has ended. `Some`: the whole process ends.
    Exit(Option<Ending>),
    /// A bound was reached; the thread can go no further.
    Limit(Limit),
}

/// What a signal does.
#[derive(Clone, PartialEq, Debug)]
pub enum Signalled {
    /// Nothing yet: it is ignored, or the program looks at it when it runs.
    Noted,
    /// It ends the wait of this thread, if it waits ([`Answer::Interrupted`]).
    Interrupts(ActorId),
    /// It ends the process.
    Kills(Ending),
}

/// How a process ends. The world makes the Exit event of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Ending {
    pub status: i32,
    /// If it failed: the last line of the message ("ZeroDivisionError: division by zero").
    pub message: Option<Text>,
}

/// A bound of a domain, as a message: what, and how to raise it.
#[derive(Clone, PartialEq, Debug)]
pub struct Limit {
    pub name: &'static str,
    pub message: String,
    pub at: Position,
}
