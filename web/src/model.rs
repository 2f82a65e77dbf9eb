//! What panels draw beside the scene: steps, sentences and lanes, as plain data.

use std::rc::Rc;
use switchboard_trace::{ActorId, ActorState, Scene, Time};

/// A piece of a sentence.
#[derive(Clone, PartialEq, Debug)]
pub enum Span {
    Text(String),
    /// Names and output, in code type.
    Code(String),
}

/// One step of the chosen grain.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct StepInfo {
    pub time: Time,
    /// What the runtime and the library did within it.
    pub inside: usize,
    /// Waits for the clock from this time on (a break in the axis).
    pub waited_from: Option<Time>,
}

/// One actor's states over the steps.
#[derive(Clone, PartialEq, Debug)]
pub struct Lane {
    pub actor: ActorId,
    pub letter: String,
    pub label: String,
    pub bars: Vec<Bar>,
}

/// A state from one step boundary to another; `from == to` is a cap at an end.
#[derive(Clone, PartialEq, Debug)]
pub struct Bar {
    pub from: usize,
    pub to: usize,
    pub state: ActorState,
}

/// Everything that the panels draw for one position of the cursor.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct View {
    pub scene: Rc<Scene>,
    pub step: StepInfo,
    pub sentence: Vec<Span>,
    pub why: Vec<Vec<Span>>,
    pub lanes: Rc<Vec<Lane>>,
    /// Information on the steps drawn in the timeline, from step 1.
    pub axis: Rc<Vec<StepInfo>>,
}
