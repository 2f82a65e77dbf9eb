//! Ints as text and text as ints, in any base.

use super::error::{LeafError, LeafResult};
use super::float_parse::{to_ascii, trim};
use super::str_repr;
use num_bigint::BigInt;
use num_traits::Zero;

/// `sys.get_int_max_str_digits()`: more decimal digits are refused in both directions, for they take quadratic time.
pub const MAX_STR_DIGITS: usize = 4300;

/// `int(text, base)`; base 0 reads the prefix, as a literal.
pub fn parse(text: &str, base: u32) -> LeafResult<BigInt> {
    check_base(base)?;
    let bad = || invalid(base, &str_repr::repr(text));
    let ascii = to_ascii(text).ok_or_else(bad)?;
    parse_ascii(&ascii, base)?.ok_or_else(bad)
}

/// `int(data, base)` of bytes.
pub fn parse_bytes(data: &[u8], base: u32) -> LeafResult<BigInt> {
    check_base(base)?;
    let bad = || invalid(base, &str_repr::bytes_repr(data));
    let ascii = std::str::from_utf8(data)
        .ok()
        .filter(|text| text.is_ascii())
        .ok_or_else(bad)?;
    parse_ascii(ascii, base)?.ok_or_else(bad)
}

fn check_base(base: u32) -> LeafResult<()> {
    match base {
        0 | 2..=36 => Ok(()),
        _ => Err(LeafError::value("int() base must be >= 2 and <= 36, or 0")),
    }
}

fn invalid(base: u32, repr: &str) -> LeafError {
    let shown: String = repr.chars().take(200).collect();
    LeafError::value(format!("invalid literal for int() with base {base}: {shown}"))
}

/// Nothing where the text is no int.
fn parse_ascii(text: &str, base: u32) -> LeafResult<Option<BigInt>> {
    let body = trim(text);
    let (negative, body) = match body.as_bytes().first() {
        Some(b'-') => (true, &body[1..]),
        Some(b'+') => (false, &body[1..]),
        _ => (false, body),
    };
    let prefixed = match body.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    };
    // Without a prefix, a literal may begin with 0 only if it is zero.
    let only_zero = base == 0 && prefixed.is_none() && body.starts_with('0');
    let radix = if base == 0 { prefixed.unwrap_or(10) } else { base };
    let digits = if prefixed == Some(radix) {
        let digits = &body[2..];
        digits.strip_prefix('_').unwrap_or(digits)
    } else {
        body
    };
    let legal = |c: char| c == '_' || c.is_digit(radix);
    let length = digits
        .chars()
        .take_while(|&c| legal(c))
        .filter(|&c| c != '_')
        .count();
    if !radix.is_power_of_two() && length > MAX_STR_DIGITS {
        return Err(LeafError::value(format!(
            "Exceeds the limit ({MAX_STR_DIGITS} digits) for integer string conversion: value has {length} digits; \
             use sys.set_int_max_str_digits() to increase the limit"
        )));
    }
    let misplaced = digits.starts_with('_') || digits.ends_with('_') || digits.contains("__");
    if length == 0 || misplaced || !digits.chars().all(legal) {
        return Ok(None);
    }
    let bare: Vec<u8> = digits.bytes().filter(|&b| b != b'_').collect();
    let magnitude = BigInt::parse_bytes(&bare, radix).expect("digits of this base");
    if only_zero && !magnitude.is_zero() {
        return Ok(None);
    }
    Ok(Some(if negative { -magnitude } else { magnitude }))
}

/// `str(n)`, refused beyond [`MAX_STR_DIGITS`].
pub fn to_decimal(n: &BigInt) -> LeafResult<String> {
    // 4300 digits are fewer than 14300 bits: a larger number need not be converted to be refused.
    let text = if n.bits() < 14_300 {
        n.to_string()
    } else {
        String::new()
    };
    if text.is_empty() || text.len() - usize::from(text.starts_with('-')) > MAX_STR_DIGITS {
        return Err(LeafError::value(format!(
            "Exceeds the limit ({MAX_STR_DIGITS} digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"
        )));
    }
    Ok(text)
}

/// `bin(n)`, `oct(n)`, `hex(n)`, for base 2, 8 and 16.
///
/// # Panics
/// For any other base.
pub fn prefixed(n: &BigInt, base: u32) -> String {
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => panic!("no prefix for base {base}"),
    };
    let sign = if n < &BigInt::zero() { "-" } else { "" };
    format!("{sign}{prefix}{}", n.magnitude().to_str_radix(base))
}
