//! Generators, coroutines and asynchronous generators: one suspendable frame each.
//!
//! ```text
//! Created -> Running <-> Suspended -> Closed
//! ```
//! The frame is in the generator while it is created or suspended, and on the thread's stack while it runs.

use super::value::{Id, Value};
use crate::vm::frame::PyFrame;
use switchboard_trace::{ActorId, EventId};

/// Which kind of suspendable call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GeneratorKind {
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// PEP 342 states (SEMANTICS 2.1).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GeneratorState {
    Created,
    Suspended,
    Running,
    Closed,
}

/// The content of a generator, coroutine or asynchronous generator.
#[derive(Clone, Debug)]
pub struct Generator {
    pub kind: GeneratorKind,
    pub state: GeneratorState,
    /// A generator function marked by `types.coroutine`: may be awaited.
    pub awaitable: bool,
    /// An actor on the page while it runs outside of event loops.
    pub shown: bool,
    /// It was suspended by what it delegates to, which a resume goes through to.
    pub delegates: bool,
    /// It was closed because nobody referred to it: that is tried once.
    pub finalised: bool,
    pub frame: Option<Box<PyFrame>>,
    pub code: u32,
    pub name: Value,
    pub qualname: Value,
    /// The exception being handled inside, kept while suspended; Null when none.
    pub handled: Value,
    /// The actor that shows it on the page, once it has one.
    pub actor: Option<ActorId>,
    /// The event that it waits since.
    pub since: Option<EventId>,
    /// Asynchronous generators only.
    pub asynchronous: Option<Box<AsyncState>>,
}

/// What an asynchronous generator keeps beside its frame.
#[derive(Clone, Debug, Default)]
pub struct AsyncState {
    /// The hooks have been asked for.
    pub hooked: bool,
    /// The loop's finalizer hook, or Null.
    pub finalizer: Value,
    /// `anext`, `asend`, `athrow` or `aclose` is running.
    pub running: bool,
    pub closed: bool,
    /// Its finaliser has run: the hook was called, or it was closed.
    pub finalised: bool,
}

/// The awaitable that `anext`, `asend`, `athrow` and `aclose` of an asynchronous generator give.
#[derive(Clone, Debug)]
pub struct AsyncStep {
    pub generator: Id,
    pub kind: AsyncStepKind,
    /// The value to send, or the exception to throw.
    pub value: Value,
    pub state: AsyncStepState,
}

/// Which method made the awaitable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AsyncStepKind {
    Send,
    Throw,
    Close,
}

/// How far the awaitable has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AsyncStepState {
    Init,
    Iterating,
    Closed,
}
