//! What the conformance tests share: the programs, the two runs of each, the comparison.
//!
//! ```text
//! programs.rs  conformance/python/<area>/<name>.py
//!      |
//!      +-- real.rs       python3.11 under the recorder --+
//!      +-- simulator.rs  the switchboard binary ---------+--> Run --> compare.rs (normalise.rs) --> difference
//! ```

#![allow(dead_code, reason = "each test binary uses a part")]

pub mod compare;
pub mod normalise;
pub mod process;
pub mod programs;
pub mod real;
pub mod record;
pub mod rows;
pub mod simulator;

use rows::Row;

/// What one run of a program did.
#[derive(Clone, Debug)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    /// The exit status, or the words for why there is none ("killed after 60 s", "signal 11").
    pub status: Result<i32, String>,
    /// The handles that ran, in order; empty for a program without an event loop.
    pub handles: Vec<Row>,
}
