//! What things take, in nanoseconds: the two cost models.
//!
//! - *ideal*: code and the kernel are free; each reading of the clock moves it a little; waits take what they ask for.
//! - *priced*: each figure below, measured on one Linux machine of two cores with CPython 3.11.7 (best of 5).

use serde::{Deserialize, Serialize};

/// The cost model of a machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Costs {
    #[default]
    Ideal,
    Priced,
}

/// One instruction of CPython 3.11: a loop of `x += 1` over its instructions.
pub const INSTRUCTION: u64 = 50;
/// A core goes over to another thread: half of a round trip through a pipe between two processes on one core.
pub const SWITCH: u64 = 3_420;
/// A thread is woken while its core is idle: the same between two cores (31.65 us), less the switch itself.
pub const IDLE_WAKE: u64 = 28_230;
/// A call of the kernel that does not block: half of an uncontended futex wake.
pub const SYSTEM_CALL: u64 = 300;
/// A thread is made: `Thread.start` and `join` of an empty one (77.6 us), less two switches and a wake.
pub const START: u64 = 42_500;

/// The stack that is set aside for a thread, in KiB: the default of Linux (`ulimit -s`). It is address space only.
pub const STACK_RESERVED: u64 = 8 * 1024;
/// What a parked thread of CPython 3.11 has touched of it, in KiB: resident memory of 10,000 threads, each (16.21; one that
/// is deep in calls more).
pub const STACK_TOUCHED: u64 = 16;

impl Costs {
    /// Names in settings.
    pub const ALL: [(Self, &'static str); 2] = [(Self::Ideal, "ideal"), (Self::Priced, "priced")];

    #[must_use]
    pub fn priced(self) -> bool {
        self == Self::Priced
    }

    /// A figure of the table, or nothing.
    #[must_use]
    pub fn of(self, figure: u64) -> u64 {
        if self.priced() { figure } else { 0 }
    }

    /// How far one tick moves the clock, in picoseconds, while so many cores are busy: they run at the same time.
    #[must_use]
    pub fn rate(self, busy: usize) -> u64 {
        self.of(INSTRUCTION * 1000) / busy.max(1) as u64
    }
}
