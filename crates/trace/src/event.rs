//! Scheduling events: small rows, each with the event that caused it.
//!
//! Instructions are never stored; re-execution makes them again. Program order on one thread is the implicit
//! cause; `cause` is set where an event happens because of an earlier one elsewhere (ready because of a timer,
//! a wake-up, a spawn). Whatever waits keeps the id of the event that put it there, so that "why now?" is followed.

use crate::{
    id::{ActorId, EventId, Tick},
    rows::Rows,
    schedule::Anchor,
    state::{ActorState, Origin, Text, WaitReason},
    time::Time,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One row of the history.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Event {
    pub id: EventId,
    /// The smallest tick at which the world has it: an act first burns its fuel, then emits. So the moment just before
    /// is `tick - 1`. (One of the laws that every domain is tested for.)
    pub tick: Tick,
    pub time: Time,
    /// The thread that acted.
    pub thread: ActorId,
    /// The task that acted, if a runtime was running one.
    pub task: Option<ActorId>,
    /// The line of the program being executed, 0 if none.
    pub line: u32,
    pub cause: Option<EventId>,
    pub kind: EventKind,
}

/// Why a runtime put something on its ready queue.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum ReadyBy {
    /// The first step of a new task.
    Spawn,
    /// `call_soon`, or a task that yields its turn (`sleep(0)`).
    Soon,
    /// Its timer came due.
    Timer,
    /// What it waited for has its result.
    Wake,
    /// It is being cancelled.
    Cancel,
    /// A descriptor is ready.
    Io,
    /// From another thread.
    Thread,
    /// A signal came.
    Signal,
}

/// What happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum EventKind {
    /// An actor exists from now on, in state New. `letter` is its identity on the page, `label` the call that made it.
    Spawn {
        actor: ActorId,
        parent: Option<ActorId>,
        kind: ActorKind,
        origin: Origin,
        letter: Text,
        label: Text,
    },
    /// An actor changes state. The reason is given for Waiting and Blocked, `ready` for Ready.
    State {
        actor: ActorId,
        state: ActorState,
        reason: Option<WaitReason>,
        ready: Option<ReadyBy>,
    },
    /// A runtime begins a pass: what was ready at its start runs in it, nothing else.
    PassBegin { runtime: ActorId, pass: u32, ready: u32 },
    /// The runtime's thread waits: from `Event::time` until `until` (None: until something else ends it).
    Wait { runtime: ActorId, until: Option<Time> },
    /// Virtual time has moved to here after a wait.
    Advance { from: Time },
    /// A timer was set: for whom, when.
    TimerSet { actor: Option<ActorId>, when: Time },
    /// A timer came due and its handle joined the ready queue.
    TimerDue { actor: Option<ActorId>, when: Time },
    /// A timer was cancelled.
    TimerCancel { actor: Option<ActorId>, when: Time },
    /// A plain callback, timer handle or runtime-internal handle joins the ready queue (tasks have State instead).
    HandleReady {
        label: Text,
        origin: Origin,
        by: ReadyBy,
    },
    /// One handle runs. Every handle has this event, a task's step or wake-up right before the task's State as well (`of`
    /// is then the task): `step(Task-1)`, `wakeup(Task-1)`, else the callback's qualified name.
    HandleRun {
        label: Text,
        origin: Origin,
        by: ReadyBy,
        of: Option<ActorId>,
    },
    /// The handle that ran last has run.
    HandleEnd,
    /// A resume passed through this many suspended frames (1 for a plain generator) to reach the innermost one.
    Cross { frames: u32 },
    /// A future or task got its outcome.
    Resolve { actor: Option<ActorId>, label: Text },
    /// Cancellation was asked for.
    CancelRequest { actor: ActorId },
    /// An `await` found its result there and did not switch.
    NoSwitch { on: Option<ActorId> },
    /// A primitive changed hands: acquired, released, notified, put, got ...
    Sync {
        what: Text,
        kind: Text,
        name: Option<Text>,
        actor: Option<ActorId>,
    },
    /// The thread blocks inside a task (a blocking call in a coroutine) or by itself.
    Block { until: Option<Time> },
    /// Output.
    Print { text: Text, error: bool },
    /// A choice was made: where (the kind of choice is in the anchor), among which options, which one.
    Choice {
        at: Arc<Anchor>,
        options: Vec<Text>,
        picked: u32,
    },
    /// Nobody can go on: who waits for whom.
    Deadlock { waits: Vec<WaitsFor> },
    /// A departure of the schedule does not apply (any more): the run stops here and this names it.
    Stray { message: Text },
    /// A signal comes to the process: from outside, from a timer, or `sent` by the program itself.
    Signal { name: Text, sent: bool },
    /// A phase of the runtime ("closing the loop"), opening or closing.
    Phase { name: Text, begin: bool },
    /// The program's end: exit status and, if it failed, the last line of the message.
    Exit { status: i32, message: Option<Text> },
    /// A bound was reached (instructions, output, memory ...): which, in words.
    Limit { name: Text },
}

/// One edge of a deadlock.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WaitsFor {
    pub who: ActorId,
    /// The lock's name, or what else it waits for; empty: the end of `holder`.
    pub what: Text,
    pub holder: Option<ActorId>,
}

/// What kind of actor.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum ActorKind {
    Core,
    Thread,
    /// A scheduler inside a thread: an event loop, a hub.
    Runtime,
    Task,
    Generator,
    Callback,
}

/// Takes events as they are made. A replay's sink drops them; nothing may depend on what it does: ids are counted
/// by the world, so that they are the same in every replay.
pub trait Sink {
    /// Takes one row.
    fn record(&mut self, event: Event);
    /// Whether rows are being kept: where not, the emitter still counts the id but need not make labels.
    fn keeping(&self) -> bool;
    /// The rows kept so far, for a domain that adds its own right there instead of handing over each: it gives them back
    /// by [`Sink::give_back`] before anything else is recorded. None: it hands them over.
    fn lend(&mut self) -> Option<Rows> {
        None
    }
    /// Takes back what [`Sink::lend`] lent, with the rows that were added.
    fn give_back(&mut self, rows: Rows) {
        let _ = rows;
        unreachable!("this sink lends nothing");
    }
    /// Whether output is all that is wanted of a program: its other rows need not be made.
    fn only_output(&self) -> bool {
        false
    }
}
