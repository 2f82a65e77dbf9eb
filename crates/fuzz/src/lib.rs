//! Random Python programs for comparing two runtimes, and making those small on which they differ.
//!
//! ```text
//! seed --program()--> text --(two runs differ)--> shrink() --> the least text that still differs
//! ```
//!
//! The same seed gives the same program on every machine. Programs end by themselves, print what they do, and read
//! nothing from outside.

mod asynchronous;
mod definitions;
mod ending;
mod generators;
mod random;
pub mod shrink;
mod writer;

use random::Random;
use writer::Writer;

/// The program of a seed: one of coroutines and tasks on an event loop, or one of generators driven by hand.
pub fn program(seed: u64) -> String {
    let random = Random::new(seed);
    if random.one_in(4) {
        generators::program(Writer::new(random))
    } else {
        asynchronous::program(Writer::new(random))
    }
}
