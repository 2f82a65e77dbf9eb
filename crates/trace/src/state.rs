//! The states of an actor and the reasons to wait: one grammar for cores, threads, tasks and generators.
//!
//! ```text
//! new -> ready -> running -> waiting   holds no thread      -> ready
//!                         -> blocked   holds its thread     -> ready or running
//!                         -> suspended a generator          -> running
//!                         -> done | failed | cancelled
//! ```

use crate::{id::ActorId, time::Time};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Short shared text (labels, names of locks).
pub type Text = Arc<str>;

/// What an actor is doing. "Waiting" holds no thread, "blocked" holds one: the two are never mixed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum ActorState {
    New,
    Ready,
    Running,
    Waiting,
    Blocked,
    Suspended,
    Done,
    Failed,
    Cancelled,
}

impl ActorState {
    /// All of them, each at its own number.
    pub const ALL: [Self; 9] = [
        Self::New,
        Self::Ready,
        Self::Running,
        Self::Waiting,
        Self::Blocked,
        Self::Suspended,
        Self::Done,
        Self::Failed,
        Self::Cancelled,
    ];

    /// Has it ended?
    #[must_use]
    pub fn ended(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

/// Whose act something is. Grains skip what is not the program's unless the reader steps in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum Origin {
    /// The text that the reader gave.
    Program,
    /// Code of the standard library (ours, in the language itself).
    Library,
    /// The runtime's own (a loop's closing tasks, its callbacks).
    Runtime,
}

/// What ends a wait, or what a blocked thread is blocked on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum WaitReason {
    /// Woken at this time.
    Until(Time),
    /// The ends of other actors: how many of them have ended so far.
    Actors { on: Vec<ActorId>, ended: u32 },
    /// A future that no actor stands behind; its label.
    Future(Text),
    /// A synchronisation primitive: kind ("lock", "semaphore", "event", "condition", "queue"), the program's name
    /// for it if known, and who holds it.
    Primitive {
        kind: Text,
        name: Option<Text>,
        holder: Option<ActorId>,
    },
    /// A descriptor.
    Io(Text),
    /// Input from the reader.
    Input,
    /// A core (threads that are ready), or an interpreter lock.
    Turn(Text),
}
