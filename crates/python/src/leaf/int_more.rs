//! Functions of ints beyond operators: `math.isqrt`, `gcd`, `to_bytes`, `round`.

use super::error::{LeafError, LeafResult};
use super::int::Int;
use num_bigint::{BigInt, Sign};
use num_integer::{Integer, Roots};
use num_traits::{One, Signed};

/// `math.isqrt(n)`.
pub fn isqrt(n: &Int) -> LeafResult<Int> {
    if n.is_negative() {
        return Err(LeafError::value("isqrt() argument must be nonnegative"));
    }
    Ok(match n {
        Int::Small(n) => Int::Small(n.sqrt()),
        Int::Big(n) => n.sqrt().into(),
    })
}

/// `math.gcd(a, b)`.
pub fn gcd(a: &Int, b: &Int) -> Int {
    a.to_big().gcd(&b.to_big()).into()
}

/// `math.lcm(a, b)`.
pub fn lcm(a: &Int, b: &Int) -> Int {
    a.to_big().lcm(&b.to_big()).into()
}

/// `round(n, digits)`: half to even, for negative `digits`; else the int itself.
pub fn round(n: &Int, digits: i64) -> Int {
    let Ok(zeros) = u32::try_from(digits.saturating_neg()) else {
        return if digits < 0 { Int::Small(0) } else { n.clone() };
    };
    if zeros == 0 {
        return n.clone();
    }
    // No int is that long.
    if u64::from(zeros) > n.bits() / 3 + 1 {
        return Int::Small(0);
    }
    let power = BigInt::from(10).pow(zeros);
    let (quotient, rest) = n.to_big().div_mod_floor(&power);
    let twice: BigInt = rest * 2;
    let up = twice > power || twice == power && quotient.is_odd();
    ((quotient + i32::from(up)) * power).into()
}

/// The order of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endian {
    Big,
    Little,
}

/// `int.from_bytes(data, order, signed=...)`.
pub fn from_bytes(data: &[u8], order: Endian, signed: bool) -> Int {
    let n = match (order, signed) {
        (Endian::Big, false) => BigInt::from_bytes_be(Sign::Plus, data),
        (Endian::Little, false) => BigInt::from_bytes_le(Sign::Plus, data),
        (Endian::Big, true) => BigInt::from_signed_bytes_be(data),
        (Endian::Little, true) => BigInt::from_signed_bytes_le(data),
    };
    n.into()
}

/// `n.to_bytes(length, order, signed=...)`.
pub fn to_bytes(n: &Int, length: usize, order: Endian, signed: bool) -> LeafResult<Vec<u8>> {
    let big = n.to_big();
    if big.is_negative() && !signed {
        return Err(LeafError::overflow("can't convert negative int to unsigned"));
    }
    // The bits it takes: of ~n for negatives, and one for the sign.
    let bits = if big.is_negative() {
        (-&big - BigInt::one()).bits()
    } else {
        big.bits()
    } + u64::from(signed);
    // CPython lets 0 and -1 into no bytes at all.
    if bits > length as u64 * 8 && bits > u64::from(signed) {
        return Err(LeafError::overflow("int too big to convert"));
    }
    let mut bytes = big.to_signed_bytes_le();
    bytes.resize(length, if big.is_negative() { 0xFF } else { 0 });
    if order == Endian::Big {
        bytes.reverse();
    }
    Ok(bytes)
}
