//! The machine under the threads, as a scene shows it: the interpreter's lock, what the kernel has done, what it costs.
//!
//! ```text
//!   GIL       T2 has it, T1 wants it: 3.2 of 5 ms          (5 of 5 ms: T2 is asked to let it go)
//! switches    4 by themselves, 2 forced
//! GIL         hand-overs 5, forced 2, drop requests 2, waits 6
//! calls       futex wait 6, futex wake 4, clone 2
//! memory      0 more threads now, 2 at most: 16 MiB of stack reserved, 32 KiB touched
//! ```

use crate::{id::ActorId, state::Text};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// See the module. Counters are of the run up to the scene's moment.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct MachineView {
    pub cores: usize,
    /// Only the first core is used: every thread is pinned to it.
    pub pinned: bool,
    /// Code and the kernel cost time; else they are free, and only waits take any.
    pub priced: bool,
    pub gil: Gil,
    /// Context switches of all threads: they gave their core back by themselves (they blocked or ended), or it was taken.
    pub voluntary: u64,
    pub involuntary: u64,
    /// Calls of the kernel by their names on Linux, with how often each was made; in the order of the names.
    pub calls: Vec<(Text, u64)>,
    /// Threads that have not ended, but for each process's first; and the most that there were at a time.
    pub threads: u64,
    pub most_threads: u64,
    /// Memory of the stack of each, in KiB: set aside, and in use.
    pub reserved: u64,
    pub touched: u64,
}

/// The lock that lets one thread of the interpreter run at a time.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Gil {
    /// What runs has no such lock.
    #[default]
    None,
    /// The interpreter is built or told to do without.
    Off,
    On(GilView),
}

/// Who has the lock, and who wants it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct GilView {
    pub holder: Option<ActorId>,
    /// Who wants it, first come first; at most three of them.
    pub wanted_by: Vec<ActorId>,
    /// How many want it.
    pub wanted: usize,
    /// Nanoseconds since the present interval of those who want it began: each hand-over begins a new one.
    pub waited: u64,
    /// The switch interval in nanoseconds: after so long the holder is asked to let it go.
    pub interval: u64,
    /// It is asked now, and lets go where the interpreter looks next.
    pub requested: bool,
    /// Times that the lock went over to another thread.
    pub hand_overs: u64,
    /// How many of these were forced: the holder would have gone on.
    pub forced: u64,
    /// Times that a holder was asked.
    pub requests: u64,
    /// Times that a thread found it taken.
    pub waits: u64,
}

impl GilView {
    /// "T2 has it, T1 and 3 more want it: 3.2 of 5 ms".
    #[must_use]
    pub fn draw(&self, letter: impl Fn(ActorId) -> String) -> String {
        let mut text = match self.holder {
            Some(holder) => format!("{} has it", letter(holder)),
            None => "nobody has it".into(),
        };
        let Some(&first) = self.wanted_by.first() else {
            return text;
        };
        let more = self.wanted - 1;
        let wants = match more {
            0 => "wants it".to_owned(),
            _ => format!("and {more} more want it"),
        };
        write!(text, ", {} {wants}", letter(first)).expect("a string takes it");
        if self.holder.is_some() {
            let tenths = self.waited.min(self.interval) / 100_000;
            let waited = format!("{}.{}", tenths / 10, tenths % 10);
            let waited = waited.trim_end_matches(".0");
            write!(text, ": {waited} of {} ms", self.interval as f64 / 1e6).expect("a string takes it");
        }
        if self.requested {
            text += ", asked to let it go";
        }
        text
    }
}

impl MachineView {
    /// The counters as text, a line each: see the module.
    #[must_use]
    pub fn draw(&self) -> String {
        let mut out = format!(
            "switches    {} by themselves, {} forced\n",
            self.voluntary, self.involuntary
        );
        match &self.gil {
            Gil::None => {}
            Gil::Off => out += "GIL         off\n",
            Gil::On(gil) => {
                out += &format!(
                    "GIL         hand-overs {}, forced {}, drop requests {}, waits {}\n",
                    gil.hand_overs, gil.forced, gil.requests, gil.waits
                );
            }
        }
        let calls: Vec<String> = { self.calls.iter() }
            .map(|(name, count)| format!("{name} {count}"))
            .collect();
        out += &format!(
            "calls       {}\n",
            if calls.is_empty() {
                "none".into()
            } else {
                calls.join(", ")
            }
        );
        let threads = if self.threads == 1 { "thread" } else { "threads" };
        let most = self.most_threads;
        out += &format!(
            "memory      {} more {threads} now, {most} at most: {} of stack reserved, {} touched\n",
            self.threads,
            size(most * self.reserved),
            size(most * self.touched)
        );
        out
    }
}

/// KiB in the largest unit that leaves no fraction of a tenth.
fn size(kib: u64) -> String {
    match kib {
        0..1024 => format!("{kib} KiB"),
        _ => format!("{:.1} MiB", kib as f64 / 1024.0).replace(".0 ", " "),
    }
}
