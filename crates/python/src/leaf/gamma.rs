//! The gamma function and its logarithm: Lanczos' approximation with g = 6.0247 and 13 terms, as CPython's `math` has it.

use std::f64::consts::PI;

const G: f64 = 6.02468004077673;
const G_MINUS_HALF: f64 = 5.52468004077673;
/// ln(pi)
const LN_PI: f64 = 1.1447298858494002;

/// Coefficients of the sum's numerator, constant first (the rational form of the "13m53" set).
#[allow(clippy::excessive_precision)]
const ABOVE: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];

/// Coefficients of the denominator x(x+1)...(x+11).
const BELOW: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// Where a result is no number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GammaError {
    /// A pole, or minus infinity.
    Domain,
    /// Too large for a float.
    Range,
}

fn sum(x: f64) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    if x < 5.0 {
        for (a, b) in ABOVE.iter().zip(BELOW).rev() {
            above = above * x + a;
            below = below * x + b;
        }
    } else {
        // From the other end, so that nothing overflows.
        for (a, b) in ABOVE.iter().zip(BELOW) {
            above = above / x + a;
            below = below / x + b;
        }
    }
    above / below
}

/// sin(pi x), exact at whole and half numbers.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let size = match (2.0 * y).round() as u8 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1f64.copysign(x) * size
}

/// The gamma function.
pub fn gamma(x: f64) -> Result<f64, GammaError> {
    if !x.is_finite() {
        return if x == f64::NEG_INFINITY {
            Err(GammaError::Domain)
        } else {
            Ok(x)
        };
    }
    if x == 0.0 || (x == x.floor() && x < 0.0) {
        return Err(GammaError::Domain);
    }
    if x == x.floor() && x <= 23.0 {
        // A factorial, exact in a float.
        return Ok((2..x as u64).fold(1.0, |product, n| product * n as f64));
    }
    let size = x.abs();
    let finite = |y: f64| {
        if y.is_infinite() {
            Err(GammaError::Range)
        } else {
            Ok(y)
        }
    };
    if size < 1e-20 {
        return finite(1.0 / x);
    }
    if size > 200.0 {
        return if x < 0.0 {
            Ok(0.0 / sin_pi(x))
        } else {
            Err(GammaError::Range)
        };
    }
    let y = size + G_MINUS_HALF;
    // What the sum y has lost.
    let lost = if size > G_MINUS_HALF {
        (y - size) - G_MINUS_HALF
    } else {
        (y - G_MINUS_HALF) - size
    };
    let lost = lost * G / y;
    // In two steps where the power itself would overflow.
    let (power, half) = if size < 140.0 {
        (y.powf(size - 0.5), 1.0)
    } else {
        let root = y.powf(size / 2.0 - 0.25);
        (root, root)
    };
    finite(if x < 0.0 {
        let r = -PI / sin_pi(size) / size * y.exp() / sum(size);
        (r - lost * r) / power / half
    } else {
        let r = sum(size) / y.exp();
        (r + lost * r) * power * half
    })
}

/// The natural logarithm of the gamma function's size.
pub fn ln_gamma(x: f64) -> Result<f64, GammaError> {
    if !x.is_finite() {
        return Ok(if x.is_nan() { x } else { f64::INFINITY });
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 {
            Err(GammaError::Domain)
        } else {
            Ok(0.0)
        };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-size.ln());
    }
    let r = sum(size).ln() - G + (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    let r = if x < 0.0 {
        LN_PI - sin_pi(size).abs().ln() - size.ln() - r
    } else {
        r
    };
    if r.is_infinite() {
        Err(GammaError::Range)
    } else {
        Ok(r)
    }
}
