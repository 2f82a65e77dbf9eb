//! Virtual time in integer nanoseconds since the world began.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A moment of virtual time, in nanoseconds. Shown with three decimals: `1.000 s`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Time(pub u64);

impl Time {
    /// From seconds; negative ones and NaN become 0, too large ones the largest time.
    #[must_use]
    pub fn from_seconds(seconds: f64) -> Self {
        Self((seconds * 1e9).round() as u64)
    }

    /// In seconds.
    #[must_use]
    pub fn seconds(self) -> f64 {
        self.0 as f64 / 1e9
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = (self.0 + 500_000) / 1_000_000;
        write!(f, "{}.{:03} s", ms / 1000, ms % 1000)
    }
}
