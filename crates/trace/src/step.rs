//! Steps and lanes: the run as a person counts and sees it, folded from events. Plain data.
//!
//! ```text
//! step      1   2   3   4           5   6
//! lane A    .   #   .   .|1.000 s|. #   .
//! ```
//! A step is a column of the timeline; its [`Step::show`] is the moment to show for it.

use crate::{
    event::ActorKind,
    id::{ActorId, EventId, Tick},
    state::{ActorState, Origin, Text},
    time::Time,
};
use serde::{Deserialize, Serialize};

/// One step of the default grain: one run of a program's actor, or one wait.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Step {
    pub kind: StepKind,
    /// Who acts. For a wait: the runtime or thread that waits.
    pub actor: Option<ActorId>,
    /// How often this actor has run before (from 0), counted over steps of kinds that count (see
    /// [`StepKind::counts`]): `B#2` is the step of B with `visit` 1.
    pub visit: u32,
    /// The first tick that belongs to it.
    pub begin: Tick,
    /// The moment to show: the last one at which the actor is still at it; for a wait, the last one before the next
    /// step; for the last step, the end.
    pub show: Tick,
    /// The event that began it, and the first one of the next step.
    pub first: EventId,
    pub end: EventId,
    /// Virtual time when it begins and when it is shown.
    pub from: Time,
    pub to: Time,
    /// The program's line when it begins, 0 if none.
    pub line: u32,
    /// Runs of library and runtime folded into it: "+3 inside".
    pub inside: u32,
    /// The pass of the runtime, 0 if there is none.
    pub pass: u32,
}

/// What kind of step.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum StepKind {
    /// One run of a task.
    Run,
    /// The task goes on after a call that blocked its thread.
    GoesOn,
    /// One plain callback of the program. Without an actor also a signal that comes from outside.
    Callback,
    /// One resume of a generator.
    Resume,
    /// One run of a thread's own frames.
    Thread,
    /// Nobody runs: time passes.
    Wait,
    /// The runtime closes down.
    Tidy,
    /// The run stops here: deadlock, bound, departure that does not apply.
    Halt,
}

impl StepKind {
    /// Is it one of the runs that `B#2` counts?
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Self::Run | Self::Callback | Self::Resume | Self::Thread)
    }
}

/// The states of one actor over the steps.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lane {
    pub actor: ActorId,
    pub parent: Option<ActorId>,
    pub kind: ActorKind,
    pub origin: Origin,
    pub letter: Text,
    pub label: Text,
    /// In order, without gaps; steps before the actor exists have none.
    pub bars: Vec<Bar>,
}

/// A stretch of one state.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Bar {
    /// Steps `from .. to`, as indices.
    pub from: u32,
    pub to: u32,
    pub state: ActorState,
}

/// A column of the elastic axis: each step has one unit, a wait is a break with its length.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Column {
    pub step: u32,
    /// Virtual time at its left edge.
    pub time: Time,
    /// Time that passes inside of it, if it is a wait.
    pub wait: Option<Time>,
}
