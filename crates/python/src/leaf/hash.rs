//! Hashes of built-in values as CPython 3.11 computes them with `PYTHONHASHSEED=0`.
//!
//! They decide the iteration order of sets, so every bit matters. A hash is never -1: CPython keeps that value for
//! errors and returns -2 instead. `nan` has no hash of its own since 3.10 (it is the object's identity).

use num_bigint::{BigInt, Sign};

/// `sys.hash_info.modulus`, the Mersenne prime 2^61 - 1: numbers are hashed modulo it.
const MODULUS: u64 = (1 << 61) - 1;
const BITS: u32 = 61;

/// The hash of `None`. In 3.11 it is an address, so any value is true to it; this is 3.12's fixed one.
pub const NONE: i64 = 0xFCA8_6420;

/// The hash of `inf`; that of `-inf` is its negative.
pub const INFINITY: i64 = 314_159;

/// `sys.hash_info.imag`: weight of the imaginary part.
const IMAGINARY: u64 = 1_000_003;

#[inline]
fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `hash(text)`. The hashed bytes are those of CPython's own storage: one, two or four bytes per code point, by the
/// largest code point.
pub fn str(text: &str) -> i64 {
    if text.is_ascii() {
        return bytes(text.as_bytes());
    }
    let largest = text.chars().max().map_or(0, u32::from);
    let mut stored = Vec::with_capacity(text.len() * 2);
    for c in text.chars() {
        let c = u32::from(c);
        match largest {
            0..=0xFF => stored.push(c as u8),
            0x100..=0xFFFF => stored.extend_from_slice(&(c as u16).to_le_bytes()),
            _ => stored.extend_from_slice(&c.to_le_bytes()),
        }
    }
    bytes(&stored)
}

/// `hash(data)` of `bytes`: SipHash-1-3 with a zero key; the empty value hashes to 0.
#[inline]
pub fn bytes(data: &[u8]) -> i64 {
    if data.is_empty() {
        0
    } else {
        not_minus_one(siphash13(data) as i64)
    }
}

/// SipHash with one round per word and three at the end, keyed with 128 zero bits.
fn siphash13(data: &[u8]) -> u64 {
    // The four constants of SipHash's definition, xor a zero key.
    let mut v0: u64 = 0x736f_6d65_7073_6575;
    let mut v1: u64 = 0x646f_7261_6e64_6f6d;
    let mut v2: u64 = 0x6c79_6765_6e65_7261;
    let mut v3: u64 = 0x7465_6462_7974_6573;
    macro_rules! round {
        () => {
            v0 = v0.wrapping_add(v1);
            v2 = v2.wrapping_add(v3);
            v1 = v1.rotate_left(13) ^ v0;
            v3 = v3.rotate_left(16) ^ v2;
            v0 = v0.rotate_left(32);
            v2 = v2.wrapping_add(v1);
            v0 = v0.wrapping_add(v3);
            v1 = v1.rotate_left(17) ^ v2;
            v3 = v3.rotate_left(21) ^ v0;
            v2 = v2.rotate_left(32);
        };
    }
    let mut words = data.chunks_exact(8);
    for word in &mut words {
        let m = u64::from_le_bytes(word.try_into().expect("chunks of eight"));
        v3 ^= m;
        round!();
        v0 ^= m;
    }
    let mut last = (data.len() as u64) << 56;
    for (i, &byte) in words.remainder().iter().enumerate() {
        last |= u64::from(byte) << (8 * i);
    }
    v3 ^= last;
    round!();
    v0 ^= last;
    v2 ^= 0xff;
    round!();
    round!();
    round!();
    v0 ^ v1 ^ v2 ^ v3
}

/// `hash(n)` of an int that fits 64 bits (`hash(True)` is `hash(1)`).
#[inline]
pub fn int(n: i64) -> i64 {
    // |n| < 2^64, and 2^61 = 1 modulo the prime.
    let magnitude = n.unsigned_abs();
    let reduced = if magnitude < MODULUS {
        magnitude
    } else {
        magnitude % MODULUS
    };
    not_minus_one(if n < 0 { -(reduced as i64) } else { reduced as i64 })
}

/// `hash(n)` of any int.
pub fn big_int(n: &BigInt) -> i64 {
    let (sign, words) = n.to_u64_digits();
    // 2^64 = 8 modulo the prime, so each word shifts the rest by three bits.
    let reduced = words.iter().rev().fold(0u128, |acc, &word| {
        (acc * 8 + u128::from(word)) % u128::from(MODULUS)
    });
    let hash = reduced as i64;
    not_minus_one(if sign == Sign::Minus { -hash } else { hash })
}

/// `hash(x)`, or `None` for `nan`, whose hash is that of the object's identity.
pub fn float(x: f64) -> Option<i64> {
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 { INFINITY } else { -INFINITY });
    }
    // 2^53: below it the conversion is exact both ways.
    if x.abs() < 9_007_199_254_740_992.0 && x.trunc() == x {
        return Some(int(x as i64));
    }
    // x = mantissa * 2^exponent with an integer mantissa; multiplying by 2^e is a rotation of 61 bits by e mod 61.
    let bits = x.to_bits();
    let biased = ((bits >> 52) & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = if biased == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, biased - 1075)
    };
    let turn = exponent.rem_euclid(BITS as i32) as u32;
    let rotated = if turn == 0 {
        mantissa
    } else {
        ((mantissa << turn) & MODULUS) | (mantissa >> (BITS - turn))
    };
    let reduced = if rotated >= MODULUS {
        rotated - MODULUS
    } else {
        rotated
    } as i64;
    Some(not_minus_one(if x < 0.0 { -reduced } else { reduced }))
}

/// `hash(complex(re, im))` from the hashes of the two parts.
pub fn complex(re: i64, im: i64) -> i64 {
    not_minus_one((im as u64).wrapping_mul(IMAGINARY).wrapping_add(re as u64) as i64)
}

/// `hash(t)` of a tuple, from the hashes of its elements in order. The mixing is that of xxHash's 64-bit rounds.
pub fn tuple(elements: impl ExactSizeIterator<Item = i64>) -> i64 {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let len = elements.len() as u64;
    let mut acc = PRIME_5;
    for lane in elements {
        acc = acc
            .wrapping_add((lane as u64).wrapping_mul(PRIME_2))
            .rotate_left(31)
            .wrapping_mul(PRIME_1);
    }
    acc = acc.wrapping_add(len ^ (PRIME_5 ^ 3_527_539));
    // Not -2 here: the tuple has its own stand-in for -1.
    if acc == u64::MAX {
        1_546_275_796
    } else {
        acc as i64
    }
}

/// `hash(s)` of a frozenset, from the hashes of its elements in any order.
pub fn frozenset(elements: impl Iterator<Item = i64>) -> i64 {
    let mut used: u64 = 0;
    let mut hash: u64 = 0;
    for element in elements {
        used += 1;
        let h = element as u64;
        hash ^= ((h ^ 89_869_747) ^ (h << 16)).wrapping_mul(3_644_798_167);
    }
    hash ^= (used + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX {
        590_923_713
    } else {
        hash as i64
    }
}

/// `hash(range(start, stop, step))`: that of the tuple (length, first, step), with `None` for what has no meaning.
pub fn range(len: i64, len_hash: i64, start_hash: i64, step_hash: i64) -> i64 {
    let (first, step) = match len {
        0 => (NONE, NONE),
        1 => (start_hash, NONE),
        _ => (start_hash, step_hash),
    };
    tuple([len_hash, first, step].into_iter())
}
