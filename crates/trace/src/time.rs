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

/// How finely a run's times are shown: so that those of its steps differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Unit {
    /// `1.000 s`
    #[default]
    Seconds,
    /// `12.345 ms`
    Millis,
    /// `120.3 µs`
    Micros,
}

impl Unit {
    /// For a run of which so much has passed at its end.
    #[must_use]
    pub fn of(end: Time) -> Self {
        match end.0 {
            0..10_000_000 => Self::Micros,
            10_000_000..1_000_000_000 => Self::Millis,
            _ => Self::Seconds,
        }
    }
}

impl Time {
    /// As text in a unit.
    #[must_use]
    #[inline(never)]
    pub fn shown(self, unit: Unit) -> String {
        match unit {
            Unit::Seconds => self.to_string(),
            Unit::Millis => {
                let us = (self.0 + 500) / 1000;
                format!("{}.{:03} ms", us / 1000, us % 1000)
            }
            Unit::Micros => {
                let tenths = (self.0 + 50) / 100;
                format!("{}.{} µs", tenths / 10, tenths % 10)
            }
        }
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = (self.0 + 500_000) / 1_000_000;
        write!(f, "{}.{:03} s", ms / 1000, ms % 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_runs_have_small_units() {
        assert_eq!(Time(120_340).shown(Unit::of(Time(900_000))), "120.3 µs");
        assert_eq!(Time(120_340).shown(Unit::of(Time(50_000_000))), "0.120 ms");
        assert_eq!(
            Time(1_000_000_000).shown(Unit::of(Time(2_000_000_000))),
            "1.000 s"
        );
    }
}
