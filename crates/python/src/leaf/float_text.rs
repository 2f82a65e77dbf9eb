//! Floats as text: `repr`, the format codes e, f, g and %, and `float.hex`.
//!
//! Rust prints a float's exact decimal value, correctly rounded, so every layout starts from its digits; the layouts
//! (where to use an exponent, which zeros to keep) are CPython's.

/// How a float is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The fewest digits that read back as the same float; an exponent from 1e16 up and below 1e-4.
    Repr,
    /// `e`: one digit before the point, `precision` after it.
    Exponent,
    /// `f`: `precision` digits after the point.
    Fixed,
    /// `g`: `precision` significant digits.
    General,
}

/// A layout with its options. `precision` is ignored by [`Code::Repr`].
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    pub code: Code,
    pub precision: usize,
    /// `#`: keep the point and, for `g`, trailing zeros.
    pub alternate: bool,
    /// Add `.0` where neither point nor exponent would show that this is a float.
    pub point_zero: bool,
    /// `z`: a result that is all zeros loses its minus sign.
    pub no_minus_zero: bool,
    /// Upper case `E`, `INF`, `NAN`.
    pub upper: bool,
}

impl Layout {
    pub fn new(code: Code, precision: usize) -> Self {
        Layout {
            code,
            precision,
            alternate: false,
            point_zero: false,
            no_minus_zero: false,
            upper: false,
        }
    }
}

/// No float has more significant decimal digits than 767, nor more than 1074 after the point: what follows is zeros.
const MAX_SIGNIFICANT: usize = 770;
const MAX_FRACTION: usize = 1080;

/// Decimal digits without leading or trailing zeros: the value is 0.digits times 10^point.
struct Digits {
    ascii: Vec<u8>,
    point: i64,
}

impl Digits {
    fn zero(point: i64) -> Self {
        Digits {
            ascii: Vec::new(),
            point,
        }
    }

    fn trimmed(mut ascii: Vec<u8>, mut point: i64, point_of_zero: i64) -> Self {
        while ascii.last() == Some(&b'0') {
            ascii.pop();
        }
        let leading = ascii.iter().take_while(|&&d| d == b'0').count();
        ascii.drain(..leading);
        point -= leading as i64;
        if ascii.is_empty() {
            Digits::zero(point_of_zero)
        } else {
            Digits { ascii, point }
        }
    }

    /// From Rust's `d.ddde-x`.
    fn from_exponent(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once('e').expect("{:e} writes an exponent");
        let ascii = mantissa.bytes().filter(|&b| b != b'.').collect();
        Digits::trimmed(ascii, exponent.parse::<i64>().expect("an integer") + 1, 1)
    }

    /// The fewest digits that read back as `x`, and of these the nearest to it, half to even.
    fn shortest(x: f64) -> Self {
        let digits = Digits::from_exponent(&format!("{x:e}"));
        // Rust rounds such halves up. They need an exact expansion of one digit more, so at most 18 digits; an odd
        // multiple of 2^-26 has more.
        if digits.ascii.len() >= 15 && (x * 33_554_432.0).fract() == 0.0 {
            let text = format!("{x:.*e}", digits.ascii.len() - 1);
            if super::decimal::read(&text) == Some(x) {
                return Digits::from_exponent(&text);
            }
        }
        digits
    }

    fn significant(x: f64, n: usize) -> Self {
        Digits::from_exponent(&format!("{x:.*e}", n.min(MAX_SIGNIFICANT) - 1))
    }

    fn fraction(x: f64, n: usize) -> Self {
        let text = format!("{x:.*}", n.min(MAX_FRACTION));
        let point = text.find('.').unwrap_or(text.len()) as i64;
        Digits::trimmed(text.bytes().filter(|&b| b != b'.').collect(), point, -(n as i64))
    }

    fn at(&self, i: i64) -> char {
        usize::try_from(i)
            .ok()
            .and_then(|i| self.ascii.get(i))
            .map_or('0', |&d| d as char)
    }
}

/// `x` laid out, with a minus sign where it is negative (also `-0.0`, unless told otherwise).
pub fn format(x: f64, layout: Layout) -> String {
    if !x.is_finite() {
        let text = if x.is_nan() {
            "nan"
        } else if x > 0.0 {
            "inf"
        } else {
            "-inf"
        };
        return if layout.upper {
            text.to_ascii_uppercase()
        } else {
            text.to_string()
        };
    }
    let magnitude = x.abs();
    let precision = layout.precision as i64;
    let point_zero = i64::from(layout.point_zero);
    // The digits, whether an exponent shows, and how many places from the first digit are shown at least.
    let (digits, with_exponent, end) = match layout.code {
        Code::Repr => {
            let d = Digits::shortest(magnitude);
            let exponent = d.point <= -4 || d.point > 16;
            let end = d.ascii.len() as i64;
            (d, exponent, end)
        }
        Code::Exponent => (
            Digits::significant(magnitude, layout.precision + 1),
            true,
            precision + 1,
        ),
        Code::Fixed => {
            let d = Digits::fraction(magnitude, layout.precision);
            let end = d.point + precision;
            (d, false, end)
        }
        Code::General => {
            let wanted = precision.max(1);
            let d = Digits::significant(magnitude, wanted as usize);
            let exponent = d.point <= -4 || d.point > wanted - point_zero;
            let end = if layout.alternate {
                wanted
            } else {
                d.ascii.len() as i64
            };
            (d, exponent, end)
        }
    };
    let point = if with_exponent { 1 } else { digits.point };
    let start = if point <= 0 { point - 1 } else { 0 };
    let end = end.max(point + if with_exponent { 0 } else { point_zero });

    let mut out = String::with_capacity((end - start) as usize + 8);
    if x.is_sign_negative() && !(layout.no_minus_zero && digits.ascii.is_empty()) {
        out.push('-');
    }
    (start..point).for_each(|i| out.push(digits.at(i)));
    if point < end || layout.alternate {
        out.push('.');
    }
    (point..end).for_each(|i| out.push(digits.at(i)));
    if with_exponent {
        let exponent = digits.point - 1;
        out.push(if layout.upper { 'E' } else { 'e' });
        out.push(if exponent < 0 { '-' } else { '+' });
        out.push_str(&format!("{:02}", exponent.abs()));
    }
    out
}

/// `repr(x)`, which is `str(x)` as well.
pub fn repr(x: f64) -> String {
    format(
        x,
        Layout {
            point_zero: true,
            ..Layout::new(Code::Repr, 0)
        },
    )
}

/// `repr(complex(re, im))`.
pub fn complex_repr(re: f64, im: f64) -> String {
    let plain = |x| format(x, Layout::new(Code::Repr, 0));
    if re == 0.0 && re.is_sign_positive() {
        return plain(im) + "j";
    }
    let sign = if im.is_sign_negative() && !im.is_nan() {
        ""
    } else {
        "+"
    };
    format!("({}{sign}{}j)", plain(re), plain(im))
}

/// `x.hex()`.
pub fn hex(x: f64) -> String {
    if !x.is_finite() {
        return repr(x);
    }
    let sign = if x.is_sign_negative() { "-" } else { "" };
    if x == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = x.to_bits();
    let biased = ((bits >> 52) & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    let (lead, exponent) = if biased == 0 {
        (0, -1022)
    } else {
        (1, biased - 1023)
    };
    format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")
}
