//! Identities: creation serials, never addresses or slots, so that they mean the same after a seek.

use serde::{Deserialize, Serialize};

/// A thread, task, generator or queued callback, numbered in order of creation over the whole world.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct ActorId(pub u32);

/// An event's place in the history, from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct EventId(pub u32);

/// How much the world has executed: the number of units of fuel burned since the start. The position that
/// the timeline seeks to; two runs of one schedule are in the same state at the same tick.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Tick(pub u64);

impl Tick {
    /// The tick after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}
