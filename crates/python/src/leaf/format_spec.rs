//! The format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.

use super::error::{LeafError, LeafResult};
use super::unicode;

/// Separators between groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    None,
    Comma,
    Underscore,
}

/// A parsed specification. Anyone who applies it checks [`Spec::least_size`] first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    pub fill: char,
    /// One of `<`, `>`, `^`, `=`.
    pub align: char,
    /// `+`, space, or `-` where given.
    pub sign: Option<char>,
    pub no_minus_zero: bool,
    pub alternate: bool,
    pub width: usize,
    pub grouping: Grouping,
    pub precision: Option<usize>,
    /// The presentation type, where given.
    pub kind: Option<char>,
}

/// What is formatted, by what its defaults are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Default {
    /// Aligned left; the type is `s`.
    Text,
    /// Aligned right.
    Number,
}

/// A character as error messages show it.
pub(super) fn shown(c: char) -> String {
    if matches!(c, '!'..='\x7f') {
        format!("'{c}'")
    } else {
        format!("'\\x{:x}'", u32::from(c))
    }
}

pub(super) fn unknown_code(kind: char, type_name: &str) -> LeafError {
    LeafError::value(format!(
        "Unknown format code {} for object of type '{type_name}'",
        shown(kind)
    ))
}

fn is_align(c: Option<char>) -> bool {
    matches!(c, Some('<' | '>' | '^' | '='))
}

/// Reads the specification from left to right.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn skip(&mut self, c: char) {
        self.rest = &self.rest[c.len_utf8()..];
    }

    fn take(&mut self, wanted: char) -> bool {
        let there = self.peek() == Some(wanted);
        if there {
            self.skip(wanted);
        }
        there
    }

    /// Decimal digits of any script; nothing where there is none.
    fn integer(&mut self) -> LeafResult<Option<usize>> {
        let mut value: Option<i64> = None;
        while let Some(c) = self.peek()
            && let Some(digit) = unicode::decimal(c)
        {
            self.skip(c);
            let longer = value
                .unwrap_or(0)
                .checked_mul(10)
                .and_then(|v| v.checked_add(i64::from(digit)));
            value = Some(longer.ok_or_else(|| LeafError::value("Too many decimal digits in format string"))?);
        }
        Ok(value.map(|v| usize::try_from(v).unwrap_or(usize::MAX)))
    }
}

impl Spec {
    /// Parses; `type_name` is that of the value's class, for messages.
    pub fn parse(text: &str, default: Default, type_name: &str) -> LeafResult<Spec> {
        let mut spec = Spec {
            fill: ' ',
            align: if default == Default::Text { '<' } else { '>' },
            sign: None,
            no_minus_zero: false,
            alternate: false,
            width: 0,
            grouping: Grouping::None,
            precision: None,
            kind: None,
        };
        let mut reader = Reader { rest: text };
        let mut start = text.chars();
        let (first, second) = (start.next(), start.next());
        let fill_given = is_align(second);
        let align_given = fill_given || is_align(first);
        if fill_given {
            spec.fill = first.expect("a second follows a first");
            reader.skip(spec.fill);
        }
        if align_given {
            spec.align = reader.peek().expect("an alignment");
            reader.skip(spec.align);
        }
        spec.sign = reader.peek().filter(|c| matches!(c, '+' | '-' | ' '));
        if let Some(sign) = spec.sign {
            reader.skip(sign);
        }
        spec.no_minus_zero = reader.take('z');
        spec.alternate = reader.take('#');
        if !fill_given && reader.take('0') {
            spec.fill = '0';
            if !align_given && default == Default::Number {
                spec.align = '=';
            }
        }
        spec.width = reader.integer()?.unwrap_or(0);
        let both = || Err(LeafError::value("Cannot specify both ',' and '_'."));
        if reader.take(',') {
            spec.grouping = Grouping::Comma;
        }
        if reader.take('_') {
            if spec.grouping != Grouping::None {
                return both();
            }
            spec.grouping = Grouping::Underscore;
        }
        if reader.peek() == Some(',') && spec.grouping == Grouping::Underscore {
            return both();
        }
        if reader.take('.') {
            spec.precision = reader.integer()?;
            if spec.precision.is_none() {
                return Err(LeafError::value("Format specifier missing precision"));
            }
        }
        spec.kind = reader.peek();
        if let Some(kind) = spec.kind {
            reader.skip(kind);
        }
        if !reader.rest.is_empty() {
            return Err(LeafError::value(format!(
                "Invalid format specifier '{text}' for object of type '{type_name}'"
            )));
        }
        spec.check_grouping(default)?;
        Ok(spec)
    }

    fn check_grouping(&self, default: Default) -> LeafResult<()> {
        let separator = match self.grouping {
            Grouping::None => return Ok(()),
            Grouping::Comma => ',',
            Grouping::Underscore => '_',
        };
        let kind = self.kind.or((default == Default::Text).then_some('s'));
        match kind {
            None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => Ok(()),
            Some('b' | 'o' | 'x' | 'X') if self.grouping == Grouping::Underscore => Ok(()),
            Some(kind) => Err(LeafError::value(format!(
                "Cannot specify '{separator}' with {}.",
                shown(kind)
            ))),
        }
    }

    /// How many code points the result has at least: what may make it too large.
    pub fn least_size(&self) -> usize {
        self.width.max(self.precision.unwrap_or(0))
    }

    /// Digits of a group and the separator before it.
    fn groups(&self) -> Option<(usize, char)> {
        match self.grouping {
            Grouping::None => None,
            Grouping::Comma => Some((3, ',')),
            Grouping::Underscore => Some((
                if matches!(self.kind, Some('b' | 'o' | 'x' | 'X')) {
                    4
                } else {
                    3
                },
                '_',
            )),
        }
    }

    /// `body` within the width, for anything that is not aligned by its sign.
    pub(super) fn pad(&self, body: &str) -> String {
        let missing = self.width.saturating_sub(body.chars().count());
        let left = match self.align {
            '>' => missing,
            '^' => missing / 2,
            _ => 0,
        };
        let mut out = String::with_capacity(body.len() + missing * self.fill.len_utf8());
        out.extend(std::iter::repeat_n(self.fill, left));
        out.push_str(body);
        out.extend(std::iter::repeat_n(self.fill, missing - left));
        out
    }

    /// The sign to show.
    pub(super) fn sign_of(&self, negative: bool) -> &'static str {
        match self.sign {
            _ if negative => "-",
            Some('+') => "+",
            Some(' ') => " ",
            _ => "",
        }
    }

    /// A number from its parts: sign, prefix such as `0x`, digits to be grouped, and what follows them.
    pub(super) fn number(&self, negative: bool, prefix: &str, digits: &str, tail: &str) -> String {
        let sign = self.sign_of(negative);
        let fixed = sign.len() + prefix.len() + tail.chars().count();
        let by_sign = self.align == '=';
        let zeros_to = if by_sign && self.fill == '0' {
            self.width.saturating_sub(fixed)
        } else {
            0
        };
        let grouped = self.grouped(digits, zeros_to);
        if !by_sign {
            return self.pad(&format!("{sign}{prefix}{grouped}{tail}"));
        }
        let missing = self.width.saturating_sub(fixed + grouped.chars().count());
        let mut out = format!("{sign}{prefix}");
        out.extend(std::iter::repeat_n(self.fill, missing));
        out.push_str(&grouped);
        out.push_str(tail);
        out
    }

    /// Digits with separators; zeros, separated as well, fill up to the width.
    fn grouped(&self, digits: &str, width: usize) -> String {
        let Some((size, separator)) = self.groups().filter(|_| !digits.is_empty()) else {
            let zeros = if digits.is_empty() {
                0
            } else {
                width.saturating_sub(digits.len())
            };
            return "0".repeat(zeros) + digits;
        };
        // From the right, group by group.
        let mut out: Vec<u8> = Vec::new();
        let mut rest = digits.as_bytes();
        loop {
            let room = width.saturating_sub(out.len());
            let len = size.min(rest.len().max(room).max(1));
            let chars = rest.len().min(len);
            out.extend(rest[rest.len() - chars..].iter().rev());
            out.extend(std::iter::repeat_n(b'0', len - chars));
            rest = &rest[..rest.len() - chars];
            if rest.is_empty() && out.len() >= width {
                break;
            }
            out.push(separator as u8);
        }
        out.reverse();
        String::from_utf8(out).expect("digits and separators are ASCII")
    }
}
