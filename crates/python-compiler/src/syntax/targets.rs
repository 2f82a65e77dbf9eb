//! Targets that cannot be assigned to, and signs of equality where none can stand.

use super::Broken;
use super::names::{expression_at, expression_name, find, is_operand};
use crate::diagnostic::Diagnostic;
use ruff_python_ast::Expr;
use ruff_text_size::{Ranged, TextRange, TextSize};
use switchboard_python_code::lex::Kind;

impl Broken<'_> {
    pub(super) fn target(&self, range: TextRange) -> Diagnostic {
        let Some(expr) = expression_at(self.module, range) else {
            return self.at(range, "cannot assign to expression");
        };
        let name = expression_name(expr);
        if matches!(expr, Expr::Yield(_) | Expr::YieldFrom(_)) {
            let grouped = self
                .token_before(usize::from(range.start()))
                .is_some_and(|t| self.text(t) == "(");
            if grouped {
                let message = format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
                return self.at(range, message);
            }
            return self.at(range, "assignment to yield expression not possible");
        }
        if self.is_whole_target(range) && is_operand(expr) {
            let message = format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
            return self.at(range, message);
        }
        if let Some(found) = self.assigned_test(expr) {
            return found;
        }
        self.at(range, format!("cannot assign to {name}"))
    }

    /// `a = b < c = d` reads like a comparison gone wrong from its first name on.
    pub(super) fn assigned_test(&self, expr: &Expr) -> Option<Diagnostic> {
        let first = match expr {
            Expr::If(node) => &node.body,
            Expr::Compare(node) => &node.left,
            Expr::BoolOp(node) => node.values.first()?,
            _ => return None,
        };
        let [name, sign] = self.line_before(usize::from(expr.start())) else {
            return None;
        };
        (name.kind == Kind::Name && self.text(*sign) == "=").then(|| {
            Diagnostic::syntax(
                self.range(name.start, usize::from(first.end())),
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
            )
        })
    }

    /// Is it all that stands before the only `=` after it?
    pub(super) fn is_whole_target(&self, range: TextRange) -> bool {
        let mut end = usize::from(range.end());
        while let Some(token) = self.token_at(end).filter(|token| self.text(*token) == ")") {
            end = token.end;
        }
        let assigns = self.token_at(end).is_some_and(|token| self.text(token) == "=");
        let inside = self.innermost_open(usize::from(range.start()));
        let grouped = inside.is_some_and(|bracket| self.text(bracket) != "(");
        let rest = self.tokens[self.index_at(end)..]
            .iter()
            .take_while(|token| token.kind != Kind::Newline);
        let signs = rest.filter(|token| self.text(**token) == "=").count();
        let tuple = find(self.module, |expr| match expr {
            Expr::Tuple(node) => node.elts.iter().any(|element| element.range() == range),
            _ => false,
        });
        let first = self
            .line_before(usize::from(range.start()))
            .iter()
            .all(|token| self.text(*token) != "=");
        assigns && !grouped && first && signs == 1 && tuple.is_none()
    }

    /// `x[a=1]`
    pub(super) fn assigned_index(&self, start: usize) -> Option<Diagnostic> {
        let (name, sign) = (self.token_before(start)?, self.token_at(start)?);
        let bracket = self.innermost_open(start)?;
        (self.text(sign) == "=" && name.kind == Kind::Name && self.text(bracket) == "[").then(|| {
            let span = self.range(name.start, self.end_of_operand(sign.end));
            Diagnostic::syntax(
                span,
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
            )
        })
    }

    /// `a, b += 1`
    pub(super) fn assigns_in_place(&self, start: usize) -> Option<Diagnostic> {
        let operator = self.text(self.token_at(start)?);
        if operator.len() < 2
            || !operator.ends_with('=')
            || matches!(operator, "==" | "!=" | "<=" | ">=" | ":=")
        {
            return None;
        }
        let line = self.line_before(start);
        let message = |name: &str| format!("'{name}' is an illegal expression for augmented assignment");
        if line.iter().any(|token| self.text(*token) == ",") && self.innermost_open(start).is_none() {
            let (first, last) = (line.first()?, line.last()?);
            return Some(Diagnostic::syntax(
                self.range(first.start, last.end),
                message("tuple"),
            ));
        }
        let end = TextSize::from(self.token_before(start)?.end as u32);
        let target = find(self.module, |expr| expr.end() == end)?;
        Some(self.at(target, message(expression_name(target))))
    }

    pub(super) fn name_at(&self, range: TextRange) -> &'static str {
        expression_at(self.module, range).map_or("expression", expression_name)
    }

    /// `f(a.b=1)`, `f(True=1)`
    pub(super) fn bad_keyword(&self, range: TextRange) -> Diagnostic {
        let sign = self.token_at(usize::from(range.end()));
        let end = sign.map_or(range.end(), |token| TextSize::from(token.end as u32));
        let whole = TextRange::new(range.start(), end);
        let text = &self.source()[range];
        if matches!(text, "True" | "False" | "None") {
            return self.at(whole, format!("cannot assign to {text}"));
        }
        self.at(
            whole,
            "expression cannot contain assignment, perhaps you meant \"==\"?",
        )
    }
}
