//! The engine: a world of threads run by domains, policies that choose, and a timeline that seeks.
//!
//! - [`domain`]: what a process runs, and how it stops. The boundary that every language and lab implements.
//! - [`world`]: processes, threads, cores, locks, the virtual clock. Start here.
//! - [`kernel`]: the rules that the world asks: who gets a core, the interpreter lock, what things cost.
//! - [`policy`]: who answers a choice; departures of a schedule laid over it.
//! - [`explore`]: runs under every choice, for what a program can do.
//! - [`timeline`]: history, checkpoints, cursor: seek, step, back, fork.
//! - `laws`, `laws_of_choice`: the laws of the design as checks over any domain (feature `testing`).
//! - [`steps`]: events folded into the steps and lanes that a person sees.

pub mod domain;
pub mod explore;
pub mod kernel;
#[cfg(feature = "testing")]
pub mod laws;
#[cfg(feature = "testing")]
pub mod laws_of_choice;
pub mod policy;
pub mod steps;
pub mod timeline;
pub mod world;

pub use domain::{Answer, Calls, Clock, Context, Domain, Ending, Grain, Limit, Signalled, Stop, Trap};
pub use kernel::{Costs, Preempt, Rule, rules::Points};
pub use steps::Steps;
pub use timeline::{Bounds, Progress, Timeline};
pub use world::{ALARM, Halt, Machine, World};
