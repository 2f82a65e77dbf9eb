//! Messages: what a sentence says, as an id with slots, before any language. `words/` has one file per language.

use serde::{Deserialize, Serialize};
use switchboard_trace::{ActorId, Time, event::ReadyBy};

/// A piece of a sentence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Segment {
    Text(String),
    /// In code type.
    Code(String),
    /// A task, thread or generator, by its letter.
    Actor {
        actor: ActorId,
        letter: String,
    },
}

/// Somebody in a sentence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Who {
    pub actor: ActorId,
    pub letter: String,
    /// The call that made it.
    pub label: String,
}

/// What a run did on its way, in order; a sentence tells the last few.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Act {
    Prints(String),
    Starts(Vec<Who>),
    Cancels(Who),
    /// An `await` found its result there.
    NoSwitch(Option<Who>),
    Takes(String),
    Gives(String),
    /// Another act on a primitive, in the primitive's own word: "put", "notified".
    Does {
        what: String,
        name: String,
    },
    /// A callback gives a future its result.
    Resolves,
    /// The interpreter warns of something.
    Warned(String),
    /// The process sends itself a signal.
    Signals(String),
}

/// How a run ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum End {
    /// Still at it (the history's end, or cut by something else).
    Open,
    /// Asks to be woken.
    Sleeps {
        until: Time,
        line: u32,
    },
    /// A thread that sleeps.
    Blocked {
        until: Time,
    },
    /// Waits for others to end.
    Joins(Vec<Who>),
    /// Waits for a future that nobody in particular stands behind.
    Future(String),
    /// Wants a lock or another primitive; the name is empty where the program has none for it.
    Wants {
        kind: String,
        name: String,
        holder: Option<Who>,
    },
    /// Waits for a descriptor or for input.
    Input(String),
    /// Gives the thread back and stays ready, behind somebody.
    Yields {
        behind: Option<Who>,
    },
    /// Its slice is over.
    CutOff,
    Done,
    Failed,
    Cancelled,
    /// A call blocks the thread until then.
    Blocks {
        until: Option<Time>,
        late: Option<(Who, Time)>,
    },
    /// A generator hands a value out.
    Suspends,
}

/// One sentence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Message {
    /// An exception that nobody caught ended the program: its last words, and the innermost line of the program (0 if
    /// there is none).
    Failed {
        error: String,
        line: u32,
    },
    /// The program imports what is not there: its name, what to use instead (may be empty), the line (0: not known).
    Unsupported {
        name: String,
        instead: String,
        line: u32,
    },
    /// Before the first step.
    Start {
        loops: bool,
    },
    /// One run of a task, callback or thread.
    Run {
        who: Who,
        acts: Vec<Act>,
        end: End,
    },
    /// A callback without a name of its own.
    Callback {
        label: String,
        acts: Vec<Act>,
    },
    /// It goes on after a call that blocked its thread.
    GoesOn {
        who: Who,
        at: Time,
        acts: Vec<Act>,
        end: End,
    },
    /// One resume of a generator through so many suspended frames.
    Resume {
        who: Who,
        first: bool,
        /// By `send`, rather than by `next`.
        sent: bool,
        frames: u32,
        acts: Vec<Act>,
        end: End,
    },
    /// Nobody is ready; then these are.
    Wait {
        until: Option<Time>,
        woken: Vec<Who>,
    },
    /// A thread sleeps and nobody else can run.
    Sleep {
        who: Who,
        until: Time,
    },
    /// `runtime` is what runs the loop (`asyncio.run`), empty if that is not known.
    Tidy {
        runtime: String,
        tasks: u32,
        passes: u32,
    },
    /// A signal comes from outside, or came.
    Signal(String),
    Deadlock(Vec<Edge>),
    /// Tasks wait, nobody is ready, and nothing is scheduled.
    Stuck(Vec<(Who, End)>),
    Limit(String),
    Stray(String),
    /// Causes, for "Why now?".
    BecauseReady {
        who: Who,
        by: ReadyBy,
        from: Option<Who>,
        thread: bool,
    },
    /// Why somebody waits, or is blocked.
    BecauseWaits {
        who: Who,
        end: End,
    },
    /// A frame is suspended at a line until the one that it called hands something back.
    Frame {
        name: String,
        line: u32,
        inner: String,
    },
    BecauseTimer {
        who: Option<Who>,
        at: Time,
    },
    BecauseAsked {
        who: Who,
        until: Time,
    },
    BecauseMade {
        who: Who,
        by: Option<Who>,
    },
    BecauseResolved {
        what: String,
    },
    BecauseReleased {
        who: Who,
        name: String,
    },
    BecauseCancelled {
        who: Who,
    },
    BecauseTime {
        from: Time,
        to: Time,
    },
    /// A generator runs because somebody asks it for a value.
    BecauseCalled {
        who: Who,
    },
    BecauseFirst {
        who: Who,
        thread: bool,
    },
}

/// One edge of a deadlock.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Edge {
    pub who: Who,
    pub wants: String,
    pub holder: Option<Who>,
}
