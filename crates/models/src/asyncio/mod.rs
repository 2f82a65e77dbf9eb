//! The order that asyncio decides, apart from everything that Python puts around it.
//!
//! ```text
//!   call_soon -> [ ready queue ] -next-> a handle runs --finish--> FutureCore: its callbacks, in order
//!                   ^        ^                                          |
//!     collect_due   |        +------------- call_soon each <-----------+
//!   call_at -> { timer heap }                TaskCore: what one step's end means
//! ```
//!
//! - [`LoopCore`]: ready queue with its pass boundary, timers, the flag to stop.
//! - [`TimerHeap`]: the binary heap that decides which of two equal deadlines is first.
//! - [`FutureCore`]: pending, finished or cancelled, and who is called then.
//! - [`TaskCore`]: cancellation and what a task waits on.
//!
//! All of them hold opaque copyable handles (`H`), return what is to be done and never do it themselves: the owner
//! of the values, an interpreter, schedules callbacks, throws exceptions and counts references. Each entry that
//! waits keeps the event that put it there, so that "why now?" can be followed. The rules are CPython 3.11's.

mod future_core;
mod heap;
mod loop_core;
mod task_core;

pub use future_core::{Added, FutureCore, FutureState, Waiter};
pub use heap::{Timer, TimerHeap, TimerId};
pub use loop_core::{COALESCE_S, LoopCore, MAX_WAIT_S, PassStart, RESOLUTION_S, Ready, Wait};
pub use task_core::{
    CancelEffect, Misuse, Outcome, Raised, Resume, TaskCore, WaitingOn, YieldEffect, Yielded,
};
