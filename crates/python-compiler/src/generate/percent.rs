//! `"..." % (a, b)` with a constant text of `%s`, `%r`, `%a` is compiled as a formatted string, as in CPython.

use super::{Done, Generator, NOWHERE, fold};
use crate::assemble::What;
use ruff_python_ast::{Expr, ExprBinOp, Operator};
use switchboard_python_code::{Const, Op};

/// A part of such a text.
#[derive(PartialEq, Debug)]
enum Piece {
    Text(String),
    /// Conversion as in [`Op::FormatValue`], and the format that width and precision come to.
    Value(u32, String),
}

/// Digits of a width or precision, plus one.
const MAX_DIGITS: usize = 3;

/// The text and the values, if the expression is compiled so.
pub(super) fn formatted(node: &ExprBinOp) -> Option<(String, &[Expr])> {
    let (Operator::Mod, Expr::Tuple(tuple)) = (node.op, &*node.right) else {
        return None;
    };
    let Some(Const::Str(text)) = fold::fold(&node.left) else {
        return None;
    };
    let elements = &tuple.elts[..];
    if elements.iter().any(Expr::is_starred_expr) || fold::is_constant(&node.right) {
        return None;
    }
    let pieces = parse(&text)?;
    let values = pieces
        .iter()
        .filter(|piece| matches!(piece, Piece::Value(..)))
        .count();
    (values == elements.len()).then_some((text, elements))
}

impl<'a> Generator<'a> {
    pub(super) fn percent(&mut self, text: &str, values: &'a [Expr]) -> Done {
        let pieces = parse(text).unwrap_or_default();
        let count = pieces.len() as u32;
        let mut values = values.iter();
        for piece in pieces {
            match piece {
                Piece::Text(text) => self.constant_nowhere(Const::Str(text)),
                Piece::Value(conversion, format) => {
                    let Some(value) = values.next() else { continue };
                    self.expr(value)?;
                    let mut arg = conversion;
                    if !format.is_empty() {
                        self.constant_nowhere(Const::Str(format));
                        arg |= 4;
                    }
                    let at = self.lines.position(value);
                    self.push(What::Op(Op::FormatValue), arg, None, at);
                }
            }
        }
        if count != 1 {
            self.op_arg(Op::BuildString, count);
        }
        Ok(())
    }

    fn constant_nowhere(&mut self, value: Const) {
        let index = self.unit().constant(value);
        self.push(What::Op(Op::Const), index, None, NOWHERE);
    }
}

/// The digits that begin with `next`, which is moved past them.
fn number(next: &mut char, chars: &mut impl Iterator<Item = char>) -> Option<u32> {
    let mut digits = String::new();
    while next.is_ascii_digit() {
        digits.push(*next);
        *next = chars.next()?;
        if digits.len() >= MAX_DIGITS {
            return None;
        }
    }
    Some(digits.parse().unwrap_or(0))
}

fn parse(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '%' {
            literal.push(c);
            continue;
        }
        if chars.peek() == Some(&'%') {
            chars.next();
            literal.push('%');
            continue;
        }
        if !literal.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut literal)));
        }
        let mut left = false;
        let mut next = chars.next()?;
        while matches!(next, '-' | '+' | ' ' | '#' | '0') {
            left |= next == '-';
            next = chars.next()?;
        }
        let mut format = String::new();
        if next.is_ascii_digit() {
            let width = number(&mut next, &mut chars)?;
            if !left && width > 0 {
                format.push('>');
            }
            format.push_str(&width.to_string());
        }
        if next == '.' {
            next = chars.next()?;
            let precision = number(&mut next, &mut chars)?;
            format.push('.');
            format.push_str(&precision.to_string());
        }
        let conversion = match next {
            's' => 1,
            'r' => 2,
            'a' => 3,
            _ => return None,
        };
        pieces.push(Piece::Value(conversion, format));
    }
    if !literal.is_empty() {
        pieces.push(Piece::Text(literal));
    }
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_taken_apart() {
        let text = |text: &str| Piece::Text(text.to_owned());
        let value = |conversion, format: &str| Piece::Value(conversion, format.to_owned());
        assert_eq!(parse("a%%b"), Some(vec![text("a%b")]));
        assert_eq!(
            parse("<%s: %5r>"),
            Some(vec![
                text("<"),
                value(1, ""),
                text(": "),
                value(2, ">5"),
                text(">")
            ])
        );
        assert_eq!(parse("%-10.3a"), Some(vec![value(3, "10.3")]));
        assert_eq!(parse("%d"), None);
        assert_eq!(parse("%(name)s"), None);
        assert_eq!(parse("%1000s"), None);
        assert_eq!(parse("100%"), None);
    }
}
