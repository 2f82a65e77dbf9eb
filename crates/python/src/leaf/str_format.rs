//! The replacement fields of `str.format`: names, chains of attributes and items, conversions, nested specifications.
//!
//! A format is read field by field while values are formatted, and a mistake in it is only found when its turn comes:
//! so each place that can be wrong holds the error to raise there, and nothing follows it.

use super::error::{LeafError, LeafResult};
use super::unicode;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Literal(String),
    Field(Field),
    Error(LeafError),
}

/// `{first.chain!conversion:spec}`. In this order: the value is looked up, the chain followed, the value converted, the
/// specification put together, and the value formatted by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub first: LeafResult<First>,
    pub chain: Vec<Access>,
    pub conversion: LeafResult<Option<Conversion>>,
    pub spec: FieldSpec,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// A positional argument, numbered or counted. Beyond them: [`out_of_range`].
    Index(usize),
    /// A keyword argument; a missing one is a KeyError of the name.
    Name(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    Attribute(String),
    /// `[12]`.
    Index(i64),
    /// `[name]`.
    Key(String),
    Error(LeafError),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    Str,
    Repr,
    Ascii,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldSpec {
    Plain(String),
    /// A specification that has fields of its own.
    Nested(Vec<Piece>),
}

/// IndexError for a positional argument that was not given.
pub fn out_of_range(index: usize) -> LeafError {
    LeafError::new(
        super::ErrorKind::Index,
        format!("Replacement index {index} out of range for positional args tuple"),
    )
}

/// ValueError for a numbered or counted field in `format_map`, which has no positional arguments.
pub const POSITIONAL_IN_MAP: &str = "Format string contains positional fields";

/// The pieces of a format, up to its first mistake.
pub fn parse(format: &str) -> Vec<Piece> {
    let chars: Vec<char> = format.chars().collect();
    let mut pieces = Vec::new();
    parse_level(&chars, &mut Numbering::Unknown, 2, &mut pieces);
    pieces
}

/// How fields without names get their numbers: all of them counted, or all of them given.
enum Numbering {
    Unknown,
    Counted(usize),
    Given,
}

fn text(chars: &[char]) -> String {
    chars.iter().collect()
}

fn value_error<T>(message: &str) -> LeafResult<T> {
    Err(LeafError::value(message))
}

/// Parses one level; `false` after a mistake.
fn parse_level(chars: &[char], numbering: &mut Numbering, levels: u32, pieces: &mut Vec<Piece>) -> bool {
    if levels == 0 {
        pieces.push(Piece::Error(LeafError::value("Max string recursion exceeded")));
        return false;
    }
    let mut literal = String::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        at += 1;
        match c {
            '{' | '}' if chars.get(at) == Some(&c) => {
                literal.push(c);
                at += 1;
            }
            '{' | '}' => {
                if !literal.is_empty() {
                    pieces.push(Piece::Literal(std::mem::take(&mut literal)));
                }
                if c == '}' || at == chars.len() {
                    let message = format!("Single '{c}' encountered in format string");
                    pieces.push(Piece::Error(LeafError::value(message)));
                    return false;
                }
                match Raw::read(chars, &mut at) {
                    Ok(raw) => {
                        let (field, sound) = raw.field(numbering, levels);
                        pieces.push(Piece::Field(field));
                        if !sound {
                            return false;
                        }
                    }
                    Err(e) => {
                        pieces.push(Piece::Error(e));
                        return false;
                    }
                }
            }
            _ => literal.push(c),
        }
    }
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    true
}

/// A field cut into its three parts.
struct Raw<'a> {
    name: &'a [char],
    conversion: Option<char>,
    spec: &'a [char],
    /// A brace was opened in the specification.
    nested: bool,
}

impl<'a> Raw<'a> {
    fn read(chars: &'a [char], at: &mut usize) -> LeafResult<Self> {
        let start = *at;
        let mut raw = Raw {
            name: &[],
            conversion: None,
            spec: &[],
            nested: false,
        };
        let end = loop {
            let Some(&c) = chars.get(*at) else {
                return value_error("expected '}' before end of string");
            };
            *at += 1;
            match c {
                '{' => return value_error("unexpected '{' in field name"),
                // What is in brackets may be anything; the bracket itself is read on.
                '[' => {
                    *at = chars[*at..]
                        .iter()
                        .position(|&c| c == ']')
                        .map_or(chars.len(), |n| *at + n)
                }
                '}' | ':' | '!' => break c,
                _ => {}
            }
        };
        raw.name = &chars[start..*at - 1];
        if end == '}' {
            return Ok(raw);
        }
        if end == '!' {
            let Some(&conversion) = chars.get(*at) else {
                return value_error("end of string while looking for conversion specifier");
            };
            raw.conversion = Some(conversion);
            *at += 1;
            match chars.get(*at) {
                Some('}') => {
                    *at += 1;
                    return Ok(raw);
                }
                Some(':') => *at += 1,
                Some(_) => return value_error("expected ':' after conversion specifier"),
                None => {}
            }
        }
        let start = *at;
        let mut open = 1;
        while let Some(&c) = chars.get(*at) {
            *at += 1;
            match c {
                '{' => {
                    raw.nested = true;
                    open += 1;
                }
                '}' => open -= 1,
                _ => {}
            }
            if open == 0 {
                raw.spec = &chars[start..*at - 1];
                return Ok(raw);
            }
        }
        value_error("unmatched '{' in format spec")
    }

    /// The field, and whether nothing is wrong with it.
    fn field(self, numbering: &mut Numbering, levels: u32) -> (Field, bool) {
        let split = self
            .name
            .iter()
            .position(|&c| matches!(c, '.' | '['))
            .unwrap_or(self.name.len());
        let (first, rest) = self.name.split_at(split);
        let mut field = Field {
            first: first_of(first, numbering),
            chain: Vec::new(),
            conversion: Ok(None),
            spec: FieldSpec::Plain(String::new()),
        };
        if field.first.is_err() {
            return (field, false);
        }
        field.chain = chain_of(rest);
        if matches!(field.chain.last(), Some(Access::Error(_))) {
            return (field, false);
        }
        field.conversion = self.conversion.map(conversion_of).transpose();
        if field.conversion.is_err() {
            return (field, false);
        }
        if !self.nested {
            field.spec = FieldSpec::Plain(text(self.spec));
            return (field, true);
        }
        let mut pieces = Vec::new();
        let sound = parse_level(self.spec, numbering, levels - 1, &mut pieces);
        field.spec = FieldSpec::Nested(pieces);
        (field, sound)
    }
}

/// A decimal number of any script; nothing where the text is anything else.
fn integer(chars: &[char]) -> LeafResult<Option<i64>> {
    let mut value: i64 = 0;
    for &c in chars {
        let Some(digit) = unicode::decimal(c) else {
            return Ok(None);
        };
        let longer = value
            .checked_mul(10)
            .and_then(|v| v.checked_add(i64::from(digit)));
        value = longer.ok_or_else(|| LeafError::value("Too many decimal digits in format string"))?;
    }
    Ok((!chars.is_empty()).then_some(value))
}

fn first_of(name: &[char], numbering: &mut Numbering) -> LeafResult<First> {
    let given = integer(name)?;
    if given.is_none() && !name.is_empty() {
        return Ok(First::Name(text(name)));
    }
    if matches!(numbering, Numbering::Unknown) {
        *numbering = if name.is_empty() {
            Numbering::Counted(0)
        } else {
            Numbering::Given
        };
    }
    match (numbering, given) {
        (Numbering::Counted(next), None) => {
            *next += 1;
            Ok(First::Index(*next - 1))
        }
        (Numbering::Given, Some(index)) => Ok(First::Index(usize::try_from(index).unwrap_or(usize::MAX))),
        (Numbering::Given, None) => {
            value_error("cannot switch from manual field specification to automatic field numbering")
        }
        _ => value_error("cannot switch from automatic field numbering to manual field specification"),
    }
}

fn chain_of(mut rest: &[char]) -> Vec<Access> {
    let mut chain = Vec::new();
    while let Some((&c, after)) = rest.split_first() {
        let access = match c {
            '.' => {
                let end = after
                    .iter()
                    .position(|&c| matches!(c, '.' | '['))
                    .unwrap_or(after.len());
                rest = &after[end..];
                Ok(Access::Attribute(text(&after[..end]))).and_then(|a| not_empty(end, a))
            }
            '[' => match after.iter().position(|&c| c == ']') {
                None => value_error("Missing ']' in format string"),
                Some(end) => {
                    rest = &after[end + 1..];
                    let key = &after[..end];
                    integer(key)
                        .map(|index| index.map_or_else(|| Access::Key(text(key)), Access::Index))
                        .and_then(|a| not_empty(end, a))
                }
            },
            _ => value_error("Only '.' or '[' may follow ']' in format field specifier"),
        };
        match access {
            Ok(access) => chain.push(access),
            Err(e) => {
                chain.push(Access::Error(e));
                break;
            }
        }
    }
    chain
}

fn not_empty(len: usize, access: Access) -> LeafResult<Access> {
    if len == 0 {
        value_error("Empty attribute in format string")
    } else {
        Ok(access)
    }
}

fn conversion_of(c: char) -> LeafResult<Conversion> {
    match c {
        's' => Ok(Conversion::Str),
        'r' => Ok(Conversion::Repr),
        'a' => Ok(Conversion::Ascii),
        '!'..='~' => Err(LeafError::value(format!("Unknown conversion specifier {c}"))),
        _ => Err(LeafError::value(format!(
            "Unknown conversion specifier \\x{:x}",
            u32::from(c)
        ))),
    }
}
