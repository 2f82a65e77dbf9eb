//! Expressions whose value is known: literals, tuples of constants, arithmetic on numbers, joined strings.
//!
//! The bounds on what is folded are CPython's: a result that would be large is computed when the program runs.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};
use ruff_python_ast::{Expr, ExprContext, Number, Operator, UnaryOp};
use switchboard_python_code::Const;

/// Bits of an integer result.
const MAX_INT_BITS: u64 = 128;
/// Characters of a string made by repetition.
const MAX_TEXT: usize = 4096;
/// Items of a tuple made by repetition.
const MAX_ITEMS: usize = 256;

pub(super) fn is_constant(expr: &Expr) -> bool {
    fold(expr).is_some()
}

/// The values of all of them, if all are known.
pub(super) fn fold_all(exprs: &[Expr]) -> Option<Vec<Const>> {
    exprs.iter().map(fold).collect()
}

/// The value of an expression, if it is known.
pub(super) fn fold(expr: &Expr) -> Option<Const> {
    match expr {
        Expr::NumberLiteral(node) => Some(number(&node.value)),
        Expr::StringLiteral(node) => Some(Const::Str(node.value.to_str().to_owned())),
        Expr::BytesLiteral(node) => Some(Const::Bytes(node.value.bytes().collect())),
        Expr::BooleanLiteral(node) => Some(if node.value { Const::True } else { Const::False }),
        Expr::NoneLiteral(_) => Some(Const::None),
        Expr::EllipsisLiteral(_) => Some(Const::Ellipsis),
        Expr::Name(node) if node.ctx == ExprContext::Load && node.id.as_str() == "__debug__" => {
            Some(Const::True)
        }
        Expr::Tuple(node) if node.ctx == ExprContext::Load => fold_all(&node.elts).map(Const::Tuple),
        Expr::UnaryOp(node) => unary(node.op, &fold(&node.operand)?),
        Expr::BinOp(node) => {
            // The right side first: in a chain it is short.
            let right = fold(&node.right)?;
            binary(node.op, &fold(&node.left)?, &right)
        }
        Expr::Subscript(node) if node.ctx == ExprContext::Load => {
            let index = fold(&node.slice)?;
            item(&fold(&node.value)?, &index)
        }
        _ => None,
    }
}

pub(super) fn number(value: &Number) -> Const {
    match value {
        Number::Int(int) => match int.as_u64() {
            Some(small) => from_big(&BigInt::from(small)),
            None => from_big(&parse_big(&int.to_string())),
        },
        Number::Float(f) => Const::Float(*f),
        Number::Complex { imag, .. } => Const::Complex(*imag),
    }
}

/// A literal too large for 64 bits, as written.
fn parse_big(text: &str) -> BigInt {
    let text = text.replace('_', "").to_ascii_lowercase();
    let parsed = match text.get(..2) {
        Some("0x") => BigInt::parse_bytes(&text.as_bytes()[2..], 16),
        Some("0o") => BigInt::parse_bytes(&text.as_bytes()[2..], 8),
        Some("0b") => BigInt::parse_bytes(&text.as_bytes()[2..], 2),
        _ => BigInt::parse_bytes(text.as_bytes(), 10),
    };
    parsed.unwrap_or_default()
}

fn from_big(value: &BigInt) -> Const {
    match value.to_i64() {
        Some(small) => Const::Int(small),
        None => Const::BigInt(value.to_string()),
    }
}

fn to_big(value: &Const) -> Option<BigInt> {
    match value {
        Const::Int(n) => Some(BigInt::from(*n)),
        Const::BigInt(digits) => BigInt::parse_bytes(digits.as_bytes(), 10),
        Const::True => Some(BigInt::from(1)),
        Const::False => Some(BigInt::zero()),
        _ => None,
    }
}

fn to_float(value: &Const) -> Option<f64> {
    match value {
        Const::Float(f) => Some(*f),
        // Integers of more bits would have to be rounded with care.
        Const::Int(n) if n.unsigned_abs() < 1 << 53 => Some(*n as f64),
        _ => None,
    }
}

fn unary(op: UnaryOp, value: &Const) -> Option<Const> {
    match op {
        UnaryOp::Not => Some(if crate::assemble::truth(value) {
            Const::False
        } else {
            Const::True
        }),
        UnaryOp::USub => match value {
            Const::Float(f) => Some(Const::Float(-f)),
            _ => to_big(value).map(|n| from_big(&-n)),
        },
        UnaryOp::UAdd => match value {
            Const::Float(_) | Const::Complex(_) => Some(value.clone()),
            _ => to_big(value).map(|n| from_big(&n)),
        },
        UnaryOp::Invert => to_big(value).map(|n| from_big(&!n)),
    }
}

fn binary(op: Operator, left: &Const, right: &Const) -> Option<Const> {
    match (left, right) {
        (Const::Str(a), Const::Str(b)) if op == Operator::Add => Some(Const::Str(format!("{a}{b}"))),
        (Const::Bytes(a), Const::Bytes(b)) if op == Operator::Add => {
            Some(Const::Bytes([a.as_slice(), b].concat()))
        }
        (Const::Tuple(a), Const::Tuple(b)) if op == Operator::Add => {
            Some(Const::Tuple([a.as_slice(), b].concat()))
        }
        (Const::Str(text), Const::Int(n)) | (Const::Int(n), Const::Str(text)) if op == Operator::Mult => {
            let times = times(*n, text.chars().count(), MAX_TEXT)?;
            Some(Const::Str(text.repeat(times)))
        }
        (Const::Bytes(bytes), Const::Int(n)) | (Const::Int(n), Const::Bytes(bytes))
            if op == Operator::Mult =>
        {
            Some(Const::Bytes(bytes.repeat(times(*n, bytes.len(), MAX_TEXT)?)))
        }
        (Const::Tuple(items), Const::Int(n)) | (Const::Int(n), Const::Tuple(items))
            if op == Operator::Mult =>
        {
            let times = times(*n, items.len(), MAX_ITEMS)?;
            Some(Const::Tuple(
                items.iter().cycle().take(items.len() * times).cloned().collect(),
            ))
        }
        (Const::Float(_), _) | (_, Const::Float(_)) => floats(op, to_float(left)?, to_float(right)?),
        (Const::True | Const::False, Const::True | Const::False)
            if matches!(op, Operator::BitAnd | Operator::BitOr | Operator::BitXor) =>
        {
            let (a, b) = (*left == Const::True, *right == Const::True);
            let truth = match op {
                Operator::BitAnd => a & b,
                Operator::BitOr => a | b,
                _ => a ^ b,
            };
            Some(if truth { Const::True } else { Const::False })
        }
        _ => integers(op, &to_big(left)?, &to_big(right)?),
    }
}

/// How often something of `length` may be repeated.
fn times(n: i64, length: usize, most: usize) -> Option<usize> {
    let n = usize::try_from(n).ok()?;
    (length == 0 || n <= most / length).then_some(if length == 0 { 0 } else { n })
}

fn floats(op: Operator, a: f64, b: f64) -> Option<Const> {
    let value = match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult => a * b,
        Operator::Div if b != 0.0 => a / b,
        _ => return None,
    };
    Some(Const::Float(value))
}

fn integers(op: Operator, a: &BigInt, b: &BigInt) -> Option<Const> {
    let value = match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult if a.bits() + b.bits() <= MAX_INT_BITS => a * b,
        Operator::Div if !b.is_zero() => {
            let exact = 1i64 << 53;
            let (x, y) = (a.to_i64()?, b.to_i64()?);
            if x.unsigned_abs() >= exact as u64 || y.unsigned_abs() >= exact as u64 {
                return None;
            }
            return Some(Const::Float(x as f64 / y as f64));
        }
        Operator::FloorDiv if !b.is_zero() => floor_div(a, b),
        Operator::Mod if !b.is_zero() => a - floor_div(a, b) * b,
        Operator::Pow if !b.is_negative() => {
            let exponent = b.to_u32()?;
            if a.bits().saturating_mul(u64::from(exponent)) > MAX_INT_BITS {
                return None;
            }
            a.pow(exponent)
        }
        Operator::LShift if !b.is_negative() => {
            let shift = b.to_u64()?;
            if shift > MAX_INT_BITS || (!a.is_zero() && a.bits() + shift > MAX_INT_BITS) {
                return None;
            }
            a << shift
        }
        Operator::RShift if !b.is_negative() => a >> b.to_u64()?.min(1 << 20),
        Operator::BitAnd => a & b,
        Operator::BitOr => a | b,
        Operator::BitXor => a ^ b,
        _ => return None,
    };
    Some(from_big(&value))
}

fn floor_div(a: &BigInt, b: &BigInt) -> BigInt {
    let quotient = a / b;
    if (a % b).is_zero() || a.is_negative() == b.is_negative() {
        quotient
    } else {
        quotient - 1
    }
}

fn item(value: &Const, index: &Const) -> Option<Const> {
    let Const::Int(index) = index else { return None };
    let at = |length: usize| {
        let from_end = if *index < 0 { length as i64 } else { 0 };
        usize::try_from(index.checked_add(from_end)?)
            .ok()
            .filter(|&i| i < length)
    };
    match value {
        Const::Tuple(items) => items.get(at(items.len())?).cloned(),
        Const::Str(text) => {
            let i = at(text.chars().count())?;
            text.chars().nth(i).map(|c| Const::Str(c.to_string()))
        }
        Const::Bytes(bytes) => bytes.get(at(bytes.len())?).map(|&b| Const::Int(i64::from(b))),
        _ => None,
    }
}
