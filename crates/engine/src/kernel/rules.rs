//! Who gets a core, and where a thread may lose it.

use serde::{Deserialize, Serialize};

/// The rule by which a ready thread gets a core.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Rule {
    /// First come, first served, a slice each.
    #[default]
    #[serde(rename = "round-robin")]
    RoundRobin,
    /// Whoever has run least (CFS): its virtual run time is the least. One that wakes does not get more credit than half a
    /// slice.
    #[serde(rename = "fair")]
    Fair,
}

impl Rule {
    /// Names in settings.
    pub const ALL: [(Self, &'static str); 2] = [(Self::RoundRobin, "round-robin"), (Self::Fair, "fair")];

    /// The places in the queue in the order of this rule: `ran` is the virtual run time of each who waits, in order of
    /// arrival. The real system's own pick comes first.
    #[must_use]
    pub fn order(self, ran: &[u64]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..ran.len()).collect();
        if self == Self::Fair {
            // Stable: equals in order of arrival.
            order.sort_by_key(|&at| ran[at]);
        }
        order
    }

    /// The virtual run time of a thread that wakes, where the least of all others is `least`.
    #[must_use]
    pub fn wake(self, own: u64, least: u64, slice: u64) -> u64 {
        match self {
            Self::RoundRobin => own,
            Self::Fair => own.max(least.saturating_sub(slice / 2)),
        }
    }
}

/// Where a choice is offered whether another thread goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Preempt {
    /// Nowhere: slices and the switch interval alone decide.
    #[default]
    #[serde(rename = "slices")]
    Slices,
    /// Where CPython 3.11 can switch: function entry, backward jumps, after calls of C functions.
    #[serde(rename = "cpython-3.11")]
    Cpython311,
    /// The same, also inside of the library: many places, which seldom matter.
    #[serde(rename = "cpython-3.11-library")]
    Cpython311Library,
    /// Before each instruction that touches what threads share: free threads, other languages.
    #[serde(rename = "any")]
    Any,
}

impl Preempt {
    /// Names in settings.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Slices, "slices"),
        (Self::Cpython311, "cpython-3.11"),
        (Self::Cpython311Library, "cpython-3.11-library"),
        (Self::Any, "any"),
    ];
}

/// Where a domain is to stop with [`crate::Stop::Point`], so that another thread may go on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Points {
    /// Nowhere.
    #[default]
    None,
    /// At the next place where the real runtime looks whether others want to run: the thread is asked to give way.
    Requested,
    /// At each such place in the program's own text.
    Checks,
    /// Before each instruction of the program that touches what threads share.
    Any,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_robin_is_the_order_of_arrival() {
        assert_eq!(Rule::RoundRobin.order(&[5, 1, 3]), [0, 1, 2]);
    }

    #[test]
    fn fair_takes_who_has_run_least_and_limits_the_credit_of_sleep() {
        assert_eq!(Rule::Fair.order(&[5, 1, 3, 1]), [1, 3, 2, 0]);
        assert_eq!(Rule::Fair.wake(0, 1000, 100), 950);
        assert_eq!(Rule::Fair.wake(980, 1000, 100), 980);
    }

    /// Two threads that never block, weights equal: each run adds a slice (SEMANTICS: CFS alternates).
    #[test]
    fn fair_alternates_between_equals() {
        let mut ran = [0, 0, 0];
        let mut seen = Vec::new();
        for _ in 0..6 {
            let next = Rule::Fair.order(&ran)[0];
            ran[next] += 4;
            seen.push(next);
        }
        assert_eq!(seen, [0, 1, 2, 0, 1, 2]);
    }
}
