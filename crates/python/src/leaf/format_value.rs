//! `format(value, spec)` of ints, floats, complex numbers and text.
//!
//! `type_name` is the name of the value's class, for messages. An empty specification is the caller's: it means
//! `str(value)`, which a subclass may have changed.

use super::error::{LeafError, LeafResult};
use super::float_text::{self, Code, Layout};
use super::format_spec::{Spec, unknown_code};
use super::int::Int;
use super::int_text;
use super::text::Text;

fn refuse(message: &str) -> LeafError {
    LeafError::value(message)
}

/// Text.
pub fn format_str(text: &str, spec: &Spec, type_name: &str) -> LeafResult<String> {
    match spec.kind {
        None | Some('s') => {}
        Some(kind) => return Err(unknown_code(kind, type_name)),
    }
    if let Some(sign) = spec.sign {
        let what = if sign == ' ' { "Space" } else { "Sign" };
        return Err(LeafError::value(format!(
            "{what} not allowed in string format specifier"
        )));
    }
    if spec.no_minus_zero {
        return Err(refuse(
            "Negative zero coercion (z) not allowed in string format specifier",
        ));
    }
    if spec.alternate {
        return Err(refuse(
            "Alternate form (#) not allowed in string format specifier",
        ));
    }
    if spec.align == '=' {
        return Err(refuse("'=' alignment not allowed in string format specifier"));
    }
    Ok(spec.pad(match spec.precision {
        Some(most) => Text::from(text).range(0, most),
        None => text,
    }))
}

/// Ints and bools.
pub fn format_int(n: &Int, spec: &Spec, type_name: &str) -> LeafResult<String> {
    match spec.kind {
        None | Some('b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n') => {}
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => return format_float(n.to_f64()?, spec, type_name),
        Some(kind) => return Err(unknown_code(kind, type_name)),
    }
    if spec.precision.is_some() {
        return Err(refuse("Precision not allowed in integer format specifier"));
    }
    if spec.no_minus_zero {
        return Err(refuse(
            "Negative zero coercion (z) not allowed in integer format specifier",
        ));
    }
    if spec.kind == Some('c') {
        return format_char(n, spec);
    }
    let (base, prefix) = match spec.kind {
        Some('b') => (2, "0b"),
        Some('o') => (8, "0o"),
        Some('x') => (16, "0x"),
        Some('X') => (16, "0X"),
        _ => (10, ""),
    };
    let mut digits = match n.abs() {
        Int::Small(n) if base == 10 => n.to_string(),
        Int::Big(n) if base == 10 => int_text::to_decimal(&n)?,
        n => n.to_big().to_str_radix(base),
    };
    if spec.kind == Some('X') {
        digits.make_ascii_uppercase();
    }
    Ok(spec.number(
        n.is_negative(),
        if spec.alternate { prefix } else { "" },
        &digits,
        "",
    ))
}

fn format_char(n: &Int, spec: &Spec) -> LeafResult<String> {
    if spec.sign.is_some() {
        return Err(refuse("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(refuse(
            "Alternate form (#) not allowed with integer format specifier 'c'",
        ));
    }
    let code = n
        .to_i64()
        .ok_or_else(|| LeafError::overflow("Python int too large to convert to C long"))?;
    let c = u32::try_from(code)
        .ok()
        .and_then(char::from_u32)
        .ok_or_else(|| LeafError::overflow("%c arg not in range(0x110000)"))?;
    Ok(spec.number(false, "", "", c.encode_utf8(&mut [0; 4])))
}

/// The layout of a float, and whether a percent sign follows.
fn layout_of(spec: &Spec, type_name: &str) -> LeafResult<(Layout, bool)> {
    let precision = spec.precision.unwrap_or(6);
    if precision > i32::MAX as usize {
        return Err(refuse("precision too big"));
    }
    let mut layout = match spec.kind {
        None => match spec.precision {
            None => Layout::new(Code::Repr, 0),
            Some(precision) => Layout::new(Code::General, precision),
        },
        Some('e' | 'E') => Layout::new(Code::Exponent, precision),
        Some('f' | 'F' | '%') => Layout::new(Code::Fixed, precision),
        Some('g' | 'G' | 'n') => Layout::new(Code::General, precision),
        Some(kind) => return Err(unknown_code(kind, type_name)),
    };
    layout.alternate = spec.alternate;
    layout.no_minus_zero = spec.no_minus_zero;
    layout.upper = matches!(spec.kind, Some('E' | 'F' | 'G'));
    Ok((layout, spec.kind == Some('%')))
}

/// Sign, digits before the point, and the rest.
fn parts(text: &str) -> (bool, &str, &str) {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let end = digits
        .bytes()
        .position(|b| !b.is_ascii_digit())
        .unwrap_or(digits.len());
    (digits.len() < text.len(), &digits[..end], &digits[end..])
}

/// Floats, and ints in a float's presentation.
pub fn format_float(x: f64, spec: &Spec, type_name: &str) -> LeafResult<String> {
    let (mut layout, percent) = layout_of(spec, type_name)?;
    layout.point_zero = spec.kind.is_none();
    let text = float_text::format(if percent { x * 100.0 } else { x }, layout);
    let text = if percent { text + "%" } else { text };
    let (negative, digits, tail) = parts(&text);
    Ok(spec.number(negative, "", digits, tail))
}

/// Complex numbers.
pub fn format_complex(re: f64, im: f64, spec: &Spec, type_name: &str) -> LeafResult<String> {
    if spec.kind == Some('%') {
        return Err(unknown_code('%', type_name));
    }
    let (layout, _) = layout_of(spec, type_name)?;
    if spec.fill == '0' {
        return Err(refuse("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == '=' {
        return Err(refuse(
            "'=' alignment flag is not allowed in complex format specifier",
        ));
    }
    let part = |x: f64, spec: &Spec| {
        let text = float_text::format(x, layout);
        let (negative, digits, tail) = parts(&text);
        Spec { width: 0, ..*spec }.number(negative, "", digits, tail)
    };
    let bare = spec.kind.is_none();
    if bare && re == 0.0 && re.is_sign_positive() {
        return Ok(spec.pad(&(part(im, spec) + "j")));
    }
    let both = format!(
        "{}{}j",
        part(re, spec),
        part(
            im,
            &Spec {
                sign: Some('+'),
                ..*spec
            }
        )
    );
    Ok(spec.pad(&if bare { format!("({both})") } else { both }))
}
