//! Labs: scripted domains, whose programs are data. They prove the shape of the world without a language.
//!
//! - [`contend`]: a few threads with a script each: work, locks, sleeps, shared variables.
//! - [`rows`]: ten thousand handlers of one runtime, kept as rows in arrays.
//! - [`mmc`]: a queue with c servers under load; [`variates`]: its seeded random times.

pub mod contend;
pub mod mmc;
pub mod rows;
pub mod variates;
