//! Arithmetic of floats as Python defines it: rounding, floor division, powers, exact ratios, comparison with ints.

use super::decimal;
use super::error::{LeafError, LeafResult};
use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};
use std::cmp::Ordering;

/// `x.as_integer_ratio()`: numerator and positive denominator in lowest terms.
pub fn as_integer_ratio(x: f64) -> LeafResult<(BigInt, BigInt)> {
    if x.is_nan() {
        return Err(LeafError::value("cannot convert NaN to integer ratio"));
    }
    if x.is_infinite() {
        return Err(LeafError::overflow("cannot convert Infinity to integer ratio"));
    }
    let (mantissa, exponent) = parts(x);
    if mantissa == 0 {
        return Ok((BigInt::zero(), BigInt::from(1)));
    }
    let zeros = mantissa.trailing_zeros() as i32;
    let (mantissa, exponent) = (mantissa >> zeros, exponent + zeros);
    let signed = BigInt::from(if x < 0.0 {
        -(mantissa as i64)
    } else {
        mantissa as i64
    });
    Ok(if exponent >= 0 {
        (signed << exponent, BigInt::from(1))
    } else {
        (signed, BigInt::from(1) << -exponent)
    })
}

/// `|x| = mantissa * 2^exponent`, for finite x.
fn parts(x: f64) -> (u64, i32) {
    let bits = x.to_bits();
    let biased = ((bits >> 52) & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    if biased == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, biased - 1075)
    }
}

/// `x.is_integer()`.
pub fn is_integer(x: f64) -> bool {
    x.is_finite() && x.trunc() == x
}

/// `int(x)`: towards zero.
pub fn to_int(x: f64) -> LeafResult<BigInt> {
    if x.is_nan() {
        return Err(LeafError::value("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(LeafError::overflow("cannot convert float infinity to integer"));
    }
    let (mantissa, exponent) = parts(x);
    let magnitude = match exponent {
        0.. => BigInt::from(mantissa) << exponent,
        -63..=-1 => BigInt::from(mantissa >> -exponent),
        _ => BigInt::zero(),
    };
    Ok(if x < 0.0 { -magnitude } else { magnitude })
}

/// `round(x)`: to an int, half to even.
pub fn round_to_int(x: f64) -> LeafResult<BigInt> {
    to_int(x.round_ties_even())
}

/// `round(x, digits)`: to a float, correctly from the exact value, half to even.
pub fn round_digits(x: f64, digits: i64) -> LeafResult<f64> {
    // Beyond these bounds every float is itself, or zero.
    if !x.is_finite() || digits > 323 || x == 0.0 {
        return Ok(x);
    }
    if digits < -308 {
        return Ok(0.0 * x);
    }
    let rounded = if digits >= 0 {
        decimal::read(&format!("{x:.*}", digits as usize)).expect("it writes what it reads")
    } else {
        // Divide the exact integer part by the power; whether a fraction follows only matters at the half.
        let power = BigInt::from(10).pow((-digits) as u32);
        let whole = to_int(x.abs()).expect("finite");
        let (quotient, rest) = (&whole / &power, &whole % &power);
        let order = (rest * 2u32).cmp(&power).then(if is_integer(x) {
            Ordering::Equal
        } else {
            Ordering::Greater
        });
        let up = order == Ordering::Greater || order == Ordering::Equal && quotient.bit(0);
        let text = ((quotient + u32::from(up)) * power).to_string();
        decimal::read(&text).expect("digits are a number").copysign(x)
    };
    if rounded.is_infinite() {
        return Err(LeafError::overflow("rounded value too large to represent"));
    }
    Ok(rounded)
}

/// `a // b`.
pub fn floor_divide(a: f64, b: f64) -> LeafResult<f64> {
    if b == 0.0 {
        return Err(LeafError::zero_division("float floor division by zero"));
    }
    Ok(divmod(a, b)?.0)
}

/// `divmod(a, b)`: the remainder has the divisor's sign.
pub fn divmod(a: f64, b: f64) -> LeafResult<(f64, f64)> {
    if b == 0.0 {
        return Err(LeafError::zero_division("float divmod()"));
    }
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 {
        if (b < 0.0) != (rest < 0.0) {
            rest += b;
            quotient -= 1.0;
        }
    } else {
        rest = 0f64.copysign(b);
    }
    let floored = if quotient != 0.0 {
        let f = quotient.floor();
        if quotient - f > 0.5 { f + 1.0 } else { f }
    } else {
        0f64.copysign(a / b)
    };
    Ok((floored, rest))
}

/// `a % b`.
pub fn modulo(a: f64, b: f64) -> LeafResult<f64> {
    if b == 0.0 {
        return Err(LeafError::zero_division("float modulo"));
    }
    let rest = a % b;
    Ok(if rest == 0.0 {
        0f64.copysign(b)
    } else if (b < 0.0) != (rest < 0.0) {
        rest + b
    } else {
        rest
    })
}

/// `a / b`.
pub fn divide(a: f64, b: f64) -> LeafResult<f64> {
    if b == 0.0 {
        Err(LeafError::zero_division("float division by zero"))
    } else {
        Ok(a / b)
    }
}

/// What `a ** b` gives: a negative base with a fractional exponent has a complex power.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Power {
    Real(f64),
    /// The caller computes the power in complex numbers.
    Complex,
}

/// `a ** b`.
pub fn pow(a: f64, b: f64) -> LeafResult<Power> {
    // 1 ** nan and nan ** 0 are 1, as in C.
    if b == 0.0 || a == 1.0 {
        return Ok(Power::Real(1.0));
    }
    if a == 0.0 && b < 0.0 {
        return Err(LeafError::zero_division(
            "0.0 cannot be raised to a negative power",
        ));
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b.trunc() != b {
        return Ok(Power::Complex);
    }
    let power = a.powf(b);
    if power.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(LeafError::overflow("(34, 'Numerical result out of range')"));
    }
    Ok(Power::Real(power))
}

/// `x` compared with the int `n`, exactly; nothing for `nan`.
pub fn compare_int(x: f64, n: &BigInt) -> Option<Ordering> {
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 {
            Ordering::Greater
        } else {
            Ordering::Less
        });
    }
    let whole = to_int(x).expect("finite");
    Some(
        whole
            .cmp(n)
            .then_with(|| x.fract().partial_cmp(&0.0).expect("not nan")),
    )
}

/// `float(n)`: rounded half to even; too large an int is an error.
pub fn from_int(n: &BigInt) -> LeafResult<f64> {
    let magnitude = n.magnitude();
    let shift = magnitude.bits().saturating_sub(64);
    let head = (magnitude >> shift).to_u64().expect("at most 64 bits");
    let sticky = magnitude.trailing_zeros().is_some_and(|zeros| zeros < shift);
    let x = scaled(head, sticky, shift as i64)
        .ok_or_else(|| LeafError::overflow("int too large to convert to float"))?;
    Ok(if n.sign() == Sign::Minus { -x } else { x })
}

/// `a / b`, correctly rounded; nothing where it is too large. Neither is zero.
pub(super) fn ratio(a: &BigUint, b: &BigUint) -> Option<f64> {
    // A quotient of 62 or 63 bits, and whether something remains.
    let scale = 62 + b.bits() as i64 - a.bits() as i64;
    let (quotient, rest) = if scale >= 0 {
        (a << scale).div_rem(b)
    } else {
        a.div_rem(&(b << -scale))
    };
    let head = quotient.to_u64().expect("at most 63 bits");
    scaled(head, !rest.is_zero(), -scale)
}

/// `head * 2^scale`, rounded half to even; nothing where it is too large. `sticky` says that a little more than `head`
/// is meant, less than one of its units: then `head` must have at least 55 bits, or be exact in the result.
pub(super) fn scaled(head: u64, sticky: bool, scale: i64) -> Option<f64> {
    if head == 0 {
        return Some(0.0);
    }
    let top = i64::from(63 - head.leading_zeros()).saturating_add(scale);
    if top > 1023 {
        return None;
    }
    // The exponent of the result's last bit: 52 below the top, but not below the least denormal.
    let last = (top - 52).max(-1074);
    let drop = last - scale;
    if drop <= 0 {
        return Some(times_power(head << -drop, last));
    }
    if drop > 64 {
        return Some(0.0);
    }
    let (kept, rest) = if drop == 64 {
        (0, head)
    } else {
        (head >> drop, head & ((1 << drop) - 1))
    };
    let half = 1u64 << (drop - 1);
    let up = rest > half || rest == half && (sticky || kept & 1 == 1);
    let mantissa = kept + u64::from(up);
    // Rounding up may reach the next power of two, and so the end of the range.
    (mantissa < 1 << 53 || last + 53 <= 1023).then(|| times_power(mantissa, last))
}

/// `mantissa * 2^last`, which is exact: at most 53 bits (or 2^53), `last` from -1074.
fn times_power(mantissa: u64, last: i64) -> f64 {
    let power = |exponent: i64| f64::from_bits(((exponent + 1023) as u64) << 52);
    // In two exact steps where the power alone would be denormal.
    if last >= -1022 {
        mantissa as f64 * power(last)
    } else {
        mantissa as f64 * power(-1022) * power(last + 1022)
    }
}
