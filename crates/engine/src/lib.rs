//! The engine: a world of threads run by domains, policies that choose, and a timeline that seeks.
//!
//! - [`domain`]: what a process runs, and how it stops. The boundary that every language and lab implements.
//! - [`world`]: processes, threads, cores, locks, the virtual clock. Start here.
//! - [`policy`]: who answers a choice; departures of a schedule laid over it.

pub mod domain;
pub mod policy;
pub mod world;

pub use domain::{Answer, Clock, Context, Domain, Ending, Grain, Limit, Stop, Trap};
pub use world::{Halt, Machine, World};
