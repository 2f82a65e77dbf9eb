//! Arithmetic of `int`, `float` and `complex`.

use super::{R, Vm};
use crate::leaf::int::Int;
use crate::leaf::{LeafError, LeafResult, float_arith};
use crate::object::{Payload, Value};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Pow, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;
use std::sync::Arc;
use switchboard_python_code::BinaryKind as B;

/// The number in a value, whatever its class.
#[derive(Clone, Debug)]
pub enum Num {
    Int(i64),
    Big(Arc<BigInt>),
    Float(f64),
    Complex(f64, f64),
}

impl Num {
    /// Is it an integer?
    #[must_use]
    pub fn is_int(&self) -> bool {
        matches!(self, Self::Int(_) | Self::Big(_))
    }

    /// The integer. Panics for another kind of number.
    #[must_use]
    pub fn big(&self) -> BigInt {
        match self {
            Self::Int(i) => BigInt::from(*i),
            Self::Big(n) => BigInt::clone(n),
            _ => unreachable!("asked of integers only"),
        }
    }

    /// Is it zero?
    #[must_use]
    pub fn is_zero(&self) -> bool {
        match self {
            Self::Int(i) => *i == 0,
            Self::Big(_) => false,
            Self::Float(x) => *x == 0.0,
            Self::Complex(re, im) => *re == 0.0 && *im == 0.0,
        }
    }

    /// As a float; OverflowError when too large.
    pub fn to_float(&self) -> LeafResult<f64> {
        match self {
            Self::Int(i) => Ok(*i as f64),
            Self::Big(n) => float_arith::from_int(n),
            Self::Float(x) => Ok(*x),
            Self::Complex(..) => Err(LeafError::type_error("can't convert complex to float")),
        }
    }
}

/// The operator without assignment.
#[must_use]
pub fn base_kind(kind: B) -> B {
    match kind {
        B::IAdd => B::Add,
        B::ISub => B::Sub,
        B::IMul => B::Mul,
        B::ITrueDiv => B::TrueDiv,
        B::IFloorDiv => B::FloorDiv,
        B::IMod => B::Mod,
        B::IPow => B::Pow,
        B::IMatMul => B::MatMul,
        B::ILShift => B::LShift,
        B::IRShift => B::RShift,
        B::IAnd => B::And,
        B::IOr => B::Or,
        B::IXor => B::Xor,
        other => other,
    }
}

/// Orders two real numbers exactly; None with a NaN. Complex numbers have no order.
#[must_use]
pub fn order(a: &Num, b: &Num) -> Option<Ordering> {
    match (a, b) {
        (Num::Int(x), Num::Int(y)) => Some(x.cmp(y)),
        (Num::Float(x), Num::Float(y)) => x.partial_cmp(y),
        (Num::Float(x), Num::Int(y)) => compare_float_int(*x, *y),
        (Num::Int(x), Num::Float(y)) => compare_float_int(*y, *x).map(Ordering::reverse),
        (Num::Float(x), Num::Big(n)) => float_arith::compare_int(*x, n),
        (Num::Big(n), Num::Float(y)) => float_arith::compare_int(*y, n).map(Ordering::reverse),
        (Num::Complex(..), _) | (_, Num::Complex(..)) => None,
        _ => Some(a.big().cmp(&b.big())),
    }
}

fn compare_float_int(x: f64, n: i64) -> Option<Ordering> {
    if n.unsigned_abs() < 1 << 53 {
        x.partial_cmp(&(n as f64))
    } else {
        float_arith::compare_int(x, &BigInt::from(n))
    }
}

/// `a == b` of numbers.
#[must_use]
pub fn equal(a: &Num, b: &Num) -> bool {
    match (a, b) {
        (Num::Complex(re, im), Num::Complex(re2, im2)) => re == re2 && im == im2,
        (Num::Complex(re, im), other) | (other, Num::Complex(re, im)) => {
            *im == 0.0 && order(&Num::Float(*re), other) == Some(Ordering::Equal)
        }
        _ => order(a, b) == Some(Ordering::Equal),
    }
}

impl Vm {
    /// The number in `v`, if it is one or an instance of a subclass.
    #[must_use]
    pub fn num(&self, v: Value) -> Option<Num> {
        match v {
            Value::Int(i) => Some(Num::Int(i)),
            Value::Bool(b) => Some(Num::Int(i64::from(b.get()))),
            Value::Float(x) => Some(Num::Float(x.get())),
            Value::Obj(id) => match self.heap.payload(id) {
                Payload::BigInt(n) => Some(Num::Big(n.clone())),
                Payload::Int(i) => Some(Num::Int(*i)),
                Payload::Float(x) => Some(Num::Float(*x)),
                Payload::Complex(c) => Some(Num::Complex(c.0, c.1)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The integer in `v`, if it is an int or an instance of a subclass.
    #[must_use]
    pub fn int_num(&self, v: Value) -> Option<Num> {
        self.num(v).filter(Num::is_int)
    }

    /// An `int`.
    pub fn new_int(&mut self, n: BigInt) -> Value {
        match n.to_i64() {
            Some(i) => Value::Int(i),
            None => Value::Obj(self.heap.alloc(self.types.int, Payload::BigInt(Arc::new(n)))),
        }
    }

    /// A number as a value of the exact built-in class.
    pub fn new_num(&mut self, n: Num) -> Value {
        match n {
            Num::Int(i) => Value::Int(i),
            Num::Float(x) => Value::float(x),
            Num::Big(n) => Value::Obj(self.heap.alloc(self.types.int, Payload::BigInt(n))),
            Num::Complex(re, im) => self.new_complex(re, im),
        }
    }

    /// A `complex`.
    pub fn new_complex(&mut self, re: f64, im: f64) -> Value {
        Value::Obj(
            self.heap
                .alloc(self.types.complex, Payload::Complex(Box::new((re, im)))),
        )
    }

    /// `a OP b` of numbers; None when the operator does not take such numbers. `kind` is not in-place.
    pub fn num_binary(&mut self, kind: B, a: &Num, b: &Num) -> Option<R> {
        match (a, b) {
            (Num::Complex(..), _) | (_, Num::Complex(..)) => self.complex_binary(kind, a, b),
            (Num::Float(_), _) | (_, Num::Float(_)) => match (a.to_float(), b.to_float()) {
                (Ok(x), Ok(y)) => self.float_binary(kind, x, y),
                (Err(e), _) | (_, Err(e)) => Some(Err(self.throw_leaf(e))),
            },
            _ => self.int_binary(kind, a, b),
        }
    }

    fn float_binary(&mut self, kind: B, x: f64, y: f64) -> Option<R> {
        let result = match kind {
            B::Add => Ok(x + y),
            B::Sub => Ok(x - y),
            B::Mul => Ok(x * y),
            B::TrueDiv => float_arith::divide(x, y),
            B::FloorDiv => float_arith::floor_divide(x, y),
            B::Mod => float_arith::modulo(x, y),
            B::Pow => match float_arith::pow(x, y) {
                Ok(float_arith::Power::Real(z)) => Ok(z),
                Ok(float_arith::Power::Complex) => {
                    // A negative base: its polar form has the angle pi.
                    let (size, angle) = ((-x).powf(y), std::f64::consts::PI * y);
                    return Some(Ok(self.new_complex(size * angle.cos(), size * angle.sin())));
                }
                Err(e) => Err(e),
            },
            _ => return None,
        };
        Some(match result {
            Ok(z) => Ok(Value::float(z)),
            Err(e) => Err(self.throw_leaf(e)),
        })
    }

    fn complex_binary(&mut self, kind: B, a: &Num, b: &Num) -> Option<R> {
        let part = |n: &Num| match n {
            Num::Complex(re, im) => Ok((*re, *im)),
            other => other.to_float().map(|x| (x, 0.0)),
        };
        let ((ar, ai), (br, bi)) = match (part(a), part(b)) {
            (Ok(a), Ok(b)) => (a, b),
            (Err(e), _) | (_, Err(e)) => return Some(Err(self.throw_leaf(e))),
        };
        let (re, im) = match kind {
            B::Add => (ar + br, ai + bi),
            B::Sub => (ar - br, ai - bi),
            B::Mul => (ar * br - ai * bi, ar * bi + ai * br),
            B::TrueDiv => match complex_divide((ar, ai), (br, bi)) {
                Some(z) => z,
                None => return Some(Err(self.zero_division("complex division by zero"))),
            },
            B::Pow => match complex_power((ar, ai), (br, bi)) {
                Some(z) => z,
                None => return Some(Err(self.zero_division("0.0 to a negative or complex power"))),
            },
            _ => return None,
        };
        Some(Ok(self.new_complex(re, im)))
    }

    #[allow(clippy::too_many_lines)]
    fn int_binary(&mut self, kind: B, a: &Num, b: &Num) -> Option<R> {
        if let (Num::Int(x), Num::Int(y)) = (a, b)
            && let Some(v) = Self::binary_fast(kind, Value::Int(*x), Value::Int(*y))
        {
            return Some(Ok(v));
        }
        let (x, y) = (a.big(), b.big());
        let n = match kind {
            B::Add => x + y,
            B::Sub => x - y,
            B::Mul => {
                if let Err(e) = self.check_bits(x.bits().saturating_add(y.bits())) {
                    return Some(Err(e));
                }
                x * y
            }
            B::TrueDiv => return Some(self.int_true_divide(x, y)),
            B::FloorDiv | B::Mod if y.is_zero() => {
                let text = if kind == B::Mod {
                    "integer modulo by zero"
                } else {
                    "integer division or modulo by zero"
                };
                return Some(Err(self.zero_division(text)));
            }
            B::FloorDiv => x.div_floor(&y),
            B::Mod => x.mod_floor(&y),
            B::Pow => return Some(self.int_power(&x, &y)),
            B::LShift | B::RShift => {
                if y.is_negative() {
                    return Some(Err(self.value_error("negative shift count")));
                }
                let places = y.to_u64().unwrap_or(u64::MAX);
                if kind == B::RShift {
                    if places >= x.bits() {
                        if x.is_negative() {
                            BigInt::from(-1)
                        } else {
                            BigInt::zero()
                        }
                    } else {
                        x >> places
                    }
                } else if x.is_zero() {
                    x
                } else {
                    if let Err(e) = self.check_bits(x.bits().saturating_add(places)) {
                        return Some(Err(e));
                    }
                    x << places
                }
            }
            B::And => x & y,
            B::Or => x | y,
            B::Xor => x ^ y,
            _ => return None,
        };
        Some(Ok(self.new_int(n)))
    }

    /// Raises the limit when an integer would have so many bits.
    pub fn check_bits(&mut self, bits: u64) -> R<()> {
        if bits > self.limits.int_bits as u64 {
            let bytes = usize::try_from(bits / 8).unwrap_or(usize::MAX);
            return self.check_bytes(bytes.max(self.limits.bytes.saturating_add(1)));
        }
        // A multiplication of n words costs about n * sqrt(n): a big power must not be free.
        self.burn(bits / 512);
        Ok(())
    }

    fn int_true_divide(&mut self, x: BigInt, y: BigInt) -> R {
        match Int::from(x).true_div(&Int::from(y)) {
            Ok(z) => Ok(Value::float(z)),
            Err(e) => Err(self.throw_leaf(e)),
        }
    }

    fn int_power(&mut self, x: &BigInt, y: &BigInt) -> R {
        if y.is_negative() {
            if x.is_zero() {
                return Err(self.zero_division("0.0 cannot be raised to a negative power"));
            }
            let (a, b) = match (float_arith::from_int(x), float_arith::from_int(y)) {
                (Ok(a), Ok(b)) => (a, b),
                (Err(e), _) | (_, Err(e)) => return Err(self.throw_leaf(e)),
            };
            return match self.float_binary(B::Pow, a, b) {
                Some(result) => result,
                None => unreachable!("floats have powers"),
            };
        }
        if x.is_zero() || x.is_one() {
            return Ok(if y.is_zero() || x.is_one() {
                Value::Int(1)
            } else {
                Value::Int(0)
            });
        }
        if *x == BigInt::from(-1) {
            return Ok(Value::Int(if y.is_even() { 1 } else { -1 }));
        }
        let exponent = y.to_u64().unwrap_or(u64::MAX);
        // |x| >= 2^(bits - 1), so the result has at least (bits - 1) * exponent bits.
        self.check_bits((x.bits() - 1).max(1).saturating_mul(exponent))?;
        let n = Pow::pow(x, exponent);
        Ok(self.new_int(n))
    }

    /// `pow(base, exponent, modulus)` of integers.
    pub fn int_power_mod(&mut self, x: &BigInt, y: &BigInt, modulus: &BigInt) -> R {
        if modulus.is_zero() {
            return Err(self.value_error("pow() 3rd argument cannot be 0"));
        }
        let (base, exponent) = if y.is_negative() {
            match inverse(x, modulus) {
                Some(inverse) => (inverse, -y),
                None => return Err(self.value_error("base is not invertible for the given modulus")),
            }
        } else {
            (x.clone(), y.clone())
        };
        self.check_bits(modulus.bits().saturating_mul(exponent.bits().max(1) / 64 + 1))?;
        let positive = modulus.abs();
        let n = base
            .mod_floor(&positive)
            .modpow(&exponent, &positive)
            .mod_floor(modulus);
        Ok(self.new_int(n))
    }

    /// Quotient and remainder of two numbers: `divmod`; None when they have none.
    pub fn num_divmod(&mut self, a: &Num, b: &Num) -> Option<R> {
        let (q, r) = match (a, b) {
            (Num::Complex(..), _) | (_, Num::Complex(..)) => return None,
            (Num::Float(_), _) | (_, Num::Float(_)) => {
                let parts = a
                    .to_float()
                    .and_then(|x| b.to_float().and_then(|y| float_arith::divmod(x, y)));
                match parts {
                    Ok((q, r)) => (Value::float(q), Value::float(r)),
                    Err(e) => return Some(Err(self.throw_leaf(e))),
                }
            }
            _ => {
                let (x, y) = (a.big(), b.big());
                if y.is_zero() {
                    return Some(Err(self.zero_division("integer division or modulo by zero")));
                }
                let (q, r) = x.div_mod_floor(&y);
                (self.new_int(q), self.new_int(r))
            }
        };
        Some(Ok(self.tuple_owned(Box::new([q, r]))))
    }
}

fn inverse(x: &BigInt, modulus: &BigInt) -> Option<BigInt> {
    let modulus = modulus.abs();
    let found = x.mod_floor(&modulus).extended_gcd(&modulus);
    found.gcd.is_one().then(|| found.x.mod_floor(&modulus))
}

/// Division as CPython does it: scaled by the larger part of the divisor. None for a zero divisor.
fn complex_divide((ar, ai): (f64, f64), (br, bi): (f64, f64)) -> Option<(f64, f64)> {
    if br.abs() >= bi.abs() {
        if br == 0.0 {
            return None;
        }
        let ratio = bi / br;
        let denominator = br + bi * ratio;
        Some(((ar + ai * ratio) / denominator, (ai - ar * ratio) / denominator))
    } else if bi.abs() >= br.abs() {
        let ratio = br / bi;
        let denominator = br * ratio + bi;
        Some(((ar * ratio + ai) / denominator, (ai * ratio - ar) / denominator))
    } else {
        Some((f64::NAN, f64::NAN))
    }
}

/// Small whole exponents by repeated multiplication, others by polar form, as CPython. None for 0 to a negative power.
fn complex_power(a: (f64, f64), b: (f64, f64)) -> Option<(f64, f64)> {
    let multiply = |x: (f64, f64), y: (f64, f64)| (x.0 * y.0 - x.1 * y.1, x.0 * y.1 + x.1 * y.0);
    if b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= 100.0 {
        let n = b.0 as i64;
        let mut result = (1.0, 0.0);
        let mut power = a;
        let mut rest = n.unsigned_abs();
        while rest > 0 {
            if rest & 1 == 1 {
                result = multiply(result, power);
            }
            power = multiply(power, power);
            rest >>= 1;
        }
        return if n >= 0 {
            Some(result)
        } else {
            complex_divide((1.0, 0.0), result)
        };
    }
    if a == (0.0, 0.0) {
        return if b.1 != 0.0 || b.0 < 0.0 {
            None
        } else {
            Some((0.0, 0.0))
        };
    }
    let length = a.0.hypot(a.1);
    let mut size = length.powf(b.0);
    let angle = a.1.atan2(a.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        size /= (angle * b.1).exp();
        phase += b.1 * length.ln();
    }
    Some((size * phase.cos(), size * phase.sin()))
}
