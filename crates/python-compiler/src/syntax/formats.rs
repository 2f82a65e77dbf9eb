//! Strings and formatted strings with something wrong inside.

use super::{Broken, strings};
use crate::diagnostic::{Diagnostic, Span};
use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType};
use ruff_text_size::TextRange;
use switchboard_python_code::lex::{Kind, Token};

impl Broken<'_> {
    /// Is the brace that of a field?
    pub(super) fn in_format(&self, brace: Token) -> bool {
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
    pub(super) fn after_string(&self, offset: usize, message: impl Into<String>) -> Diagnostic {
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

    pub(super) fn format_error(&self, kind: &InterpolatedStringErrorType, start: usize) -> Diagnostic {
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
    pub(super) fn two_in_field(&self, start: usize) -> Option<(u32, u32)> {
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

    pub(super) fn lexical(&self, kind: &LexicalErrorType, range: TextRange) -> Diagnostic {
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
}
