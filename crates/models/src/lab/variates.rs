//! Seeded random variates for labs, the same on every machine: a hash of a counter, never a shared stream.
//!
//! The logarithm is our own, of additions, multiplications and one division, because those of C libraries differ in the
//! last bit between a browser and a desktop, and the order of a simulation must not.

use switchboard_engine::policy::random::mix;

/// Draw `index` of stream `seed`, even over (0, 1].
#[must_use]
pub fn uniform(seed: u64, index: u64) -> f64 {
    let bits = mix(seed ^ index.wrapping_mul(0x9e37_79b9_7f4a_7c15)) >> 11;
    (bits + 1) as f64 / (1u64 << 53) as f64
}

/// Draw `index` of stream `seed`, exponential with this mean.
#[must_use]
pub fn exponential(seed: u64, index: u64, mean: f64) -> f64 {
    -ln(uniform(seed, index)) * mean
}

/// Coefficients of atanh s / s by powers of s squared.
const ATANH: [f64; 10] = [
    1.0,
    1.0 / 3.0,
    1.0 / 5.0,
    1.0 / 7.0,
    1.0 / 9.0,
    1.0 / 11.0,
    1.0 / 13.0,
    1.0 / 15.0,
    1.0 / 17.0,
    1.0 / 19.0,
];

/// The natural logarithm of a positive normal number, to about 14 digits.
fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut exponent = ((bits >> 52) & 0x7ff) as i64 - 1023;
    let mut m = f64::from_bits((bits & ((1 << 52) - 1)) | (1023 << 52));
    if m > std::f64::consts::SQRT_2 {
        m *= 0.5;
        exponent += 1;
    }
    // ln m = 2 atanh s, and |s| <= 0.172, so that the terms fall by a factor of 34.
    let s = (m - 1.0) / (m + 1.0);
    let q = s * s;
    // In pairs, so that a processor can work on several at once: this is the inner loop of a queue's simulation.
    let pair = |k: usize| ATANH[2 * k] + ATANH[2 * k + 1] * q;
    let (q2, q4) = (q * q, (q * q) * (q * q));
    let sum = (pair(0) + pair(1) * q2) + (pair(2) + pair(3) * q2) * q4 + pair(4) * (q4 * q4);
    2.0 * s * sum + exponent as f64 * std::f64::consts::LN_2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_one() {
        for index in 0..2_000 {
            let x = uniform(3, index);
            assert!((ln(x) - x.ln()).abs() <= 1e-13 * x.ln().abs().max(1.0), "{x}");
        }
    }

    #[test]
    fn the_mean_is_right() {
        let sum: f64 = (0..100_000).map(|index| exponential(1, index, 2.0)).sum();
        assert!((sum / 100_000.0 - 2.0).abs() < 0.03);
    }
}
