//! Text of expressions, as `from __future__ import annotations` keeps them.
//!
//! Names, attributes, subscripts, literals, tuples, lists, calls and unions are written as CPython writes them;
//! what annotations hardly ever hold keeps the source's own text.

use ruff_python_ast::{Expr, ExprTuple, Operator, UnaryOp};
use ruff_text_size::Ranged;

/// The text of `expr`, which stands in `source`.
pub(super) fn expression(expr: &Expr, source: &str) -> String {
    let mut out = String::new();
    Writer { source }.write(expr, Level::Tuple, &mut out);
    out
}

/// How tightly the surroundings bind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    Xor,
    And,
    Shift,
    Arithmetic,
    Term,
    Factor,
    Power,
    Atom,
}

struct Writer<'s> {
    source: &'s str,
}

impl Writer<'_> {
    fn write(&self, expr: &Expr, level: Level, out: &mut String) {
        match expr {
            Expr::Name(node) => out.push_str(node.id.as_str()),
            Expr::NoneLiteral(_) => out.push_str("None"),
            Expr::EllipsisLiteral(_) => out.push_str("..."),
            Expr::BooleanLiteral(node) => out.push_str(if node.value { "True" } else { "False" }),
            Expr::StringLiteral(node) => out.push_str(&quoted(node.value.to_str())),
            Expr::Attribute(node) => {
                self.write(&node.value, Level::Atom, out);
                if node.value.is_number_literal_expr() {
                    out.push(' ');
                }
                out.push('.');
                out.push_str(node.attr.as_str());
            }
            Expr::Subscript(node) => {
                self.write(&node.value, Level::Atom, out);
                out.push('[');
                match &*node.slice {
                    Expr::Tuple(tuple) if !tuple.elts.is_empty() => self.items(tuple, out),
                    slice => self.write(slice, Level::Tuple, out),
                }
                out.push(']');
            }
            Expr::Starred(node) => {
                out.push('*');
                self.write(&node.value, Level::Or, out);
            }
            Expr::Tuple(node) if node.elts.is_empty() => out.push_str("()"),
            Expr::Tuple(node) => self.grouped(level > Level::Tuple, out, |out| self.items(node, out)),
            Expr::List(node) => {
                out.push('[');
                self.list(&node.elts, out);
                out.push(']');
            }
            Expr::Call(node) => {
                self.write(&node.func, Level::Atom, out);
                out.push('(');
                self.list(&node.arguments.args, out);
                for (i, keyword) in node.arguments.keywords.iter().enumerate() {
                    if i > 0 || !node.arguments.args.is_empty() {
                        out.push_str(", ");
                    }
                    match &keyword.arg {
                        Some(name) => {
                            out.push_str(name.as_str());
                            out.push('=');
                        }
                        None => out.push_str("**"),
                    }
                    self.write(&keyword.value, Level::Test, out);
                }
                out.push(')');
            }
            Expr::BinOp(node) => {
                let own = level_of(node.op);
                let (left, right) = if node.op == Operator::Pow {
                    (next(own), own)
                } else {
                    (own, next(own))
                };
                self.grouped(level > own, out, |out| {
                    self.write(&node.left, left, out);
                    out.push(' ');
                    out.push_str(node.op.as_str());
                    out.push(' ');
                    self.write(&node.right, right, out);
                });
            }
            Expr::UnaryOp(node) if node.op != UnaryOp::Not => {
                self.grouped(level > Level::Factor, out, |out| {
                    out.push_str(node.op.as_str());
                    self.write(&node.operand, Level::Factor, out);
                });
            }
            _ => {
                let text = &self.source[expr.range()];
                self.grouped(level > Level::Test && needs_group(expr), out, |out| {
                    out.push_str(text)
                });
            }
        }
    }

    fn grouped(&self, group: bool, out: &mut String, write: impl FnOnce(&mut String)) {
        if group {
            out.push('(');
        }
        write(out);
        if group {
            out.push(')');
        }
    }

    fn list(&self, elements: &[Expr], out: &mut String) {
        for (i, element) in elements.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            self.write(element, Level::Test, out);
        }
    }

    fn items(&self, tuple: &ExprTuple, out: &mut String) {
        self.list(&tuple.elts, out);
        if tuple.elts.len() == 1 {
            out.push(',');
        }
    }
}

fn needs_group(expr: &Expr) -> bool {
    !matches!(
        expr,
        Expr::NumberLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::FString(_)
            | Expr::Dict(_)
            | Expr::Set(_)
            | Expr::ListComp(_)
            | Expr::SetComp(_)
            | Expr::DictComp(_)
            | Expr::Generator(_)
    )
}

fn level_of(op: Operator) -> Level {
    match op {
        Operator::BitOr => Level::Or,
        Operator::BitXor => Level::Xor,
        Operator::BitAnd => Level::And,
        Operator::LShift | Operator::RShift => Level::Shift,
        Operator::Add | Operator::Sub => Level::Arithmetic,
        Operator::Mult | Operator::MatMult | Operator::Div | Operator::Mod | Operator::FloorDiv => {
            Level::Term
        }
        Operator::Pow => Level::Power,
    }
}

fn next(level: Level) -> Level {
    match level {
        Level::Tuple => Level::Test,
        Level::Test => Level::Or,
        Level::Or => Level::Xor,
        Level::Xor => Level::And,
        Level::And => Level::Shift,
        Level::Shift => Level::Arithmetic,
        Level::Arithmetic => Level::Term,
        Level::Term => Level::Factor,
        Level::Factor => Level::Power,
        Level::Power | Level::Atom => Level::Atom,
    }
}

/// As `repr` writes a string.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut out = String::from(quote);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            c if (c as u32) < 0x20 || c == '\u{7f}' => out.push_str(&format!("\\x{:02x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}
