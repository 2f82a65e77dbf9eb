//! Decimal digits to the nearest float, half to even.
//!
//! Rust's own reader would bring a table of powers of five, a tenth of what a page downloads first; here the powers
//! are made when a text needs them.

use super::float_arith;
use num_bigint::BigUint;
use num_traits::Zero;

/// More digits than this cannot decide between two floats, only whether anything but zeros follows: a point half-way
/// between two has at most 767.
const MOST_DIGITS: usize = 800;
/// Whole numbers up to this one, and powers of ten up to 10^22, are floats.
const EXACT: u64 = 1 << 53;
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// Reads `12`, `1.5`, `.5`, `5.`, each with an exponent or without, `inf`, `infinity` and `nan` in any case, each with
/// a sign or without. Too large a number is infinite.
#[must_use]
pub fn read(text: &str) -> Option<f64> {
    let (negative, unsigned) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let magnitude = match unsigned {
        _ if unsigned.eq_ignore_ascii_case("inf") || unsigned.eq_ignore_ascii_case("infinity") => {
            f64::INFINITY
        }
        _ if unsigned.eq_ignore_ascii_case("nan") => f64::NAN,
        _ => magnitude(unsigned)?,
    };
    Some(if negative { -magnitude } else { magnitude })
}

fn magnitude(text: &str) -> Option<f64> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, whole(exponent)?),
        None => (text, 0),
    };
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if before.len() + after.len() == 0 || !is_digits(before) || !is_digits(after) {
        return None;
    }
    let mut digits: Vec<u8> = before.bytes().chain(after.bytes()).collect();
    let mut exponent = exponent.saturating_sub(after.len() as i64);
    let leading = digits.iter().take_while(|digit| **digit == b'0').count();
    digits.drain(..leading);
    if digits.len() > MOST_DIGITS {
        let more = digits[MOST_DIGITS..].iter().any(|digit| *digit != b'0');
        exponent = exponent.saturating_add((digits.len() - MOST_DIGITS) as i64);
        digits.truncate(MOST_DIGITS);
        if more {
            digits.push(b'1');
            exponent -= 1;
        }
    }
    Some(nearest(&digits, exponent))
}

/// An exponent; ones beyond all floats are as good as those at the end of the range.
fn whole(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let limit = i64::MAX / 4;
    let size = digits.parse::<i64>().unwrap_or(limit).min(limit);
    Some(if text.starts_with('-') { -size } else { size })
}

/// `digits * 10^exponent`; the digits do not begin with a zero.
fn nearest(digits: &[u8], exponent: i64) -> f64 {
    let point = exponent.saturating_add(digits.len() as i64);
    // Below half of the least float, and above the largest.
    if digits.is_empty() || point < -324 {
        return 0.0;
    }
    if point > 310 {
        return f64::INFINITY;
    }
    if digits.len() <= 19 {
        let value = digits.iter().fold(0u64, |value, digit| {
            value.wrapping_mul(10) + u64::from(digit - b'0')
        });
        let power = POWERS.get(exponent.unsigned_abs() as usize);
        if let (true, Some(power)) = (value <= EXACT, power) {
            // One rounding only: both are exact.
            return if exponent < 0 {
                value as f64 / power
            } else {
                value as f64 * power
            };
        }
    }
    let value = BigUint::parse_bytes(digits, 10).expect("they are digits");
    let power = BigUint::from(10u32).pow(exponent.unsigned_abs() as u32);
    if value.is_zero() {
        return 0.0;
    }
    let quotient = if exponent < 0 {
        float_arith::ratio(&value, &power)
    } else {
        float_arith::ratio(&(value * power), &BigUint::from(1u32))
    };
    quotient.unwrap_or(f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use super::read;

    /// The same as Rust's own reader, bit for bit.
    fn check(text: &str) {
        let expected: Option<f64> = text.parse().ok();
        let bits = |x: Option<f64>| x.map(f64::to_bits);
        assert_eq!(bits(read(text)), bits(expected), "{text}");
    }

    #[test]
    fn texts_of_every_kind() {
        for text in [
            "0",
            "-0",
            "1",
            "+1",
            "1.5",
            ".5",
            "5.",
            ".",
            "",
            "-",
            "+",
            "e5",
            "1e",
            "1e+",
            "1e5",
            "1E-5",
            "--1",
            "1.5.2",
            "1e1.5",
            "inf",
            "-Infinity",
            "infinit",
            "9007199254740993",
            "9007199254740992",
            "1e22",
            "1e23",
            "123456789012345678901234567890",
            "1.7976931348623157e308",
            "1.7976931348623159e308",
            "1.7976931348623158079e308",
            "2e308",
            "1e400",
            "-1e99999999999999999999",
            "4.9e-324",
            "2.4703282292062327208e-324",
            "2.4703282292062328e-324",
            "2.5e-324",
            "1e-400",
            "1e-99999999999999999999",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "0e999999999999999999999",
            "00000000000000000000000000001e-3",
            "1_0",
        ] {
            check(text);
        }
        assert!(read("nan").is_some_and(f64::is_nan));
        check(&format!("9007199254740992.{}1", "0".repeat(900)));
        check(&format!("9007199254740993.{}", "0".repeat(900)));
        check(&format!("{}e-1200", "7".repeat(1300)));
    }

    #[test]
    fn numbers_at_random() {
        // A linear congruential generator (Knuth, MMIX).
        let mut state = 42u64;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            state >> 1
        };
        for _ in 0..20_000 {
            let x = f64::from_bits(next() << 1);
            if x.is_finite() {
                check(&format!("{x:e}"));
                check(&format!("{x:.25e}"));
            }
            check(&format!("{}.{}e{}", next() % 1000, next(), next() as i64 % 340));
            check(&format!("{}e-{}", next(), next() % 345));
            // Half-way between two floats, and a little beside it.
            let half = (next() >> 11 << 1) | 1;
            check(&format!("{half}"));
            check(&format!("{half}.0000000000000000000000001"));
        }
    }
}
