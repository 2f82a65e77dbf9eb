//! What a runtime and an interpreter have inside, for the Internals level: futures with their callbacks, the timer heap as
//! it lies in memory, the self-pipe, and the objects behind variables.
//!
//! ```text
//! heap    [0]           its children are [1] and [2]: each at most as late as its own
//!        /   \
//!     [1]     [2]       as a list: 0 1 2 3 4
//! ```

use crate::{id::ActorId, state::Text, time::Time};
use serde::{Deserialize, Serialize};

/// See the module.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Inside {
    pub loops: Vec<LoopInside>,
    pub objects: Vec<ObjectView>,
}

/// One event loop.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct LoopInside {
    pub runtime: Option<ActorId>,
    /// In order of creation: those that tasks wait for, and tasks themselves.
    pub futures: Vec<FutureView>,
    /// The heap's list in its own order, and how long it is.
    pub heap: Vec<TimerView>,
    pub heap_total: usize,
    /// There is a byte in the self-pipe: the next poll does not wait.
    pub pipe: bool,
}

/// A future that has not got its result, or a task.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct FutureView {
    /// The object's number, in order of creation.
    pub id: u32,
    /// `Task-2`, `Future`.
    pub name: Text,
    /// The actor, of a task.
    pub actor: Option<ActorId>,
    /// What it is a wait for, where that is known: `sleep`.
    pub what: Text,
    /// What is called when it is done, in order: `wakeup(Task-1)`.
    pub callbacks: Vec<Text>,
}

/// An entry of a timer heap.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct TimerView {
    pub when: Time,
    pub label: Text,
    /// It stays until it comes up, and is dropped then.
    pub cancelled: bool,
}

/// An object that variables in sight refer to.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ObjectView {
    /// Its number, in order of creation.
    pub id: u32,
    pub class: Text,
    /// Its value in short.
    pub text: Text,
    /// Who refers to it: frame and variable, `worker.queue`. More than one: it is shared.
    pub names: Vec<Text>,
}
