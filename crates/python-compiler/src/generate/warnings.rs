//! What CPython warns of while it compiles: code that cannot mean what it says.

use super::{Generator, fold};
use crate::diagnostic::Warning;
use ruff_python_ast::{CmpOp, Expr, ExprCompare};
use ruff_text_size::Ranged;
use switchboard_python_code::Const;

impl Generator<'_> {
    /// A warning at the current line. A body that is compiled twice warns twice, as CPython's does.
    fn warn(&mut self, message: String) {
        let line = self.here().at.line;
        self.warnings.push(Warning { line, message });
    }

    pub(super) fn warn_of_identity(&mut self, node: &ExprCompare, inverted: bool) {
        let mut left = is_literal(&node.left);
        for (op, right) in node.ops.iter().zip(&node.comparators) {
            let right = is_literal(right);
            let (written, meant) = match op {
                CmpOp::Is if !inverted => ("is", "=="),
                CmpOp::IsNot if inverted => ("is", "=="),
                CmpOp::Is | CmpOp::IsNot => ("is not", "!="),
                _ => {
                    left = right;
                    continue;
                }
            };
            if left || right {
                self.unit().at = self.lines.position(node.range());
                self.warn(format!("\"{written}\" with a literal. Did you mean \"{meant}\"?"));
                return;
            }
            left = right;
        }
    }

    pub(super) fn warn_of_tuple(&mut self, test: &Expr) {
        if matches!(test, Expr::Tuple(tuple) if !tuple.elts.is_empty()) {
            self.warn("assertion is always true, perhaps remove parentheses?".to_owned());
        }
    }

    pub(super) fn warn_of_callee(&mut self, callee: &Expr) {
        if let Some(kind) = type_name(callee).filter(|kind| *kind != "function") {
            self.warn(format!(
                "'{kind}' object is not callable; perhaps you missed a comma?"
            ));
        }
    }

    pub(super) fn warn_of_subscript(&mut self, value: &Expr, index: &Expr) {
        let Some(kind) = type_name(value) else { return };
        if !matches!(kind, "str" | "bytes" | "tuple" | "list" | "dict") {
            self.warn(format!(
                "'{kind}' object is not subscriptable; perhaps you missed a comma?"
            ));
        }
        if !matches!(kind, "str" | "bytes" | "tuple" | "list") {
            return;
        }
        if let Some(other) = type_name(index).filter(|other| !matches!(*other, "int" | "bool")) {
            let message = format!("{kind} indices must be integers or slices, not {other}");
            self.warn(format!("{message}; perhaps you missed a comma?"));
        }
    }
}

/// A constant that `is` cannot be relied on for.
fn is_literal(expr: &Expr) -> bool {
    !matches!(
        fold::fold(expr),
        None | Some(Const::None | Const::True | Const::False | Const::Ellipsis)
    )
}

/// The type of a value that is known from its form.
fn type_name(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::FString(_) => "str",
        Expr::Tuple(_) => "tuple",
        _ => match fold::fold(expr)? {
            Const::None => "NoneType",
            Const::True | Const::False => "bool",
            Const::Ellipsis => "ellipsis",
            Const::Int(_) | Const::BigInt(_) => "int",
            Const::Float(_) => "float",
            Const::Complex(_) => "complex",
            Const::Str(_) => "str",
            Const::Bytes(_) => "bytes",
            Const::Tuple(_) => "tuple",
            Const::FrozenSet(_) | Const::Code(_) => return None,
        },
    })
}
