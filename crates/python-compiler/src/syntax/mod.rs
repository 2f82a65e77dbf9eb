//! What CPython 3.11 says about a source that does not parse.
//!
//! The parser says where it stopped and what it missed; [`tokenizer`] finds what CPython's tokenizer would refuse
//! first; [`messages`] puts the parser's complaints into CPython's words and at CPython's places.

mod arguments;
mod formats;
mod messages;
mod names;
mod strings;
mod targets;
mod tokenizer;

use crate::diagnostic::{Diagnostic, Kind as ErrorKind, Span};
use crate::lines::Lines;
use ruff_python_ast::ModModule;
use ruff_python_parser::{ParseError, ParseErrorType};
use ruff_text_size::{Ranged, TextRange, TextSize};
use switchboard_python_code::lex::{Kind, Token, lex};

/// The source with its tokens, blanks and comments left out.
pub(crate) struct Broken<'a> {
    lines: &'a Lines<'a>,
    module: &'a ModModule,
    tokens: Vec<Token>,
}

/// The diagnostic for the parser's first error.
pub(crate) fn diagnose(error: &ParseError, module: &ModModule, lines: &Lines<'_>) -> Diagnostic {
    let broken = Broken::new(module, lines);
    let (tokenizer_error, unclosed) = tokenizer::check(&broken);
    if let Some(found) = tokenizer_error {
        return found;
    }
    let diagnostic = broken.message(error);
    if let Some(bracket) = unclosed {
        let stopped = usize::from(error.location.start());
        let line = broken.lines.line(TextSize::from(bracket.start as u32));
        let at_end = matches!(&error.error, ParseErrorType::Lexical(_)) || broken.token_at(stopped).is_none();
        if at_end || broken.lines.line(error.location.start()) > line {
            let text = &lines.source()[bracket.start..bracket.end];
            return Diagnostic::syntax(broken.point(bracket.start), format!("'{text}' was never closed"));
        }
    }
    diagnostic
}

/// Tabs and blanks that CPython does not tell apart safely; the parser takes them.
pub(crate) fn check_tabs(module: &ModModule, lines: &Lines<'_>) -> Result<(), Diagnostic> {
    if !lines.source().contains('\t') {
        return Ok(());
    }
    let broken = Broken::new(module, lines);
    match tokenizer::check(&broken).0 {
        Some(found) if found.kind == ErrorKind::TabError => Err(found),
        _ => Ok(()),
    }
}

impl<'a> Broken<'a> {
    fn new(module: &'a ModModule, lines: &'a Lines<'a>) -> Self {
        let tokens = lex(lines.source())
            .into_iter()
            .filter(|token| !matches!(token.kind, Kind::Space | Kind::Comment) && token.end > token.start)
            .collect();
        Self {
            lines,
            module,
            tokens,
        }
    }
}

impl Broken<'_> {
    fn source(&self) -> &str {
        self.lines.source()
    }

    fn text(&self, token: Token) -> &str {
        &self.source()[token.start..token.end]
    }

    /// The first token that ends after `offset`.
    fn index_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.end <= offset)
    }

    fn token_at(&self, offset: usize) -> Option<Token> {
        self.tokens.get(self.index_at(offset)).copied()
    }

    /// The last token before the one at `offset`, line ends left out.
    fn token_before(&self, offset: usize) -> Option<Token> {
        self.tokens[..self.index_at(offset)]
            .iter()
            .rfind(|token| token.kind != Kind::Newline)
            .copied()
    }

    /// A token's place; that of a line end is empty.
    fn span(&self, token: Token) -> Span {
        let end = if token.kind == Kind::Newline {
            token.start
        } else {
            token.end
        };
        self.range(token.start, end)
    }

    /// One character.
    fn point(&self, offset: usize) -> Span {
        self.range(offset, offset)
    }

    fn range(&self, start: usize, end: usize) -> Span {
        self.lines.span(TextRange::new(
            TextSize::from(start as u32),
            TextSize::from(end as u32),
        ))
    }

    /// The place of the token at `offset`, or of the end of the source.
    fn place(&self, offset: usize) -> Span {
        match self.token_at(offset) {
            Some(token) => self.span(token),
            None => {
                let end = self.source().trim_end_matches(['\n', '\r']).len();
                self.range(end, end)
            }
        }
    }

    fn invalid(&self, offset: usize) -> Diagnostic {
        Diagnostic::syntax(self.place(offset), "invalid syntax")
    }

    fn at(&self, node: impl Ranged, message: impl Into<String>) -> Diagnostic {
        Diagnostic::syntax(self.lines.span(node), message)
    }
}
