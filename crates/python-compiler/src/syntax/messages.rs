//! The parser's complaints in CPython's words.

use super::names::{expression_at, expression_name, find, is_operand};
use super::{Broken, strings};
use crate::diagnostic::{Diagnostic, Kind as ErrorKind, Span};
use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType};
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

    fn starred(&self, range: TextRange) -> Diagnostic {
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
    fn bare_generator(&self, range: TextRange) -> Diagnostic {
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
    fn bare_star(&self, start: usize) -> Diagnostic {
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

    fn at_closing(&self, start: usize, message: &str) -> Diagnostic {
        let span = self
            .closing_bracket(start)
            .map_or(self.place(start), |token| self.span(token));
        Diagnostic::syntax(span, message)
    }

    fn name_at(&self, range: TextRange) -> &'static str {
        expression_at(self.module, range).map_or("expression", expression_name)
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
    fn line_before(&self, start: usize) -> &[Token] {
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
    fn end_of_operand(&self, start: usize) -> usize {
        let mut end = start;
        for token in &self.tokens[self.index_at(start)..] {
            if token.kind == Kind::Newline || matches!(self.text(*token), ":" | "," | ")" | "]" | "}") {
                break;
            }
            end = token.end;
        }
        end
    }

    fn innermost_open(&self, offset: usize) -> Option<Token> {
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

    fn closing_bracket(&self, offset: usize) -> Option<Token> {
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

    fn target(&self, range: TextRange) -> Diagnostic {
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
    fn assigned_test(&self, expr: &Expr) -> Option<Diagnostic> {
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
    fn is_whole_target(&self, range: TextRange) -> bool {
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

    fn in_parameters(&self, start: usize) -> bool {
        matches!(self.line_before(start), [word, ..] if self.text(*word) == "def")
    }

    /// Is the brace that of a field?
    fn in_format(&self, brace: Token) -> bool {
        let before = self.token_before(brace.start);
        before.is_some_and(|token| {
            token.end == brace.start
                && matches!(
                    token.kind,
                    Kind::FormatStart | Kind::FormatText | Kind::Close(b'}')
                )
        })
    }

    /// Errors inside of strings are told at the token that follows the string.
    fn after_string(&self, offset: usize, message: impl Into<String>) -> Diagnostic {
        let mut depth = 0i32;
        let mut at = self.index_at(offset);
        for (i, token) in self.tokens.iter().enumerate() {
            match token.kind {
                Kind::FormatStart => depth += 1,
                Kind::FormatEnd(_) => depth -= 1,
                _ => {}
            }
            if token.end > offset && depth == 0 {
                at = i;
                break;
            }
        }
        let end = self.tokens.get(at).map_or(offset, |token| token.end);
        Diagnostic::syntax(self.place(end), message)
    }

    fn format_error(&self, kind: &InterpolatedStringErrorType, start: usize) -> Diagnostic {
        let message = match kind {
            InterpolatedStringErrorType::UnclosedLbrace if self.two_in_field(start).is_some() => {
                // CPython gives the place in the field's own text.
                let (first, end) = self.two_in_field(start).unwrap_or_default();
                let span = Span {
                    line: 1,
                    column: first,
                    end_line: 1,
                    end_column: end,
                };
                return Diagnostic::syntax(span, "f-string: invalid syntax. Perhaps you forgot a comma?");
            }
            InterpolatedStringErrorType::UnclosedLbrace => "f-string: expecting '}'",
            InterpolatedStringErrorType::InvalidConversionFlag
            | InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => {
                "f-string: invalid conversion character: expected 's', 'r', or 'a'"
            }
            InterpolatedStringErrorType::SingleRbrace => "f-string: single '}' is not allowed",
            InterpolatedStringErrorType::LambdaWithoutParentheses => "f-string: invalid syntax",
            InterpolatedStringErrorType::UnterminatedString
            | InterpolatedStringErrorType::UnterminatedTripleQuotedString
            | InterpolatedStringErrorType::NewlineInFormatSpec => {
                let open = self.tokens[..self.index_at(start)]
                    .iter()
                    .rfind(|token| token.kind == Kind::FormatStart)
                    .copied();
                let open = open.or_else(|| self.token_at(start));
                return open
                    .and_then(|token| {
                        strings::check(
                            self,
                            Token {
                                end: start.max(token.end),
                                ..token
                            },
                            false,
                        )
                    })
                    .unwrap_or_else(|| self.invalid(start));
            }
        };
        self.after_string(start, message)
    }

    /// Columns of two expressions side by side in a field, counted in the field.
    fn two_in_field(&self, start: usize) -> Option<(u32, u32)> {
        let next = self.token_at(start)?;
        if !matches!(next.kind, Kind::Name | Kind::Number | Kind::String(true)) {
            return None;
        }
        let brace = self.tokens[..self.index_at(start)]
            .iter()
            .rfind(|t| t.kind == Kind::Open(b'{'))?;
        let first = self.token_at(brace.end)?;
        Some((
            (first.start - brace.start) as u32 + 1,
            (next.end - brace.start) as u32 + 1,
        ))
    }

    fn lexical(&self, kind: &LexicalErrorType, range: TextRange) -> Diagnostic {
        let start = usize::from(range.start());
        match kind {
            LexicalErrorType::FStringError(kind) => self.format_error(kind, start),
            LexicalErrorType::InvalidByteLiteral => Diagnostic::syntax(
                self.place(start),
                "bytes can only contain ASCII literal characters",
            ),
            LexicalErrorType::UnicodeError | LexicalErrorType::StringError => {
                // The place is inside of the string.
                let token = self
                    .tokens
                    .iter()
                    .rfind(|t| matches!(t.kind, Kind::String(_)) && t.start <= start);
                let problem = token.and_then(|token| strings::escape_problem(self.text(*token)));
                match (token, problem) {
                    (Some(token), Some(problem)) => Diagnostic::syntax(self.place(token.end), problem),
                    _ => self.after_string(start, "f-string: invalid escape"),
                }
            }
            LexicalErrorType::LineContinuationError => {
                let message = "unexpected character after line continuation character";
                Diagnostic::syntax(self.place(start), message)
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

    /// `x[a=1]`
    fn assigned_index(&self, start: usize) -> Option<Diagnostic> {
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
    fn assigns_in_place(&self, start: usize) -> Option<Diagnostic> {
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

    /// `f(a.b=1)`, `f(True=1)`
    fn bad_keyword(&self, range: TextRange) -> Diagnostic {
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
