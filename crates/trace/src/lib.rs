//! The vocabulary that every part of Switchboard shares: plain data, no behaviour of any runtime.
//!
//! - [`id`]: actors (threads, tasks, callbacks), events, ticks of execution; [`time`]: virtual time.
//! - [`state`]: the states of an actor and the reasons to wait, one grammar for every layer.
//! - [`event`]: one row per scheduling event, each with its cause.
//! - [`scene`]: everything that a page shows of one moment, through one [`scene::Viewport`].
//! - [`kernel`]: the machine under the threads, with its counters.
//! - [`step`]: steps and lanes, the run as a person counts and sees it.
//! - [`draw`], [`draw_timeline`]: both as text.
//! - [`schedule`]: policy, seed, departures and inputs: what a run was, apart from the program.
//!
//! A *task* is anything that a runtime schedules, a *thread* what the kernel schedules. Both are *actors* here,
//! and so is a plain callback while it is queued.

pub mod draw;
pub mod draw_timeline;
pub mod event;
pub mod id;
pub mod inside;
pub mod kernel;
pub mod packed;
pub mod rows;
pub mod scene;
pub mod schedule;
pub mod state;
pub mod step;
pub mod time;

pub use event::{Event, EventKind, Sink};
pub use id::{ActorId, EventId, Tick};
pub use rows::Rows;
pub use scene::{Position, Scene, Viewport};
pub use schedule::{Anchor, Departure, Schedule};
pub use state::{ActorState, Origin, WaitReason};
pub use step::{Lane, Step, StepKind};
pub use time::{Time, Unit};
