//! Text to floats: `float(text)` and `float.fromhex`.

use super::decimal;
use super::error::{LeafError, LeafResult};
use super::float_arith;
use super::str_repr;
use super::unicode;

/// `float(text)`: surrounding white space, digits of any script, underscores between digits, inf and nan.
pub fn parse(text: &str) -> LeafResult<f64> {
    parse_quiet(text).ok_or_else(|| {
        LeafError::value(format!(
            "could not convert string to float: {}",
            str_repr::repr(text)
        ))
    })
}

/// `float(data)` of bytes.
pub fn parse_bytes(data: &[u8]) -> LeafResult<f64> {
    std::str::from_utf8(data)
        .ok()
        .filter(|text| text.is_ascii())
        .and_then(parse_quiet)
        .ok_or_else(|| {
            LeafError::value(format!(
                "could not convert string to float: {}",
                str_repr::bytes_repr(data)
            ))
        })
}

fn parse_quiet(text: &str) -> Option<f64> {
    let ascii = to_ascii(text)?;
    let body = trim(&ascii);
    if !body.contains('_') {
        return decimal::read(body);
    }
    decimal::read(&without_underscores(body)?)
}

/// Digits of any script and Unicode's spaces as ASCII; nothing for any other code point outside of it.
///
/// `\x1c`..`\x1f` are spaces to `str.isspace` but not here, as in CPython.
pub(super) fn to_ascii(text: &str) -> Option<std::borrow::Cow<'_, str>> {
    if text.is_ascii() {
        return Some(text.into());
    }
    let one = |c: char| match c {
        _ if c.is_ascii() => Some(c),
        _ if unicode::is_space(c) => Some(' '),
        _ => unicode::decimal(c).and_then(|d| char::from_digit(d, 10)),
    };
    text.chars().map(one).collect::<Option<String>>().map(Into::into)
}

/// Without C's white space at both ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c| matches!(c, '\t'..='\r' | ' '))
}

/// Removes underscores; each must stand between two digits.
fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let digit = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
    let legal = |i: usize| digit(i.checked_sub(1)) && digit(Some(i + 1));
    (0..bytes.len())
        .all(|i| bytes[i] != b'_' || legal(i))
        .then(|| text.chars().filter(|&c| c != '_').collect())
}

fn bad_hex() -> LeafError {
    LeafError::value("invalid hexadecimal floating-point string")
}

/// `float.fromhex(text)`, rounded half to even.
pub fn from_hex(text: &str) -> LeafResult<f64> {
    let body = trim(text);
    let (negative, rest) = match body.as_bytes().first() {
        Some(b'-') => (true, &body[1..]),
        Some(b'+') => (false, &body[1..]),
        _ => (false, body),
    };
    let magnitude = match rest.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        lower => hex_magnitude(lower)?,
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn hex_magnitude(lower: &str) -> LeafResult<f64> {
    let digits = lower.strip_prefix("0x").unwrap_or(lower);
    let (mantissa, exponent) = match digits.split_once('p') {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (digits, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.len() + fraction.len() == 0
        || !whole
            .bytes()
            .chain(fraction.bytes())
            .all(|b| b.is_ascii_hexdigit())
    {
        return Err(bad_hex());
    }
    let exponent = exponent.map_or(Ok(0), decimal_exponent)?;
    // The value is 0xDIGITS * 2^scale, with no zeros before or after.
    let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
    let leading = digits.iter().take_while(|&&d| d == b'0').count();
    if leading == digits.len() {
        return Ok(0.0);
    }
    let trailing = digits.iter().rev().take_while(|&&d| d == b'0').count();
    let scale = exponent.saturating_add(4 * (trailing as i64 - fraction.len() as i64));
    round_hex(&digits[leading..digits.len() - trailing], scale)
}

/// An exponent as C's `strtol` reads it; beyond what matters it saturates.
fn decimal_exponent(text: &str) -> LeafResult<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(bad_hex());
    }
    let magnitude = digits.parse::<i64>().unwrap_or(i64::MAX / 4).min(i64::MAX / 4);
    Ok(if text.starts_with('-') {
        -magnitude
    } else {
        magnitude
    })
}

/// `0xdigits * 2^scale`, the first digit not zero.
fn round_hex(digits: &[u8], scale: i64) -> LeafResult<f64> {
    // Fifteen digits hold at least 57 bits; the rest only matters by being there or not.
    let kept = digits.len().min(15);
    let value = |d: u8| u64::from((d as char).to_digit(16).expect("checked to be hexadecimal"));
    let head = digits[..kept].iter().fold(0u64, |acc, &d| acc << 4 | value(d));
    let sticky = digits.len() > kept;
    let scale = scale.saturating_add(4 * (digits.len() - kept) as i64);
    float_arith::scaled(head, sticky, scale)
        .ok_or_else(|| LeafError::overflow("hexadecimal value too large to represent as a float"))
}
