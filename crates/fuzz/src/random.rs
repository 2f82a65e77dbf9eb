//! The stream of random numbers that a seed stands for.

use std::cell::Cell;

/// SplitMix64: https://prng.di.unimi.it/splitmix64.c describes it. Any seed is good, neighbours too.
pub struct Random(Cell<u64>);

impl Random {
    /// The stream of `seed`.
    pub fn new(seed: u64) -> Self {
        Self(Cell::new(seed))
    }

    fn next(&self) -> u64 {
        let mut z = self.0.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
        self.0.set(z);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`, which is above 0.
    pub fn below(&self, bound: u32) -> u32 {
        (self.next() % u64::from(bound)) as u32
    }

    /// From `low` to `high`, both included.
    pub fn between(&self, low: u32, high: u32) -> u32 {
        low + self.below(high - low + 1)
    }

    /// True once in `n` times.
    pub fn one_in(&self, n: u32) -> bool {
        self.below(n) == 0
    }

    /// One of them.
    pub fn pick<T: Copy>(&self, from: &[T]) -> T {
        from[self.below(from.len() as u32) as usize]
    }

    /// One of them, each as often as its weight says.
    pub fn weighed<T: Copy>(&self, from: &[(u32, T)]) -> T {
        let mut left = self.below(from.iter().map(|(weight, _)| weight).sum());
        for (weight, one) in from {
            if left < *weight {
                return *one;
            }
            left -= weight;
        }
        unreachable!("what is left is below the sum of the weights")
    }
}
