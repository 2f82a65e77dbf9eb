//! The engine: a world of threads run by domains, policies that choose, and a timeline that seeks.
//!
//! - [`domain`]: what a process runs, and how it stops. The boundary that every language and lab implements.

pub mod domain;

pub use domain::{Answer, Clock, Context, Domain, Ending, Grain, Limit, Stop, Trap};
