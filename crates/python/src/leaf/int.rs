//! Python's int: 64 bits while they suffice, more when they do not.

use super::error::{LeafError, LeafResult};
use super::{float_arith, hash};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};
use std::cmp::Ordering;

/// An int. Always [`Int::Small`] where it fits, so equal ints are equal values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    Small(i64),
    Big(BigInt),
}

use Int::{Big, Small};

impl From<i64> for Int {
    fn from(n: i64) -> Self {
        Small(n)
    }
}

impl From<BigInt> for Int {
    fn from(n: BigInt) -> Self {
        n.to_i64().map_or_else(|| Big(n), Small)
    }
}

impl From<i128> for Int {
    fn from(n: i128) -> Self {
        i64::try_from(n).map_or_else(|_| Big(n.into()), Small)
    }
}

impl PartialOrd for Int {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Int {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Small(a), Small(b)) => a.cmp(b),
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

/// What `a ** b` of ints gives: a negative exponent makes it a float.
#[derive(Clone, Debug, PartialEq)]
pub enum Power {
    Int(Int),
    Float(f64),
}

fn by_zero(message: &str) -> LeafError {
    LeafError::zero_division(message)
}

impl Int {
    pub fn to_big(&self) -> BigInt {
        match self {
            Small(n) => (*n).into(),
            Big(n) => n.clone(),
        }
    }

    pub fn to_i64(&self) -> Option<i64> {
        match self {
            Small(n) => Some(*n),
            Big(_) => None,
        }
    }

    pub fn is_zero(&self) -> bool {
        *self == Small(0)
    }

    pub fn is_negative(&self) -> bool {
        match self {
            Small(n) => *n < 0,
            Big(n) => n.is_negative(),
        }
    }

    pub fn hash(&self) -> i64 {
        match self {
            Small(n) => hash::int(*n),
            Big(n) => hash::big_int(n),
        }
    }

    /// `n.bit_length()`.
    pub fn bits(&self) -> u64 {
        match self {
            Small(n) => u64::from(64 - n.unsigned_abs().leading_zeros()),
            Big(n) => n.bits(),
        }
    }

    /// `n.bit_count()`.
    pub fn bit_count(&self) -> u64 {
        match self {
            Small(n) => u64::from(n.unsigned_abs().count_ones()),
            Big(n) => n.magnitude().count_ones(),
        }
    }

    /// `float(n)`.
    pub fn to_f64(&self) -> LeafResult<f64> {
        match self {
            Small(n) => Ok(*n as f64),
            Big(n) => float_arith::from_int(n),
        }
    }

    pub fn add(&self, other: &Int) -> Int {
        match (self, other) {
            (Small(a), Small(b)) => a
                .checked_add(*b)
                .map_or_else(|| (i128::from(*a) + i128::from(*b)).into(), Small),
            _ => (self.to_big() + other.to_big()).into(),
        }
    }

    pub fn sub(&self, other: &Int) -> Int {
        match (self, other) {
            (Small(a), Small(b)) => a
                .checked_sub(*b)
                .map_or_else(|| (i128::from(*a) - i128::from(*b)).into(), Small),
            _ => (self.to_big() - other.to_big()).into(),
        }
    }

    pub fn mul(&self, other: &Int) -> Int {
        match (self, other) {
            (Small(a), Small(b)) => (i128::from(*a) * i128::from(*b)).into(),
            _ => (self.to_big() * other.to_big()).into(),
        }
    }

    pub fn neg(&self) -> Int {
        match self {
            Small(n) => (-i128::from(*n)).into(),
            Big(n) => (-n).into(),
        }
    }

    pub fn abs(&self) -> Int {
        if self.is_negative() {
            self.neg()
        } else {
            self.clone()
        }
    }

    /// `~n`.
    pub fn invert(&self) -> Int {
        match self {
            Small(n) => Small(!n),
            Big(n) => Big(-n - 1),
        }
    }

    /// `a // b`, `a % b` as one: the quotient rounds down, the remainder has the divisor's sign.
    pub fn divmod(&self, other: &Int) -> LeafResult<(Int, Int)> {
        match (self, other) {
            (_, Small(0)) => Err(by_zero("integer division or modulo by zero")),
            (Small(a), Small(b)) => {
                let (a, b) = (i128::from(*a), i128::from(*b));
                let (quotient, rest) = a.div_mod_floor(&b);
                Ok((quotient.into(), rest.into()))
            }
            _ => {
                let (quotient, rest) = self.to_big().div_mod_floor(&other.to_big());
                Ok((quotient.into(), rest.into()))
            }
        }
    }

    pub fn floor_div(&self, other: &Int) -> LeafResult<Int> {
        Ok(self.divmod(other)?.0)
    }

    pub fn modulo(&self, other: &Int) -> LeafResult<Int> {
        match (self, other) {
            (_, Small(0)) => Err(by_zero("integer modulo by zero")),
            // Not -1, for the least int divided by it overflows.
            (Small(a), Small(b)) if *b > 0 => Ok(Small(a.rem_euclid(*b))),
            _ => Ok(self.divmod(other)?.1),
        }
    }

    /// `a / b`, correctly rounded.
    pub fn true_div(&self, other: &Int) -> LeafResult<f64> {
        const EXACT: u64 = 1 << 53;
        match (self, other) {
            (_, Small(0)) => Err(by_zero("division by zero")),
            (Small(a), Small(b)) if a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT => {
                Ok(*a as f64 / *b as f64)
            }
            _ => {
                let (a, b) = (self.to_big(), other.to_big());
                let negative = a.is_negative() != b.is_negative();
                let x = if a.is_zero() {
                    0.0
                } else {
                    float_arith::ratio(a.magnitude(), b.magnitude())
                        .ok_or_else(|| LeafError::overflow("integer division result too large for a float"))?
                };
                Ok(if negative { -x } else { x })
            }
        }
    }

    /// `a ** b`. The caller has bounded the size with [`super::int_size::pow_bits`].
    pub fn pow(&self, exponent: &Int) -> LeafResult<Power> {
        if exponent.is_negative() {
            let power = float_arith::pow(self.to_f64()?, exponent.to_f64()?)?;
            return match power {
                float_arith::Power::Real(x) => Ok(Power::Float(x)),
                float_arith::Power::Complex => unreachable!("an integer exponent has no complex power"),
            };
        }
        let power = match (self, exponent) {
            (Small(a), Small(n)) if u32::try_from(*n).is_ok_and(|n| a.checked_pow(n).is_some()) => {
                Small(a.pow(*n as u32))
            }
            (_, Small(n)) if u32::try_from(*n).is_ok() => self.to_big().pow(*n as u32).into(),
            // Only 0, 1 and -1 have so large powers.
            (Small(0 | 1), _) => self.clone(),
            (Small(-1), n) => Small(if n.modulo(&Small(2))?.is_zero() { 1 } else { -1 }),
            _ => return Err(LeafError::new(super::ErrorKind::Memory, "")),
        };
        Ok(Power::Int(power))
    }

    /// `pow(a, b, m)`.
    pub fn mod_pow(&self, exponent: &Int, modulus: &Int) -> LeafResult<Int> {
        if modulus.is_zero() {
            return Err(LeafError::value("pow() 3rd argument cannot be 0"));
        }
        let (mut base, m) = (self.to_big(), modulus.to_big());
        let mut n = exponent.to_big();
        if n.is_negative() {
            let size = m.abs();
            base = base
                .mod_floor(&size)
                .modinv(&size)
                .ok_or_else(|| LeafError::value("base is not invertible for the given modulus"))?;
            n = -n;
        }
        Ok(base.modpow(&n, &m).into())
    }

    /// `a << b`. The caller has bounded the size.
    pub fn shl(&self, count: &Int) -> LeafResult<Int> {
        match (self, count) {
            _ if count.is_negative() => Err(LeafError::value("negative shift count")),
            (Small(0), _) => Ok(Small(0)),
            (Small(a), Small(n)) if *n < 63 => Ok((i128::from(*a) << n).into()),
            (_, Small(n)) => Ok((self.to_big() << *n).into()),
            _ => Err(LeafError::overflow("too many digits in integer")),
        }
    }

    /// `a >> b`: rounds down.
    pub fn shr(&self, count: &Int) -> LeafResult<Int> {
        match (self, count) {
            _ if count.is_negative() => Err(LeafError::value("negative shift count")),
            (Small(a), Small(n)) => Ok(Small(a >> (*n).min(63))),
            (Big(a), Small(n)) if *n as u64 <= a.bits() => Ok((a >> *n).into()),
            _ => Ok(Small(if self.is_negative() { -1 } else { 0 })),
        }
    }

    pub fn and(&self, other: &Int) -> Int {
        match (self, other) {
            (Small(a), Small(b)) => Small(a & b),
            _ => (self.to_big() & other.to_big()).into(),
        }
    }

    pub fn or(&self, other: &Int) -> Int {
        match (self, other) {
            (Small(a), Small(b)) => Small(a | b),
            _ => (self.to_big() | other.to_big()).into(),
        }
    }

    pub fn xor(&self, other: &Int) -> Int {
        match (self, other) {
            (Small(a), Small(b)) => Small(a ^ b),
            _ => (self.to_big() ^ other.to_big()).into(),
        }
    }
}
