//! The kernel's rules at teaching level: pure state machines that the world asks, over plain numbers.
//!
//! - [`rules`]: which ready thread gets a core (round robin; fair by virtual run time), where threads may be preempted;
//! - [`gil`]: CPython's interpreter lock with its switch interval and drop request;
//! - [`costs`]: what code, switches and calls of the kernel take, under the ideal and the priced model.

pub mod costs;
pub mod gil;
pub mod rules;

pub use costs::Costs;
pub use gil::Gil;
pub use rules::{Preempt, Rule};
