//! A scene: everything that a page shows of one moment, as plain data. Panels draw from it alone.
//!
//! ```text
//! Scene
//!  rows   one per scheduler (cores, an event loop, ...): Ready | Running | Waiting, finished, gate
//!          tokens: who stands where, why, since which event
//!          frames: the running one's call stack, and any other that the viewport asks for
//!  console, code marks, outcome
//! ```

use crate::{
    event::{ActorKind, WaitsFor},
    id::{ActorId, EventId, Tick},
    inside::Inside,
    kernel::MachineView,
    state::{ActorState, Origin, Text, WaitReason},
    time::Time,
};
use serde::{Deserialize, Serialize};

/// What part of the world to describe, so that ten thousand tasks cost what is on screen.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Viewport {
    /// Most tokens per place; the rest are counted.
    pub tokens: usize,
    /// First token shown per place (paging).
    pub first: usize,
    /// Show the frames of this actor too.
    pub selected: Option<ActorId>,
    /// Include actors and frames of the library and of the runtime.
    pub internals: bool,
    /// Most console lines, counted from the end.
    pub console: usize,
}

impl Default for Viewport {
    fn default() -> Self {
        Self {
            tokens: 60,
            first: 0,
            selected: None,
            internals: false,
            console: 200,
        }
    }
}

/// One moment.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Scene {
    pub tick: Tick,
    pub time: Time,
    pub rows: Vec<Row>,
    pub console: Vec<ConsoleLine>,
    /// Console lines before those given.
    pub console_before: usize,
    /// Marks in the program's text.
    pub marks: Vec<CodeMark>,
    pub outcome: Option<Outcome>,
    /// What runtimes and the interpreter have inside, where the viewport asks for internals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inside: Option<Box<Inside>>,
}

/// One scheduler and those it schedules.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// The operator: a runtime's or thread's actor, or none for the row of all cores.
    pub operator: Option<ActorId>,
    /// The thread that this runtime runs on: its row hangs under that thread's.
    pub parent: Option<ActorId>,
    pub kind: RowKind,
    /// "MainThread"
    pub title: Text,
    /// "asyncio event loop, one operator"
    pub subtitle: Text,
    pub ready: Place,
    pub running: Place,
    pub waiting: Place,
    pub finished: Place,
    pub gate: Option<Gate>,
    /// Share of time with somebody running, in thousandths.
    pub busy: Option<u32>,
    /// The machine under the threads, in the row of cores.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub machine: Option<Box<MachineView>>,
}

impl Row {
    /// One in which nobody is yet.
    #[must_use]
    pub fn new(kind: RowKind, title: impl Into<Text>, subtitle: impl Into<Text>) -> Self {
        Self {
            operator: None,
            parent: None,
            kind,
            title: title.into(),
            subtitle: subtitle.into(),
            ready: Place::default(),
            running: Place::default(),
            waiting: Place::default(),
            finished: Place::default(),
            gate: None,
            busy: None,
            machine: None,
        }
    }
}

/// What a row schedules.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum RowKind {
    /// Threads on cores. `running` has one token per occupied core.
    Cores,
    /// Tasks of a runtime.
    Tasks,
    /// A thread without a runtime: left its call stack, right the ladder of suspended generators (in `waiting`).
    Calls,
    /// Many alike (rows of a lab).
    Crowd,
}

/// Ready, Running, Waiting or Finished.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Place {
    /// How many stand here, shown or not.
    pub total: usize,
    pub tokens: Vec<Token>,
}

/// One actor in a place.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Token {
    pub actor: ActorId,
    pub kind: ActorKind,
    pub origin: Origin,
    /// Identity: at most two characters.
    pub letter: Text,
    /// The call that made it: `countdown('A', 2)`.
    pub label: Text,
    pub state: ActorState,
    pub reason: Option<WaitReason>,
    /// The event that put it there.
    pub since: Option<EventId>,
    /// Its line in the program, 0 if none.
    pub line: u32,
    /// Outermost first. Empty unless running or selected.
    pub frames: Vec<FrameView>,
    /// The frames that the next resume crosses to reach the innermost suspended one.
    pub crossing: u32,
    /// The runtime's own name for it (`Task-2`), cancellation requests, other facts for the Internals level.
    pub notes: Vec<(Text, Text)>,
}

/// One activation.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct FrameView {
    /// Creation serial.
    pub id: u32,
    pub name: Text,
    pub line: u32,
    pub origin: Origin,
    pub state: ActorState,
    /// Joined to the next inner frame by `await` or `yield from`.
    pub delegates: bool,
    /// Local variables with their values as short text, in slot order.
    pub locals: Vec<(Text, Text)>,
}

/// Where time passes: between the passes of a runtime.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Gate {
    /// Waiting now, and until when (None inside: nothing is scheduled).
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    pub waits: Option<Option<Time>>,
    /// Timers, earliest first: when, whose.
    pub due: Vec<(Time, Option<ActorId>, Text)>,
    pub due_total: usize,
    pub pass: u32,
    /// How many of the ready ones still belong to the current pass.
    pub left_in_pass: usize,
    /// Callbacks and runtime handles on the ready queue in order, tasks included: label, kind, origin (Details level).
    pub handles: Vec<(Text, HandleKind, Origin)>,
}

/// A field that is there has a value, be it null: left out is something else.
fn given<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Option<Time>>, D::Error> {
    Option::deserialize(from).map(Some)
}

/// The kinds of handle in a ready queue.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum HandleKind {
    Step,
    Wakeup,
    Callback,
    Timer,
    Io,
}

/// A line of output.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ConsoleLine {
    pub text: Text,
    pub time: Time,
    pub actor: Option<ActorId>,
    pub error: bool,
    /// The event that printed it: seek to it.
    pub event: EventId,
}

/// Where somebody is in the program's text.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct CodeMark {
    pub line: u32,
    pub actor: ActorId,
    pub running: bool,
    /// Values to show at the end of the line, for the running frame.
    pub values: Vec<(Text, Text)>,
}

/// A place in the program's text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Position {
    /// From 1; 0: nowhere in the program.
    pub line: u32,
    /// Bytes of the line's UTF-8 before it.
    pub column: u32,
}

/// How the program ended.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    pub status: i32,
    pub message: Option<Text>,
    /// A bound, not an end of the program.
    pub limit: Option<Text>,
    /// With that bound raised the run would go on. (Not so if the program asked for what is not there.)
    pub raisable: bool,
    /// Where the program met that bound, if it was the program that did.
    pub at: Option<Position>,
    /// Nobody could go on: who waits for whom.
    pub deadlock: Vec<WaitsFor>,
    /// The schedule's departure that does not apply.
    pub stray: Option<Text>,
}
