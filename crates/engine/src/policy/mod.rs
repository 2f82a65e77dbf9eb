//! Policies: who answers where the real system is free.
//!
//! A *choice* is a point at which the real system may do any of several things. The world asks a [`Policy`] for the
//! index of an option; a [`replay::Chooser`] lays the schedule's departures over it and counts visits of places, so that
//! each choice has an anchor that means the same in another run.
//!
//! - [`default`]: the first option, which the world lists in the documented order of the real system.
//! - [`random`]: a hash of the seed and the place.
//! - [`replay`]: departures over any of them.

pub mod default;
pub mod random;
pub mod replay;

use switchboard_trace::Anchor;

/// Answers choices. One file per policy.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Policy {
    Default(default::First),
    Random(random::Hash),
}

impl Policy {
    /// The names that [`Policy::named`] knows.
    pub const NAMES: [&'static str; 2] = ["default", "random"];

    /// By its name in a schedule; the empty name is the default. None: there is no such policy.
    #[must_use]
    pub fn named(name: &str, seed: u64) -> Option<Self> {
        match name {
            "" | "default" => Some(Self::Default(default::First)),
            "random" => Some(Self::Random(random::Hash { seed })),
            _ => None,
        }
    }

    /// Picks one of `count` options at a place.
    #[must_use]
    pub fn pick(&self, at: &Anchor, count: usize) -> usize {
        match self {
            Self::Default(policy) => policy.pick(at, count),
            Self::Random(policy) => policy.pick(at, count),
        }
    }
}
