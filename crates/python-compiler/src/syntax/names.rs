//! CPython's names for kinds of expressions, and the search for an expression by its place.

use ruff_python_ast::visitor::{Visitor, walk_expr};
use ruff_python_ast::{Expr, ModModule};
use ruff_text_size::{Ranged, TextRange};

/// As in "cannot assign to ...".
pub(super) fn expression_name(expr: &Expr) -> &'static str {
    match expr {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) | Expr::TString(_) => "f-string expression",
        Expr::NoneLiteral(_) => "None",
        Expr::BooleanLiteral(node) => {
            if node.value {
                "True"
            } else {
                "False"
            }
        }
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => "literal",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        Expr::Slice(_) | Expr::IpyEscapeCommand(_) => "expression",
    }
}

/// Does the expression bind at least as tightly as `|`, so that CPython thinks of `==`?
pub(super) fn is_operand(expr: &Expr) -> bool {
    match expr {
        Expr::UnaryOp(node) => node.op != ruff_python_ast::UnaryOp::Not,
        Expr::BoolOp(_)
        | Expr::Compare(_)
        | Expr::Lambda(_)
        | Expr::If(_)
        | Expr::Named(_)
        | Expr::Yield(_)
        | Expr::YieldFrom(_)
        | Expr::List(_)
        | Expr::Tuple(_)
        | Expr::Generator(_)
        | Expr::NoneLiteral(_)
        | Expr::BooleanLiteral(_) => false,
        _ => true,
    }
}

/// The outermost expression with exactly this range, or failing that one that satisfies `wanted`.
pub(super) fn find<'a>(module: &'a ModModule, wanted: impl FnMut(&'a Expr) -> bool) -> Option<&'a Expr> {
    let mut finder = Finder { wanted, found: None };
    for stmt in &module.body {
        finder.visit_stmt(stmt);
    }
    finder.found
}

pub(super) fn expression_at(module: &ModModule, range: TextRange) -> Option<&Expr> {
    find(module, |expr| expr.range() == range)
}

struct Finder<'a, W> {
    wanted: W,
    found: Option<&'a Expr>,
}

impl<'a, W: FnMut(&'a Expr) -> bool> Visitor<'a> for Finder<'a, W> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if self.found.is_none() {
            if (self.wanted)(expr) {
                self.found = Some(expr);
            } else {
                walk_expr(self, expr);
            }
        }
    }
}
