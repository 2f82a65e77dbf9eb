//! `format % values`: the directives of a format, and one directive applied to one value.
//!
//! A format is read piece by piece while values are taken, and a mistake in it is only found when its directive's turn
//! comes. So a mistake is a part of the directive: the VM takes its key and its stars first, then raises it.

use super::error::{LeafError, LeafResult};
use super::float_text::{self, Code, Layout};
use super::int::Int;
use super::int_text;
use super::text::Text;

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    Given(usize),
    /// `*`: the next value, which must be an int ("* wants int").
    Taken,
}

/// The flags between `%` and the width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    pub left: bool,
    pub plus: bool,
    pub blank: bool,
    pub alternate: bool,
    pub zero: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// `%(key)s`: the value is the mapping's; without a mapping it is "format requires a mapping" (TypeError), before
    /// the key's own mistake.
    pub key: Option<LeafResult<String>>,
    pub flags: Flags,
    pub width: Option<Amount>,
    pub precision: Option<Amount>,
    /// The conversion, or the mistake to raise once the key and the stars have been taken.
    pub conversion: LeafResult<char>,
    /// Where the conversion stands, in code points: [`unsupported`] names it.
    pub index: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Literal(String),
    Directive(Directive),
}

/// TypeError where values run out.
pub const NOT_ENOUGH: &str = "not enough arguments for format string";
/// TypeError where values are left over, unless they are one mapping.
pub const LEFT_OVER: &str = "not all arguments converted during string formatting";

/// The pieces of a format, up to its first mistake.
pub fn parse(format: &str) -> Vec<Piece> {
    let chars: Vec<char> = format.chars().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = chars[at..]
            .iter()
            .position(|&c| c == '%')
            .map_or(chars.len(), |n| at + n);
        if end > at {
            pieces.push(Piece::Literal(chars[at..end].iter().collect()));
        }
        if end == chars.len() {
            break;
        }
        at = end + 1;
        // Only a second percent sign right after the first is one itself.
        if chars.get(at) == Some(&'%') {
            pieces.push(Piece::Literal("%".to_string()));
            at += 1;
            continue;
        }
        let directive = Reader {
            chars: &chars,
            at: &mut at,
        }
        .directive();
        let broken = directive.conversion.is_err();
        pieces.push(Piece::Directive(directive));
        if broken {
            break;
        }
    }
    pieces
}

struct Reader<'a> {
    chars: &'a [char],
    at: &'a mut usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(*self.at).copied()
    }

    fn directive(mut self) -> Directive {
        let mut directive = Directive {
            key: None,
            flags: Flags::default(),
            width: None,
            precision: None,
            conversion: Ok('%'),
            index: 0,
        };
        directive.conversion = self.fill(&mut directive);
        directive.index = self.at.saturating_sub(1);
        directive
    }

    fn fill(&mut self, directive: &mut Directive) -> LeafResult<char> {
        if self.peek() == Some('(') {
            let key = directive.key.insert(self.key());
            if let Err(e) = key {
                return Err(e.clone());
            }
        }
        let flags = &mut directive.flags;
        while let Some(c) = self.peek() {
            match c {
                '-' => flags.left = true,
                '+' => flags.plus = true,
                ' ' => flags.blank = true,
                '#' => flags.alternate = true,
                '0' => flags.zero = true,
                _ => break,
            }
            *self.at += 1;
        }
        directive.width = self.amount(i64::MAX, "width too big")?;
        if self.peek() == Some('.') {
            *self.at += 1;
            let given = self.amount(i64::from(i32::MAX), "precision too big")?;
            directive.precision = Some(given.unwrap_or(Amount::Given(0)));
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            *self.at += 1;
        }
        let conversion = self.peek().ok_or_else(|| LeafError::value("incomplete format"))?;
        *self.at += 1;
        Ok(conversion)
    }

    /// Up to the parenthesis that closes the one at hand; they nest.
    fn key(&mut self) -> LeafResult<String> {
        *self.at += 1;
        let start = *self.at;
        let mut open = 1;
        while let Some(c) = self.peek() {
            *self.at += 1;
            match c {
                '(' => open += 1,
                ')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                return Ok(self.chars[start..*self.at - 1].iter().collect());
            }
        }
        Err(LeafError::value("incomplete format key"))
    }

    fn amount(&mut self, most: i64, too_big: &str) -> LeafResult<Option<Amount>> {
        if self.peek() == Some('*') {
            *self.at += 1;
            return Ok(Some(Amount::Taken));
        }
        let mut amount = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            *self.at += 1;
            let longer = amount
                .unwrap_or(0i64)
                .checked_mul(10)
                .and_then(|n| n.checked_add(i64::from(digit)));
            amount = Some(
                longer
                    .filter(|&n| n <= most)
                    .ok_or_else(|| LeafError::value(too_big))?,
            );
        }
        Ok(amount.map(|n| Amount::Given(usize::try_from(n).unwrap_or(usize::MAX))))
    }
}

/// The error for a conversion that does not exist, raised after its value has been taken.
pub fn unsupported(directive: &Directive, conversion: char) -> LeafError {
    let shown = if matches!(conversion, ' '..='~') {
        conversion
    } else {
        '?'
    };
    let (code, index) = (u32::from(conversion), directive.index);
    LeafError::value(format!(
        "unsupported format character '{shown}' (0x{code:x}) at index {index}"
    ))
}

/// The error for a value that is no number; `type_name` is that of its class.
pub fn not_a_number(conversion: char, type_name: &str) -> LeafError {
    let what = if matches!(conversion, 'o' | 'x' | 'X') {
        "an integer"
    } else {
        "a real number"
    };
    LeafError::type_error(format!(
        "%{conversion} format: {what} is required, not {type_name}"
    ))
}

/// A directive with its stars filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub flags: Flags,
    pub width: usize,
    pub precision: Option<usize>,
    pub conversion: char,
}

impl Style {
    /// `taken` are the ints for the stars, width first. A negative width aligns left, a negative precision is zero.
    pub fn new(directive: &Directive, conversion: char, taken: &[i64]) -> Self {
        let mut taken = taken.iter().copied();
        let mut amount = |amount: Option<Amount>| match amount {
            None => None,
            Some(Amount::Given(n)) => Some(n as i64),
            Some(Amount::Taken) => Some(taken.next().expect("one int for each star")),
        };
        let width = amount(directive.width).unwrap_or(0);
        let precision = amount(directive.precision).map(|n| n.max(0) as usize);
        let mut flags = directive.flags;
        flags.left |= width < 0;
        Style {
            flags,
            width: width.unsigned_abs() as usize,
            precision,
            conversion,
        }
    }

    /// How many code points the result has at least: what may make it too large.
    pub fn least_size(&self) -> usize {
        self.width.max(self.precision.unwrap_or(0))
    }

    /// `%s`, `%r` and `%a`, of a value already made text.
    pub fn text(&self, text: &str) -> String {
        let shown = match self.precision {
            Some(most) => Text::from(text).range(0, most),
            None => text,
        };
        self.pad("", "", shown, ' ')
    }

    /// `%c` of one code point.
    pub fn char(&self, c: char) -> String {
        self.pad("", "", c.encode_utf8(&mut [0; 4]), ' ')
    }

    /// `%c` of an int.
    pub fn char_code(&self, code: &Int) -> LeafResult<String> {
        code.to_i64()
            .and_then(|code| u32::try_from(code).ok())
            .and_then(char::from_u32)
            .map(|c| self.char(c))
            .ok_or_else(|| LeafError::overflow("%c arg not in range(0x110000)"))
    }

    /// `%d`, `%i`, `%u`, `%o`, `%x` and `%X`.
    pub fn int(&self, n: &Int) -> LeafResult<String> {
        let (base, prefix) = match self.conversion {
            'o' => (8, "0o"),
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            _ => (10, ""),
        };
        let magnitude = n.abs().to_big();
        let mut digits = if base == 10 {
            int_text::to_decimal(&magnitude)?
        } else {
            magnitude.to_str_radix(base)
        };
        if self.conversion == 'X' {
            digits.make_ascii_uppercase();
        }
        let zeros = self.precision.unwrap_or(0).saturating_sub(digits.len());
        digits.insert_str(0, &"0".repeat(zeros));
        let prefix = if self.flags.alternate { prefix } else { "" };
        Ok(self.pad(self.sign(n.is_negative()), prefix, &digits, self.fill()))
    }

    /// `%e`, `%f`, `%g` and their capitals.
    pub fn float(&self, x: f64) -> String {
        let code = match self.conversion.to_ascii_lowercase() {
            'e' => Code::Exponent,
            'f' => Code::Fixed,
            _ => Code::General,
        };
        let layout = Layout {
            alternate: self.flags.alternate,
            upper: self.conversion.is_ascii_uppercase(),
            ..Layout::new(code, self.precision.unwrap_or(6))
        };
        let text = float_text::format(x, layout);
        let digits = text.strip_prefix('-').unwrap_or(&text);
        self.pad(self.sign(digits.len() < text.len()), "", digits, self.fill())
    }

    fn fill(&self) -> char {
        if self.flags.zero { '0' } else { ' ' }
    }

    fn sign(&self, negative: bool) -> &'static str {
        match self.flags {
            _ if negative => "-",
            Flags { plus: true, .. } => "+",
            Flags { blank: true, .. } => " ",
            _ => "",
        }
    }

    fn pad(&self, sign: &str, prefix: &str, body: &str, fill: char) -> String {
        let used = sign.len() + prefix.len() + body.chars().count();
        let missing = self.width.saturating_sub(used);
        let padding = fill.to_string().repeat(if self.flags.left { 0 } else { missing });
        let (before, inside) = if fill == ' ' {
            (padding.as_str(), "")
        } else {
            ("", padding.as_str())
        };
        let after = " ".repeat(if self.flags.left { missing } else { 0 });
        format!("{before}{sign}{prefix}{inside}{body}{after}")
    }
}
