//! The parser's complaints in CPython's words.

use super::Broken;
use super::names::find;
use crate::diagnostic::{Diagnostic, Kind as ErrorKind, Span};
use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::{ParseError, ParseErrorType};
use ruff_text_size::{Ranged, TextRange, TextSize};
use switchboard_python_code::lex::{Kind, Token};

impl Broken<'_> {
    pub(super) fn message(&self, error: &ParseError) -> Diagnostic {
        let range = error.location;
        let start = usize::from(range.start());
        match &error.error {
            ParseErrorType::SimpleStatementsOnSameLine => self.same_line(start),
            ParseErrorType::ExpectedToken {
                expected: TokenKind::Colon,
                ..
            } => self.expected_colon(start),
            ParseErrorType::ExpectedToken {
                expected: TokenKind::Comma | TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace,
                ..
            } => self.expected_comma(start),
            ParseErrorType::ExpectedToken {
                expected: TokenKind::Else,
                ..
            } => self.expected_else(start),
            ParseErrorType::InvalidAssignmentTarget => self.target(range),
            ParseErrorType::InvalidAugmentedAssignmentTarget => {
                let name = self.name_at(range);
                self.at(
                    range,
                    format!("'{name}' is an illegal expression for augmented assignment"),
                )
            }
            ParseErrorType::InvalidDeleteTarget => {
                self.at(range, format!("cannot delete {}", self.name_at(range)))
            }
            ParseErrorType::InvalidNamedAssignmentTarget => self.at(
                range,
                format!("cannot use assignment expressions with {}", self.name_at(range)),
            ),
            ParseErrorType::InvalidAnnotatedAssignmentTarget => {
                self.at(range, "illegal target for annotation")
            }
            ParseErrorType::UnparenthesizedGeneratorExpression => self.bare_generator(range),
            ParseErrorType::PositionalAfterKeywordArgument => {
                self.at_closing(start, "positional argument follows keyword argument")
            }
            ParseErrorType::PositionalAfterKeywordUnpacking => {
                self.at_closing(start, "positional argument follows keyword argument unpacking")
            }
            ParseErrorType::InvalidArgumentUnpackingOrder => Diagnostic::syntax(
                self.place(start),
                "iterable argument unpacking follows keyword argument unpacking",
            ),
            ParseErrorType::NonDefaultParamAfterDefaultParam => {
                Diagnostic::syntax(self.place(start), "non-default argument follows default argument")
            }
            ParseErrorType::ExpectedKeywordParam => self.bare_star(start),
            ParseErrorType::ParamAfterVarKeywordParam => {
                Diagnostic::syntax(self.place(start), "arguments cannot follow var-keyword argument")
            }
            ParseErrorType::VarParameterWithDefault => {
                let stars = self
                    .line_before(start)
                    .iter()
                    .rfind(|token| self.text(**token).starts_with('*'));
                let keyword = stars.is_some_and(|token| self.text(*token) == "**");
                let kind = if keyword { "var-keyword" } else { "var-positional" };
                Diagnostic::syntax(
                    self.place(start),
                    format!("{kind} argument cannot have default value"),
                )
            }
            ParseErrorType::InvalidStarredExpressionUsage => self.starred(range),
            ParseErrorType::UnparenthesizedTupleExpression => {
                let mut rest = self.tokens[self.index_at(start)..].iter();
                let comma = rest.find(|token| self.text(**token) == ",");
                self.invalid(comma.map_or(start, |token| token.start))
            }
            ParseErrorType::ExpectedImaginaryNumber => {
                self.at(range, "imaginary number required in complex literal")
            }
            ParseErrorType::ExpectedRealNumber => self.at(range, "real number required in complex literal"),
            ParseErrorType::InvalidMatchPatternTarget => self.at(range, "cannot use '_' as a target"),
            ParseErrorType::UnexpectedIndentation => self.unexpected_indent(range.end()),
            ParseErrorType::FStringError(kind) => self.format_error(kind, start),
            ParseErrorType::Lexical(kind) => self.lexical(kind, range),
            ParseErrorType::ExpectedExpression => self.expected_expression(start),
            ParseErrorType::OtherError(text) => self.other(text, range),
            _ => self.invalid(start),
        }
    }

    /// Two statements on a line: `print "x"` of Python 2, or anything else.
    fn same_line(&self, start: usize) -> Diagnostic {
        if let Some(word) = self.token_before(start)
            && matches!(self.text(word), "print" | "exec")
            && self
                .index_at(word.start)
                .checked_sub(1)
                .is_none_or(|i| self.tokens[i].kind == Kind::Newline)
        {
            let argument = self.statement_at(start);
            if let Some(Stmt::Expr(argument)) = argument {
                let name = self.text(word);
                let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
                return Diagnostic::syntax(self.range(word.start, usize::from(argument.end())), message);
            }
        }
        self.invalid(start)
    }

    fn statement_at(&self, start: usize) -> Option<&Stmt> {
        let mut bodies: Vec<&[Stmt]> = vec![&self.module.body];
        while let Some(body) = bodies.pop() {
            for stmt in body {
                if usize::from(stmt.start()) == start {
                    return Some(stmt);
                }
                match stmt {
                    Stmt::FunctionDef(node) => bodies.push(&node.body),
                    Stmt::ClassDef(node) => bodies.push(&node.body),
                    Stmt::For(node) => bodies.extend([&node.body[..], &node.orelse]),
                    Stmt::While(node) => bodies.extend([&node.body[..], &node.orelse]),
                    Stmt::If(node) => {
                        bodies.push(&node.body);
                        bodies.extend(node.elif_else_clauses.iter().map(|clause| &clause.body[..]));
                    }
                    Stmt::With(node) => bodies.push(&node.body),
                    Stmt::Try(node) => bodies.extend([&node.body[..], &node.orelse, &node.finalbody]),
                    _ => {}
                }
            }
        }
        None
    }

    /// The tokens of the logical line that the token at `start` stands on, up to it.
    pub(super) fn line_before(&self, start: usize) -> &[Token] {
        let end = self.index_at(start);
        let mut depth = 0usize;
        let mut first = 0;
        for (i, token) in self.tokens[..end].iter().enumerate() {
            match token.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close(_) => depth = depth.saturating_sub(1),
                Kind::Newline if depth == 0 => first = i + 1,
                _ => {}
            }
        }
        &self.tokens[first..end]
    }

    fn expected_colon(&self, start: usize) -> Diagnostic {
        if let Some(found) = self.assigned_index(start) {
            return found;
        }
        let line = self.line_before(start);
        let word = line.first().map_or("", |token| self.text(*token));
        let found = self.token_at(start);
        let at_end = found.is_none_or(|token| token.kind == Kind::Newline);
        let inside = self.innermost_open(start);
        if let Some(bracket) = inside
            && self.text(bracket) == "{"
        {
            // A key of a dict without its value.
            let key = self
                .token_before(start)
                .map_or(self.place(start), |token| self.point(token.end - 1));
            return Diagnostic::syntax(key, "':' expected after dictionary key");
        }
        if at_end || matches!(word, "def" | "async" | "else" | "try" | "finally" | "lambda") {
            return Diagnostic::syntax(self.place(start), "expected ':'");
        }
        if let (Some(token), "if" | "elif" | "while") = (found, word)
            && self.text(token) == "="
            && let [_, name] = line
        {
            let end = self.end_of_operand(token.end);
            return Diagnostic::syntax(
                self.range(name.start, end),
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
            );
        }
        self.invalid(start)
    }

    /// Where an expression that begins after `start` ends, at the latest: before a colon, a comma or a line end.
    pub(super) fn end_of_operand(&self, start: usize) -> usize {
        let mut end = start;
        for token in &self.tokens[self.index_at(start)..] {
            if token.kind == Kind::Newline || matches!(self.text(*token), ":" | "," | ")" | "]" | "}") {
                break;
            }
            end = token.end;
        }
        end
    }

    pub(super) fn innermost_open(&self, offset: usize) -> Option<Token> {
        let mut open = Vec::new();
        for token in &self.tokens[..self.index_at(offset)] {
            match token.kind {
                Kind::Open(_) => open.push(*token),
                Kind::Close(_) => {
                    open.pop();
                }
                _ => {}
            }
        }
        open.pop()
    }

    pub(super) fn closing_bracket(&self, offset: usize) -> Option<Token> {
        let mut depth = 0usize;
        for token in &self.tokens[self.index_at(offset)..] {
            match token.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close(_) if depth == 0 => return Some(*token),
                Kind::Close(_) => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// Two expressions side by side in brackets.
    fn expected_comma(&self, start: usize) -> Diagnostic {
        let offset = TextSize::from(start as u32);
        let line = self.line_before(start);
        let word = line.first().map_or("", |token| self.text(*token));
        if let Some(found) = self
            .assigned_index(start)
            .or_else(|| self.assigns_in_place(start))
        {
            return found;
        }
        if self.in_parameters(start) && self.token_at(start).is_some_and(|token| self.text(token) == "(") {
            let end = self
                .closing_bracket(start + 1)
                .map_or(start + 1, |token| token.end);
            return Diagnostic::syntax(
                self.range(start, end),
                "Function parameters cannot be parenthesized",
            );
        }
        let in_definition = matches!(word, "def" | "class" | "from" | "import" | "global" | "lambda");
        if in_definition || self.innermost_open(start).is_none() {
            return self.invalid(start);
        }
        let next = find(self.module, |expr| expr.start() == offset && expr.end() > offset);
        let before = self
            .token_before(start)
            .map(|token| TextSize::from(token.end as u32));
        let previous = find(self.module, |expr| {
            Some(expr.end()) == before && expr.start() < expr.end() && !expr.is_starred_expr()
        });
        match (previous, next) {
            (Some(previous), Some(next)) => self.at(
                TextRange::new(previous.start(), next.end()),
                "invalid syntax. Perhaps you forgot a comma?",
            ),
            _ => self.invalid(start),
        }
    }

    fn expected_else(&self, start: usize) -> Diagnostic {
        let before = self
            .token_before(start)
            .map(|token| TextSize::from(token.end as u32));
        let conditional = find(
            self.module,
            |expr| matches!(expr, Expr::If(node) if Some(node.test.end()) == before),
        );
        match conditional {
            Some(Expr::If(node)) => self.at(
                TextRange::new(node.body.start(), node.test.end()),
                "expected 'else' after 'if' expression",
            ),
            _ => self.invalid(start),
        }
    }

    fn unexpected_indent(&self, end: TextSize) -> Diagnostic {
        let (line, width) = self.lines.locate(end);
        let span = Span {
            line,
            column: width,
            end_line: line,
            end_column: width,
        };
        Diagnostic::syntax(span, "unexpected indent").with_kind(ErrorKind::IndentationError)
    }

    fn expected_expression(&self, start: usize) -> Diagnostic {
        let before = self.token_before(start);
        let text = before.map_or("", |token| self.text(token));
        let found = self.token_at(start).map_or("", |token| self.text(token));
        let inside = self.innermost_open(start);
        match (text, found, before) {
            ("=", _, Some(sign)) if inside.is_some() && self.in_parameters(start) => {
                Diagnostic::syntax(self.span(sign), "expected default value expression")
            }
            ("->", _, Some(arrow)) => Diagnostic::syntax(self.span(arrow), "expected ':'"),
            ("{", "}" | "!" | ":" | "=", Some(brace)) if self.in_format(brace) => {
                self.after_string(start, "f-string: empty expression not allowed")
            }
            (":", "}" | ",", Some(colon)) if inside.is_some_and(|bracket| self.text(bracket) == "{") => {
                let message = "expression expected after dictionary key and ':'";
                Diagnostic::syntax(self.span(colon), message)
            }
            _ => self.invalid(start),
        }
    }

    fn other(&self, text: &str, range: TextRange) -> Diagnostic {
        let start = usize::from(range.start());
        if let Some(block) = text.strip_prefix("Expected an indented block after ") {
            return self.expected_block(block, start);
        }
        if text.starts_with("Only single target") {
            return self.at(range, text.replacen("Only", "only", 1));
        }
        if text.starts_with("Cannot have both") {
            let message = "cannot have both 'except' and 'except*' on the same 'try'";
            return Diagnostic::syntax(self.place(start), message);
        }
        if text.starts_with("Bytes literal cannot be mixed") {
            let message = "cannot mix bytes and nonbytes literals";
            return Diagnostic::syntax(self.place(usize::from(range.end())), message);
        }
        match text {
            "Only one '*' parameter allowed" | "Only one '*' separator allowed" => {
                Diagnostic::syntax(self.place(start), "* argument may appear only once")
            }
            "Only one '/' separator allowed" => {
                Diagnostic::syntax(self.place(start), "/ may appear only once")
            }
            "Position-only parameter separator not allowed as first parameter" => {
                Diagnostic::syntax(self.place(start), "at least one argument must precede /")
            }
            "'/' parameter must appear before '*' parameter" => {
                Diagnostic::syntax(self.place(start), "/ must be ahead of *")
            }
            "Only one '**' parameter allowed" => {
                Diagnostic::syntax(self.place(start), "arguments cannot follow var-keyword argument")
            }
            "Expected a pattern" if self.token_at(start).is_some_and(|token| self.text(token) == "-") => {
                self.invalid(start + 1)
            }
            "Expected a statement" if self.assigns_in_place(start).is_some() => self
                .assigns_in_place(start)
                .unwrap_or_else(|| self.invalid(start)),
            "Expected a parameter name" => self.bad_keyword(range),
            "Expected `except` or `finally` after `try` block" => {
                Diagnostic::syntax(self.place(start), "expected 'except' or 'finally' block")
            }
            "Trailing comma not allowed" => {
                let end = usize::from(range.end());
                if self
                    .line_before(start)
                    .first()
                    .is_some_and(|token| self.text(*token) == "from")
                {
                    let message = "trailing comma not allowed without surrounding parentheses";
                    return Diagnostic::syntax(self.place(end), message);
                }
                self.invalid(end)
            }
            "Star import must be the only import" => {
                let comma = self.tokens[self.index_at(start)..]
                    .iter()
                    .find(|token| self.text(**token) == ",");
                self.invalid(comma.map_or(start, |token| token.start))
            }
            _ if text.ends_with("after decorator") => {
                let next = self.tokens[self.index_at(start)..]
                    .iter()
                    .find(|t| t.kind != Kind::Newline);
                self.invalid(next.map_or(start, |token| token.start))
            }
            _ => self.invalid(start),
        }
    }

    fn expected_block(&self, block: &str, start: usize) -> Diagnostic {
        // The header is the last line before that has tokens.
        let found = self.tokens[self.index_at(start)..]
            .iter()
            .find(|token| token.kind != Kind::Newline)
            .copied();
        let end = self.token_at(start).map_or(start, |token| token.start);
        let last = self.tokens[..self.index_at(end)]
            .iter()
            .rfind(|token| token.kind != Kind::Newline);
        let header = last.and_then(|token| self.line_before(token.start).first().or(Some(token)));
        let line = header.map_or(1, |token| self.lines.line(TextSize::from(token.start as u32)));
        let what = block
            .replace('`', "'")
            .replace("'class' definition", "class definition");
        let span = match (found, last) {
            (Some(found), _) => self.span(found),
            (None, Some(last)) => self.range(last.end, last.end),
            (None, None) => self.place(start),
        };
        Diagnostic::syntax(
            span,
            format!("expected an indented block after {what} on line {line}"),
        )
        .with_kind(ErrorKind::IndentationError)
    }
}
