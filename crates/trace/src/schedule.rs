//! A schedule: what a run was, apart from its program: a policy, its seed, the departures from it, and inputs.
//!
//! A departure is anchored to a place that outlives a change of the compiler: the actor (path of spawns), the
//! source position and the visit count, and the name of the option that was taken.

use crate::time::Time;
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

/// Something that came from outside: a signal (Ctrl-C), a line of input.
///
/// The kind of its anchor says when it comes:
///
/// - `time`: at a moment of virtual time, [`Injection::since`] nanoseconds; a thread that waits then is interrupted, a
///   program that computes has it when its clock has come there. Actor, line and visit mean nothing.
/// - `line`: right before the actor begins the line, at that visit (from 0) of it, counted from where the actor's own code
///   had made [`Injection::since`] events: events are what a program does, so that they outlive a change of the compiler,
///   and from the last one on there are few visits.
/// - `input`: what a read at that place gets.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Injection {
    pub at: Anchor,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub since: u64,
    /// A signal's name ("SIGINT"), or a line of input.
    pub what: String,
}

fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl Injection {
    /// A signal at a moment of virtual time.
    #[must_use]
    pub fn at_time(what: &str, time: Time) -> Self {
        Self {
            at: Anchor {
                actor: String::new(),
                line: 0,
                visit: 0,
                kind: "time".into(),
            },
            since: time.0,
            what: what.into(),
        }
    }

    /// A signal right before a line, at the visit (from 0) of it since its actor's own code had made so many events.
    #[must_use]
    pub fn at_line(what: &str, actor: &str, line: u32, visit: u32, since: u64) -> Self {
        Self {
            at: Anchor {
                actor: actor.into(),
                line,
                visit,
                kind: "line".into(),
            },
            since,
            what: what.into(),
        }
    }

    /// When it comes, if that is a moment of time.
    #[must_use]
    pub fn time(&self) -> Option<Time> {
        (self.at.kind == "time").then_some(Time(self.since))
    }
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
