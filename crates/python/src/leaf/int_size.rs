//! How large the result of an int operation would be, and what it costs: to refuse it, or to burn fuel, beforehand.
//!
//! Sizes are upper bounds in bits; costs are in elementary steps of 64 bits each, and saturate.

/// Bits of `a ** n`, of a base of `bits` bits.
pub fn pow_bits(bits: u64, n: u64) -> u64 {
    // 0, 1 and -1 stay; a power of two grows by one bit less than the product says, which is a bound all the same.
    if bits <= 1 {
        1
    } else {
        bits.saturating_mul(n).max(1)
    }
}

/// Bits of `a * b`.
pub fn mul_bits(a: u64, b: u64) -> u64 {
    a.saturating_add(b)
}

/// Bits of `a << n`.
pub fn shl_bits(bits: u64, n: u64) -> u64 {
    if bits == 0 { 0 } else { bits.saturating_add(n) }
}

fn words(bits: u64) -> u64 {
    bits / 64 + 1
}

/// Steps of `a * b`; long factors take fewer than the product of their lengths.
pub fn mul_cost(a: u64, b: u64) -> u64 {
    let (short, long) = (words(a.min(b)), words(a.max(b)));
    // Karatsuba's exponent is near 1.6: the square root of the shorter length is saved, roughly.
    long.saturating_mul(if short > 32 {
        short / short.isqrt().max(1) * 2 + 16
    } else {
        short
    })
}

/// Steps of `a // b` and `a % b`.
pub fn div_cost(a: u64, b: u64) -> u64 {
    words(a.saturating_sub(b)).saturating_mul(words(b))
}

/// Steps of `a ** n`.
pub fn pow_cost(bits: u64, n: u64) -> u64 {
    let size = pow_bits(bits, n);
    // The last squaring dominates the sum of all.
    mul_cost(size / 2, size / 2).saturating_mul(2)
}

/// Steps of `pow(a, b, m)`.
pub fn mod_pow_cost(exponent: u64, modulus: u64) -> u64 {
    exponent
        .saturating_mul(mul_cost(modulus, modulus))
        .saturating_mul(3)
}

/// Steps of `str(n)`: quadratic.
pub fn decimal_cost(bits: u64) -> u64 {
    words(bits).saturating_mul(words(bits))
}
