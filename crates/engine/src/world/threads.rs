//! Threads of the world: what the kernel schedules.

use crate::domain::{Answer, Ending, Limit};
use switchboard_trace::{
    ActorId, EventId, Time,
    state::{ActorState, Origin, Text, WaitReason},
};

/// One thread.
#[derive(Clone, Debug)]
pub struct Thread {
    pub actor: ActorId,
    /// Index of its process.
    pub process: usize,
    /// `0` the first one, `0.1` the second that it started.
    pub path: Text,
    pub letter: Text,
    pub label: Text,
    /// Whose it is: the program's, or the library's own.
    pub origin: Origin,
    pub state: ThreadState,
    /// How many threads it has started.
    pub children: u32,
    /// The event that put it into its state.
    pub since: EventId,
    /// The event that asked for what it is waiting for.
    pub(super) answer: Answer,
    /// It has ended, and the world has not yet taken notice.
    pub(super) ending: Option<Option<Ending>>,
    /// Ticks that it has run.
    pub ran: u64,
    /// Events that its own code has made: the world's about it are not counted.
    pub made: u64,
    /// Its virtual run time, for the fair rule: what it has run before, with the credit of its sleep.
    pub(super) fair: u64,
    /// How often it gave its core back by itself, and how often it was taken from it.
    pub switches: (u32, u32),
    /// It sleeps, or waits for a time at most: its ticket.
    pub(super) asleep: Option<(Time, u64)>,
    /// The word that it waits on.
    pub(super) futex: Option<u32>,
    /// It has hit a bound.
    pub(super) limit: Option<Limit>,
}

impl Thread {
    /// Bytes of its names.
    pub(super) fn names(&self) -> usize {
        [&self.path, &self.letter, &self.label]
            .map(|name| name.len() + 16)
            .iter()
            .sum()
    }
}

/// Where a thread stands.
#[derive(Clone, PartialEq, Debug)]
pub enum ThreadState {
    Ready,
    Running,
    Blocked(WaitReason),
    Done,
    Failed,
    /// Its process ended under it.
    Killed,
}

impl ThreadState {
    /// In the grammar of all actors.
    #[must_use]
    pub fn state(&self) -> ActorState {
        match self {
            Self::Ready => ActorState::Ready,
            Self::Running => ActorState::Running,
            Self::Blocked(_) => ActorState::Blocked,
            Self::Done => ActorState::Done,
            Self::Failed => ActorState::Failed,
            Self::Killed => ActorState::Cancelled,
        }
    }

    /// What it is blocked on.
    #[must_use]
    pub fn reason(&self) -> Option<&WaitReason> {
        match self {
            Self::Blocked(reason) => Some(reason),
            _ => None,
        }
    }
}
