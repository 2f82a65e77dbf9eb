//! A schedule: what a run was, apart from its program: a policy, its seed, the departures from it, and inputs.
//!
//! A departure is anchored to a place that outlives a change of the compiler: the actor (path of spawns), the
//! source position and the visit count, and the name of the option that was taken.

use serde::{Deserialize, Serialize};

/// Where in a run, for choices: who, at which line, at which visit of it.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// Path of spawns: `0` the first thread, `0.2` its third child.
    pub actor: String,
    /// Line of the program; 0 for a place outside of it.
    pub line: u32,
    /// How often this actor has come to a choice of this kind at this line before (from 0).
    pub visit: u32,
    /// The kind of choice ("core", "slice", "order", "select").
    pub kind: String,
}

/// One choice made otherwise than the policy would have.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Departure {
    pub at: Anchor,
    /// The option's name.
    pub option: String,
}

/// Something that came from outside: a click, Ctrl-C, a line of input.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Injection {
    pub at: Anchor,
    pub what: String,
}

/// Everything that decides a run, given the program and its settings.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Schedule {
    /// Name of the policy ("default", "random", ...).
    pub policy: String,
    pub seed: u64,
    pub departures: Vec<Departure>,
    pub inputs: Vec<Injection>,
}
