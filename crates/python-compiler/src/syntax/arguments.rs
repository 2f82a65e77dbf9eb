//! Arguments and parameters in an order or form that is not allowed.

use super::Broken;
use super::names::expression_at;
use crate::diagnostic::Diagnostic;
use ruff_python_ast::Expr;
use ruff_text_size::{Ranged, TextRange};

impl Broken<'_> {
    pub(super) fn at_closing(&self, start: usize, message: &str) -> Diagnostic {
        let span = self
            .closing_bracket(start)
            .map_or(self.place(start), |token| self.span(token));
        Diagnostic::syntax(span, message)
    }

    pub(super) fn starred(&self, range: TextRange) -> Diagnostic {
        let before = self
            .token_before(usize::from(range.start()))
            .map_or("", |token| self.text(token));
        match before {
            "(" => self.at(range, "cannot use starred expression here"),
            ":" => self.at(range, "cannot use a starred expression in a dictionary value"),
            _ => self.invalid(usize::from(range.start())),
        }
    }

    /// `f(a for a in b, c)`
    pub(super) fn bare_generator(&self, range: TextRange) -> Diagnostic {
        let start = usize::from(range.start());
        if self
            .line_before(start)
            .first()
            .is_some_and(|token| self.text(*token) == "class")
        {
            let word = self.tokens[self.index_at(start)..]
                .iter()
                .find(|token| self.text(**token) == "for");
            return self.invalid(word.map_or(start, |token| token.start));
        }
        let is_first = self
            .token_before(start)
            .is_some_and(|token| self.text(token) == "(");
        let end = match expression_at(self.module, range) {
            Some(Expr::Generator(node)) if !is_first => node
                .generators
                .last()
                .map_or(range.end(), |last| last.target.start()),
            _ => range.end(),
        };
        self.at(
            TextRange::new(range.start(), end),
            "Generator expression must be parenthesized",
        )
    }

    /// A `*` in parameters with no name after it.
    pub(super) fn bare_star(&self, start: usize) -> Diagnostic {
        let end = (self.index_at(start) + 1).min(self.tokens.len());
        let star = self.tokens[..end]
            .iter()
            .rposition(|token| self.text(*token) == "*");
        let Some(star) = star else {
            return self.invalid(start);
        };
        let word = self.tokens[..star]
            .iter()
            .rfind(|t| matches!(self.text(**t), "lambda" | "def"));
        let shown = if word.is_some_and(|token| self.text(*token) == "lambda") {
            star + 1
        } else {
            star
        };
        let span = self
            .tokens
            .get(shown)
            .map_or(self.place(start), |token| self.span(*token));
        Diagnostic::syntax(span, "named arguments must follow bare *")
    }

    pub(super) fn in_parameters(&self, start: usize) -> bool {
        matches!(self.line_before(start), [word, ..] if self.text(*word) == "def")
    }
}
